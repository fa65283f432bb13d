"""Abbreviations by what follows: "Sr. García" señor, "Nr. 5" Nummer, "z. B." zum Beispiel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import Locale, next_word
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.near import stop_after
from captions.words.spoken.tables import entries, initials

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_AND = frozenset({"y", "e", "et", "und", "en", "&"})
_SPACE = "[ \u00a0\u202f]?"
_NUMBER = re.compile(r"\d|[IVXLC]+(?![^\W_])")


def _before_name(match: re.Match[str]) -> bool:
    return next_word(match).lstrip("\"'“‘«(")[:1].isupper()


def _before_title(match: re.Match[str], titles: frozenset[str]) -> bool:
    """Return whether another title follows: "prof. dr. Jansen", "M. et Mme Durand"."""
    after = match.string[match.end() : match.end() + 40].split(" ")[1:4]
    if after and after[0] in _AND:
        after = after[1:]
    return bool(after) and after[0] in titles


def _before_number(match: re.Match[str]) -> bool:
    after = match.string[match.end() : match.end() + 40]
    return _NUMBER.match(after.lstrip(" :\u00a0\u202f")) is not None


def _anywhere(_match: re.Match[str]) -> bool:
    return True


_CONTEXTS = {
    "always": _anywhere,
    "name": _before_name,
    "number": _before_number,
    "last": _anywhere,
}


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for form, said, context in entries(f"{locale.tag}/abbreviations"):
        table.setdefault(_key(form), []).append((form, said, context))

    titles = frozenset(row[0] for rows in table.values() for row in rows if row[2] == "name")

    def say(match: re.Match[str], _numbers: Numbers) -> str | None:
        elided = match["elided"] or ""
        written = match[0][len(elided) :]
        for form, said, context in table[_key(written)]:
            titled = context == "name" and _before_title(match, titles)
            if titled or _CONTEXTS[context](match):
                starts = written[0].isupper() and form[0].islower()
                stop = stop_after(match) if context == "last" else ""
                return elided + (said[0].upper() + said[1:] if starts else said) + stop
        return None

    forms = sorted({row[0] for rows in table.values() for row in rows}, key=len)
    articles = locale.words.get("elided", "").split()  # "l'art. 5"
    before = rf"(?P<elided>(?:{'|'.join(articles) or '(?!)'})['’])?"
    pattern = rf"{before}(?:{'|'.join(map(_either_case, reversed(forms)))})(?![^\W\d_])"
    return (Rule("abbreviation", Pattern(pattern), say, "a", initials(forms + articles)),)


def _key(form: str) -> str:
    return re.sub(_SPACE[:-1], "", form).lower()


def _either_case(form: str) -> str:
    """Return a pattern for a form whose first letter is of either case, its parts apart or not.

    One letter is not: "M. Dupont" is a man, "m. Dupont" is none.
    """
    first, rest = form[0], re.escape(form[1:]).replace(r"\ ", _SPACE)
    if form[1:2] == "." and first.isupper():
        return first + rest
    return f"[{first.lower()}{first.upper()}]{rest}"
