"""Spanish, French, German, Italian, Portuguese: the classes with numbers, one a file.

Each has ``rules(locale)``; what differs by language is in ``data/<language>/``.
"""

from __future__ import annotations

import re
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING

from captions.words.spoken.classes import Class

if TYPE_CHECKING:
    from captions.words.spoken.model import Rule
    from captions.words.spoken.near import Look, Near, Token

__all__ = ["classes"]


def _is_number(token: Token) -> Look:
    return token.is_number or _with_digits


def _with_digits(near: Near) -> bool:
    return any(map(str.isdecimal, near.few))


def _is_percent(token: Token) -> Look:
    return not _PERCENT.isdisjoint(token.text) or _with_percent


def _with_percent(near: Near) -> bool:
    return not _PERCENT.isdisjoint(near.ahead)


def _is_symbol(token: Token) -> Look:
    return token.char in "&%+="


def _is_roman(token: Token) -> Look:
    return token.char in "IVX"


def _is_address(token: Token) -> Look:
    return _ADDRESS.search(token.text) is not None


_PERCENT = frozenset("%％")
_ADDRESS = re.compile(r"[.@/][^\W\d_]")

_ORDER = {
    "electronic": ("da", _is_address),
    "telephone": ("s", _is_number),
    "date": ("d", _is_number),
    "time": ("d", _is_number),
    "money": ("das", _is_number),
    "percent": ("ds", _is_percent),
    "ordinal": ("d", _is_number),
    "measure": ("ds", _is_number),
    "year": ("d", _is_number),
    "cardinal": ("ds", _is_number),
    "roman": ("a", _is_roman),
    "symbol": ("s", _is_symbol),
}
"""The files, what their rules may start with, and when they may apply."""


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
