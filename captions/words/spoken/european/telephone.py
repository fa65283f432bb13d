"""Telephone numbers with their country, digits one by one: "+34 912 345 678"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    from captions.words.spoken.european.locale import Locale
    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""

    def say_groups(match: re.Match[str], numbers: Numbers) -> str:
        groups = re.findall(r"\d+", match[0])
        return f"{locale.words['plus']} " + ", ".join(map(numbers.digits, groups))

    pattern = r"\+(?=(?:[ .()-]{0,2}\d){8})\d{1,3}(?:[ .-]?\(?\d{1,9}\)?){1,6}(?!\w)"
    return (Rule("telephone", Pattern(pattern), say_groups, "s"),)
