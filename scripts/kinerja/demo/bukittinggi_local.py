"""The offices of Bukittinggi near its citizens; the smallest are too small to publish numbers about their people."""

from decimal import Decimal

from kinerja.demo.spec import Figure, Office

_SERVICE, _HEALTH = "pelayanan", "sehat"

NEAR_CITIZENS = (
    Office(
        "dukcapil",
        "Dinas Kependudukan dan Pencatatan Sipil",
        "dinas",
        21,
        _SERVICE,
        "Setiap warga memiliki dokumen kependudukan.",
        (
            Figure(
                "akta-kelahiran",
                "Anak yang memiliki akta kelahiran",
                "Bagian penduduk berumur 0 sampai 17 tahun yang memiliki akta kelahiran.",
                "quality",
                "persen",
                Decimal("81.0"),
            ),
            Figure(
                "lama-layanan-dokumen",
                "Lama layanan dokumen",
                "Rata-rata waktu dari berkas lengkap sampai dokumen diserahkan.",
                "time",
                "jam",
                Decimal(30),
                "decrease",
                0,
            ),
        ),
        (
            "akta kelahiran",
            "kartu identitas anak",
            "perekaman di sekolah",
            "pemutakhiran data penduduk",
            "layanan daring",
            "arsip pencatatan sipil",
        ),
        ("Pendaftaran Penduduk", "Pencatatan Sipil"),
    ),
    *(
        Office(
            unit,
            f"Puskesmas {name}",
            "puskesmas",
            staff,
            _HEALTH,
            f"Warga sekitar Puskesmas {name} mendapat layanan dasar yang baik.",
            (
                Figure(
                    "kunjungan-ibu-hamil",
                    "Ibu hamil yang diperiksa enam kali",
                    "Bagian ibu hamil yang diperiksa paling sedikit enam kali.",
                    "quality",
                    "persen",
                    start,
                ),
                Figure(
                    "kelas-kesehatan",
                    "Kelas kesehatan untuk warga",
                    "Banyaknya kelas kesehatan yang diadakan.",
                    "quantity",
                    "kelas",
                    Decimal(40),
                    decimals=0,
                ),
            ),
            (
                "pemeriksaan ibu hamil",
                "imunisasi bayi",
                "kelas kesehatan",
                "persediaan obat",
                "kunjungan rumah",
                "pendaftaran pasien",
            ),
            ("Pelayanan", "Kesehatan Keluarga"),
            ratings,
            parent="dinas-kesehatan",
        )
        for unit, name, staff, start, ratings in (
            ("puskesmas-guguk-panjang", "Guguk Panjang", 15, Decimal("76.0"), ("baik", "baik")),
            ("puskesmas-mandiangin", "Mandiangin", 12, Decimal("73.5"), ("butuh-perbaikan", "baik")),
        )
    ),
    *(
        Office(
            unit,
            f"Kecamatan {name}",
            "kecamatan",
            staff,
            _SERVICE,
            f"Warga Kecamatan {name} dilayani dekat dari rumah.",
            (
                Figure(
                    "surat-selesai-sehari",
                    "Surat keterangan yang selesai pada hari yang sama",
                    "Bagian surat keterangan yang selesai pada hari permohonan diterima.",
                    "time",
                    "persen",
                    start,
                ),
                Figure(
                    "musyawarah-warga",
                    "Musyawarah warga",
                    "Banyaknya musyawarah warga yang hasilnya dicatat.",
                    "quantity",
                    "pertemuan",
                    Decimal(20),
                    decimals=0,
                ),
            ),
            ("surat keterangan", "musyawarah warga", "ketertiban umum", "data keluarga", "bantuan sosial"),
        )
        for unit, name, staff, start in (
            ("kecamatan-guguk-panjang", "Guguk Panjang", 8, Decimal("70.0")),
            ("kecamatan-mandiangin", "Mandiangin Koto Selayan", 6, Decimal("66.0")),
            ("kecamatan-aur-birugo", "Aur Birugo Tigo Baleh", 4, Decimal("72.0")),
        )
    ),
)
