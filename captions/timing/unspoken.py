"""What captions show and nobody says: sounds in brackets, names of speakers, notes of music."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["is_sound", "unspoken"]

_NOTE = re.compile(r"[♪♫♬♩]")
_UNSPOKEN = re.compile(
    r"\[[^\[\]]*\][.,:;!?]*|^\s*(?:>>+\s*)?[A-Z][A-Z0-9 .'’\-]{1,28}:(?=\s)|>>+|[♪♫♬♩#]+",
    re.MULTILINE,
)


def is_sound(text: str) -> bool:
    """Return whether a text is sounds or notes only.

    >>> is_sound("[door slams]"), is_sound("[door slams] Who is there?")
    (True, False)
    """
    if "[" not in text and not _NOTE.search(text):
        return False
    return not any(map(str.isalnum, _UNSPOKEN.sub("", text)))


def unspoken(text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Return of each word of a text whether nobody says it.

    Args:
        text: The lines of a cue.
        spans: Where its words stand.

    >>> unspoken("BOB: So [sighs]", [(0, 4), (5, 7), (8, 15)])
    [True, False, True]
    """
    silent = [match.span() for match in _UNSPOKEN.finditer(text)]
    if not silent:
        return [False] * len(spans)
    return [any(a <= start and stop <= b for a, b in silent) for start, stop in spans]
