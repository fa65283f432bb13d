"""Which tokens are worth a look: nearly all are plain words, said as they are written."""

from __future__ import annotations

import re
from itertools import compress, count
from operator import not_
from typing import TYPE_CHECKING

from captions.words.spoken.emoji import BASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from captions.words.spoken.lexicon import Lexicon

__all__ = ["Suspects"]

_MEMO_SIZE = 1 << 16
"""Tokens remembered; beyond it the memory starts afresh, so a stream stays flat."""

# A letter: what \w has but digits, the underscore and signs such as "½".
LETTER = r"[^\W\d_²³¹¼-¾⁰-₟⅐-↉①-⓿]"
_MARKS = "\"'“”‘’«»„‚([{¿¡.,;:!?…)\\]}—–-"
# A word or two, with marks around: said as it is written, unless it is known otherwise.
_WORD = re.compile(
    rf"[{_MARKS}]{{0,8}}({LETTER}+(?:['’—–-]{LETTER}+){{0,8}})?[{_MARKS}]{{0,8}}", re.UNICODE
)
_EMOJI = re.compile(BASE)
_CONTRACTED = re.compile(r"I['’][a-z]+")
_BEFORE = frozenset({"the", "i"})


class Suspects:
    """Finds the tokens that may be said otherwise than written.

    Args:
        lexicon: Its entries are.
        changing: Words, in lower case, that may be said otherwise wherever they stand.
        leading: Words that may be so before something that is no plain word.
        has_rules: Whether there are rules; without them all but emoji stays as it is.

    >>> find = Suspects(None, frozenset({"tv"}), frozenset({"may"}), True)
    >>> list(find("It may be on TV in May 3 times".split()))
    [4, 6, 7]
    """

    def __init__(
        self,
        lexicon: Lexicon | None,
        changing: frozenset[str],
        leading: frozenset[str],
        has_rules: bool,
    ) -> None:
        self._lexicon = lexicon
        self._changing = changing
        self._leading = leading
        self._has_rules = has_rules
        self._plain: set[str] = set()
        self._leaders: set[str] = set()
        self._special: set[str] = set()

    def __call__(self, tokens: Sequence[str]) -> list[int]:
        """Return the indices of tokens worth a look."""
        self._forget()
        odd = list(compress(count(), map(not_, map(self._plain.__contains__, tokens))))
        self._learn({tokens[i] for i in odd})
        special, leaders = self._special, self._leaders
        return [
            i
            for i in odd
            if tokens[i] in special or (tokens[i] in leaders and self._leads(tokens, i + 1))
        ]

    def may_change(self, token: str) -> bool:
        """Return whether a token may be said otherwise somewhere."""
        self._forget()
        return self._changes(token)

    def _changes(self, token: str) -> bool:
        if token in self._plain:
            return False
        self._learn({token})
        return token not in self._plain

    def _forget(self) -> None:
        """Start the memories afresh if they are full."""
        known = (self._plain, self._leaders, self._special)
        if sum(map(len, known)) > _MEMO_SIZE:
            for memory in known:
                memory.clear()

    def _learn(self, tokens: set[str]) -> None:
        known = (self._plain, self._leaders, self._special)
        for token in tokens.difference(*known):
            known[self._kind(token)].add(token)

    def _kind(self, token: str) -> int:
        """Return which of the three memories a token belongs to."""
        if self._lexicon and self._lexicon.starts(token):
            return 2
        if not self._has_rules:
            return 2 if _EMOJI.search(token) else 0
        match = _WORD.fullmatch(token)
        if not match:
            return 2
        core = match[1]
        if not core:
            return 0
        low = core.lower()
        stopped = low + token[match.end(1) : match.end(1) + 1]
        if not self._changing.isdisjoint((low, stopped)) or (core[:2].isupper() and len(core) > 1):
            return 0 if _CONTRACTED.fullmatch(core) else 2
        return 1 if low in self._leading else 0

    def _leads(self, tokens: Sequence[str], after: int) -> bool:
        """Return whether what a leading word waits for stands after it."""
        token = tokens[after] if after < len(tokens) else ""
        return self._changes(token) or token.strip(_MARKS).lower() in _BEFORE
