"""What the units of the sample work on: the offices below the secretariat, and the kind of unit below each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """An office, the type and name of the units below it, its goal, and the eight matters of its work."""

    id: str
    name: str
    type: str
    below: tuple[str, str]
    goal: str
    matters: tuple[str, str, str, str, str, str, str, str]


SECRETARIAT = Theme(
    "sekretariat-daerah",
    "Sekretariat Daerah",
    "sekretariat",
    ("bagian", "Bagian"),
    "Kebijakan daerah dijalankan tepat waktu oleh semua perangkat daerah.",
    (
        *("keputusan rapat pimpinan", "rancangan peraturan", "kerja sama daerah", "surat masuk pimpinan"),
        *("acara resmi", "laporan kinerja", "rencana aksi", "tata naskah dinas"),
    ),
)
DISTRICT = Theme(
    "kecamatan",
    "Kecamatan",
    "kecamatan",
    ("kelurahan", "Kelurahan"),
    "Warga kecamatan dilayani dekat dari rumah.",
    (
        *("surat keterangan", "musyawarah warga", "data keluarga", "bantuan sosial"),
        *("kebersihan lingkungan", "ketertiban umum", "pos pelayanan terpadu", "usaha warga"),
    ),
)
DEPARTMENTS = (
    Theme(
        "dinas-kesehatan",
        "Dinas Kesehatan",
        "dinas",
        ("puskesmas", "Puskesmas"),
        "Warga terlindungi dari penyakit yang dapat dicegah.",
        (
            *("cakupan imunisasi", "pelayanan posyandu", "persediaan obat", "kunjungan rumah"),
            *("surveilans penyakit", "mutu puskesmas", "gizi anak", "kesehatan ibu"),
        ),
    ),
    Theme(
        "dinas-pendidikan",
        "Dinas Pendidikan",
        "dinas",
        ("sekolah", "Sekolah Menengah Pertama"),
        "Semua anak bersekolah sampai tamat.",
        (
            *("kehadiran murid", "pelatihan guru", "bantuan sekolah", "perpustakaan sekolah"),
            *("data pokok pendidikan", "asesmen belajar", "sarana kelas", "pendidikan kesetaraan"),
        ),
    ),
    Theme(
        "dinas-pekerjaan-umum",
        "Dinas Pekerjaan Umum",
        "dinas",
        ("upt-jalan", "UPT Pemeliharaan Jalan"),
        "Jalan dan saluran air kota dalam keadaan baik.",
        (
            *("pemeliharaan jalan", "saluran air", "lampu jalan", "trotoar"),
            *("jembatan", "pengawasan proyek", "alat berat", "data jalan"),
        ),
    ),
    Theme(
        "dinas-sosial",
        "Dinas Sosial",
        "dinas",
        ("rumah-singgah", "Rumah Singgah"),
        "Warga rentan menerima bantuan yang tepat.",
        (
            *("data warga rentan", "penyaluran bantuan", "rehabilitasi sosial", "pendampingan keluarga"),
            *("pengaduan bantuan", "kesiapan bencana", "layanan disabilitas", "relawan sosial"),
        ),
    ),
    Theme(
        "dinas-kependudukan",
        "Dinas Kependudukan dan Pencatatan Sipil",
        "dinas",
        ("loket", "Loket Layanan"),
        "Dokumen kependudukan selesai cepat.",
        (
            *("akta kelahiran", "perekaman di sekolah", "layanan daring", "pemutakhiran data penduduk"),
            *("arsip dokumen", "layanan keliling", "kartu identitas anak", "pengaduan dokumen"),
        ),
    ),
    Theme(
        "dinas-lingkungan-hidup",
        "Dinas Lingkungan Hidup",
        "dinas",
        ("bank-sampah", "Bank Sampah"),
        "Sampah berkurang dan kota makin teduh.",
        (
            *("pengangkutan sampah", "bank sampah", "taman kota", "mutu air sungai"),
            *("uji emisi", "izin lingkungan", "penghijauan", "pengaduan pencemaran"),
        ),
    ),
    Theme(
        "dinas-perhubungan",
        "Dinas Perhubungan",
        "dinas",
        ("terminal", "Terminal"),
        "Perjalanan di kota aman dan lancar.",
        (
            *("angkutan umum", "parkir", "rambu lalu lintas", "uji kendaraan"),
            *("terminal", "keselamatan sekolah", "lampu lalu lintas", "survei perjalanan"),
        ),
    ),
    Theme(
        "dinas-pertanian",
        "Dinas Pertanian dan Pangan",
        "dinas",
        ("balai-penyuluhan", "Balai Penyuluhan"),
        "Hasil panen naik dan harga pangan terjangkau.",
        (
            *("penyuluhan petani", "benih", "irigasi desa", "harga pangan"),
            *("kesehatan hewan", "kelompok tani", "cadangan pangan", "lahan pekarangan"),
        ),
    ),
    Theme(
        "dinas-perdagangan",
        "Dinas Perdagangan dan Koperasi",
        "dinas",
        ("pasar", "Pasar Rakyat"),
        "Pasar rakyat bersih dan usaha kecil bertumbuh.",
        (
            *("pasar rakyat", "tera ulang timbangan", "koperasi", "usaha kecil"),
            *("izin usaha", "pameran produk", "harga kebutuhan pokok", "pelatihan pedagang"),
        ),
    ),
    Theme(
        "dinas-kominfo",
        "Dinas Komunikasi dan Informatika",
        "dinas",
        ("pusat-layanan", "Pusat Layanan Informasi"),
        "Warga memperoleh informasi dan layanan daring yang andal.",
        (
            *("aplikasi layanan", "pusat data", "keamanan informasi", "jaringan kantor"),
            *("pengaduan daring", "statistik sektoral", "siaran publik", "bantuan pengguna"),
        ),
    ),
    Theme(
        "badan-kepegawaian",
        "Badan Kepegawaian Daerah",
        "badan",
        ("balai-pelatihan", "Balai Pelatihan"),
        "Pegawai bekerja pada jabatan yang sesuai dan terus belajar.",
        (
            *("penempatan pegawai", "pelatihan pegawai", "data kompetensi", "kenaikan pangkat"),
            *("disiplin pegawai", "pensiun", "analisis jabatan", "penilaian kinerja"),
        ),
    ),
    Theme(
        "badan-pendapatan",
        "Badan Pendapatan Daerah",
        "badan",
        ("samsat", "Kantor Samsat"),
        "Pendapatan daerah tercatat dan dipungut dengan adil.",
        (
            *("pajak bumi dan bangunan", "pajak hotel", "pendataan wajib pajak", "penagihan"),
            *("keberatan pajak", "pembayaran daring", "laporan pendapatan", "penyuluhan pajak"),
        ),
    ),
)
