"""Spanish, French, German, Italian, Portuguese, Dutch: the classes with numbers, one a file.

Each has ``rules(locale)``; what differs by language is in ``data/<language>/``.
"""

from __future__ import annotations

import re
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING

from captions.words.spoken.classes import Class
from captions.words.spoken.vulgar import VULGAR

if TYPE_CHECKING:
    from captions.words.spoken.model import Rule
    from captions.words.spoken.near import Look, Near, Token

__all__ = ["changing", "classes"]


def _with_digits(token: Token) -> Look:
    return token.digits or _before_digit


def _before_digit(near: Near) -> bool:
    return near.next[:1].isdecimal()


def _is_called(token: Token) -> Look:
    """Return whether a number of eight digits or more may start, their groups apart or not."""
    if token.char in "+(0" or sum(map(str.isdecimal, token.text)) >= len("12345678"):
        return True
    return token.is_number and _before_digit


def _is_date(token: Token) -> Look:
    """Return whether marks stand between digits, or a month may follow a day."""
    return _DATE.match(token.text) is not None


def _is_time(token: Token) -> Look:
    return _TIME.match(token.text) is not None or (token.text.isdecimal() and _before_hour)


def _before_hour(near: Near) -> bool:
    return near.next[:1] in "hHuU"


def _is_fraction(token: Token) -> Look:
    """Return whether a stroke or a sign such as "½" is there, or in what follows a number."""
    if not _FRACTION.isdisjoint(token.text):
        return True
    return token.digits and _before_fraction


def _before_fraction(near: Near) -> bool:
    return not _FRACTION.isdisjoint(near.next)


def _is_percent(token: Token) -> Look:
    return token.leads and (not _PERCENT.isdisjoint(token.text) or _with_percent)


def _with_percent(near: Near) -> bool:
    return any(map(near.ahead.__contains__, _PERCENT))


def _is_ordinal(token: Token) -> Look:
    return not token.text.isdecimal()


def _leads(token: Token) -> Look:
    return token.leads


def _is_decade(token: Token) -> Look:
    return token.char in "'’‘´`" or "er" in token.low


def _is_year(token: Token) -> Look:
    return token.char == "1"


def _is_interval(token: Token) -> Look:
    return not _INTERVAL.isdisjoint(token.text)


def _is_word(token: Token) -> Look:
    return token.char.isalpha()


def _is_symbol(token: Token) -> Look:
    return token.char in "&%+=<>±§x×"


def _is_roman(token: Token) -> Look:
    return token.char in "IVX"


def _is_address(token: Token) -> Look:
    return _ADDRESS.search(token.text) is not None


_DATE = re.compile(r"\d{1,4}[-/.]|\d{1,2}(?:[^\W\d_]|[º°]|$)")
_TIME = re.compile(r"\d{1,2}[:.hHu]")
_INTERVAL = frozenset("-–:/")
_PERCENT = frozenset("%％")
_FRACTION = frozenset(("/", "⁄", *VULGAR))
_VOWELS = frozenset("aeiouhé")
_ADDRESS = re.compile(r"[@/]|\.[^\W\d_]")

_ORDER = {
    "abbreviation": ("a", _is_word),
    "electronic": ("da", _is_address),
    "telephone": ("ds", _is_called),
    "date": ("d", _is_date),
    "duration": ("d", _is_time),
    "time": ("d", _is_time),
    "fraction": ("ds", _is_fraction),
    "money": ("das", _with_digits),
    "percent": ("ds", _is_percent),
    "ordinal": ("d", _is_ordinal),
    "measure": ("ds", _leads),
    "decade": ("ds", _is_decade),
    "year": ("d", _is_year),
    "interval": ("d", _is_interval),
    "cardinal": ("ds", _leads),
    "roman": ("a", _is_roman),
    "symbol": ("as", _is_symbol),
}
"""The files, what their rules may start with, and when they may apply."""


@cache
def changing(tag: str) -> frozenset[str]:
    """Return words that may be said otherwise than written; of some only with the mark behind."""
    from captions.words.spoken.tables import entries, mapping

    rows = (*entries(f"{tag}/abbreviations"), *entries(f"{tag}/currencies"))
    forms = {row[0].split(" ")[0].lower() for row in rows}
    words = mapping(f"{tag}/words")
    articles = [f"{article}{mark}" for article in words.get("elided", "").split() for mark in "'’"]
    elided = {article + form for article in articles for form in forms if form[0] in _VOWELS}
    return frozenset(forms.union(elided, words["numerals"].split()))  # numerals like words


@cache
def classes(tag: str) -> tuple[Class, ...]:
    """Return a language's classes in the order in which they are tried."""
    return tuple(
        Class(starts, trigger, partial(_rules, name, tag))
        for name, (starts, trigger) in _ORDER.items()
    )


def _rules(name: str, tag: str) -> tuple[Rule, ...]:
    from captions.words.spoken.european.locale import load

    found: tuple[Rule, ...] = import_module(f"{__name__}.{name}").rules(load(tag))
    return found
