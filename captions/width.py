"""Display columns of a text: what a fixed-width screen needs to show it.

A combining mark takes none, a full-width character and an emoji take two. ASCII is counted without
importing anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

__all__ = ["columns", "graphemes", "is_narrow", "split_wide"]

_BREAK_AFTER = "/-._@?&=\u00a0\u202f"
"""Marks after which a single token that is wider than a line may be broken, as in a URL."""


# Latin, Greek, Cyrillic, punctuation and currencies: a column each, none combining. Most texts
# need no more, and the tables of the whole of Unicode take longer to load than to use.
_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)


@cache
def _measure() -> Callable[[str], int]:
    from wcwidth import width

    return width


def is_narrow(text: str) -> bool:
    """Return whether every character is certain to take one column."""
    return text.isascii() or bool(_NARROW.fullmatch(text))


def columns(text: str) -> int:
    """Return the display columns of a text without line breaks.

    >>> columns("don't"), columns("日本"), columns("e\u0301")
    (5, 4, 1)
    """
    if is_narrow(text):
        return len(text)
    return max(0, _measure()(text))


def graphemes(text: str) -> list[str]:
    """Return the user-perceived characters of a text."""
    if is_narrow(text):
        return list(text)
    from wcwidth import iter_graphemes

    return list(iter_graphemes(text))


def split_wide(token: str, limit: int) -> list[str]:
    """Cut a token into pieces of at most ``limit`` columns, at marks where it has any.

    A single grapheme wider than the limit stays whole.

    >>> split_wide("example.org/a-very/long-path", 12)
    ['example.org/', 'a-very/long-', 'path']
    """
    pieces: list[str] = []
    piece, used, mark = "", 0, 0  # mark: length of the piece up to its last good break
    for char in graphemes(token):
        wide = columns(char)
        if piece and used + wide > limit:
            cut = mark or len(piece)
            pieces.append(piece[:cut])
            piece = piece[cut:]
            used, mark = columns(piece), 0
        piece += char
        used += wide
        if char in _BREAK_AFTER:
            mark = len(piece)
    return [*pieces, piece] if piece else pieces
