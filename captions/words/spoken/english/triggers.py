"""When each English class may apply: cheap looks at a place that spare the rules elsewhere.

A trigger never keeps a rule from what it would read; it may let it try in vain.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from captions.words.spoken.near import RUN
from captions.words.spoken.tables import entries, listed

if TYPE_CHECKING:
    from captions.words.spoken.near import Near

__all__ = [
    "abbreviation",
    "address",
    "cardinal",
    "date",
    "decade",
    "decimal",
    "digit",
    "electronic",
    "fraction",
    "interval",
    "letters",
    "magnitude",
    "markup",
    "math",
    "measure",
    "money",
    "ordinal",
    "percent",
    "roman",
    "serial",
    "symbol",
    "telephone",
    "time",
]


@cache
def _keys(*tables: str) -> frozenset[str]:
    """Return the keys of tables in lower case."""
    return frozenset(entry[0].lower() for table in tables for entry in entries(f"en/{table}"))


@cache
def _prefixes(*tables: str) -> dict[str, tuple[str, ...]]:
    """Return the keys of tables by their first characters."""
    keys = sorted(_keys(*tables))
    return {char: tuple(group) for char, group in groupby(keys, key=lambda key: key[0])}


@cache
def _heads(table: str) -> frozenset[str]:
    """Return the letters, or the sign, that each key starts with."""
    return frozenset(match[0] for key in _keys(table) if (match := RUN.match(key)))


@cache
def _unit_heads() -> frozenset[str]:
    return _heads("units") | _HEIGHT


def _starts(text: str, *tables: str) -> bool:
    """Return whether a text starts with a key of some tables."""
    return text.startswith(_prefixes(*tables).get(text[:1], ()))


def markup(near: Near) -> bool:
    """Something in brackets."""
    return near.char in "<["


def electronic(near: Near) -> bool:
    """A sign of addresses, or a point inside with small letters around."""
    token = near.token
    if near.has(_ADDRESS):
        return True
    if "." not in token[:-1]:
        return False
    labels = _LABEL.findall(token)
    return near.low.startswith("www.") or not _keys("endings").isdisjoint(labels)


_ADDRESS = frozenset("@/\\#:")
_LABEL = re.compile(r"\.([a-z][a-z0-9]*)")


def abbreviation(near: Near) -> bool:
    """One of the table."""
    return _starts(near.low, "phrases", "abbreviations")


def address(near: Near) -> bool:
    """A number before a name and a street, a state after a comma, a box."""
    if near.is_number:
        name = near.next[:1]
        return (name.isupper() or name.isdecimal()) and not _keys("streets").isdisjoint(
            RUN.findall(near.low)
        )
    before = near.before[-2:]
    return (before in {", ", ". "} and near.low[:2] in _keys("states")) or "Box" in near.ahead[:10]


def digit(near: Near) -> bool:
    """A number after a word that asks for its digits."""
    return near.digits and near.before.rstrip("([\"'“‘ :").lower().endswith(_ASKING)


_ASKING = listed("call dial dialed in with is otp pin passcode extension ext ext. code number")


def telephone(near: Near) -> bool:
    """Seven digits or more, a country, or a free number with letters."""
    if not near.digits and near.char != "(":
        return False
    digits = sum(map(str.isdecimal, near.ahead[:32]))
    free = near.char in "189(" and any(area in near.ahead[:7] for area in "89")
    return digits >= 7 or near.char in "+0" or free or near.token.count(".") > 2


def date(near: Near) -> bool:
    """A month, a weekday, an era, or digits with strokes."""
    if not near.is_number:
        name = near.letters
        is_era = name[:1] in "abc" and near.next[:1].isdecimal()
        return is_era or name in _keys("months", "weekdays")
    marks = near.token[1:5]
    return (
        not _DATE_MARKS.isdisjoint(marks)
        or not (_ERAS | _keys("months")).isdisjoint(near.runs)
        or _ERA.search(near.few) is not None
    )


_DATE_MARKS = frozenset("-/.")
_ERAS = frozenset({"bc", "bce", "ce", "ad"})
_ERA = re.compile(r"[AaBbCc]\.[CcDdEe]\.")


def decade(near: Near) -> bool:
    """A zero before an s, a short year, or a part of a decade."""
    if near.char in "'’" or near.letters in _PARTS:
        return True
    return near.few_digits and _DECADE.search(near.low, 0, 24) is not None


_DECADE = re.compile("0['’]?s")
_PARTS = frozenset(listed("mid early late pre post"))


def time(near: Near) -> bool:
    """A colon, half of a day, or a zone."""
    if not near.is_number:
        return near.low.startswith(("a.m", "p.m"))
    low = near.low[:40]
    zone = near.next.lower().replace(".", "")[:3]
    return ":" in low or zone in _ZONES or any(half in low for half in ("am", "pm", "a.m", "p.m"))


_ZONES = frozenset(listed("est edt cst cdt mst mdt pst pdt gmt utc cet ces bst ist jst msk aes"))


def money(near: Near) -> bool:
    """A currency's sign or code before or after a number."""
    if not near.is_number:
        if near.few_digits:
            low = near.low.lstrip("-−–")
            return low[:1] == "." or low[:1].isdecimal() or _starts(low, "currencies")
        return False
    return not _heads("currencies").isdisjoint(near.runs)


