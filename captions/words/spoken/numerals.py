"""Roman numerals and their values."""

from __future__ import annotations

import re

__all__ = ["value"]

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_VALID = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def value(written: str) -> int:
    """Return the value of a Roman numeral; 0: it is none.

    >>> value("XL"), value("MCMXCIV"), value("IC")
    (40, 1994, 0)
    """
    if not written or not _VALID.fullmatch(written):
        return 0
    total = 0
    for char, after in zip(written, written[1:] + " ", strict=True):
        number = _VALUES[char]
        total += -number if _VALUES.get(after, 0) > number else number
    return total
