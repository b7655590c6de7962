"""Examines one part: reads it, scores it, and asks every rule; a part is in memory only while that lasts."""

import hashlib
import re

import msgspec

from kinerja.checking.kept import kept
from kinerja.checking.outcome import Listing, Outcome, Told, key, keys, told
from kinerja.disclose import continuity
from kinerja.load import repository
from kinerja.load.index import Index
from kinerja.load.part_index import Known, PartIndex, Surroundings
from kinerja.load.parts import Part
from kinerja.load.tree import Tree
from kinerja.model import KINDS
from kinerja.score.ledger import ledger
from kinerja.validate import evaluations, waivers
from kinerja.validate.rules import GROUPED, RULES

_PERSON = re.compile(r".*/people/([^/]+)/employee\.yml", re.DOTALL)
_ROSTER = re.compile(r".*/units/[^/]+/rosters/[^/]+\.yml", re.DOTALL)


class Examiner(msgspec.Struct, frozen=True):
    """Looks at the parts of one government, which lie in one tree."""

    around: Surroundings
    read: repository.Read
    past: continuity.Past

    @classmethod
    def of(cls, tree: Tree, government: str, read: repository.Read, known: Known, policies: Index) -> "Examiner":
        """An examiner of a government whose own records were read."""
        releases = continuity.read(tree, f"docs/releases/{government}")
        return cls(Surroundings.of(tree, policies, read, known, government), read, continuity.Past(releases))

    @property
    def kinds(self) -> dict[str, bytes]:
        """A digest of the government's own documents of each kind."""
        return _kinds(self.around.central, self.read)

    def again(self) -> "Examiner":
        """The same for another process."""
        return msgspec.structs.replace(self, around=self.around.again())

    def knowing(self, known: Known) -> "Examiner":
        """The same with more known of all parts."""
        return msgspec.structs.replace(self, around=self.around.knowing(known))

    def examine(self, part: Part) -> tuple[Outcome, Listing]:
        """What is found in a part, and what others may ask of it."""
        read = repository.load_part(self.around.tree, part) if part.name else self.read
        records = PartIndex(part, read.documents, read.broken, self.around)
        scored = ledger(records)
        found = [told(one, joins=False) for one in (*read.findings, *continuity.undeclared(scored, self.past))]
        rules = (module for module in RULES if module not in GROUPED)
        found += [told(one) for module in rules for one in module.check(scored)]
        groups = {key(" ".join(name)): group for name, group in evaluations.groups(records).items()}
        alone = ((name, of_group(group)) for name, group in groups.items())
        outcome = Outcome(
            files=len(read.documents) + len(read.broken),
            found=tuple(found),
            alone=tuple((name, findings) for name, findings in alone if findings),
            asked=keys(records.asked),
            groups=b"".join(sorted(groups)),
            people=_matches(_PERSON, read),
            goals=tuple(sorted(records.goals)),
            rosters=tuple(path for path in sorted(read.digests) if _ROSTER.fullmatch(path)),
            claims={} if records.central else records.claims,
            kinds=self.kinds if records.central else {},
            waivers=waivers.in_force(records) if records.central else (),
            lasting=not any(one.rule == repository.FILE_UNREADABLE.slug for one in read.findings),
        )
        members = {name: tuple(one.path for one in group) for name, group in groups.items()}
        whole = kept(read.documents, read.broken, read.findings) if records.central else None
        return outcome, Listing(dict(read.digests), members, msgspec.msgpack.encode(whole) if whole else b"")


def of_group(group: evaluations.Evaluations) -> tuple[Told, ...]:
    """What the rules on groups of evaluations find in one that is whole."""
    return tuple(told(one) for module in GROUPED for one in module.of_group(group))


def _matches(pattern: re.Pattern[str], read: repository.Read) -> tuple[str, ...]:
    return tuple(sorted({match[1] for match in map(pattern.fullmatch, read.digests) if match}))


def _kinds(records: Index, read: repository.Read) -> dict[str, bytes]:
    found = {}
    for kind in KINDS:
        # Policies are the same for all that is remembered together.
        lines = (
            one.path.encode(errors="surrogateescape") + read.digests[one.path]
            for one in records.of(kind.type)
            if one.path in read.digests
        )
        found[kind.name] = hashlib.blake2b(b"".join(lines), digest_size=16).digest()
    return found
