"""Keys of the English tables, as the triggers look for them."""

from __future__ import annotations

from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from captions.words.spoken.near import RUN
from captions.words.spoken.tables import entries

if TYPE_CHECKING:
    from captions.words.spoken.near import Look, Near

__all__ = ["heads", "keys", "starts"]


@cache
def keys(*tables: str) -> frozenset[str]:
    """Return the keys of tables in lower case."""
    return frozenset(entry[0].lower() for table in tables for entry in entries(f"en/{table}"))


@cache
def _prefixes(*tables: str) -> dict[str, tuple[str, ...]]:
    """Return the keys of tables by their first characters."""
    ordered = sorted(keys(*tables))
    return {char: tuple(group) for char, group in groupby(ordered, key=lambda key: key[0])}


@cache
def heads(table: str) -> frozenset[str]:
    """Return the letters, or the sign, that each key starts with."""
    return frozenset(match[0] for key in keys(table) if (match := RUN.match(key)))


def starts(text: str, *tables: str) -> Look:
    """Return whether the text from a token on starts with a key of some tables."""
    candidates = _prefixes(*tables).get(text[:1], ())
    if text.startswith(candidates):
        return True
    longer = tuple(key for key in candidates if key.startswith(f"{text} "))
    return partial(_goes_on, longer) if longer else False


def _goes_on(longer: tuple[str, ...], near: Near) -> bool:
    return near.ahead.lower().lstrip("-−–").startswith(longer)
