"""The whole file: what lies outside the records first, then one government after the other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from kinerja.approval import authority
from kinerja.diagnostic import CannotRun, Finding, Location
from kinerja.load.document import Places
from kinerja.load.tree import Tree
from kinerja.load.yaml_text import LARGEST
from kinerja.model import KINDS, ApprovalPolicy, Tier
from kinerja.owners.groups import by_kind, pattern
from kinerja.owners.lines import Block, Line, blocks
from kinerja.owners.people import People
from kinerja.texts import LANGUAGES, text
from kinerja.validate.owning import TOO_LARGE

# Of a file of 3 MB or more GitHub reads nothing at all, and says nothing.
MOST_BYTES = 2_500_000
# Where Git services look for the file; whoever changes it changes who is asked.
PLACES = ("/.github/CODEOWNERS", "/.gitlab/CODEOWNERS", "/CODEOWNERS", "/docs/CODEOWNERS")
_POLICIES = [kind for kind in KINDS if kind.path.startswith("records/policies/")]

Ruled = tuple[People, ApprovalPolicy]


class Made(msgspec.Struct, frozen=True):
    """The text of the file, and what stands against writing it, by place."""

    text: str
    findings: tuple[Finding, ...]


def make(tree: Tree, governments: Sequence[str], day: str) -> Made:
    """The owners on a day, of governments that name an approval policy. Raises CannotRun where none does."""
    ruled = list(_ruled(tree, governments, day))
    if not ruled:
        raise CannotRun("owners-no-policy")
    parts = [_written(one) for one in _outside(ruled)]
    for people, policy in ruled:
        parts += [f"# {people.authority.government}", *(_written(one) for one in blocks(people, policy) if one.lines)]
    whole = "\n\n".join(["\n".join(_told("made", "decides")), *parts]) + "\n"
    found = [one for people, _ in ruled for one in people.findings]
    if len(whole.encode()) > MOST_BYTES:
        found.append(TOO_LARGE.finding(Location(PLACES[2][1:]), size=len(whole.encode()), limit=MOST_BYTES))
    return Made(whole, tuple(sorted(found, key=lambda one: one.order)))


def _ruled(tree: Tree, governments: Sequence[str], day: str) -> Iterator[Ruled]:
    def place(path: str, *steps: str | int) -> Location:
        entry = tree.find(path)
        source = next(iter(tree.read([entry], LARGEST))) if entry else None
        return Location(path) if source is None else Places(path, source).at(*steps)

    for name in governments:
        known = authority.of_tree(tree, name)
        if known.policy:
            yield People(known, day, place), known.policy


def _outside(ruled: Sequence[Ruled]) -> Iterator[Block]:
    """What all governments share: policies, folders and files that a tier names, and this file. Offices approve it."""
    owners: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    tiers: dict[str, Tier] = {}
    for people, policy in ruled:
        for tier, place in _places(policy):
            tiers.setdefault(tier.id, tier)
            owners[tier.id][place].update(people.asked(tier, place[1:]).owners)
    for name in sorted(owners):
        lines = (Line(place, tuple(sorted(found, key=str.lower))) for place, found in sorted(owners[name].items()))
        yield Block(tuple(lines), tiers[name])


def _places(policy: ApprovalPolicy) -> Iterator[tuple[Tier, str]]:
    tiers = by_kind(policy)
    named = {place for tier in policy.tiers for place in (*tier.folders, *tier.files)}
    for tier in policy.tiers:
        yield from ((tier, f"/{place}/") for place in tier.folders)
        yield from ((tier, f"/{place}") for place in tier.files)
    yield from ((tiers[kind.name], pattern(kind, "")) for kind in _POLICIES if kind.name in tiers)
    if strictest := tiers.get("approval-policy"):
        hidden = (one for one in PLACES if not any(f"{one}/".startswith(f"/{place}/") for place in named))
        yield from ((strictest, place) for place in hidden)


def _written(block: Block) -> str:
    tier = block.tier
    comments = [f"# {tier.title.id} / {tier.title.en}"] if tier else []
    if tier and tier.approvals > 1:
        comments += _told("several", count=tier.approvals)
    if any(not one.owners for one in block.lines):
        comments += _told("own")
    comments += [f"# {one}" for one in block.acting]
    return "\n".join([*comments, *(" ".join([one.pattern, *(f"@{it}" for it in one.owners)]) for one in block.lines)])


def _told(*keys: str, **facts: int) -> list[str]:
    """Comments in both languages: the file is one for all readers."""
    return [f"# {text(language, f'owners.file.{key}', **facts)}" for language in LANGUAGES for key in keys]
