"""Words of the sample: parts of sentences that are combined, so that no two people of a unit read the same."""

VERBS = (
    "Tersusunnya laporan",
    "Terlaksananya pendampingan",
    "Terselesaikannya pemeriksaan",
    "Tersedianya data",
    "Terlaksananya pembinaan",
    "Terpantaunya pelaksanaan",
    "Tersusunnya bahan kebijakan",
    "Terdokumentasinya kegiatan",
    "Terverifikasinya berkas",
    "Tersampaikannya umpan balik",
)
AREAS = (
    *("wilayah utara", "wilayah selatan", "wilayah timur", "wilayah barat", "wilayah pusat", "kawasan pesisir"),
    *(
        "semester pertama",
        "semester kedua",
        "kelompok rentan",
        "warga lanjut usia",
        "pelaku usaha kecil",
        "tingkat kota",
    ),
)

OPENINGS = {
    "above": (
        "Hasil di atas ekspektasi",
        "Target terlampaui dengan mutu yang terjaga",
        "Pekerjaan selesai lebih awal daripada rencana",
        "Capaian melebihi kesepakatan di awal tahun",
        "Hasilnya dipakai juga oleh bidang lain",
        "Jumlah dan mutunya melampaui rencana",
        "Tambahan tugas pun selesai tepat waktu",
        "Cara kerjanya menjadi contoh bagi rekan",
    ),
    "as-expected": (
        "Hasil sesuai ekspektasi",
        "Target terpenuhi seperti yang disepakati",
        "Pekerjaan selesai tepat waktu",
        "Mutu hasil memenuhi ukuran yang disepakati",
        "Rencana dijalankan sampai tuntas",
        "Tahapan dilalui sesuai jadwal",
        "Dokumen lengkap pada saat diperlukan",
        "Sasaran periode ini tercapai",
    ),
    "below": (
        "Hasil di bawah ekspektasi",
        "Sebagian target belum terpenuhi",
        "Beberapa laporan terlambat diserahkan",
        "Mutu hasil masih perlu banyak perbaikan",
        "Rencana baru terlaksana sebagian",
        "Beberapa tahap terlewat dari jadwal",
        "Data pendukung belum lengkap",
        "Sasaran periode ini belum tercapai",
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
    "bandingkan hasil ini dengan triwulan sebelumnya",
    "libatkan petugas lapangan sejak perencanaan",
    "bahas kendala dalam rapat mingguan",
    "pastikan dokumen pendukung bertanggal",
    "rencanakan cadangan bila data terlambat",
    "perbarui pedoman kerja yang sudah usang",
    "uji cara baru pada satu kegiatan lebih dahulu",
    "minta pendapat pengguna sebelum laporan akhir",
    "catat waktu setiap tahap selama satu bulan",
    "jelaskan hasilnya dengan contoh yang nyata",
    "kurangi langkah yang tidak menambah mutu",
    "siapkan pengganti bila petugas berhalangan",
    "jadwalkan kunjungan lapangan lebih awal",
    "cocokkan angka dengan sumber datanya",
    "tindak lanjuti temuan bulan lalu",
    "sepakati ukuran mutu dengan penerima hasil",
    "sampaikan kemajuan setiap dua pekan",
    "arsipkan naskah akhir pada hari yang sama",
)
CONDUCT = {
    "above": (
        "Ramah dan jelas saat melayani warga",
        "Dapat diandalkan saat pekerjaan mendesak",
        "Menjadi tempat bertanya bagi rekan",
        "Berani mencoba cara kerja baru",
    ),
    "as-expected": (
        "Terbuka terhadap masukan",
        "Mau belajar cara kerja baru",
        "Bekerja sama dengan baik antarbidang",
        "Menepati janji kepada rekan",
    ),
    "below": (
        "Cara menanggapi warga perlu diperbaiki",
        "Kesepakatan dengan rekan perlu lebih ditepati",
        "Kehadiran dalam rapat tim perlu lebih teratur",
        "Koordinasi dengan bidang lain perlu ditingkatkan",
    ),
}
STRENGTHS = (
    "Teliti dalam mengolah data dan tepat waktu.",
    "Mampu menjelaskan hal rumit dengan kalimat sederhana.",
    "Tenang menghadapi keluhan dan cepat mencari jalan keluar.",
    "Rapi menyimpan bukti sehingga mudah diperiksa kembali.",
    "Cepat mempelajari aturan baru dan menerapkannya.",
    "Menggerakkan rekan untuk menyelesaikan tugas bersama.",
)
IMPROVEMENTS = (
    "Perlu melatih penyusunan laporan yang lebih ringkas.",
    "Perlu lebih sering meminta masukan sebelum tenggat.",
    "Perlu memperkuat kemampuan mengolah tabel data.",
    "Perlu membagi waktu antara tugas rutin dan tugas baru.",
    "Perlu mendokumentasikan cara kerja agar dapat diteruskan.",
    "Perlu memperluas kerja sama dengan bidang lain.",
)
STEPS = (
    "Data dikumpulkan dan diperiksa bersama petugas lapangan.",
    "Rancangan laporan dibahas dalam rapat bidang.",
    "Kunjungan lapangan selesai dan dicatat.",
    "Masukan warga dirangkum untuk perbaikan.",
    "Dokumen diserahkan kepada atasan.",
    "Tindak lanjut temuan bulan lalu diselesaikan.",
)
REPLIES = (
    "Baik, lanjutkan ke tahap berikutnya.",
    "Terima kasih, lengkapi dengan data terbaru.",
    "Sudah jelas, simpan buktinya pada folder bersama.",
    "Bagus, sampaikan juga kepada tim.",
)
POSTS = (
    *("Analis Kebijakan Ahli Muda", "Pengelola Data", "Penyusun Program", "Pengolah Layanan"),
    *("Pengadministrasi Umum", "Analis Kinerja", "Pranata Komputer Ahli Pertama", "Arsiparis Mahir"),
    *("Penyuluh Lapangan", "Pengawas Mutu Layanan", "Perencana Ahli Pertama", "Verifikator Berkas"),
)
SECTIONS = ("Bidang Pelayanan", "Bidang Program", "Bidang Data dan Mutu", "Bidang Sarana")
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
    "Persyaratan",
    "Sistem, mekanisme, dan prosedur",
    "Waktu penyelesaian",
    "Biaya atau tarif",
    "Produk spesifikasi jenis pelayanan",
    "Kompetensi pelaksana",
    "Perilaku pelaksana",
    "Penanganan pengaduan, saran, dan masukan",
    "Sarana dan prasarana",
)
FACTORS = (
    "Petugas tambahan dari bidang lain pada bulan yang padat.",
    "Formulir yang lebih singkat bagi warga.",
    "Rapat mingguan dengan pelaksana di lapangan.",
    "Data yang lengkap sejak awal tahun.",
    "Kerja sama dengan kelurahan dan kelompok warga.",
)
EXPECTATIONS = (
    "Penerima menyatakan hasil ini dapat langsung dipakai.",
    "Naskah disetujui tanpa perubahan besar.",
    "Pihak terkait dilibatkan sejak awal.",
    "Hasilnya dibahas terbuka dalam rapat unit.",
)
REALISATIONS = {
    "above": "Hasil dipakai melampaui harapan, juga oleh unit lain.",
    "as-expected": "Hasil diterima dan dipakai seperti yang diharapkan.",
    "below": "Hasil diterima setelah beberapa kali perbaikan.",
}
