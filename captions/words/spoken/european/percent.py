"""Percentages: "5 %", "2,5%", "10-20 %"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import MINUS, NUMBER, Locale, say
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""

    def say_percent(match: re.Match[str], numbers: Numbers) -> str:
        sign = f"{numbers.minus} " if match["sign"] else ""
        said = sign + say(numbers, match["number"])
        if match["last"]:
            said += f" {locale.words['to']} {say(numbers, match['last'])}"
        return f"{said} {locale.words['percent']}"

    pattern = (
        rf"(?P<sign>{MINUS})?(?P<number>{NUMBER})(?:(?: ?%)? ?[-–] ?(?P<last>{NUMBER}))? ?[%％]"
    )
    return (Rule("percent", Pattern(pattern), say_percent, "ds"),)
