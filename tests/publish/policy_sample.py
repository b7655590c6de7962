"""A policy for each way of computing, with every block that a page can show; every free text goes through `say`."""

from collections.abc import Callable
from decimal import Decimal

from kinerja.model import (
    Additional,
    Alternative,
    Axis,
    Band,
    Cell,
    Coefficient,
    Component,
    Conversion,
    Credit,
    Distribution,
    DistributionRule,
    Example,
    Expected,
    ExpectedAdvice,
    Feedback,
    Given,
    GivenAchievement,
    GivenCount,
    GivenGroup,
    GivenPoints,
    HoursRule,
    Legal,
    Matrix,
    Pattern,
    Piece,
    RaterGroup,
    Role,
    ScoringPolicy,
    Share,
    SubComponent,
    Weighing,
    Word,
    Wording,
    WorkedCase,
)

Say = Callable[[str], str]


def every(say: Say) -> tuple[ScoringPolicy, ...]:
    return (
        matrix(say),
        _converted(say),
        _components(say),
        _feedback(say),
        _credit(say),
        _hours(say),
        organisation(say),
        _reversed(say),
    )


def _wording(say: Say, indonesian: str, english: str) -> Wording:
    return Wording(id=say(indonesian), en=say(english))


def _policy(say: Say, identifier: str, use: str, *bands: Band, **own: object) -> ScoringPolicy:
    facts = {"valid_from": "2022-01-01", "decimals": 2, "public_results": False} | own
    return ScoringPolicy(
        id=identifier,
        use=use,
        title=_wording(say, f"Aturan {identifier}", f"Policy {identifier}"),
        summary=_wording(say, "Singkatnya begini.", "In short."),
        legal=(
            Legal(id="pasal", regulation=say("Peraturan 6/2022"), verified="rule", article=say("Pasal 41")),
            Legal(id="praktik", regulation=say("Kebiasaan"), verified="unverified"),
        ),
        bands=bands or (_band(say, "baik", "Baik", "Good"), _band(say, "kurang", "Kurang", "Poor")),
        **facts,  # type: ignore[arg-type]
    )


def _band(say: Say, identifier: str, indonesian: str, english: str, **own: object) -> Band:
    return Band(id=identifier, word=_wording(say, indonesian, english), legal="pasal", **own)  # type: ignore[arg-type]


def _case(identifier: str, given: Given, **expect: object) -> WorkedCase:
    return WorkedCase(id=identifier, given=given, expect=Expected(**expect), legal="pasal")  # type: ignore[arg-type]


def matrix(say: Say) -> ScoringPolicy:
    words = (
        Word(id="below", word=_wording(say, "Di bawah ekspektasi", "Below expectations")),
        Word(id="above", word=_wording(say, "Di atas ekspektasi", "Above expectations")),
    )
    rules = (
        DistributionRule(rule="majority", bands=("baik",)),
        DistributionRule(rule="at-most", bands=("baik",), percent=Decimal(70)),
        DistributionRule(rule="at-least", bands=("kurang",), percent=Decimal(10)),
        DistributionRule(rule="must-have", bands=("baik", "kurang")),
    )
    counts = (GivenCount(band="baik", count=8), GivenCount(band="kurang", count=2))
    return _policy(
        say,
        "matriks",
        "person-rating",
        method="matrix",
        matrix=Matrix(
            rows=Axis(name=_wording(say, "Hasil kerja", "Results"), words=words),
            columns=Axis(name=_wording(say, "Perilaku kerja", "Behaviour"), words=words),
            cells=(
                Cell(row="below", column="below", band="kurang", legal="pasal"),
                Cell(row="below", column="above", band="kurang", legal="pasal"),
                Cell(row="above", column="below", band="kurang", legal="praktik"),
                Cell(row="above", column="above", band="baik", legal="pasal"),
            ),
        ),
        distribution=Distribution(
            minimum_group=10, patterns=(Pattern(organisation="istimewa", rules=rules, legal="praktik"),)
        ),
        cases=(
            _case("atas-atas", Given(results="above", behaviour="above"), band="baik"),
            _case("belum", Given(results="above"), state="pending"),
            _case("kosong", Given(), state="unscorable"),
            _case("ikut", Given(organisation="istimewa", counts=counts[1:])),
            _case(
                "lebih",
                Given(organisation="istimewa", counts=counts),
                advice=(ExpectedAdvice(rule="at-most", bands=("baik",)),),
            ),
        ),
    )


