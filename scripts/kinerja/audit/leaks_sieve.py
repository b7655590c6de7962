"""Passes what holds no secret, quickly: pages of a site share most of their lines, and each line is examined once."""

import re

from kinerja.audit.leaks_forms import embedded, folded, forms
from kinerja.audit.leaks_numbers import numbers
from kinerja.audit.leaks_words import Index, split

# Signs of lines kept in mind, some 100 MB at most; then it begins anew.
_MEMORY = 32 * 1024 * 1024
# A tag that ends or begins on another line may break a word: such lines are always examined with those around them.
_WHOLE_TAGS = re.compile(r"[^<>]*(?:<[^<>]*>[^<>]*)*")


class Sieve:
    """Lines that hold, in none of their forms, a word that secrets are looked up by, or a number of a person.

    `files` are digests of whole files in which nothing was found.
    """

    def __init__(self, index: Index) -> None:
        self.files: set[bytes] = set()
        self._index = index
        self._clean: set[str] = set()
        self._size = 0

    def passes(self, text: str) -> bool:
        """Whether no secret can stand in any form of the text, for none of their words does.

        Raises Refused when escapes stand in escapes without end.
        """
        fresh = [line for line in text.split("\n") if line not in self._clean]
        passed = self._pass("\n".join(fresh))
        self._remember({line for line in fresh if (passed or self._pass(line)) and _WHOLE_TAGS.fullmatch(line)})
        return passed

    def _pass(self, text: str) -> bool:
        return not any(self._suspect(form) for _, form in forms(text))

    def _suspect(self, form: str) -> bool:
        # What is embedded may go on over lines that were passed before.
        if next(embedded(form), None) is not None:
            return True
        plain = folded(form)
        return not self._index.lookups.isdisjoint(split(plain)) or next(numbers(plain), None) is not None

    def _remember(self, lines: set[str]) -> None:
        self._size += sum(map(len, lines))
        if self._size > _MEMORY:
            self._size, self._clean = 0, set()
        self._clean |= lines
