"""Addresses, left to the engine as they are written: "w3.org/WAI", "ana7@example.es"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.european.locale import Locale
    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]


def _say(match: re.Match[str], _numbers: Numbers) -> str:
    return match[0]


def rules(_locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    path = r"[^\s.,;:!?()]{1,400}(?:[.,;:!?]{1,3}[^\s.,;:!?()]{1,400}){0,30}/?"
    host = r"(?=[\w-]{0,62}[^\W\d_])(?:[\w-]{1,63}\.){1,6}[a-z]{2,12}(?![\w-]|\.\w)"
    return (
        Rule("electronic", Pattern(rf"https?://{path}"), _say, "a"),
        Rule("electronic", Pattern(rf"[\w.+-]{{1,64}}@{host}"), _say, "da"),
        Rule("electronic", Pattern(rf"{host}(?:/(?:{path})?)?"), _say, "da"),
    )
