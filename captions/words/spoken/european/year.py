"""Years, where they are said otherwise than as numbers: "1989" neunzehnhundertneunundachtzig."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import Locale, next_word
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]


def _say(match: re.Match[str], numbers: Numbers) -> str | None:
    return None if next_word(match)[:1].isupper() else numbers.year(int(match[0]))


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language; only German needs one."""
    if locale.tag != "de":
        return ()
    return (Rule("year", Pattern(r"1[1-9]\d\d(?![^\W_]|[-–/.,:]\d)"), _say, "d"),)
