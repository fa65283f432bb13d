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
    from captions.words.spoken.near import Near

__all__ = ["classes"]


def _has_digits(near: Near) -> bool:
    return any(map(str.isdecimal, near.few))


def _is_percent(near: Near) -> bool:
    return any(sign in near.ahead for sign in "%％")


def _is_symbol(near: Near) -> bool:
    return near.char in "&%+="


def _is_roman(near: Near) -> bool:
    return near.char in "IVX"


def _is_address(near: Near) -> bool:
    return _ADDRESS.search(near.token) is not None


_ADDRESS = re.compile(r"[.@/][^\W\d_]")

_ORDER = {
    "electronic": ("da", _is_address),
    "telephone": ("s", _has_digits),
    "date": ("d", _has_digits),
    "time": ("d", _has_digits),
    "money": ("das", _has_digits),
    "percent": ("ds", _is_percent),
    "ordinal": ("d", _has_digits),
    "measure": ("ds", _has_digits),
    "year": ("d", _has_digits),
    "cardinal": ("ds", _has_digits),
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
