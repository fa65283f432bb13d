"""How much it is worth to take units of one text for units of another: by their letters."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["EXACT", "LIKE", "distance", "likeness", "worth"]

EXACT, LETTER, LETTERS = 4, 2, 10
"""What units that are the same are worth: so much, and so much a letter of the first so many."""
LONGEST = 100
"""Letters; longer units are the same or others: what costs their product is not asked."""
LIKE = 0.5
"""Units that share less of their letters are others."""
LIKE_JOINED = 0.75
"""So are several taken for one."""


def worth(text: str) -> int:
    """Return what it is worth to find a unit again.

    >>> worth("a"), worth("alliance"), worth("counterstrike")
    (6, 20, 24)
    """
    return EXACT + LETTER * min(len(text), LETTERS)


def likeness(a: str, b: str, joined: bool = False) -> int:
    """Return what it is worth to take one unit, or several joined, for another; 0: it is not.

    >>> likeness("peace", "peace"), likeness("alliance", "aliance"), likeness("peace", "war")
    (14, 14, 0)
    """
    # What is joined starts or ends the same, whatever was misheard inside; most does neither.
    if joined and a[0] != b[0] and a[-1] != b[-1]:
        return 0
    return _likeness(a, b, joined)


@lru_cache(1 << 16)
def _likeness(a: str, b: str, joined: bool) -> int:
    if a == b:
        return worth(a) - joined
    longest = max(len(a), len(b))
    least = LIKE_JOINED if joined else LIKE
    if longest > LONGEST or min(len(a), len(b)) < least * longest or not set(a) & set(b):
        return 0
    share = 1 - distance(a, b) / longest
    if share < least:
        return 0
    return max(0, round(worth(min(a, b, key=len)) * (2 * share - 1)) - joined)


def distance(a: str, b: str) -> int:
    """Return how many letters are to be put in, left out or changed to make one of the other.

    All rows of a column at once, as bits: Myers, J. ACM 46(3), 1999, as Hyyrö put it.

    >>> distance("counterstrike", "counter strike"), distance("", "so"), distance("its", "itis")
    (1, 2, 1)
    """
    if not a or not b:
        return len(a) + len(b)
    where: dict[str, int] = {}
    for row, char in enumerate(a):
        where[char] = where.get(char, 0) | 1 << row
    every, last = (1 << len(a)) - 1, 1 << (len(a) - 1)
    more, less, found = every, 0, len(a)
    for char in b:
        same = where.get(char, 0) | less
        along = (((same & more) + more) ^ more) | same
        up = less | ~(along | more)
        down = more & along
        found += bool(up & last) - bool(down & last)
        up = up << 1 | 1
        more = (down << 1 | ~(same | up)) & every
        less = up & same & every
    return found
