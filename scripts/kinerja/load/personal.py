"""Personal data never enters the records: looks for numbers and addresses of persons in files, paths and messages.

A finding never shows what was found. Git keeps every version for ever, so this comes before anything else is read.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kinerja.diagnostic import Fact, Finding, Location, Rule
from kinerja.load import personal_numbers
from kinerja.load.personal_numbers import Span
from kinerja.load.yaml_text import MOST_FAULTS

PERSONNEL_NUMBER = Rule("personal-number", section="personal")
IDENTITY_NUMBER = Rule("identity-number", section="personal")
PHONE_NUMBER = Rule("phone-number", section="personal")
EMAIL_ADDRESS = Rule("email-address", section="personal")
RULES: tuple[Rule, ...] = (PERSONNEL_NUMBER, IDENTITY_NUMBER, PHONE_NUMBER, EMAIL_ADDRESS)

_Search = Callable[[str], Iterator[Span]]
_Searches = tuple[tuple[Rule, _Search], ...]

_NUMBERS: _Searches = (
    (PERSONNEL_NUMBER, personal_numbers.personnel),
    (IDENTITY_NUMBER, personal_numbers.identity),
    (PHONE_NUMBER, personal_numbers.phone),
)
_NUMBERS_IN_YAML: _Searches = (*_NUMBERS[:2], (PHONE_NUMBER, personal_numbers.phone_in_yaml))

_EMAIL = re.compile(r"(?<![\w.+%@-])[\w.+%-]{1,64}(?:@|%40)(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])")
# `git@host:path` and `ssh://git@host/path` are addresses of repositories.
_REPOSITORY = re.compile(r"git@[\w.-]+[:/]\S")
# Git keeps the address of whoever commits; these lines repeat it by custom.
_TRAILER = re.compile(r"^[A-Za-z-]+-by: [^<>\n]*<[^<>\n]+>[ \t\r]*$", re.MULTILINE)


class _Found(NamedTuple):
    start: int
    end: int
    rule: Rule
    facts: dict[str, Fact]


def findings_in(path: str, text: str) -> tuple[Finding, ...]:
    """What stands in a file (values, keys and comments) or in its path and must not: by place, at most MOST_FAULTS."""
    in_path, in_text = _found(path, _NUMBERS), _found(text, _NUMBERS_IN_YAML)
    if not (in_path or in_text):
        return ()
    shown = _masked(path, in_path)
    found = [one.rule.finding(Location(shown), place="path", **one.facts) for one in in_path]
    found += _findings(shown, text, "file", in_text)
    return tuple(sorted(found, key=lambda one: one.order)[:MOST_FAULTS])


def findings_in_message(commit: str, message: str) -> tuple[Finding, ...]:
    """What stands in the message of a commit and must not: by place, at most MOST_FAULTS."""
    text = _TRAILER.sub(lambda match: match[0].replace("@", " "), message)
    return _findings(f"commit {commit[:12]}", text, "message", _found(text, _NUMBERS))


def masked(path: str) -> str:
    """A path that may be shown: each sign of a number or an address is `?`, which a shell takes for any sign."""
    return _masked(path, _found(path, _NUMBERS))


def _masked(path: str, found: list[_Found]) -> str:
    return _without(path, [(one.start, one.end) for one in found], "?")


def _findings(path: str, text: str, place: str, found: list[_Found]) -> tuple[Finding, ...]:
    return tuple(
        one.rule.finding(_location(path, text, one.start), place=place, **one.facts) for one in found[:MOST_FAULTS]
    )


def _location(path: str, text: str, start: int) -> Location:
    return Location(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def _found(text: str, searches: _Searches) -> list[_Found]:
    """Where something personal stands, by place; no sign is told twice, so an address may hold a number."""
    addresses = _addresses(text)
    found = [_Found(*span, EMAIL_ADDRESS, {}) for span in addresses]
    rest = personal_numbers.prepared(_without(text, addresses, "@"))
    if not rest:
        return found
    for rule, search in searches:
        spans = list(search(rest))
        found += [_Found(*span, rule, {"digits": sum(map(str.isdecimal, rest[slice(*span)]))}) for span in spans]
        rest = _without(rest, spans, "@")
    return sorted(found, key=lambda one: one.start)


def _addresses(text: str) -> list[Span]:
    if not ("@" in text or "%40" in text):
        return []
    return [match.span() for match in _EMAIL.finditer(text) if not _REPOSITORY.match(text, match.start())]


def _without(text: str, spans: list[Span], sign: str) -> str:
    """The text with another sign in the place of each sign within the spans, which are in order."""
    if not spans:
        return text
    pieces, start = [], 0
    for first, last in spans:
        pieces += [text[start:first], sign * (last - first)]
        start = last
    return "".join([*pieces, text[start:]])
