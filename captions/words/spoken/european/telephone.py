"""Telephone numbers and ISBNs, digit by digit: "+34 912 345 678", "020-1234567"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    from captions.words.spoken.european.locale import Locale
    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]


_CALLED = Pattern(
    r"(?:\bt[eé]l|\bm[oó]vil|llam|\bligue|\bligar)[^\W\d_]{0,8}[.:]{0,2}(?: \w{1,4})? $", re.I
)
"""What comes before numbers that could be others, as those of Spain and Portugal could."""


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language; where its words have ``pairs``, two digits are a number."""
    pairs = "pairs" in locale.words

    def say_groups(match: re.Match[str], numbers: Numbers) -> str:
        """Return groups of digits with a comma between, so that an engine pauses."""
        return ", ".join(_group(digits, numbers) for digits in re.findall(r"\d+", match[0]))

    def _group(digits: str, numbers: Numbers) -> str:
        is_number = pairs and len(digits) == len("23") and digits[0] != "0"
        return numbers.cardinal(int(digits)) if is_number else numbers.digits(digits)

    def say_abroad(match: re.Match[str], numbers: Numbers) -> str:
        return f"{locale.words['plus']} {say_groups(match, numbers)}"

    def say_called(match: re.Match[str], numbers: Numbers) -> str | None:
        before = match.string[max(match.start() - 30, 0) : match.start()]
        called = match[0][0] == "(" or _CALLED.compiled.search(before)
        return say_groups(match, numbers) if called else None

    abroad = r"\+(?=(?:[ .()-]{0,2}\d){8})\d{1,3}(?:[ .-]?\(?\d{1,9}\)?){1,6}(?!\w)"
    date = r"\d\d([-/.])\d\d\1(?:(?:19|20)\d\d(?!\d)|\d\d(?!\1?\d))"
    home = r"\(?0\d{1,4}(?:\)[ -]?|[ /.–-] ?)(?=(?:[ .-]?\d){6})\d{2,8}(?:[ .-]\d{2,4}){0,4}"
    free = r"0[89]0\d[- ]\d{4,7}"
    other = r"(?=(?:\D{0,2}\d){8})\(?\d{2,3}(?:\) ?|[ .-])\d{2,5}(?:[ .-]\d{2,4}){1,4}"
    isbn = r"97[89][ -]\d{1,5}[ -]\d{1,7}[ -]\d{1,7}[ -]\d"
    end = r"(?![^\W_]|[-/.,:]\d)"
    return (
        Rule("telephone", Pattern(abroad), say_abroad, "s"),
        Rule("telephone", Pattern(f"(?!{date})(?:{home}|{free}){end}"), say_groups, "ds"),
        Rule("telephone", Pattern(other + end), say_called, "ds"),
        Rule("serial", Pattern(isbn + end), say_groups, "d"),
    )
