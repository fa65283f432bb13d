"""Display columns of a text: what a fixed-width screen needs to show it.

A combining mark takes none, a full-width character and an emoji take two. ASCII is counted without
importing anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

__all__ = ["NOT_FIRST", "NOT_LAST", "columns", "graphemes", "is_narrow", "split_wide"]

NOT_FIRST = (
    "、。，．・：；？！」』）】〉》”’…‥ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}％%ๆฯ"
)
"""Marks and small letters that may not start a line: they stay with what stands before."""
NOT_LAST = "「『（【〈《“‘([{"
"""Marks that may not end a line."""

_BREAK_AFTER = "/-._@?&=\u00a0\u202f"
"""Marks after which a single token that is wider than a line may be broken, as in a URL."""


# Latin, Greek, Cyrillic, punctuation and currencies: a column each, none combining. Most texts
# need no more, and the tables of the whole of Unicode take longer to load than to use.
_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
_PRINTABLE = bytes(range(32, 127))
_LONG = 1000
"""Characters from which on it is faster to take out the printable ones of ASCII first."""


@cache
def _measure() -> Callable[[str], int]:
    from wcwidth import width

    return width


def is_narrow(text: str) -> bool:
    """Return whether every character is certain to take one column."""
    if text.isascii():
        return True
    if len(text) > _LONG:
        rest = text.encode("utf-8", "surrogatepass").translate(None, _PRINTABLE)
        text = rest.decode("utf-8", "surrogatepass")
    return _NARROW.fullmatch(text) is not None


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

    No piece starts with a closing mark or ends with an opening one. A single grapheme wider than
    the limit stays whole.

    >>> split_wide("example.org/a-very/long-path", 12)
    ['example.org/', 'a-very/long-', 'path']
    """
    pieces: list[str] = []
    piece: list[str] = []
    used = mark = 0  # mark: length of the piece up to its last good break
    for char in graphemes(token):
        wide = columns(char)
        if piece and used + wide > limit:
            cut = mark or _cut([*piece, char])
            pieces.append("".join(piece[:cut]))
            piece = piece[cut:]
            used, mark = sum(map(columns, piece)), 0
        piece.append(char)
        used += wide
        if char in _BREAK_AFTER:
            mark = len(piece)
    return [*pieces, "".join(piece)] if piece else pieces


def _cut(chars: list[str]) -> int:
    """Return the last place before the last character where a piece may end."""
    places = range(len(chars) - 1, 0, -1)
    return next((at for at in places if _may_part(chars[at - 1], chars[at])), len(chars) - 1)


def _may_part(before: str, after: str) -> bool:
    return before not in NOT_LAST and after not in NOT_FIRST
