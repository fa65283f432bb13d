"""Which tokens are worth a look: nearly all are plain words, said as they are written."""

from __future__ import annotations

import re
from itertools import compress, count
from typing import TYPE_CHECKING

from captions.memo import Memo
from captions.pattern import Pattern
from captions.words.spoken.emoji import BASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from captions.words.spoken.lexicon import Lexicon

__all__ = ["Suspects"]

# A letter: what \w has but digits, the underscore and signs such as "½".
LETTER = r"[^\W\d_²³¹¼-¾⁰-₟⅐-↉①-⓿]"
_MARKS = "\"'“”‘’«»„‚([{¿¡.,;:!?…)\\]}—–-"
# A word or two, with marks around: said as it is written, unless it is known otherwise.
_WORD = re.compile(
    rf"[{_MARKS}]{{0,8}}({LETTER}+(?:['’—–-]{LETTER}+){{0,8}})?[{_MARKS}]{{0,8}}", re.UNICODE
)
_EMOJI = Pattern(BASE)
_CONTRACTED = re.compile(r"I['’][a-z]+")
_BEFORE = frozenset({"the", "i"})
_PLAIN, _LEADS, _SPECIAL = range(3)


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
        self._kinds = Memo(self._kind)

    def __call__(self, tokens: Sequence[str]) -> list[int]:
        """Return the indices of tokens worth a look."""
        kinds = self._kinds
        odd = compress(count(), map(kinds.__getitem__, tokens))
        return [i for i in odd if kinds[tokens[i]] == _SPECIAL or self._leads(tokens, i + 1)]

    def may_change(self, token: str) -> bool:
        """Return whether a token may be said otherwise somewhere."""
        return self._kinds[token] != _PLAIN

    def _kind(self, token: str) -> int:
        """Return whether a token is plain, leads, or is special."""
        if self._lexicon and self._lexicon.starts(token):
            return _SPECIAL
        if not self._has_rules:
            return _SPECIAL if _EMOJI.compiled.search(token) else _PLAIN
        core, marks = token, ""
        if not (token.isalpha() and token.isascii()):
            match = _WORD.fullmatch(token)
            if not match:
                return _SPECIAL
            core, marks = match[1], token[match.end(1) :]
            if not core:
                return _PLAIN
        low = core.lower()
        stopped = low + marks[:1]
        if not self._changing.isdisjoint((low, stopped)) or (core[:2].isupper() and len(core) > 1):
            return _PLAIN if _CONTRACTED.fullmatch(core) else _SPECIAL
        return _LEADS if low in self._leading else _PLAIN

    def _leads(self, tokens: Sequence[str], after: int) -> bool:
        """Return whether what a leading word waits for stands after it."""
        token = tokens[after] if after < len(tokens) else ""
        return self.may_change(token) or token.strip(_MARKS).lower() in _BEFORE
