"""Percentages: "5%", "10-20%", "10%-20%", "2.5 %", "0.5‰"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import MINUS, NUMBER, QUANTITY, read_number
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_NAMES = {"%": "percent", "‰": "per mille", "％": "percent"}


def _say(match: re.Match[str], numbers: Numbers) -> str:
    written = match["sign"] or ""
    sign = "plus " if written == "+" else "minus " if written else ""
    said = sign + read_number(numbers, match["number"])
    if match["last"]:
        first = " percent" if match["first"] else ""
        said += f"{first} to {read_number(numbers, match['last'])}"
    scale = f" {match['scale'].lower()}" if match["scale"] else ""
    return f"{said}{scale} {_NAMES[match['name']]}"


RULES = (
    Rule(
        "percent",
        Pattern(
            rf"(?P<sign>(?<![^\W_])(?:{MINUS}|\+))?(?P<number>{NUMBER})"
            rf"(?:(?P<first> ?%)? ?[-–] ?(?P<last>{NUMBER}))?"
            rf"(?: (?P<scale>{QUANTITY}))? ?(?P<name>[%‰％])"
        ),
        _say,
        "ds",
    ),
)
