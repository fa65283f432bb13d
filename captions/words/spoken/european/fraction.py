"""Fractions: "1/2", "2 3/4 kg", "½ hora", "1½ Liter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.cardinal import is_feminine, is_noun
from captions.words.spoken.european.locale import (
    MINUS,
    Locale,
    Noun,
    next_word,
    previous_word,
)
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, listed
from captions.words.spoken.vulgar import VULGAR

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_HALVES = {
    "es": ("medio", "media"),
    "fr": ("un demi-", "une demi-"),
    "de": ("ein halber", "eine halbe"),
    "it": ("mezzo", "mezza"),
    "pt": ("meio", "meia"),
}
"""A half of something, masculine and feminine."""
_AND_A_HALF = {**_HALVES, "fr": ("demi", "demie")}
_DAYS = frozenset(
    listed("el le il am vom zum bis del al du dal ab desde hasta dia día em no até lunes martes")
)
"""Before "3/5" it is a day and a month."""
_BY_DIGITS = frozenset({*range(2, 11), 12, 16, 20, 32, 64, 100, 1000})
"""What two numbers with a stroke between may be parts of; others are dates and shares of work."""
_VOWELS = "aeiouhéAEIOUH"


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    tag = locale.tag

    def say_fraction(match: re.Match[str], numbers: Numbers) -> str | None:
        unit = locale.units.get(match["unit"] or "")
        if match["vulgar"]:
            top, bottom = VULGAR[match["vulgar"]]
        else:
            top, bottom = int(match["top"]), int(match["bottom"])
            alone = not (match["whole"] or unit)
            if not 0 < top < bottom or bottom not in _BY_DIGITS:
                return None
            if alone and previous_word(match) in _DAYS:
                return None
        sign = f"{numbers.minus} " if match["sign"] else ""
        noun = unit or _noun(match)
        if match["whole"]:
            return sign + _mixed(numbers, int(match["whole"]), (top, bottom), noun)
        if (top, bottom) == (1, 2) and noun:
            half = _HALVES[tag][noun.feminine]
            if not unit:
                return sign + half if tag != "fr" else sign + numbers.fraction(1, 2)
            return f"{sign}{half}{'' if half.endswith('-') else ' '}{unit.one}"
        said = sign + numbers.fraction(top, bottom)
        return f"{said} {_of(unit.one)}" if unit else said

    def _noun(match: re.Match[str]) -> Noun | None:
        word = next_word(match)
        if not (is_noun(word) or (tag == "de" and word[:1].isupper())):
            return None
        return Noun("", "", "f" if is_feminine(tag, word) else "m")

    def _mixed(numbers: Numbers, whole: int, part: tuple[int, int], noun: Noun | None) -> str:
        """Return a whole number and a fraction: "dos kilos y medio", "zweieinhalb Liter"."""
        name = ((noun.one if whole == 1 else noun.many) if noun else "").strip()
        count = numbers.before_noun(whole, noun.feminine) if noun else numbers.cardinal(whole)
        if tag == "de":
            half = f"{numbers.before_noun(whole)}einhalb"
            said = half if part == (1, 2) else f"{count} {numbers.fraction(*part)}"
            return f"{said} {noun.many}" if name and noun else said
        half = _AND_A_HALF[tag][noun.feminine if noun else False]
        said = half if part == (1, 2) else numbers.fraction(*part)
        return f"{count}{f' {name}' if name else ''} {locale.words['and']} {said}"

    def _of(name: str) -> str:
        """Return "de kilogramo", "d'heure"; German has no such word."""
        if tag == "de":
            return name
        if tag in {"fr", "it"} and name[0] in _VOWELS:
            return f"d'{name}"
        return f"{locale.words['of']} {name}"

    vulgar = "".join(VULGAR)
    pattern = (
        rf"(?P<sign>{MINUS})?(?:(?P<whole>\d{{1,6}})(?: |-(?=\d/)|(?=[{vulgar}])))?"
        rf"(?:(?P<top>\d{{1,3}})[/⁄](?P<bottom>\d{{1,4}})(?!\d)|(?P<vulgar>[{vulgar}]))"
        rf"(?: ?(?P<unit>{alternatives(locale.units)})(?![^\W_]|[²³/])|(?![^\W_]|[/.-]\d))"
    )
    return (Rule("fraction", Pattern(pattern), say_fraction, "ds"),)
