"""Ranges and sizes: "1980-1986", "10-15", "2x8", "4-0" (no range: it falls)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import NUMBER, english, read_number
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _say_years(match: re.Match[str], numbers: Numbers) -> str | None:
    first, last = match[1], match[3]
    if match[2] == "/" and int(last) != int(first) + 1:
        return None
    if int(first) % 100 >= int(last) and len(last) == 2:
        return None
    said = english(numbers).two_digits(int(last)) if len(last) == 2 else numbers.year(int(last))
    return f"{numbers.year(int(first))} to {said}"


def _say_numbers(match: re.Match[str], numbers: Numbers) -> str | None:
    """Return a range that rises; one that falls is a score, said with a pause."""
    first, last = match["first"], match["last"]
    rises = _value(first) < _value(last)
    said = [read_number(numbers, first), read_number(numbers, last)]
    if first[0] == "0" and len(first) > 1 and "." not in first:
        return None
    return f" {'to' if rises else '-'} ".join(said)


def _value(written: str) -> float:
    return float(written.replace(",", ""))


def _say_size(match: re.Match[str], numbers: Numbers) -> str:
    return " by ".join(read_number(numbers, n) for n in re.split("[ x×]+", match[0]))


_END = r"(?![^\W_]|[-–/.,:]\d|[-–/][^\W_])"

RULES = (
    Rule(
        "range",
        Pattern(rf"([12]\d{{3}}) ?([-–]|/(?=\d{{4}})) ?([12]\d{{3}}|\d{{2}}){_END}"),
        _say_years,
        "d",
    ),
    Rule(
        "range",
        Pattern(
            r"(?P<first>\d{1,3}(?:,\d{3}){1,4}|\d{1,4}(?:\.\d{1,9})?)[-–]"
            rf"(?P<last>\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,4}}(?:\.\d{{1,9}})?){_END}"
        ),
        _say_numbers,
        "d",
    ),
    Rule(
        "range",
        Pattern(rf"{NUMBER}(?: ?[x×] ?{NUMBER}){{1,3}}(?![^\W_]|[.,]\d)"),
        _say_size,
        "d",
    ),
)
