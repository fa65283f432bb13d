"""Spanish, French, German, Italian, Portuguese: the classes with numbers, one a file.

Each has ``rules(locale)``; what differs by language is in ``data/<language>/``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from captions.words.spoken.european import (
    cardinal,
    date,
    measure,
    money,
    ordinal,
    percent,
    symbol,
    time,
    year,
)
from captions.words.spoken.european.locale import load

if TYPE_CHECKING:
    from captions.words.spoken.model import Rule

__all__ = ["rules"]

_ORDER = (date, time, money, percent, measure, ordinal, year, cardinal, symbol)


@cache
def rules(tag: str) -> tuple[Rule, ...]:
    """Return a language's rules in the order in which they are tried."""
    return tuple(rule for module in _ORDER for rule in module.rules(load(tag)))