def _converted(say: Say) -> ScoringPolicy:
    achievements = (
        GivenAchievement(percent=Decimal("98.5"), weight=Decimal(60)),
        GivenAchievement(percent=Decimal(100), at_maximum=True),
        GivenAchievement(percent=Decimal(90), weight=Decimal(5), main=False),
    )
    return _policy(
        say,
        "konversi",
        "person-rating",
        _band(say, "sangat-baik", "Sangat baik", "Very good", lowest=Decimal(110), letter="A", condition="innovation"),
        _band(say, "baik", "Baik", "Good", lowest=Decimal(90), highest=Decimal(120)),
        valid_until="2022-12-31",
        superseded_by="matriks",
        method="converted",
        weighing=Weighing(
            cap=Decimal(120),
            alternatives=(
                Alternative(feedback=False, results=Decimal(70), behaviour=Decimal(30), legal="pasal"),
                Alternative(feedback=True, results=Decimal(60), behaviour=Decimal(40)),
            ),
        ),
        conversion=Conversion(
            at_maximum=Decimal(120),
            pieces=(
                Piece(band="baik", start=Decimal(80), value=Decimal(70), end=Decimal(99), end_value=Decimal(89)),
                Piece(band="sangat-baik", start=Decimal(100), value=Decimal(109), legal="praktik"),
            ),
            additional=Additional(cap=Decimal(10), shares=(Share(band="baik", percent=Decimal(80)),), legal="praktik"),
        ),
        examples=(Example(value=Decimal("110.5"), band="baik"),),
        cases=(
            _case(
                "lengkap",
                Given(achievements=achievements, behaviour_value=Decimal(88), innovation=True, feedback_counts=True),
                band="sangat-baik",
                value=Decimal("111.25"),
            ),
            _case("nilai", Given(results_value=Decimal(100), behaviour_value=Decimal(90)), value=Decimal(97)),
        ),
    )


def _components(say: Say) -> ScoringPolicy:
    parts = (
        SubComponent(id="ada", name=_wording(say, "Keberadaan", "Presence"), weight=Decimal(6)),
        SubComponent(id="mutu", name=_wording(say, "Mutu", "Quality"), weight=Decimal(24)),
    )
    return _policy(
        say,
        "komponen",
        "accountability",
        _band(say, "aa", "Sangat memuaskan", "Very satisfying", lowest=Decimal("90.01"), letter="AA"),
        method="components",
        public_results=True,
        components=(
            Component(
                id="rencana",
                name=_wording(say, "Perencanaan", "Planning"),
                weight=Decimal(30),
                parts=parts,
                legal="pasal",
            ),
        ),
        cases=(
            _case(
                "sebagian",
                Given(
                    points=(
                        GivenPoints(component="mutu", value=Decimal("20.5")),
                        GivenPoints(component="asing", value=Decimal(1)),
                    )
                ),
                state="unscorable",
            ),
        ),
    )


def _feedback(say: Say) -> ScoringPolicy:
    groups = (
        RaterGroup(id="superior", weight=Decimal(60), minimum=1),
        RaterGroup(id="peers", weight=Decimal(40), minimum=3),
    )
    return _policy(
        say,
        "umpan-balik",
        "feedback",
        method="feedback",
        feedback=Feedback(
            lowest=Decimal(1),
            highest=Decimal(10),
            multiplier=Decimal(10),
            roles=(Role(id="head", groups=groups, legal="praktik"),),
        ),
        cases=(
            _case(
                "rekan",
                Given(role="head", groups=(GivenGroup(group="peers", raters=3, mean=Decimal("8.5")),)),
                value=Decimal(85),
            ),
        ),
    )


def _credit(say: Say) -> ScoringPolicy:
    return _policy(
        say,
        "kredit",
        "credit-points",
        method="credit",
        credit=Credit(
            months=12,
            shares=(Share(band="baik", percent=Decimal(100)),),
            coefficients=(
                Coefficient(id="pertama", name=_wording(say, "Ahli Pertama", "First grade"), value=Decimal("12.5")),
            ),
            legal="pasal",
        ),
        cases=(_case("dua-bulan", Given(rating="baik", post="pertama", months=2), value=Decimal("2.08")),),
    )


def _hours(say: Say) -> ScoringPolicy:
    return _policy(
        say,
        "jam",
        "training-hours",
        method="hours",
        hours=(
            HoursRule(group="pns", lowest=Decimal(20), legal="pasal"),
            HoursRule(group="pppk", highest=Decimal(24)),
        ),
        cases=(_case("pns", Given(group="pns", hours=Decimal(0)), band="kurang"),),
    )


def organisation(say: Say) -> ScoringPolicy:
    return _policy(
        say,
        "organisasi",
        "organisation-rating",
        _band(say, "istimewa", "Istimewa", "Outstanding", lowest=Decimal("110.01")),
        _band(say, "baik", "Baik", "Good", highest=Decimal(110)),
        public_results=True,
    )


def _reversed(say: Say) -> ScoringPolicy:
    return _policy(
        say,
        "terbalik",
        "achievement",
        _band(say, "tinggi", "Tinggi", "High", lowest=Decimal(75)),
        reversed_for="decrease",
        cases=(_case("turun", Given(direction="decrease", ratio=Decimal("80.5"), value=Decimal(119)), band="tinggi"),),
    )
