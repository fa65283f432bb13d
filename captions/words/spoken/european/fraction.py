"""Fractions: "1/2", "2 3/4 kg", "½ hora", "1½ Liter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.gender import is_feminine, is_noun
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


def _part(match: re.Match[str]) -> tuple[int, int] | None:
    """Return a fraction that two numbers with a stroke between may be, or a sign is."""
    if match["vulgar"]:
        return VULGAR[match["vulgar"]]
    top, bottom = int(match["top"]), int(match["bottom"])
    return (top, bottom) if 0 < top < bottom and bottom in _BY_DIGITS else None


def _is_fraction(match: re.Match[str]) -> bool:
    """Return whether it is no day and month."""
    return bool(match["vulgar"]) or previous_word(match) not in _DAYS


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    tag = locale.tag

    def say_fraction(match: re.Match[str], numbers: Numbers) -> str | None:
        unit = locale.units.get(match["unit"] or "")
        part = _part(match)
        if not part or not (match["whole"] or unit or _is_fraction(match)):
            return None
        sign = f"{numbers.minus} " if match["sign"] else ""
        if match["whole"]:
            return sign + _mixed(numbers, int(match["whole"]), part, unit)
        if part == (1, 2) and unit:
            return sign + _half(unit)
        if part == (1, 2) and (noun := _noun(next_word(match))):
            return sign + _HALVES[tag][noun.feminine]
        said = sign + numbers.fraction(*part)
        return f"{said} {_of(unit.one)}" if unit else said

    def say_with_noun(match: re.Match[str], numbers: Numbers) -> str | None:
        """Say what is counted in the midst: "dos horas y media", "une demi-heure"."""
        noun = _noun(match["noun"], many=(match["whole"] or "1") != "1")
        part = _part(match)
        if not part or not noun or not (match["whole"] or _is_fraction(match)):
            return None
        sign = f"{numbers.minus} " if match["sign"] else ""
        if match["whole"]:
            return sign + _mixed(numbers, int(match["whole"]), part, noun)
        return sign + _half(noun) if tag == "fr" and part == (1, 2) else None

    def _half(noun: Noun) -> str:
        half = _HALVES[tag][noun.feminine]
        return f"{half}{'' if half.endswith('-') else ' '}{noun.one}"

    def _noun(word: str, many: bool = False) -> Noun | None:
        if not (is_noun(word) or (tag == "de" and word[:1].isupper())):
            return None
        feminine = is_feminine(tag, word) or (many and tag == "it" and word.endswith("e"))
        return Noun(word, word, "f" if feminine else "m")

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
    fraction = (
        rf"(?P<sign>{MINUS})?(?:(?P<whole>\d{{1,6}})(?: |-(?=\d/)|(?=[{vulgar}])))?"
        rf"(?:(?P<top>\d{{1,3}})[/⁄](?P<bottom>\d{{1,4}})(?!\d)|(?P<vulgar>[{vulgar}]))"
    )
    unit = rf"(?: ?(?P<unit>{alternatives(locale.units)})(?![^\W_]|[²³/])|(?![^\W_]|[/.-]\d))"
    noun = r" (?P<noun>[^\W\d_]{2,24})(?![^\W_])"
    with_noun = Rule("fraction", Pattern(fraction + noun), say_with_noun, "ds")
    return (
        *(() if tag == "de" else (with_noun,)),
        Rule("fraction", Pattern(fraction + unit), say_fraction, "ds"),
    )
