"""What a language's rules need to know of it: its words, months, units and currencies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from captions.pattern import Pattern
from captions.words.spoken.tables import entries, listed, mapping

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = [
    "MINUS",
    "NUMBER",
    "Locale",
    "Noun",
    "governing_words",
    "is_dated",
    "load",
    "next_word",
    "previous_word",
    "read",
    "say",
]

# Names of months in parts of the language's lands.
_SAID_AS_IS = {name: name for name in ("Jänner", "Feber", "setiembre")}

_DAYS = frozenset(
    listed("el le il am vom zum bis del al du dal ab desde hasta dia día no até vanaf")
    + listed("lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi")
    + listed("vendredi samedi dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica")
    + listed("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag")
)
"""Before "3/5" it is a day and a month."""
_PERHAPS_DAYS = frozenset({"op", "em"})
"""Before "1/3" it may be a third; a smaller part than a quarter is taken for a day, "3/5"."""
_SMALLEST_PART = 4
_OF = frozenset(
    listed("de des du d'un d'une di dei del della delle degli do da dos das of van von")
)

_GOVERNING = Pattern(r"(?:(\w+) )?([^\W\d_]+) (?:\d{1,4}\.,? (?:(?:und|oder|bis|sowie) )?){0,4}$")

MINUS = r"(?:(?<![^\W_])[-−–])"
_GROUPS = r"\d{1,3}(?:[.' \u00a0\u202f’]\d{3}){1,6}(?!\d)"
_AMERICAN = r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,20}|(?<=,\d{3},\d{3}))(?!\d)"
_SWISS = r"\d{1,3}(?:['’]\d{3}){1,6}\.\d{1,20}(?!\d)"
NUMBER = (
    rf"(?:{_AMERICAN}|{_SWISS}|(?:{_GROUPS}|\d{{1,30}}+)(?:,\d{{1,20}}+)?(?!\.\d)"
    r"|\d{1,30}\.(?:\d\d?|\d{4,20})(?!\d))"
)
"""A number as it is written in Europe, 1.234,5 or 1 234,5, in Switzerland, 1'234.50, or in
America, 1,234.5 and 1,234,567, where it can be no other; and 3.5."""


class Noun(NamedTuple):
    """A unit or a currency: one, many, and its gender (`gender_of`)."""

    one: str
    many: str
    gender: str = "m"
    minor_one: str = ""
    minor_many: str = ""

    @property
    def feminine(self) -> bool:
        """Whether numbers before it are feminine."""
        return self.gender == "f"


@dataclass(frozen=True, slots=True)
class Locale:
    """A language's tables.

    Attributes:
        tag: Its subtag.
        words: The small words of the rules, by name.
        months: Its months in order.
        month_forms: How months are written, and their names.
        units: Units by symbol.
        currencies: Currencies by sign and code.
        scales: One and many of "million", by how it is written.
        labels: Abbreviations before a number that is a name: "Nr.", "S.".
    """

    tag: str
    words: dict[str, str]
    months: tuple[str, ...]
    month_forms: dict[str, str]
    units: dict[str, Noun]
    currencies: dict[str, Noun]
    scales: dict[str, Noun]
    labels: frozenset[str]


@cache
def load(tag: str) -> Locale:
    """Return the tables of a language.

    >>> load("de").words["percent"], load("fr").months[0]
    ('Prozent', 'janvier')
    """
    return Locale(
        tag,
        mapping(f"{tag}/words"),
        tuple(entry[0] for entry in entries(f"{tag}/months")),
        {form: entry[0] for entry in entries(f"{tag}/months") for form in entry} | _SAID_AS_IS,
        {entry[0]: Noun(*entry[1:]) for entry in entries(f"{tag}/units")},
        {entry[0]: Noun(*entry[1:]) for entry in entries(f"{tag}/currencies")},
        {entry[0]: Noun(*entry[1:]) for entry in entries(f"{tag}/scales")},
        frozenset(row[0].lower() for row in entries(f"{tag}/abbreviations") if row[2] == "number"),
    )


def read(written: str) -> tuple[int, str]:
    """Return the whole part of a written number and the digits of its fraction.

    >>> read("1.234,50"), read("3.5"), read("12 000"), read("1,234.5"), read("1'234.50")
    ((1234, '50'), (3, '5'), (12000, ''), (1234, '5'), (1234, '50'))
    """
    if re.fullmatch(rf"\d+\.(?:\d\d?|\d{{4,}})|{_AMERICAN}|{_SWISS}", written):
        whole, _, fraction = written.partition(".")
    else:
        whole, _, fraction = written.partition(",")
    return int(re.sub(r"\D", "", whole)), fraction


def say(numbers: Numbers, written: str, noun: Noun | None = None) -> str:
    """Return a written number as it is said, before a noun if there is one."""
    whole, fraction = read(written)
    if fraction:
        return numbers.decimal(str(whole), fraction)
    if noun:
        return numbers.before_noun(whole, noun.feminine)
    return numbers.cardinal(whole)


def previous_word(match: re.Match[str]) -> str:
    """Return the word before a match, in lower case, or ""."""
    words = match.string[max(match.start() - 40, 0) : match.start()].split(" ")
    return words[-2].lower() if len(words) > 1 and not words[-1] else ""


def governing_words(match: re.Match[str]) -> tuple[str, str]:
    """Return the two words on which a German ordinal depends: "im 19. und 20. Jahrhundert"."""
    found = _GOVERNING.compiled.search(match.string[max(match.start() - 60, 0) : match.start()])
    return (found[1] or "").lower() if found else "", found[2].lower() if found else ""


def next_word(match: re.Match[str]) -> str:
    """Return the word after a match, or "" when a mark or nothing follows."""
    after = match.string[match.end() : match.end() + 40]
    return after[1:].split(" ")[0].rstrip(".,;:!?") if after.startswith(" ") else ""


def is_dated(match: re.Match[str]) -> bool:
    """Return whether two numbers with a stroke between are a day and a month: "el 3/5".

    A part of something is none, "le 2/3 des gens".
    """
    before = previous_word(match)
    if next_word(match) in _OF or before not in _DAYS | _PERHAPS_DAYS:
        return False
    day, month = re.findall(r"\d+", match[0])[:2]
    return before in _DAYS or not int(day) < int(month) <= _SMALLEST_PART
