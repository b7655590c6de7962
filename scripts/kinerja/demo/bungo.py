"""Bungo: evaluation each semester, a yearly work plan, and frequent progress reports that are answered at once."""

from decimal import Decimal

from kinerja.demo.spec import Figure, Office, Place

AS_OF = "2025-08-01"
# What `kinerja status --as-of 2025-08-01` finds, and nothing else that is late, silent or without evidence.
WITHOUT_PLAN = ("p-019", "p-034", "p-052")
SILENT = ("p-015", "p-027", "p-041", "p-058")
WITHOUT_EVIDENCE = ("p-022", "p-037", "p-049")

_LEARNING, _SERVICE = "pendidikan", "pelayanan"

PLACE = Place(
    id="bungo",
    name="Kabupaten Bungo",
    type="regency",
    kemendagri="15.08",
    bps="1509",
    cadence="semester",
    vision="Kabupaten yang cerdas dan melayani (contoh).",
    missions=(
        (_LEARNING, "Sekolah yang bermutu di setiap kecamatan (contoh)."),
        (_SERVICE, "Pemerintahan yang cepat tanggap (contoh)."),
    ),
    areas=("Tanah Tumbuh", "Rantau Pandan", "Pasar Muaro Bungo", "Jujuhan", "Pelepat", "Bungo Dani"),
    offices=(
        Office(
            "sekretariat-daerah",
            "Sekretariat Daerah",
            "sekretariat",
            8,
            _SERVICE,
            "Rencana kerja daerah terpantau setiap bulan.",
            (
                Figure(
                    "laporan-kemajuan",
                    "Laporan kemajuan yang ditanggapi dalam tiga hari",
                    "Bagian laporan kemajuan yang ditanggapi atasan paling lama tiga hari kerja.",
                    "time",
                    "persen",
                    Decimal("61.0"),
                ),
                Figure(
                    "rencana-kerja-lengkap",
                    "Rencana kerja tahunan yang lengkap",
                    "Banyaknya perangkat daerah dengan rencana kerja tahunan yang lengkap.",
                    "quantity",
                    "perangkat daerah",
                    Decimal(24),
                    decimals=0,
                ),
            ),
            ("rencana kerja tahunan", "laporan kemajuan", "rapat pemantauan", "naskah pimpinan"),
        ),
        Office(
            "dinas-pendidikan",
            "Dinas Pendidikan dan Kebudayaan",
            "dinas",
            24,
            _LEARNING,
            "Murid membaca dan berhitung sesuai jenjangnya.",
            (
                Figure(
                    "literasi-murid",
                    "Murid dengan kemampuan membaca yang memadai",
                    "Bagian murid sekolah dasar yang mencapai batas kemampuan membaca.",
                    "quality",
                    "persen",
                    Decimal("59.5"),
                ),
                Figure(
                    "sekolah-didampingi",
                    "Sekolah yang didampingi",
                    "Banyaknya sekolah yang didampingi pengawas paling sedikit dua kali.",
                    "quantity",
                    "sekolah",
                    Decimal(110),
                    decimals=0,
                ),
            ),
            (
                "kunjungan sekolah",
                "pelatihan guru",
                "data pokok pendidikan",
                "bantuan sekolah",
                "pojok baca",
                "sarana kelas",
            ),
            ("Sekolah Dasar", "Sekolah Menengah Pertama", "Guru"),
        ),
        Office(
            "bkpsdm",
            "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
            "badan",
            16,
            _SERVICE,
            "Hasil evaluasi dipakai untuk promosi dan pengembangan pegawai.",
            (
                Figure(
                    "promosi-berdasar-kinerja",
                    "Promosi yang memakai hasil evaluasi",
                    "Bagian promosi jabatan yang memakai hasil evaluasi dua semester terakhir.",
                    "quality",
                    "persen",
                    Decimal("55.0"),
                ),
                Figure(
                    "pegawai-dilatih",
                    "Pegawai yang dilatih setelah evaluasi",
                    "Banyaknya pegawai yang mengikuti pelatihan yang dianjurkan evaluasi.",
                    "quantity",
                    "pegawai",
                    Decimal(90),
                    decimals=0,
                ),
            ),
            ("usulan promosi", "pelatihan pegawai", "evaluasi semester", "data kompetensi", "bimbingan kinerja"),
            ("Mutasi dan Promosi", "Pengembangan Kompetensi"),
        ),
        Office(
            "kecamatan-pasar-muaro-bungo",
            "Kecamatan Pasar Muaro Bungo",
            "kecamatan",
            8,
            _SERVICE,
            "Warga Pasar Muaro Bungo dilayani cepat.",
            (
                Figure(
                    "surat-selesai-sehari",
                    "Surat keterangan yang selesai pada hari yang sama",
                    "Bagian surat keterangan yang selesai pada hari permohonan diterima.",
                    "time",
                    "persen",
                    Decimal("64.0"),
                ),
                Figure(
                    "musyawarah-warga",
                    "Musyawarah warga",
                    "Banyaknya musyawarah warga yang hasilnya dicatat.",
                    "quantity",
                    "pertemuan",
                    Decimal(14),
                    decimals=0,
                ),
            ),
            ("surat keterangan", "musyawarah warga", "data keluarga", "bantuan sosial"),
        ),
    ),
)
