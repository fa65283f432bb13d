"""Tokens: what a line is made of between its spaces, or between its phrases where none are written.

Japanese, Chinese and Thai are cut at phrases by BudouX; an em dash ends a token in any script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from captions.languages.unspaced import is_unspaced, phrases
from captions.pattern import Pattern

__all__ = ["joins_without_space", "parted", "tokenize"]

_WIDE = "[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\uff66-\uff9f]"
_FIRST_WIDE = "\u3000"
"""The first of the wide ones; a text without any needs no such set, which is slow to make."""
_DASH = Pattern(r"(?<=[^\s—-])(?:—+|--+)(?=[^\s—,.;:!?…\"”’»)\]-])")


def parted(text: str) -> list[str] | None:
    """Return the tokens of a text if spaces part them all; None: there are dashes, or phrases.

    >>> parted("in recent years"), parted("years—not")
    (['in', 'recent', 'years'], None)
    """
    if "--" in text:
        return None
    if text.isascii():
        return text.split()
    return None if "—" in text or is_unspaced(text) else list(filter(None, text.split(" ")))


def tokenize(text: str, language: str) -> list[tuple[str, bool]]:
    """Return the tokens of a text, each with whether it is glued to the one before.

    >>> tokenize("in recent years—not months", "en")
    [('in', False), ('recent', False), ('years—', False), ('not', True), ('months', False)]
    >>> [token for token, _ in tokenize("来自W3C的", "zh")], tokenize("人がWebを", "ja")
    (['来自', 'W3C', '的'], [('人が', False), ('Webを', True)])
    """
    tokens: list[tuple[str, bool]] = []
    spaced = not is_unspaced(text)
    for chunk in text.split(" "):
        if spaced and chunk and "—" not in chunk and "--" not in chunk:
            tokens.append((chunk, False))
        elif chunk:
            glued = False
            for piece in _pieces(chunk, language):
                tokens.append((piece, glued))
                glued = True
    return tokens


def _pieces(chunk: str, language: str) -> Iterator[str]:
    start = 0
    for match in _DASH.compiled.finditer(chunk):
        yield from _phrases(chunk[start : match.end()], language)
        start = match.end()
    yield from _phrases(chunk[start:], language)


def _phrases(chunk: str, language: str) -> list[str]:
    return phrases(chunk, language) if is_unspaced(chunk) else [chunk]


def joins_without_space(before: str, after: str) -> bool:
    """Return whether two lines of one paragraph join without a space, as Chinese ones do."""
    last, first = before[-1], after[0]
    if last < _FIRST_WIDE or first < _FIRST_WIDE:
        return False
    return bool(re.match(_WIDE, last) and re.match(_WIDE, first))
