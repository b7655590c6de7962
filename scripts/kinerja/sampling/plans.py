"""What is agreed with everybody in a year: five to eight results, each for one employee of the unit only."""

from kinerja.sampling.chance import Chance
from kinerja.sampling.forms import MEASURES, Promise
from kinerja.sampling.sentences import Row
from kinerja.sampling.staff import TURN, Member

FEWEST, MOST = 5, 8
# One in so many of the staff is measured by expectations in words.
_IN_WORDS = 8


def agreed_on(member: Member, year: int) -> str:
    """The day on which the plan was agreed: in January, or right after somebody came."""
    month = 7 if member.since == TURN and TURN.startswith(str(year)) else 1
    return f"{year}-{month:02}-{5 + member.number % 20:02}"


def promises(member: Member, figures: tuple[str, ...], texts: Row, turn: int, chance: Chance) -> tuple[Promise, ...]:
    """The planned results; `turn` counts the sentences that the unit has used up before.

    Whose superior has a plan serves that plan, everybody else the unit's indicators.
    """
    count = chance.whole(FEWEST, MOST)
    return tuple(_promise(member, figures, texts.at(turn + number), number, chance) for number in range(count))


def _promise(member: Member, figures: tuple[str, ...], text: str, number: int, chance: Chance) -> Promise:
    if member.rank == "staff" and member.number % _IN_WORDS == 3:
        return Promise(number + 1, text, _serves(member, figures, number), ())
    many = 2 if number == 0 else 1
    measures = (MEASURES[(member.number + number + more) % len(MEASURES)] for more in range(many))
    targets = tuple((one, chance.whole(one.lowest, one.highest)) for one in measures)
    return Promise(number + 1, text, _serves(member, figures, number), targets)


def _serves(member: Member, figures: tuple[str, ...], number: int) -> str:
    if number == MOST - 1:
        return ""
    if member.rank == "head" or member.superior_is_highest:
        return f"    supports:\n      indicator: {figures[number % len(figures)]}\n"
    return f"    supports:\n      result: hasil-{(member.number + number) % FEWEST + 1}\n"
