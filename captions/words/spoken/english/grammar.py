"""What the English rules share: patterns of numbers, and a look at the words around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.numbers.en import English
from captions.words.spoken.tables import listed, words

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = [
    "END",
    "INTEGER",
    "MINUS",
    "NUMBER",
    "QUANTITY",
    "english",
    "is_attributive",
    "is_count",
    "next_word",
    "previous_word",
    "read_number",
]

MINUS = r"[-−–]"
INTEGER = r"(?:\d{1,3}(?:,\d{3}){1,11}(?!\d)|\d{1,40}+)"
NUMBER = rf"(?:{INTEGER}(?:\.\d{{1,40}}+)?|(?<![\w.])\.\d{{1,40}}+)"
QUANTITY = "thousand|million|billion|trillion|quadrillion|quintillion"
END = r"(?![^\W_])(?![.:/]\d|,\d{3}(?!\d))"
"""Nothing that belongs to the number follows."""


def english(numbers: Numbers) -> English:
    """Return number words as English ones; the English rules are given no others."""
    if not isinstance(numbers, English):
        raise TypeError(type(numbers).__name__)
    return numbers


def read_number(numbers: Numbers, written: str) -> str:
    """Return a written number as it is said.

    >>> read_number(English(), "1,234.50"), read_number(English(), ".5")
    ('one thousand two hundred and thirty-four point five zero', 'point five')
    >>> read_number(English(), "007")
    'zero zero seven'
    """
    whole, _, fraction = written.replace(",", "").partition(".")
    if not fraction and len(whole) > 1 and whole[0] == "0":
        return numbers.digits(whole)
    return numbers.decimal(whole, fraction)


def previous_word(match: re.Match[str], back: int = 1) -> str:
    """Return a word before a match, or "": ``back`` 1 is the nearest."""
    start = max(match.start() - 40 * back, 0)
    words = match.string[start : match.start()].split(" ")
    # The last element is what stands in the same token before the match.
    return words[-1 - back] if len(words) > back and not words[-1].strip("([\"'“‘") else ""


def next_word(match: re.Match[str]) -> str:
    """Return the word after a match, or "" when a mark or nothing follows."""
    after = match.string[match.end() : match.end() + 40]
    return after[1:].split(" ")[0] if after.startswith(" ") else ""


def is_attributive(match: re.Match[str]) -> bool:
    """Return whether an amount stands before its noun, as in "a $5 bill"."""
    if previous_word(match).lower() not in {"a", "an"}:
        return False
    word = next_word(match).strip(",.;:!?")
    return word.isalpha() and word.islower() and word not in words("en/function")


def is_count(match: re.Match[str]) -> bool:
    """Return whether a plain plural noun follows, as in "1500 people"."""
    word = next_word(match).rstrip(",.;:!?")
    if not word.isalpha() or not word.islower() or word in words("en/function"):
        return False
    return (word.endswith("s") and word[-2:] not in {"ss", "is", "us"}) or word in _PLURALS


_PLURALS = frozenset(listed("people men women children feet percent sheep fish cattle police"))
