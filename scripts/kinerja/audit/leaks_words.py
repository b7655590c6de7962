"""Finds many thousand secrets in a text in one pass: each is looked up by the rarest of its words.

A secret stands alone: letters or digits directly before or after it make it another word.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kinerja.audit.leaks_forms import folded

_WORD = re.compile(r"[^\W_]+")
_GAPS = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})
# A long text is looked up by some words in a row, then compared in full.
_LONGEST = 8

Shape = tuple[int, int]
Words = tuple[str, ...]


@dataclass(frozen=True)
class Secret:
    """A secret by its words. `exact` is how it is written when the signs between the words matter too."""

    kind: str
    words: Words
    exact: str = ""


@dataclass(frozen=True)
class _Window:
    """Some words in a row of a secret: where they begin, and where the key that they are looked up by begins."""

    begin: int
    words: Words
    key: int


class Index:
    """Secrets by a rare word of each and a word beside it.

    `lookups` are the rare words: a text without any of them holds no secret, however it is joined to others.
    """

    def __init__(self, words: Iterable[str], phrases: Iterable[str]) -> None:
        secrets = {one for one in (*map(_word, words), *map(_phrase, phrases)) if one.words}
        often = Counter(word for secret in secrets for word in secret.words)
        windows: dict[Words, list[tuple[int, Secret]]] = defaultdict(list)
        shapes: dict[Words, set[Shape]] = defaultdict(set)
        lookups = set()
        for secret in secrets:
            rarest = _rarest(secret.words, often)
            window = _window(secret.words, rarest)
            windows[window.words].append((window.begin, secret))
            shapes[window.words[window.key : window.key + 2]].add((window.key, len(window.words)))
            lookups.add(secret.words[rarest])
        self.lookups = frozenset(lookups)
        self._windows, self._shapes = dict(windows), {key: tuple(sorted(found)) for key, found in shapes.items()}
        self._pairs = frozenset(self._shapes)
        self._singles = frozenset(key[0] for key in shapes if len(key) == 1)

    def found(self, text: str) -> Iterator[Secret]:
        """The secrets that stand in a folded text, as often as they do."""
        words = split(text)
        pairs = list(pairwise(words))
        # Pages share words with secrets, hardly ever two in a row: no step of the interpreter for each word.
        keys: list[tuple[int, Words]] = []
        if not self._pairs.isdisjoint(pairs):
            keys += ((place, pair) for place, pair in enumerate(pairs) if pair in self._pairs)
        if not self._singles.isdisjoint(words):
            keys += ((place, (word,)) for place, word in enumerate(words) if word in self._singles)
        if keys:
            spans = [match.span() for match in _WORD.finditer(text)]
            for place, key in keys:
                for before, length in self._shapes[key]:
                    yield from self._standing(text, spans, words, (place - before, length))

    def _standing(self, text: str, spans: Sequence[Shape], words: Sequence[str], at: Shape) -> Iterator[Secret]:
        start, length = at
        for begin, secret in self._windows.get(tuple(words[max(0, start) : start + length]), ()):
            first, last = max(0, start - begin), start - begin + len(secret.words)
            if tuple(words[first:last]) != secret.words:
                continue
            if not secret.exact or text[spans[first][0] : spans[last - 1][1]] == secret.exact:
                yield secret


def split(text: str) -> list[str]:
    """The words of a folded text: rows of letters and digits."""
    return text.translate(_GAPS).split() if text.isascii() else _WORD.findall(text)


def _word(text: str) -> Secret:
    plain = folded(text)
    places = [match.span() for match in _WORD.finditer(plain)]
    exact = plain[places[0][0] : places[-1][1]] if places else ""
    return Secret("id", tuple(plain[start:end] for start, end in places), exact)


def _phrase(text: str) -> Secret:
    return Secret("text", words_of(text))


def words_of(text: str) -> tuple[str, ...]:
    """The words by which a text is found."""
    return tuple(_WORD.findall(folded(text)))


def _rarest(words: Words, often: Counter[str]) -> int:
    return min(range(len(words)), key=lambda place: (often[words[place]], -len(words[place]), place))


def _window(words: Words, rarest: int) -> _Window:
    key = max(0, min(rarest, len(words) - 2))
    begin = max(0, min(key, len(words) - _LONGEST))
    return _Window(begin, words[begin : begin + _LONGEST], key - begin)
