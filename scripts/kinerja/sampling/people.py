"""The records of a unit's people in a year: plans, evaluations, and what comes between and after them."""

from collections.abc import Iterator

from kinerja.sampling import aftermath, forms, outcomes, plans, rounds, sentences
from kinerja.sampling.body import GOVERNMENT, Office
from kinerja.sampling.chance import Chance
from kinerja.sampling.evaluations import Talks
from kinerja.sampling.files import File, of_record
from kinerja.sampling.forms import Promise
from kinerja.sampling.outcomes import Outcome
from kinerja.sampling.rounds import Round
from kinerja.sampling.staff import Member

# A unit's sentences begin anywhere in their rows.
_ROWS = 1920


def postings(office: Office, members: tuple[Member, ...]) -> Iterator[File]:
    """The files of the postings of a unit."""
    for member in members:
        employment = "pppk" if member.number % 5 == 4 and member.rank == "staff" else "pns"
        role = "head" if member.rank != "staff" else "functional" if member.number % 3 == 2 else "staff"
        yield File(f"{_folder(office, member)}/employee.yml", forms.employee(office.id, member, employment, role))


class PeopleYear:
    """The people of a unit in a year: their postings, the unit's rating by period and its indicators."""

    def __init__(
        self, office: Office, year: int, members: tuple[Member, ...], ratings: dict[str, str], figures: tuple[str, ...]
    ) -> None:
        self._office = office
        self._year = year
        self._members = members
        self._ratings = ratings
        self._figures = figures
        self._rounds = rounds.of_year(year)

    def files(self, chance: Chance) -> Iterator[File]:
        """The files of everybody who served in a round of the year, but for the highest official."""
        dealt = {one.id: self._dealt(one, chance) for one in self._rounds}
        talks = {one.id: Talks(self._office, one, chance.whole(0, _ROWS)) for one in self._rounds}
        texts, used = sentences.of_plans(self._office.theme), chance.whole(0, _ROWS)
        for member in self._members:
            served = [one for one in self._rounds if member.serves(one.last_day)]
            if member.superior is None or not served:
                continue
            promises = plans.promises(member, self._figures, texts, used, chance)
            used += len(promises)
            yield self._plan(member, promises)
            for one in served:
                yield from self._evaluated(member, promises, dealt[one.id][member.id], talks[one.id], chance)
            yield from map(of_record, aftermath.of_year(self._office, member, self._year, served, chance))

    def _dealt(self, one: Round, chance: Chance) -> dict[str, Outcome]:
        """The outcome of everybody in a round."""
        rating = self._ratings[one.id]
        present = [member for member in self._members if member.serves(one.last_day)]
        below = [member for member in present if member.rank in {"section", "staff"}]
        sections = sum(member.rank == "section" for member in below)
        dealt = outcomes.deal(rating, sections, len(below) - sections, chance.whole(0, 99))
        heads = {member.id: outcomes.of_head(rating, self._office.turn) for member in present if member.rank == "head"}
        return heads | {member.id: outcome for member, outcome in zip(below, dealt, strict=True)}

    def _plan(self, member: Member, promises: tuple[Promise, ...]) -> File:
        day = plans.agreed_on(member, self._year)
        above = member.above(day)
        text = forms.plan(self._office.id, member.id, self._year, above.employee if above else "", day, promises)
        return File(f"{_folder(self._office, member)}/plans/{self._year}.yml", text)

    def _evaluated(
        self, member: Member, promises: tuple[Promise, ...], outcome: Outcome, talks: Talks, chance: Chance
    ) -> Iterator[File]:
        case = talks.case(member, outcome)
        path = f"{_folder(self._office, member)}/evaluations/{case.round.id}.yml"
        yield File(path, talks.text(case, promises, chance))
        yield from map(of_record, aftermath.of_case(self._office, case, chance))


def _folder(office: Office, member: Member) -> str:
    return f"records/{GOVERNMENT}/units/{office.id}/people/{member.id}"
