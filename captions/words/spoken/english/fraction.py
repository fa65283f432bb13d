"""Fractions: "1/2", "3 2/4", "1/4th", "½"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import MINUS, previous_word, read_number
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.vulgar import VULGAR

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _say(match: re.Match[str], numbers: Numbers) -> str:
    vulgar = match["vulgar"]
    top, bottom = VULGAR[vulgar] if vulgar else (int(match["top"]), int(match["bottom"]))
    said = numbers.fraction(top, bottom)
    sign = "minus " if match["sign"] else ""
    whole = f"{read_number(numbers, match['whole'])} and " if match["whole"] else ""
    if whole and top == 1 and bottom == 2:
        said = "a half"
    elif not whole and top == 1 and previous_word(match).lower() in {"a", "an", "every", "each"}:
        said = said.removeprefix("one ")
    return sign + whole + said


_ASCII = r"(?P<top>\d{1,4})[/⁄](?P<bottom>\d{1,4})(?i:(?:st|nd|rd|th)s?)?(?![^\W_])(?![/.-]\d)"
_SIGN = rf"(?P<sign>(?<![^\W_]){MINUS})?"

RULES = (
    Rule(
        "fraction",
        Pattern(
            rf"{_SIGN}(?:(?P<whole>\d{{1,6}})(?: |-(?=\d/)))?"
            rf"(?:{_ASCII}|(?P<vulgar>[{''.join(VULGAR)}]))"
        ),
        _say,
        "ds",
    ),
    Rule(
        "fraction",
        Pattern(
            rf"{_SIGN}(?P<whole>\d{{1,6}})(?P<vulgar>[{''.join(VULGAR)}])(?P<top>)?(?P<bottom>)?"
        ),
        _say,
        "ds",
    ),
)
