"""Slips of the pen: words by which two copies of a text differ, and are the same text still."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple
from unicodedata import normalize

from captions.clean.copies import Unit

__all__ = ["slipped", "slips_of"]

EACH = 60
"""Letters; one slip of the pen is forgiven in so many."""
LEAST_LETTERS = 40
"""A copy that differs has no fewer."""
UNEVEN = 12
"""Letters; copies of a line that differ by slips are no more uneven: accents count as one more."""
_EDGE = 6
"""Letters by which lines are alike, one of which has a slip at the other end."""

_WORD = re.compile(r"[^\W_]+")
LEAST = 4
"""Letters; in a shorter word, one letter more or less makes another one."""
LEAST_CHANGED = 6
"""Letters; in a shorter word, another letter makes another one: house, horse."""


class Slipped(NamedTuple):
    """Units that are a copy but for some slips."""

    start: int
    stop: int
    slips: int


def slipped(
    window: Sequence[Unit], size: int, at: int, is_free: Callable[[int], bool]
) -> Slipped | None:
    """Return the copy of as many units, just before it, that a unit is a part of, if it is one.

    Args:
        window: Units.
        size: How many a copy has.
        at: The unit; one that starts as it does stands ``size`` before it.
        is_free: Whether a unit in front of that one may belong to the copy: the slip may be there.
    """
    # The block ends behind as many units, or starts in front: those are alike, too.
    if not (_alike(window, at + size - 1, size) or _alike(window, at - 1, size)):
        return None
    slips, letters = 0, 0
    start = stop = at
    while stop < min(at + size, len(window)):
        letters += len(window[stop].key)
        more = _slips(window[stop - size], window[stop], letters // EACH + 1 - slips)
        if more is None:
            break
        slips, stop = slips + more, stop + 1
    while stop > at and stop - start < size and is_free(start - 1):
        start -= 1
        letters += len(window[start].key)
        more = _slips(window[start - size], window[start], letters // EACH + 1 - slips)
        if more is None:
            return None
        slips += more
    letters = sum(len(unit.key) for unit in window[start:stop])
    if stop == at or stop - start < size or letters < max(LEAST_LETTERS, slips * EACH):
        return None
    return Slipped(start, stop, slips)


def _alike(window: Sequence[Unit], index: int, size: int) -> bool:
    """Return whether a unit starts or ends as the one ``size`` before it."""
    if not size <= index < len(window):
        return False
    one, other = window[index - size].key, window[index].key
    if abs(len(one) - len(other)) > UNEVEN:
        return False
    return one[:_EDGE] == other[:_EDGE] or one[-_EDGE:] == other[-_EDGE:]


def _slips(one: Unit, other: Unit, most: int) -> int | None:
    """Return by how many slips two units differ, if by no more."""
    if one.key == other.key:
        return 0
    plain = one.key.isascii() and other.key.isascii()
    if plain and abs(len(one.key) - len(other.key)) > most:
        return None  # a slip adds or leaves out one letter
    if most <= 1 and plain:  # of two halves one is the same: nearly never
        half = (min(len(one.key), len(other.key)) - 1) // 2
        if one.key[:half] != other.key[:half] and one.key[-half:] != other.key[-half:]:
            return None
    return slips_of(one.line.text, other.line.text, most)


def slips_of(one: str, other: str, most: int) -> int | None:
    """Return in how many words two lines differ, or None if in more, or if those are no slips.

    >>> slips_of("Open teh second door.", "open the secnd door", 2), slips_of("Day 5", "Day 6", 2)
    (2, None)
    """
    words, others = one.casefold().split(), other.casefold().split()
    if len(words) != len(others):
        words, others = _words(words), _words(others)
        if len(words) != len(others):
            return None
    slips = 0
    for word, copy in zip(words, others, strict=True):
        if word == copy:
            continue
        a, b = _words([word]), _words([copy])
        if a == b:
            continue
        slips += 1
        if slips > most or len(a) != len(b) or not all(map(_is_slip, a, b)):
            return None
    return slips


def _words(tokens: list[str]) -> list[str]:
    """Return the words of tokens without the accents that some keyboards lack."""
    text = " ".join(tokens)
    if not text.isascii():
        text = re.sub(r"[\u0300-\u036f]", "", normalize("NFD", text))
    return _WORD.findall(text)


def _is_slip(a: str, b: str) -> bool:
    """Return whether two words are the same, or differ by one letter, or by two swapped."""
    if a == b:
        return True
    if not a.isalpha() or not b.isalpha():
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if start is None:
        start = min(len(a), len(b))
    if len(a) == len(b):
        if len(a) >= LEAST_CHANGED and a[start + 1 :] == b[start + 1 :]:
            return True
        swapped = a[start + 1 : start + 2] + a[start : start + 1]
        return a[start + 2 :] == b[start + 2 :] and swapped == b[start : start + 2]
    long, short = sorted((a, b), key=len, reverse=True)
    return len(short) >= LEAST and long[start + 1 :] == short[start:]
