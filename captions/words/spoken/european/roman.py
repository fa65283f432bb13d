"""Centuries in Roman numerals: "siglo XXI", "XXIe siècle", "XXI secolo"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import Locale, next_word, previous_word
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.numerals import value

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_CENTURIES = frozenset({"siglo", "siglos", "século", "séculos", "siècle", "siècles", "secolo"})
_ORDINAL = frozenset({"fr", "it"})
_LAST_ORDINAL = 10
"""In Spanish and Portuguese the first ten centuries may be ordinals, the others are numbers."""


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""

    def say_century(match: re.Match[str], numbers: Numbers) -> str | None:
        number = value(match[1])
        around = {previous_word(match), next_word(match)}
        if not number or around.isdisjoint(_CENTURIES):
            return None
        if locale.tag in _ORDINAL or (locale.tag == "pt" and number <= _LAST_ORDINAL):
            return numbers.ordinal(number)
        return numbers.cardinal(number)

    ending = "(?:er|e|è|ème)?" if locale.tag == "fr" else ""
    pattern = rf"([IVX]{{1,6}}){ending}(?![^\W_]|[.&-][A-Z])"
    return (Rule("roman", Pattern(pattern), say_century, "a"),) if locale.tag != "de" else ()
