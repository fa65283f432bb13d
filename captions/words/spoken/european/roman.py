"""Roman numerals: centuries "siglo XXI", rulers "Louis XIV", parts "Kapitel III"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import Locale, next_word
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.near import stop_after
from captions.words.spoken.numerals import value
from captions.words.spoken.tables import listed, mapping

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_SUFFIXES = {"fr": r"(?P<suffix>ers?|i?[eè]?res?|es?|ème?s?)?", "nl": "(?P<suffix>e|de|ste)?"}
"""What makes an ordinal of a numeral where it is written."""
_FEMININE = ("re", "ère", "res", "ères")
_GOVERNING = Pattern(
    r"([^\W\d_]+\.?) (?:[IVX]{1,6}(?:,| y| e| et| en| und| a| al| ao| à| o| ou)? ){0,3}$"
)
_DATIVE = frozenset(listed("von mit unter bei zu nach seit aus vor vom zum beim"))


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language.

    Its table says of words whether a numeral before or after them counts centuries, rulers, parts.
    """
    known = mapping(f"{locale.tag}/numerals")
    last = int(locale.words["rulers to"])  # the last ruler who is an ordinal
    centuries = int(locale.words["centuries to"])  # the last century that is one

    def say_numeral(match: re.Match[str], numbers: Numbers) -> str | None:
        number = value(match["numeral"])
        if not number:
            return None
        before, after = known.get(_named(match)), known.get(next_word(match).lower())
        if match["suffix"]:
            return numbers.ordinal(number, match["suffix"].endswith(_FEMININE))
        if "century" in {before, after}:
            return numbers.ordinal(number) if number <= centuries else numbers.cardinal(number)
        if before in ("king", "queen"):
            return _ruler(match, number, numbers, before)
        if before == "number":
            return numbers.cardinal(number)
        if after in {"m", "f"}:
            return numbers.ordinal(number, after == "f")
        return None

    def _ruler(match: re.Match[str], number: int, numbers: Numbers, kind: str) -> str:
        if number > last:
            return numbers.cardinal(number)
        said, article = numbers.ordinal(number, kind == "queen"), locale.words.get(kind)
        if not article:
            return said
        dative = locale.words.get(f"{kind} dative") if _after_dative(match) else None
        named = f"{dative} {said.capitalize()}n" if dative else f"{article} {said.capitalize()}"
        return named + stop_after(match)

    suffix = _SUFFIXES.get(locale.tag, "(?P<suffix>(?!))?")
    stop = r"\.?" if locale.tag == "de" else r"(?!(?<![IVX]{2})\. [A-Z])"  # "Juan V. García"
    pattern = rf"(?P<numeral>[IVX]{{1,6}}){suffix}(?![^\W_]|[.&][A-Z]|-(?![IVX])[A-Z]){stop}"
    return (Rule("roman", Pattern(pattern), say_numeral, "a"),)


def _named(match: re.Match[str]) -> str:
    """Return the word before, without what is joined to it: "d'Henri IV", "siglos XIX y XX"."""
    before = match.string[max(match.start() - 60, 0) : match.start()]
    word = _GOVERNING.compiled.search(before.replace("’", "'"))
    return word[1].lower() if word else ""


def _after_dative(match: re.Match[str]) -> bool:
    """Return whether a name with all its parts, "Papst Johannes Paul", follows such a word."""
    for word in reversed(match.string[max(match.start() - 60, 0) : match.start()].split()):
        if word.lower() in _DATIVE or not word[0].isupper() or word[-1] in ",;.:!?":
            return word.lower() in _DATIVE
    return False
