"""Kinds of record by the tier that covers them, and the patterns of their places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from kinerja.model import KINDS, ApprovalPolicy, Kind, Tier
from kinerja.validate.rules.approval_policy_complete import OFFICE

ANY = "*"
_UNIT, _PEOPLE = "/units/", "/people/"
_ITSELF = "employee"


class Group(msgspec.Struct, frozen=True):
    """The kinds that one tier covers, all below units or all below people; one group is `general` and has the folder.

    The lines of the others follow, and win for their own kinds.
    """

    tier: Tier
    kinds: tuple[Kind, ...]
    general: bool = False

    @property
    def of_people(self) -> bool:
        """Whether its records are about people."""
        return _PEOPLE in self.kinds[0].path

    @property
    def fixed(self) -> bool:
        """Whether offices approve it, the same ones everywhere."""
        return {*self.tier.by, self.tier.or_else} <= {OFFICE, None}

    @property
    def own(self) -> bool:
        """Whether employees may write it for themselves, so that nobody can be asked to hold it back."""
        return self.of_people and _ITSELF in self.tier.by

    @property
    def varying(self) -> bool:
        """Whether it hangs on the unit or the person who is asked."""
        return not self.fixed and not self.own

    def patterns(self, government: str, unit: str = ANY, employee: str = ANY) -> Iterator[str]:
        """The folder of the unit, of its people or of one of them; or only the places of the kinds."""
        if not self.general:
            yield from (pattern(kind, government, unit, employee) for kind in self.kinds)
            return
        own = f"/records/{government}/units/{unit}/"
        if self.of_people:
            own += f"people/{employee}/" if employee != ANY else "people/"
        yield own

    def example(self, government: str, unit: str, employee: str = ANY) -> str:
        """A path of one of its kinds, as good as any other."""
        return _place(self.kinds[0], government, unit, employee).replace("{", "").replace("}", "")


def below_units(policy: ApprovalPolicy) -> tuple[Group, ...]:
    """The groups of what belongs to units, then of what is about people."""
    tiers = by_kind(policy)
    in_unit = (one for one in KINDS if _UNIT in one.path and _PEOPLE not in one.path)
    of_people = (one for one in KINDS if _PEOPLE in one.path)
    return (*_groups(tiers, in_unit), *_groups(tiers, of_people))


def by_kind(policy: ApprovalPolicy) -> Mapping[str, Tier]:
    """The tier of each kind of record; parts that are approved apart have no path of their own."""
    return {one.kind: tier for tier in policy.tiers for one in tier.covers if one.part is None}


def central(policy: ApprovalPolicy) -> Tier | None:
    """The tier of a government's own records, the strictest if there are several: offices approve them all."""
    tiers = by_kind(policy)
    own = (one for one in KINDS if one.path.startswith("records/{") and _UNIT not in one.path)
    found = [tiers[one.name] for one in own if one.name in tiers]
    return max(found, key=lambda one: one.approvals, default=None)


def pattern(kind: Kind, government: str, unit: str = ANY, employee: str = ANY) -> str:
    """The place of a kind: its folder, or its file where there is but one."""
    path = _place(kind, government, unit, employee)
    return f"/{path}" if "{" not in path else f"/{path[: path.rindex('/') + 1]}"


def _groups(tiers: Mapping[str, Tier], kinds: Iterable[Kind]) -> Iterator[Group]:
    """Kinds by tier, that of most kinds first; the first that varies is the general one."""
    found: dict[str, list[Kind]] = defaultdict(list)
    for kind in kinds:
        if kind.name in tiers:
            found[tiers[kind.name].id].append(kind)
    groups = [Group(tiers[own[0].name], tuple(own)) for own in found.values()]
    groups.sort(key=lambda one: (not one.varying, -len(one.kinds), one.tier.id))
    for number, one in enumerate(groups):
        yield msgspec.structs.replace(one, general=one.varying and number == 0)


def _place(kind: Kind, government: str, unit: str, employee: str) -> str:
    """The path of a kind, with what is known filled in. A unit's own record lies in a folder named by its id."""
    path = kind.path.replace("/units/{id}/", "/units/{unit}/").replace("{government}", government)
    return path.replace("{unit}", unit).replace("{employee}", employee)
