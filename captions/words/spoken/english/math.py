"""Sums and equations: "1-2=5", "y=x +1", "2+3"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import read_number
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_OPERATORS = {
    "-": "minus",
    "−": "minus",
    "+": "plus",
    "±": "plus or minus",
    "*": "times",
    "×": "times",
    "·": "times",
    "/": "divided by",
    "÷": "divided by",
    "=": "equals",
    "≠": "is not equal to",
    "≈": "is approximately",
    "<": "is less than",
    ">": "is greater than",
    "≤": "is less than or equal to",
    "≥": "is greater than or equal to",
    "^": "to the power of",
    "²": "squared",
    "³": "cubed",
    "(": "",
    ")": "",
}
_SHORT_POWERS = {"two": "squared", "three": "cubed"}
_POWER = Pattern(r"to the power of (two|three)\b")
_PART = Pattern(r"\d[\d,]*(?:\.\d+)?|[A-Za-z]+|\S")


def _say(match: re.Match[str], numbers: Numbers) -> str | None:
    """Return an equation, or a sum of numbers; "a-b" alone is neither."""
    written = match[0]
    if not re.search(r"[=≠≈≤≥]|\w ?\^ ?[-−]?\w|\d ?[+±×÷·] ?[-−]?\d|\d[²³]", written):
        return None
    return _spell(written, numbers)


def _spell(written: str, numbers: Numbers) -> str:
    said = []
    for part in _PART.compiled.findall(written):
        if part in _OPERATORS:
            said.append(_OPERATORS[part])
        elif part[0].isdecimal():
            said.append(read_number(numbers, part.rstrip(",")))
        else:
            said.append(part)
    heard = " ".join(filter(None, said))
    return _POWER.compiled.sub(lambda power: _SHORT_POWERS[power[1]], heard)


def _say_comparison(match: re.Match[str], _numbers: Numbers) -> str:
    return _OPERATORS[match[0]].removeprefix("is ")


_TERM = (
    r"\(?[-−]?(?:\d{1,20}(?:,\d{3}){0,5}(?:\.\d{1,20})?[a-z]?|[A-Za-z]{1,3}\d?)(?![A-Za-z])[²³]?\)?"
)

RULES = (
    Rule(
        "math",
        Pattern(rf"{_TERM}(?: ?[-+−±*×·/÷=≠≈<>≤≥^] ?{_TERM}){{1,12}}(?![^\W_])(?![-/+=]\w)"),
        _say,
        "das",
    ),
    Rule("math", Pattern(r"\d{1,20}[²³](?!\w)"), _say, "d"),
    Rule("math", Pattern(r"(?<= )[<>≤≥≠≈](?= )|[<>≤≥](?=\d)"), _say_comparison, "s"),
)
