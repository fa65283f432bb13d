"""Decades and years without their century: "jaren '90", "nel '68", "die 80er Jahre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.european.locale import Locale
    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_LAST_ZEROS = 10
"""From here on two digits are a number; before, "'08" is said by its digits."""


def _say_short(match: re.Match[str], numbers: Numbers) -> str:
    number = int(match["year"])
    return numbers.cardinal(number) if number >= _LAST_ZEROS else numbers.digits(match["year"])


def _say_ending(match: re.Match[str], numbers: Numbers) -> str:
    return numbers.year(int(match[1])) + match[2]


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    german = (Rule("decade", Pattern(r"(\d{2}|\d{4})(er)(?![^\W_])"), _say_ending, "d"),)
    short = Pattern(r"(?<![^\W_])['’‘´`](?P<year>\d\d|[2-9]00)(?![^\W_]|['’]| ?[%€$°]|[.,:]\d)")
    return (
        *(german if locale.tag == "de" else ()),
        Rule("decade", short, _say_short, "s"),
    )
