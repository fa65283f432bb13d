"""Ordinals: "23rd", "1,000th"; a wrong ending is said as it is written: "11st"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import INTEGER
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES", "ending"]


def ending(number: int) -> str:
    """Return the ending of an ordinal.

    >>> [ending(n) for n in (1, 2, 3, 4, 11, 112, 121)]
    ['st', 'nd', 'rd', 'th', 'th', 'th', 'st']
    """
    if number // 10 % 10 == 1:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _say(match: re.Match[str], numbers: Numbers) -> str:
    written = match["number"]
    number = int(written.replace(",", ""))
    suffix = match["ending"].lower()
    grouped = "," in written or len(written) <= 6
    if suffix == ending(number) and grouped and not (written[0] == "0" and len(written) > 1):
        return numbers.ordinal(number) + match["plural"]
    if len(written) > 2:
        return f"{numbers.digits(written)} {suffix}"
    return f"{numbers.cardinal(number)} {suffix}"


RULES = (
    Rule(
        "ordinal",
        Pattern(
            rf"(?P<number>{INTEGER})(?P<ending>st|nd|rd|th)(?P<plural>s?)(?![^\W_])", re.IGNORECASE
        ),
        _say,
        "d",
    ),
)
