"""Cardinals: "123", "-2", "9,000", "004", "100 million", and long digits one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import (
    END,
    INTEGER,
    MINUS,
    QUANTITY,
    english,
    is_count,
    previous_word,
    read_number,
)
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import listed

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_DIGITWISE = 5
"""Digits without commas from which on a number alone is read digit by digit."""


def _say_quantity(match: re.Match[str], numbers: Numbers) -> str:
    whole = int(match["whole"].replace(",", ""))
    sign = "minus " if match["sign"] else ""
    return f"{sign}{english(numbers).count(whole)} {match['scale'].lower()}"


def _say_number(match: re.Match[str], numbers: Numbers) -> str:
    sign = "minus " if match["sign"] else ""
    written = match["number"]
    if len(written) >= _DIGITWISE and "," not in written and not _is_amount(match):
        return sign + numbers.digits(written)
    return sign + read_number(numbers, written)


def _is_amount(match: re.Match[str]) -> bool:
    """Return whether a long number counts something: "45000 people", "about 45000"."""
    before = previous_word(match).lower()
    return is_count(match) or (match["number"].endswith("00") and before in _BEFORE_AMOUNTS)


def _say_grouped(match: re.Match[str], numbers: Numbers) -> str:
    """Return a number whose groups are apart in another country's way: "5 000 000", "1,00,000"."""
    return numbers.cardinal(int(re.sub(r"\D", "", match[0])))


def _say_year(match: re.Match[str], numbers: Numbers) -> str | None:
    """Return four digits as a year, unless what follows is counted."""
    if is_count(match) and previous_word(match).lower() not in _BEFORE_YEARS:
        return None
    return numbers.year(int(match[1]))


_BEFORE_YEARS = frozenset(listed("the in since by until from during of before after circa around"))
_BEFORE_AMOUNTS = frozenset(
    listed("about above almost around approximately below exceeds exceeded least most nearly over")
    + listed("reached roughly some than under")
)
_GROUPED = r"[1-9]\d{0,2}(?:(?: \d{3}){2,4}|(?:['’]\d{3}){1,4}| 000)|[1-9]\d?(?:,\d\d){1,4},\d{3}"

RULES = (
    Rule("cardinal", Pattern(rf"(?:{_GROUPED})(?![^\W_]|[ ,.'’]\d)"), _say_grouped, "d"),
    Rule(
        "cardinal",
        Pattern(
            rf"(?P<sign>{MINUS})?(?P<whole>{INTEGER})[ -](?P<scale>{QUANTITY})(?![^\W_])",
            re.IGNORECASE,
        ),
        _say_quantity,
        "ds",
    ),
    Rule("year", Pattern(rf"([12]\d{{3}}){END}"), _say_year, "d"),
    Rule(
        "cardinal",
        Pattern(rf"(?P<sign>(?<![^\W_]){MINUS})?(?P<number>{INTEGER})(?![.,]\d)"),
        _say_number,
        "ds",
    ),
    Rule("cardinal", Pattern(r"(?P<sign>(?!))?(?P<number>\d{1,40})"), _say_number, "d"),
)
