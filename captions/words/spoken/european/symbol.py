"""Symbols between words: "&", "%", "+", "="."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.european.locale import Locale
    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    names = {"&": "and", "%": "percent", "+": "plus", "=": "equals"}

    def say_symbol(match: re.Match[str], _numbers: Numbers) -> str:
        return locale.words[names[match[0]]]

    return (Rule("symbol", Pattern("[&%+=]"), say_symbol, "s"),)
