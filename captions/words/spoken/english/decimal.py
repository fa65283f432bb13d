"""Decimals: "2.00", ".1665", "0.1 B", "1.5 million"; and numbers with several points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import INTEGER, MINUS, QUANTITY, read_number
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


_SHORT = {"mn": "million", "bn": "billion", "tn": "trillion"}


def _say(match: re.Match[str], numbers: Numbers) -> str:
    sign = "minus " if match["sign"] else ""
    scale = (
        f" {_SHORT.get(match['scale'].lower(), match['scale'].lower())}" if match["scale"] else ""
    )
    letter = f" {match['letter']}" if match["letter"] else ""
    return f"{sign}{read_number(numbers, match['number'])}{scale}{letter}"


def _say_dotted(match: re.Match[str], numbers: Numbers) -> str:
    """Return a version, its parts apart by "dot": "1.2.3"."""
    parts = match[0].split(".")
    return " dot ".join(
        numbers.digits(part) if len(part) > 2 or part[0] == "0" else numbers.count(int(part))
        for part in parts
    )


RULES = (
    Rule("serial", Pattern(r"\d{1,5}(?:\.\d{1,5}){2,6}(?![^\W_])(?!\.\d)"), _say_dotted, "d"),
    Rule(
        "decimal",
        Pattern(
            rf"(?P<sign>(?<![^\W_]){MINUS})?(?P<number>(?:{INTEGER}|(?<![\w.]))\.\d{{1,40}})"
            rf"(?:[ -]?(?P<scale>{QUANTITY}|mn|bn|tn)(?![^\W_])|-(?=[a-z])"
            r"|(?P<letter>[^\W\d_])(?![^\W_]))?",
            re.IGNORECASE,
        ),
        _say,
        "ds",
    ),
)
