"""Symbols between words and before numbers: "&", "%", "+", "=", "4 x 5", "§ 5", "> 20"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.european.locale import Locale
    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_NAMES = {
    "&": "and",
    "%": "percent",
    "+": "plus",
    "=": "equals",
    "x": "times",
    "×": "times",
    "<": "less",
    ">": "more",
    "±": "about",
    "§": "section",
    "§§": "sections",
}


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""

    def say_symbol(match: re.Match[str], _numbers: Numbers) -> str | None:
        return locale.words.get(_NAMES[match[0]])

    return (
        Rule("symbol", Pattern("[&%+=]"), say_symbol, "s"),
        Rule("symbol", Pattern(r"(?:[<>±]|§§?)(?= ?\d)"), say_symbol, "s"),
        Rule("symbol", Pattern(r"(?<=[\w²] )[x×](?= \d)|(?<=\d)[x×](?=\d)"), say_symbol, "as"),
    )
