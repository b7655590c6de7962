"""The page about how people are protected: every limit with its reason, and an address that stays."""

from dataclasses import replace
from pathlib import Path

import msgspec
import publish_sample as sample
import pytest

from kinerja.publish.site import Site, render


def page(built: Path, place: str) -> str:
    return (built / "build" / "docs" / place / "index.md").read_text(encoding="utf-8")


def text(built: Path, place: str) -> str:
    return sample.Skeleton(sample.body(page(built, place))).text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("place", "sentences"),
    [
        (
            "id/metode/pegawai/staf-contoh",
            (
                "Kelompok terkecil berisi 10 orang.",
                "10–20 orang 20 poin 0–20 % 80–100 % 21–40 orang 10 poin 0–10 % 90–100 %",
                "301 orang atau lebih 1 poin 0–1 % 99–100 % Alasan rentang",
                "Baik istimewa-sekali Alasan baik",
                "10–19 orang 2 20–39 orang 1 40–399 orang 0,5 400 orang atau lebih 0,05",
                "Di kedua ujung skala, 2 langkah menjadi satu rentang.",
                "Kelompok terkecil 10 orang Alasan kelompok",
                "15 orang Alasan gabungan",
                "11 orang Alasan perubahan",
                "12 orang Alasan responden",
                "100 orang Alasan rincian",
                "20 poin Alasan jumlah",
                "2 langkah Alasan ujung",
                "13 poin Alasan terbuka",
                "200 jam Alasan jam",
                "14 % Alasan dugaan",
                "catatan paling sedikit 11 orang di dalamnya berubah",
                "Buku pegangan Badan statistik 31 Januari 2024 Laman Halaman 5",
                "Dipakai oleh Kota Contoh",
            ),
        ),
        (
            "en/method/people/staf-contoh",
            ("Sample of protection Groups and ranges.", "14% Reason of dugaan", "21–40 people 10 points 0–10% 90–100%"),
        ),
    ],
)
def test_the_protection_tells_every_limit_with_its_reason(built: Path, place: str, sentences: tuple[str, ...]) -> None:
    said = text(built, place)
    assert [one for one in sentences if one not in said] == []


def test_figures_of_people_without_a_known_policy_lead_nowhere(tmp_path: Path) -> None:
    release = msgspec.structs.replace(sample.release(), disclosure=None)
    render(Site(((release,),), sample.RULES, sample.HAND_WRITTEN), tmp_path / "build")
    assert "metode/pegawai" not in page(tmp_path, "id/pegawai/kota-contoh")
    assert "Bagaimana pegawai dilindungi" not in page(tmp_path, "id/metode")


def test_a_policy_of_an_earlier_release_keeps_its_page_and_is_used_by_nobody(tmp_path: Path) -> None:
    later = msgspec.structs.replace(sample.release(), disclosure=None, number=3)
    site = replace(sample.site(), releases=((sample.release(), later),))
    render(site, tmp_path / "build")
    assert "metode/pegawai/staf-contoh" in page(tmp_path, "id/pegawai/kota-contoh")
    assert "Dipakai oleh" not in page(tmp_path, "id/metode/pegawai/staf-contoh")