def percent(near: Near) -> bool:
    """A sign of it."""
    return not _PERCENT.isdisjoint(near.few)


_PERCENT = frozenset("%‰％")


def magnitude(near: Near) -> bool:
    """A letter after a number."""
    return near.has(_SCALES)


_SCALES = frozenset("kKmMbB")


def measure(near: Near) -> bool:
    """A unit, or the marks of feet and inches."""
    joined = near.next[:1] in _LINKS or near.next[:1].isdecimal() or near.next == "to"
    if joined or _NUMBERED.search(near.next):
        return not _unit_heads().isdisjoint(near.runs)
    return not _unit_heads().isdisjoint(RUN.findall(f"{near.token} {near.next}".lower()))


_NUMBERED = re.compile("thousand|(?:m|b|tr|quadr|quint)illion", re.IGNORECASE)
_LINKS = frozenset("-–−x×/°'’′½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒")
_HEIGHT = frozenset("'’′")


def math(near: Near) -> bool:
    """A sign that makes a sum or an equation, or a comparison."""
    return not _OPERATORS.isdisjoint(near.few) and not _SUMS.isdisjoint(near.ahead)


_OPERATORS = frozenset("-−*/=≠≈<>≤≥+±×÷·^²³")
_SUMS = frozenset("=≠≈<>≤≥+±×÷·^²³")


def interval(near: Near) -> bool:
    """What joins two numbers."""
    return near.has_few(_JOINTS)


_JOINTS = frozenset("-–x×/")


def fraction(near: Near) -> bool:
    """A stroke or a fraction of one character."""
    return near.has_few(_STROKES)


_STROKES = frozenset("/⁄½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒")


def ordinal(near: Near) -> bool:
    """An ending after a number."""
    return any(ending in near.token.lower() for ending in ("st", "nd", "rd", "th"))


def decimal(near: Near) -> bool:
    """A point."""
    return "." in near.token


def roman(near: Near) -> bool:
    """A numeral, or a word that stands before one."""
    if near.char in "IVXLCDM":
        return True
    return near.next[:1] in "Ii" and near.letters in _keys("numbered", "regnal")


def serial(near: Near) -> bool:
    """Digits with letters or strokes."""
    return near.digits and _JOINED.search(near.token) is not None


_JOINED = re.compile(r"[-/]|[^\W\d_]|[½²³]")


def cardinal(near: Near) -> bool:
    """A number."""
    return near.digits


def letters(near: Near) -> bool:
    """Two capitals, or one and a point."""
    after = near.token[1:2]
    return near.char.isupper() and (after == "." or after.isupper())


def symbol(near: Near) -> bool:
    """One of the table."""
    return near.char in _SIGNS or _starts(near.low, "symbols")


_SIGNS = frozenset("`/*~_")
