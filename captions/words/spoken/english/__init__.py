"""English: one class a file, each with its ``RULES``; here is the order in which they are tried."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from captions.words.spoken.english import (
    abbreviation,
    address,
    cardinal,
    date,
    decade,
    decimal,
    digit,
    electronic,
    fraction,
    interval,
    letters,
    magnitude,
    markup,
    math,
    measure,
    money,
    ordinal,
    percent,
    roman,
    serial,
    symbol,
    telephone,
    time,
)
from captions.words.spoken.tables import entries

if TYPE_CHECKING:
    from captions.words.spoken.model import Rule

__all__ = ["rules", "triggers"]

_ORDER = (
    markup,
    electronic,
    abbreviation,
    address,
    digit,
    telephone,
    date,
    decade,
    time,
    money,
    percent,
    magnitude,
    measure,
    math,
    interval,
    fraction,
    ordinal,
    decimal,
    roman,
    serial,
    cardinal,
    letters,
    symbol,
)
_RULES = tuple(rule for module in _ORDER for rule in module.RULES)


def rules() -> tuple[Rule, ...]:
    """Return the rules in the order in which they are tried."""
    return _RULES


@cache
def triggers() -> frozenset[str]:
    """Return words without a sign of it that may be said otherwise than written."""
    tables = ("abbreviations", "months", "weekdays", "phrases", "numbered")
    forms = {entry[0].lower().rstrip(".") for name in tables for entry in entries(f"en/{name}")}
    return frozenset(
        {form.split(" ")[0] for form in forms} | set("vx") | {"mid", "early", "late", "rs"}
    )
