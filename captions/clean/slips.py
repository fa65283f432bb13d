"""Slips of the pen: words by which two copies of a text differ, and are the same text still."""

from __future__ import annotations

import re
from unicodedata import normalize

__all__ = ["slips_of"]

_WORD = re.compile(r"[^\W_]+")
LEAST = 4
"""Letters; in a shorter word, one letter more or less makes another one."""
LEAST_CHANGED = 6
"""Letters; in a shorter word, another letter makes another one: house, horse."""


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
