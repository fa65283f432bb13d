"""Letters and digits mixed: "C24", "t-0t25d12-f", "12text", "1-413-te-b-1-5", "31/31/100"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import english, read_number
from captions.words.spoken.english.ordinal import ending
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import words

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_PART = Pattern(
    r"(?<=[^\W\d_])\d+(?:\.\d+)+|\d+(?:st|nd|rd|th)(?![^\W_])|\d+s(?![^\W_])|\d+|[^\W\d_]+|.",
    re.IGNORECASE,
)
_DECIMAL = 2
_DIGITWISE = 6
"""Digits from which on a number in a serial is read digit by digit."""


def _number(written: str, numbers: Numbers) -> str:
    if len(written) >= _DIGITWISE or (written[0] == "0" and len(written) > 1):
        return numbers.digits(written)
    return english(numbers).count(int(written))


def _dotted(written: str, numbers: Numbers) -> str:
    """Return "2.5" with a point, "1.2.3" with dots, as in a version."""
    parts = written.split(".")
    if len(parts) == _DECIMAL:
        return read_number(numbers, written)
    return " dot ".join(_number(part, numbers) for part in parts)


def _part(written: str, numbers: Numbers) -> str:
    if written.isdecimal():
        return _number(written, numbers)
    if written[0].isdecimal() and "." in written:
        return _dotted(written, numbers)
    if not written[0].isdecimal():
        is_word = written.isupper() and written.lower() in words("en/acronyms")
        return written.capitalize() if is_word else written
    digits = written.rstrip("sSnNrRdDtThH")
    suffix = written[len(digits) :].lower()
    if suffix == "s":
        said = _number(digits, numbers)
        return said[:-1] + "ies" if said.endswith("y") else said + "s"
    if suffix == ending(int(digits)):
        return numbers.ordinal(int(digits))
    return f"{_number(digits, numbers)} {suffix}"


def _say(match: re.Match[str], numbers: Numbers) -> str:
    """Return a serial: its marks stay, letters and digits come apart."""
    said = ""
    for part in _PART.compiled.findall(match[0]):
        heard = _part(part, numbers)
        if said and said[-1].isalnum() and heard[0].isalnum():
            said += " "
        said += heard
    return said


def _say_per(match: re.Match[str], numbers: Numbers) -> str:
    return f"{_number(match[1], numbers)} per {match[2].upper()}"


_MIXED = r"(?=[^\W_]{0,40}(?:\d[^\W\d_]|[^\W\d_]\d))[^\W_]{2,40}"

RULES = (
    Rule("serial", Pattern(r"(\d{1,6})/([A-Za-z])(?![^\W_]|/)"), _say_per, "d"),
    Rule(
        "serial",
        Pattern(
            r"(?=[^\W_]{0,40}(?:[-/][^\W_]{0,40}){0,8}\d)[^\W_]{1,40}(?:[-/][^\W_]{1,40}){1,8}(?!\w)"
        ),
        _say,
        "da",
    ),
    Rule("serial", Pattern(r"[^\W\d_]{1,12}\d{1,5}(?:\.\d{1,5}){1,5}(?!\w|\.\d)"), _say, "a"),
    Rule("serial", Pattern(rf"{_MIXED}(?!\w)"), _say, "da"),
)
