"""Fractions: "1/2", "3 2/4", "1/4th", "½"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import MINUS, previous_word, read_number
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES", "VULGAR", "say_fraction"]

VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅐": (1, 7),
    "⅑": (1, 9),
    "⅒": (1, 10),
}


def say_fraction(numbers: Numbers, top: int, bottom: int) -> str:
    """Return a fraction as it is said.

    >>> from captions.words.spoken.numbers.en import English
    >>> say_fraction(English(), 31, 32), say_fraction(English(), 3, 4)
    ('thirty-one thirty-seconds', 'three quarters')
    """
    if bottom < 2 or top > bottom >= 10:
        return f"{numbers.cardinal(top)} over {numbers.cardinal(bottom)}"
    if bottom == 2:
        name = "half" if top == 1 else "halves"
        return f"{numbers.cardinal(top)} {name}"
    name = "quarter" if bottom == 4 else numbers.ordinal(bottom)
    return f"{numbers.cardinal(top)} {name}{'' if top == 1 else 's'}"


def _say(match: re.Match[str], numbers: Numbers) -> str:
    vulgar = match["vulgar"]
    top, bottom = VULGAR[vulgar] if vulgar else (int(match["top"]), int(match["bottom"]))
    said = say_fraction(numbers, top, bottom)
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
