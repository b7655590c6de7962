"""Words of the demonstration records: parts of sentences that are combined, so that no two people read the same."""

VERBS = (
    "Tersusunnya laporan",
    "Terlaksananya pendampingan",
    "Terselesaikannya pemeriksaan",
    "Tersedianya data",
)

OPENINGS = {
    "above": (
        "Hasil di atas ekspektasi",
        "Target terlampaui dengan mutu yang terjaga",
        "Pekerjaan selesai lebih awal daripada rencana",
        "Capaian melebihi kesepakatan di awal tahun",
        "Hasilnya dipakai juga oleh bidang lain",
    ),
    "as-expected": (
        "Hasil sesuai ekspektasi",
        "Target terpenuhi seperti yang disepakati",
        "Pekerjaan selesai tepat waktu",
        "Mutu hasil memenuhi ukuran yang disepakati",
        "Rencana dijalankan sampai tuntas",
    ),
    "below": (
        "Hasil di bawah ekspektasi",
        "Sebagian target belum terpenuhi",
        "Beberapa laporan terlambat diserahkan",
        "Mutu hasil masih perlu banyak perbaikan",
        "Rencana baru terlaksana sebagian",
    ),
}

ADVICE = (
    "lanjutkan kebiasaan mencatat bukti setiap pekan",
    "bagikan cara kerja ini kepada rekan satu tim",
    "periksa kembali data sebelum laporan dikirim",
    "sampaikan hambatan lebih awal supaya dapat dibantu",
    "gunakan masukan warga untuk rencana berikutnya",
    "susun daftar prioritas pada awal bulan",
    "perjelas pembagian tugas dengan bidang terkait",
    "ringkas laporan supaya mudah dibaca pimpinan",
    "simpan bukti pada folder bersama unit",
    "ikuti pelatihan yang sesuai dengan tugas ini",
    "tetapkan batas waktu untuk setiap tahap",
    "catat pelajaran dari pekerjaan tahun ini",
)

CONDUCT = (
    "Ramah dan jelas saat melayani",
    "Terbuka terhadap masukan",
    "Dapat diandalkan saat pekerjaan mendesak",
    "Mau belajar cara kerja baru",
    "Bekerja sama dengan baik antarbidang",
)
CONDUCT_BELOW = (
    "Cara menanggapi warga perlu diperbaiki",
    "Kesepakatan dengan rekan perlu lebih ditepati",
    "Kehadiran dalam rapat tim perlu lebih teratur",
    "Sikap terhadap masukan perlu lebih terbuka",
    "Koordinasi dengan bidang lain perlu ditingkatkan",
)

STEPS = (
    "Data dikumpulkan dan diperiksa bersama petugas lapangan",
    "Rancangan laporan dibahas dalam rapat bidang",
    "Kunjungan lapangan selesai dan dicatat",
    "Masukan warga dirangkum untuk perbaikan",
    "Dokumen diserahkan kepada atasan",
    "Tindak lanjut temuan bulan lalu diselesaikan",
)
REPLIES = (
    "Baik, lanjutkan ke tahap berikutnya.",
    "Terima kasih, lengkapi dengan data terbaru.",
    "Sudah jelas, simpan buktinya pada folder bersama.",
    "Bagus, sampaikan juga kepada tim.",
)

POSTS = (
    "Analis Kebijakan",
    "Pengelola Data",
    "Penyusun Program",
    "Pengolah Layanan",
    "Pengadministrasi Umum",
    "Analis Kinerja",
    "Pranata Komputer",
)

CORE_VALUES = (
    ("berorientasi-pelayanan", "Menanggapi permintaan warga paling lama dua hari kerja."),
    ("akuntabel", "Mencatat bukti untuk setiap hasil."),
    ("kompeten", "Belajar sedikitnya satu hal baru untuk tugasnya."),
    ("harmonis", "Menghargai pendapat rekan."),
    ("loyal", "Menjaga nama baik instansi."),
    ("adaptif", "Mencoba cara kerja baru yang lebih sederhana."),
    ("kolaboratif", "Melibatkan bidang lain sejak awal."),
)

ELEMENTS = (
    ("U1", "Persyaratan"),
    ("U2", "Sistem, mekanisme, dan prosedur"),
    ("U3", "Waktu penyelesaian"),
    ("U4", "Biaya atau tarif"),
    ("U5", "Produk spesifikasi jenis pelayanan"),
    ("U6", "Kompetensi pelaksana"),
    ("U7", "Perilaku pelaksana"),
    ("U8", "Penanganan pengaduan, saran, dan masukan"),
    ("U9", "Sarana dan prasarana"),
)
