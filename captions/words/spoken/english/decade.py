"""Decades: "1980s", "'80s", "mid-1980s", "1960s-1980s"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import english
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _plural(words: str) -> str:
    return words[:-1] + "ies" if words.endswith("y") else words + "s"


def _decade(numbers: Numbers, written: str) -> str:
    return _plural(english(numbers).year(int(written)))


def _say(match: re.Match[str], numbers: Numbers) -> str:
    part = f"{match['part']} " if match["part"] else ""
    said = part + _decade(numbers, match["first"])
    return f"{said} to {_decade(numbers, match['last'])}" if match["last"] else said


def _say_years(match: re.Match[str], numbers: Numbers) -> str:
    return f"{numbers.year(int(match[1]))} to {_decade(numbers, match[2])}"


def _say_part(match: re.Match[str], numbers: Numbers) -> str:
    return f"{match[1]} {numbers.year(int(match[2]))}"


def _say_short(match: re.Match[str], numbers: Numbers) -> str:
    """Return a year without its century: "'13"."""
    return english(numbers).two_digits(int(match[1]))


def _say_many(match: re.Match[str], _numbers: Numbers) -> str:
    """Return "100s of" as people say it."""
    return {"10": "tens", "100": "hundreds"}.get(match[1], "thousands")


RULES = (
    Rule("decade", Pattern(r"(100?|1,?000)s(?= of(?![^\W_]))"), _say_many, "d"),
    Rule("decade", Pattern(r"([12]\d{3}) ?[-–] ?([12]\d\d0)s(?!\w)"), _say_years, "d"),
    Rule("year", Pattern(r"(?<![^ (])['’](\d\d)(?![\w'’%]|[.,:]\d)"), _say_short, "s"),
    Rule(
        "year",
        Pattern(r"(mid|early|late|pre|post)[- ]([12]\d{3})(?![\w-])", re.IGNORECASE),
        _say_part,
        "a",
        "melp",
    ),
    Rule(
        "decade",
        Pattern(
            r"(?:(?P<part>mid|early|late|pre|post)[- ])?"
            r"['‘’]?(?P<first>[1-9]\d?\d?0)['’]?s(?![^\W_])"
            r"(?: ?[-–] ?['‘’]?(?P<last>[1-9]\d?\d?0)['’]?s(?![^\W_]))?",
            re.IGNORECASE,
        ),
        _say,
        "das",
        "melp'‘’",
    ),
)
