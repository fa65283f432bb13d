"""Sentence ends: decided from a token's last mark and the next token's first letter.

Both are read from the token once and remembered, so a sentence end costs two table look-ups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from captions.languages import load
from captions.model import End

__all__ = ["SentenceEnds"]

_MEMO_SIZE = 1 << 15
"""Tokens remembered; beyond it the memory starts afresh, so a stream stays flat."""


class _Tail(IntEnum):
    """How a token ends."""

    OPEN = 0  # no mark that could end a sentence
    STOP = 1  # . ! ? and their kin
    TRAIL = 2  # an ellipsis
    MAYBE = 3  # an abbreviation that may also end a sentence, an initial
    NUMBERED = 4  # an abbreviation that stands before numbers
    INNER = 5  # an abbreviation that never ends a sentence
    ORDINAL = 6  # digits and a stop
    ALWAYS = 7  # a stop of a script that has no other use for it


class _Start(IntEnum):
    """How a token starts."""

    UPPER = 0
    STARTER = 1  # a closed-class word with a capital, such as "The"
    LOWER = 2
    DIGIT = 3
    OTHER = 4  # no case: another script, a symbol


_UPPER, _STARTER, _LOWER, _DIGIT, _OTHER = _Start
# Whether the sentence ends, by the tail of one token and the start of the next.
_ENDS: dict[_Tail, frozenset[_Start]] = {
    _Tail.OPEN: frozenset(),
    _Tail.STOP: frozenset({_UPPER, _STARTER, _DIGIT, _OTHER}),
    _Tail.TRAIL: frozenset({_UPPER, _STARTER, _DIGIT, _OTHER}),
    _Tail.MAYBE: frozenset({_STARTER}),
    _Tail.NUMBERED: frozenset({_UPPER, _STARTER, _OTHER}),
    _Tail.INNER: frozenset(),
    _Tail.ORDINAL: frozenset({_UPPER, _STARTER, _DIGIT, _OTHER}),
    _Tail.ALWAYS: frozenset(_Start),
}

_TAIL = re.compile(r"([.!?…。．！？｡؟۔।॥։።]+)[\"'”’»›)\]}」』）】〉》*_]*$")
_LEAD = re.compile(r"[\"'“‘«‹„‚(\[{¿¡「『（【〈《>*_\-–—♪#]*(.?)")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+", re.UNICODE)
_OTHER_SCRIPTS = "。．！？｡؟۔।॥։።"
# Languages that write an ordinal as digits and a stop, as in "11. Januar".
_ORDINAL_STOP = frozenset("de da no nb nn fi cs sk hu pl hr sl sr bs et lv is tr".split())


class SentenceEnds:
    """Finds sentence ends in a language's tokens.

    >>> ends = SentenceEnds("en")
    >>> tokens = "On Jan. 11 the U.S. Secretary, J. Doe, left. He paid $5.5".split()
    >>> [t for t, end in zip(tokens, ends(tokens, "")) if end]
    ['left.']
    """

    def __init__(self, language: str) -> None:
        known = load(language)
        self._maybe = known.words("abbreviation")
        self._inner = known.words("inner", "title")
        self._numbered = known.words("numbered")
        self._starters = known.words(
            *(name for name in known.sections if name not in _NO_STARTERS)
        )
        self._ordinal = load(language).tag in _ORDINAL_STOP
        self._tails: dict[str, _Tail] = {}
        self._starts: dict[str, _Start] = {}

    def __call__(self, tokens: Sequence[str], following: str) -> list[int]:
        """Return an `End` for each token: SENTENCE or NONE.

        Args:
            tokens: The tokens of a text.
            following: The token after the last one; empty: the text ends there.
        """
        tails = self._tails
        if len(tails) > _MEMO_SIZE:
            tails.clear()
            self._starts.clear()
        for token in set(tokens).difference(tails):
            tails[token] = self._tail(token)
        ends = [0] * len(tokens)
        for i, token in enumerate(tokens):
            if tail := tails[token]:
                after = tokens[i + 1] if i + 1 < len(tokens) else following
                if not after:
                    ends[i] = End.SENTENCE
                elif tail is _Tail.ORDINAL and not self._ends_ordinal(token, i, ends, after):
                    continue
                elif self._start(after) in _ENDS[tail]:
                    ends[i] = End.SENTENCE
        return ends

    def _ends_ordinal(self, token: str, i: int, ends: list[int], after: str) -> bool:
        """Return whether "7." ends a sentence rather than counts: "7. Next", "7. Mai"."""
        if i == 0 or ends[i - 1]:
            return len(token) > 4  # a number at the start of a sentence is an enumeration
        return not self._ordinal or self._start(after) is _Start.STARTER

    def _start(self, token: str) -> _Start:
        start = self._starts.get(token)
        if start is None:
            start = self._starts[token] = self._read_start(token)
        return start

    def _read_start(self, token: str) -> _Start:
        match = _LEAD.match(token)
        char = match[1] if match else ""
        if char.islower():
            return _LOWER
        if char.isdigit():
            return _DIGIT
        if not char.isupper():
            return _OTHER
        core = token.strip("\"'“”‘’«»„([{¿¡.,;:!?…)]}-–—").lower()
        known = core in self._starters or core.partition("'")[0] in self._starters
        return _STARTER if known or core.partition("’")[0] in self._starters else _UPPER

    def _tail(self, token: str) -> _Tail:
        match = _TAIL.search(token)
        if not match:
            return _Tail.OPEN
        marks, core = match[1], token[: match.start()].lstrip("\"'“‘«„([{¿¡-–—")
        if marks[-1] in _OTHER_SCRIPTS:
            return _Tail.ALWAYS
        if marks != ".":
            return _Tail.TRAIL if "…" in marks or ".." in marks else _Tail.STOP
        word = core.lower() + "."
        if word in self._numbered:
            return _Tail.NUMBERED
        if word in self._inner:
            return _Tail.INNER
        if word in self._maybe or (len(core) == 1 and core.isalpha() and core != "I"):
            return _Tail.MAYBE
        if _ACRONYM.fullmatch(core + "."):
            return _Tail.MAYBE
        if core.isdigit():
            return _Tail.ORDINAL
        return _Tail.STOP


_NO_STARTERS = frozenset("title month unit abbreviation inner numbered".split())
