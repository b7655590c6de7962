"""A policy that breaks its own rules is never used, and everything else is scored as before."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from scoring_records import POLICIES, STATUS, agreement, document, government, indicator, measurement

from kinerja.load.index import Index
from kinerja.model import Example, Expected, Given, PolicyUse, ScoringPolicy, WorkedCase
from kinerja.score.ledger import ledger
from kinerja.score.policy import in_force, sound

BY_ID = {policy.id: policy for policy in POLICIES}
WORDS = PolicyUse(policy="capaian-permendagri-86-2017", use="achievement", valid_from="2017-01-01")


def changed(name: str, **fields: Any) -> ScoringPolicy:
    return msgspec.structs.replace(BY_ID[name], **fields)


def shifted(name: str, number: int, **fields: Any) -> ScoringPolicy:
    """The policy with one of its bands changed."""
    bands = list(BY_ID[name].bands)
    bands[number] = msgspec.structs.replace(bands[number], **fields)
    return changed(name, bands=tuple(bands))


@pytest.mark.parametrize("name", sorted(BY_ID))
def test_every_shipped_policy_is_sound(name: str) -> None:
    assert sound(BY_ID[name]) == ()


@pytest.mark.parametrize("number", range(8))
def test_without_any_one_of_its_cells_a_matrix_is_not_sound(number: int) -> None:
    matrix = BY_ID["predikat-permenpanrb-6-2022"].matrix
    assert matrix is not None
    cells = matrix.cells[:number] + matrix.cells[number + 1 :]
    faulty = changed("predikat-permenpanrb-6-2022", matrix=msgspec.structs.replace(matrix, cells=cells))
    assert [fault.rule for fault in sound(faulty)] == ["policy-cells-complete"]


@pytest.mark.parametrize("name", sorted(BY_ID))
def test_a_wrong_worked_case_is_caught_in_every_policy(name: str) -> None:
    policy = BY_ID[name]
    wrong = WorkedCase(id="salah", given=Given(), expect=Expected(band="tidak-ada"))
    assert [fault.rule for fault in sound(changed(name, cases=(*policy.cases, wrong)))] == ["policy-names-known"]
    other = WorkedCase(id="salah", given=Given(), expect=Expected(band=policy.bands[0].id))
    assert [fault.rule for fault in sound(changed(name, cases=(*policy.cases, other)))] == ["policy-cases-hold"]


@pytest.mark.parametrize(
    ("policy", "rules"),
    [
        (shifted("capaian-permendagri-86-2017", 1, lowest=Decimal(77)), {"policy-bands-meet"}),
        (shifted("capaian-permendagri-86-2017", 1, highest=Decimal(91)), {"policy-bands-meet"}),
        (shifted("capaian-permendagri-86-2017", 1, lowest=Decimal(95)), {"limits-in-order", "policy-bands-meet"}),
        (shifted("capaian-permendagri-86-2017", 1, id="sedang"), {"listed-once", "reference-exists"}),
        (shifted("capaian-permendagri-86-2017", 1, legal="tidak-ada"), {"reference-exists"}),
        (
            changed("capaian-permendagri-86-2017", examples=(Example(value=Decimal(1), band="tinggi"),)),
            {"policy-examples-hold"},
        ),
    ],
)
def test_each_fault_is_named_and_keeps_the_policy_out_of_force(policy: ScoringPolicy, rules: set[str]) -> None:
    assert {fault.rule for fault in sound(policy)} == rules
    others = [one for one in POLICIES if one.id != policy.id]
    records = Index("kota-contoh", [document(one) for one in (government(WORDS), *others, policy)])
    assert in_force(records, "achievement", "2020-01-01") is None


def test_a_faulty_policy_takes_its_own_word_away_and_nothing_else() -> None:
    faulty = shifted("capaian-permendagri-86-2017", 1, lowest=Decimal(77))
    others = [one for one in POLICIES if one.id != faulty.id]
    own = (
        government(STATUS, WORDS),
        indicator(),
        agreement(2020, value=Decimal(10)),
        measurement("2020", value=Decimal(8)),
    )

    def score(*policies: ScoringPolicy) -> tuple[object, ...]:
        (found,) = ledger(Index("kota-contoh", [document(one) for one in (*own, *policies)])).scores
        status, word = found.status, found.word
        return found.achievement, status.band if status else None, word.band if word else None

    assert score(*POLICIES) == (Decimal("80.00"), "close", "tinggi")
    assert score(*others, faulty) == (Decimal("80.00"), "close", None)


@pytest.mark.parametrize(
    ("direction", "method", "realisation", "band"),
    [
        ("increase", "ratio", "12", "sangat-baik"),
        ("decrease", "inverse-2t", "12", "kurang"),
        ("decrease", "inverse-2t", "10", "cukup"),
        ("decrease", "inverse-2t", "6", "baik"),
        ("decrease", "inverse-2t", "5", "sangat-baik"),
    ],
)
def test_reversed_words_are_read_from_result_divided_by_target(
    direction: str, method: str, realisation: str, band: str
) -> None:
    use = PolicyUse(policy="capaian-bkd-sumbar-2016", use="achievement", valid_from="2016-01-01")
    own = (
        government(STATUS, use),
        indicator(method, direction),
        agreement(2020, value=Decimal(10)),
        measurement("2020", value=Decimal(realisation)),
    )
    (found,) = ledger(Index("kota-contoh", [document(one) for one in (*own, *POLICIES)])).scores
    assert found.word is not None
    assert found.word.band == band
    assert ("band-reversed" in [step.name for step in found.trace]) is (direction == "decrease")
