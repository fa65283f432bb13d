"""When an English class of amounts may apply; see `triggers`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from captions.words.spoken.english.keys import heads, starts

if TYPE_CHECKING:
    from captions.words.spoken.near import Look, Near, Token

__all__ = [
    "cardinal",
    "decimal",
    "fraction",
    "interval",
    "magnitude",
    "math",
    "measure",
    "money",
    "ordinal",
    "percent",
    "serial",
]


@cache
def _unit_heads() -> frozenset[str]:
    return heads("units") | _HEIGHT


def money(token: Token) -> Look:
    """A currency's sign or code before or after a number."""
    if token.is_number:
        return not heads("currencies").isdisjoint(token.runs) or (token.goes_on and _with_currency)
    if token.leads:
        return True
    look = starts(token.low.lstrip("-−–"), "currencies")
    if look is True:
        return token.digits or _with_digits
    return look


def _with_currency(near: Near) -> bool:
    return not heads("currencies").isdisjoint(near.runs)


_DIGIT = re.compile(r"\d")


def _with_digits(near: Near) -> bool:
    return _DIGIT.search(near.few) is not None


def percent(token: Token) -> Look:
    """A sign of it."""
    return token.leads and (token.has(_PERCENT) or (token.goes_on and _with_percent))


_PERCENT = frozenset("%‰％")


def _with_percent(near: Near) -> bool:
    return near.next[:1] in _PERCENT or (near.joined and not _PERCENT.isdisjoint(near.few))


def magnitude(token: Token) -> Look:
    """A letter after a number."""
    return token.leads and token.has(_SCALES)


_SCALES = frozenset("kKmMbB")


def measure(token: Token) -> Look:
    """A unit, or the marks of feet and inches."""
    if not token.leads:
        return False
    return not _unit_heads().isdisjoint(token.runs) or (token.goes_on and _with_unit)


_HEIGHT = frozenset("'’′")


def _with_unit(near: Near) -> bool:
    return not _unit_heads().isdisjoint(near.runs)


def math(token: Token) -> Look:
    """A sign that makes a sum or an equation, or a comparison."""
    if token.char.isalpha() and not _VARIABLE.match(token.text):
        return False
    return _with_sum if token.has(_OPERATORS) else token.goes_on and _before_operator


_VARIABLE = re.compile(r"[A-Za-z]{1,3}\d?[²³]?\)?(?:[-+−±*×·/÷=≠≈<>≤≥^]|$)")
_OPERATORS = frozenset("-−*/=≠≈<>≤≥+±×÷·^²³")
_SUM = re.compile("[=≠≈<>≤≥+±×÷·^²³]")


def _before_operator(near: Near) -> bool:
    return near.next[:1] in _OPERATORS


def _with_sum(near: Near) -> bool:
    return _SUM.search(near.ahead) is not None


def interval(token: Token) -> Look:
    """What joins two numbers."""
    return token.has(_JOINTS) or (token.goes_on and _before_joint)


_JOINTS = frozenset("-–x×/")


def _before_joint(near: Near) -> bool:
    return near.next[:1] in _JOINTS


def fraction(token: Token) -> Look:
    """A stroke or a fraction of one character."""
    return token.leads and (token.has(_STROKES) or (token.goes_on and _before_fraction))


_STROKES = frozenset("/⁄½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒")


def _before_fraction(near: Near) -> bool:
    return not _STROKES.isdisjoint(near.next)


def ordinal(token: Token) -> Look:
    """An ending after a number."""
    return any(ending in token.low for ending in ("st", "nd", "rd", "th"))


def decimal(token: Token) -> Look:
    """A point before a digit."""
    return token.leads and _POINT.search(token.text) is not None


_POINT = re.compile(r"\.\d")


def serial(token: Token) -> Look:
    """Digits with letters or strokes."""
    return token.digits and _JOINED.search(token.text) is not None


_JOINED = re.compile(r"[-/]|[^\W\d_]|[½²³]")


def cardinal(token: Token) -> Look:
    """A number."""
    return token.leads and token.digits
