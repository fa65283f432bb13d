"""Fractions: "1/2", "2 3/4 kg", "½ hora", "1½ Liter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.gender import gender_of, is_counted
from captions.words.spoken.european.locale import (
    MINUS,
    Locale,
    Noun,
    is_dated,
    next_word,
)
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives
from captions.words.spoken.vulgar import VULGAR

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

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
    return bool(match["vulgar"]) or not is_dated(match)


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language.

    Its words have a half of each gender, and "and a half" where that is said otherwise.
    """
    tag, words = locale.tag, locale.words
    noun_last = "of" not in words

    def say_fraction(match: re.Match[str], numbers: Numbers) -> str | None:
        unit = locale.units.get(match["unit"] or "")
        part = _part(match)
        if not part or not (match["whole"] or unit or _is_fraction(match)):
            return None
        sign = f"{numbers.minus} " if match["sign"] else ""
        if match["whole"] and noun_last:
            return sign + _compound(match, numbers, part, unit)
        if match["whole"]:
            return sign + _mixed(numbers, int(match["whole"]), part, unit)
        if part == (1, 2) and unit:
            return sign + _half(unit)
        if part == (1, 2) and (noun := _noun(next_word(match))):
            return sign + words[f"half {noun.gender}"]
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
        half = words[f"half {noun.gender}"]
        return f"{half}{'' if half.endswith('-') else ' '}{noun.one}"

    def _noun(word: str, many: bool = False) -> Noun | None:
        if not is_counted(tag, word):
            return None
        feminine = many and tag == "it" and word.endswith("e")
        return Noun(word, word, "f" if feminine else gender_of(tag, word))

    def _mixed(numbers: Numbers, whole: int, part: tuple[int, int], noun: Noun | None) -> str:
        """Return a whole number and a fraction: "dos kilos y medio"."""
        name = ((noun.one if whole == 1 else noun.many) if noun else "").strip()
        count = numbers.before_noun(whole, noun.feminine) if noun else numbers.cardinal(whole)
        half = f"half {noun.gender if noun else 'm'}"
        said = words.get(f"and {half}", words[half])
        said = said if part == (1, 2) else numbers.fraction(*part)
        return f"{count}{f' {name}' if name else ''} {words['and']} {said}"

    def _compound(
        match: re.Match[str], numbers: Numbers, part: tuple[int, int], unit: Noun | None
    ) -> str:
        """Return a number that comes before all of its noun: "zweieinhalb Liter"."""
        whole = int(match["whole"])
        noun = unit or _noun(next_word(match))
        count = numbers.before_noun(whole, noun.feminine if noun else False)
        parts = f"{count} {words.get('and parts', '')}".rstrip() + f" {numbers.fraction(*part)}"
        said = numbers.and_a_half(whole, noun.gender if noun else "n") if part == (1, 2) else parts
        name = (unit.one if "and parts" in words else unit.many) if unit else ""
        return f"{said} {name}".rstrip()

    def _of(name: str) -> str:
        """Return "de kilogramo", "d'heure"; a noun that comes last has no such word."""
        if noun_last:
            return name
        if tag in {"fr", "it"} and name[0] in _VOWELS:
            return f"d'{name}"
        return f"{words['of']} {name}"

    vulgar = "".join(VULGAR)
    fraction = (
        rf"(?P<sign>{MINUS})?(?:(?P<whole>\d{{1,6}})(?: |-(?=\d/)|(?=[{vulgar}])))?"
        rf"(?:(?P<top>\d{{1,3}})[/⁄](?P<bottom>\d{{1,4}})(?!\d)|(?P<vulgar>[{vulgar}]))"
    )
    unit = rf" ?(?P<unit>{alternatives(locale.units)})(?![^\W_]|[²³/]|\.[^\W\d_])"
    noun = r" (?P<noun>[^\W\d_]{2,24})(?![^\W_])"
    with_noun = Rule("fraction", Pattern(fraction + noun), say_with_noun, "ds")
    return (
        *(() if noun_last else (with_noun,)),
        Rule("fraction", Pattern(rf"{fraction}(?:{unit}|(?![^\W_]|[/.-]\d))"), say_fraction, "ds"),
    )
