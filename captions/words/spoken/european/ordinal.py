"""Ordinals: "1º", "2ª", "1er", "21e", "der 3. Versuch"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import Locale, governing_words, next_word
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import listed

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_ENDINGS = {
    "es": r"\.?(?P<m>º|er|ero|do|ro|to|mo|vo)|\.?(?P<f>ª|ra|da|ta|ma|va)",
    "fr": r"(?P<m>er|e|è|ème|eme|nd|d)|(?P<f>re|ère|ere|nde|de)",
    "it": r"\.?(?P<m>º|o)|\.?(?P<f>ª|a)",
    "pt": r"\.?(?P<m>º|o)|\.?(?P<f>ª|a)",
    "nl": r"(?P<m>e|de|ste)|(?P<f>(?!))",
}
_WITH_DEGREES = frozenset({"es", "it", "pt"})
"""The languages in which "°" may stand for "º"."""
_AFTER_DEGREES = frozenset(
    listed(
        "al bajo sobre cero grados sotto sopra della nella gradi circa abaixo acima graus norte sur"
    )
    + listed("nord oeste este durante hasta para como quando cuando when dentro fuera all'ombra")
)
_DATIVE = frozenset(listed("am dem den im zum vom beim seit ab bis des der jeden jedem"))
_ARTICLES = _DATIVE | frozenset(listed("der die das ein eine jede jeder jedes"))

_ANOTHER = Pattern(r" (?:e|y|o|ou|ed) (?:il |el |o )?\d{1,2}[°º] [^\W\d_]")
"""A second one, to whose noun the first belongs: "il 4° e 5° piano"."""
_COUNTED = frozenset(
    listed("Auflage Bundesliga Bezirk Etage Etappe Folge Geburtstag Halbjahr Jahrestag Jahrhundert")
    + listed("Jahrhunderts Jh Kapitel Klasse Liga Minute Platz Quartal Runde Semester Sinfonie")
    + listed("Spieltag Staffel Stock Symphonie Weltkrieg")
)
_BEFORE_DATIVE = frozenset(listed("an auf aus bei in mit nach seit unter von vor während zu"))


def _say(match: re.Match[str], numbers: Numbers) -> str | None:
    if match["m"] == "º" and next_word(match) in _AFTER_DEGREES:
        return None
    said = numbers.ordinal(int(match["number"].replace(".", "")), bool(match["f"]))
    shortened = match["m"] == "er" or (match["m"] and _is_noun(next_word(match)))
    if shortened and numbers.language == "es" and said.endswith(("primero", "tercero")):
        return said[:-1]  # "el tercer piso"
    return said + ("s" if match["plural"] else "")


def _is_noun(word: str) -> bool:
    return len(word) > 3 and word.isalpha() and word.islower() and word not in _AFTER_DEGREES


def _say_floor(match: re.Match[str], numbers: Numbers) -> str | None:
    """Return "3° piano" as an ordinal, though degrees are written so too."""
    follows = _is_noun(next_word(match)) or _ANOTHER.compiled.match(match.string, match.end())
    return numbers.ordinal(int(match[1])) if follows else None


def _say_german(match: re.Match[str], numbers: Numbers) -> str | None:
    """Return "3." as an ordinal after an article, or before a noun that is mostly counted so."""
    further, before = governing_words(match)
    after = next_word(match)
    said = numbers.ordinal(int(match[1]))
    if before == "als":
        return said + "r"  # "kam als 3. ins Ziel"
    if not after[:1].isalpha() or not (before in _ARTICLES or after in _COUNTED):
        return None
    is_dative = before in _DATIVE - {"der"} or (before == "der" and further in _BEFORE_DATIVE)
    return said + "n" if is_dative else said


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    if locale.tag == "de":
        return (Rule("ordinal", Pattern(r"(\d{1,4})\.(?= )"), _say_german, "d"),)
    number = r"(?P<number>\d{1,3}(?:\.\d{3}){1,3}|\d{1,6})"
    pattern = rf"{number}(?:{_ENDINGS[locale.tag]})(?P<plural>s?)(?![^\W_])"
    floor = Rule("ordinal", Pattern(r"(\d{1,2})°(?= )"), _say_floor, "d")
    return (
        *((floor,) if locale.tag in _WITH_DEGREES else ()),
        Rule("ordinal", Pattern(pattern), _say, "d"),
    )
