"""English: one class a file, each with its ``RULES``; here is the order in which they are tried."""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module
from itertools import permutations
from typing import TYPE_CHECKING

from captions.words.spoken.classes import Class
from captions.words.spoken.english import amounts, triggers
from captions.words.spoken.tables import entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from captions.words.spoken.model import Rule
    from captions.words.spoken.near import Look, Token

__all__ = ["changing", "classes", "leading"]

_ORDER = {
    "markup": "s",
    "electronic": "das",
    "abbreviation": "das",
    "address": "da",
    "digit": "da",
    "telephone": "ds",
    "date": "da",
    "decade": "das",
    "time": "da",
    "money": "das",
    "percent": "ds",
    "magnitude": "ds",
    "measure": "ds",
    "rate": "a",
    "math": "das",
    "interval": "d",
    "fraction": "ds",
    "ordinal": "d",
    "decimal": "ds",
    "roman": "a",
    "serial": "da",
    "cardinal": "ds",
    "letters": "a",
    "symbol": "s",
}
"""The files, and what their rules may start with."""


@cache
def classes() -> tuple[Class, ...]:
    """Return the classes in the order in which they are tried."""
    return tuple(
        Class(starts, _trigger(name), partial(_rules, name)) for name, starts in _ORDER.items()
    )


def _trigger(name: str) -> Callable[[Token], Look]:
    found: Callable[[Token], Look] = getattr(amounts if name in amounts.__all__ else triggers, name)
    return found


def _rules(name: str) -> tuple[Rule, ...]:
    found: tuple[Rule, ...] = import_module(f"{__name__}.{name}").RULES
    return found


@cache
def changing() -> frozenset[str]:
    """Return words without a sign of it that may be said otherwise than written."""
    forms = {form.rstrip(".") for form in _forms("abbreviations", "phrases") if " " not in form}
    spans = {
        f"{first}{mark}{last}"
        for names in (_forms("months"), _forms("weekdays"))
        for first, last in permutations(names, 2)
        for mark in "-–"
    }
    return frozenset(forms | spans | _forms("rates") | set("vx"))


@cache
def leading() -> frozenset[str]:
    """Return words that may be said otherwise before a number, a month, "the" or "I"."""
    forms = {form.rstrip(".") for form in _forms("months", "weekdays", "numbered", "regnal")}
    phrases = {form.split(" ")[0] for form in _forms("phrases") if " " in form}
    return frozenset(forms | phrases | {"mid", "early", "late", "rs"}) - changing()


def _forms(*tables: str) -> set[str]:
    return {entry[0].lower() for table in tables for entry in entries(f"en/{table}")}
