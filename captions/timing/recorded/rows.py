"""Rows: the words in lists of objects, whatever their keys are called.

A reader takes a file apart as its format says. Where the structure is another it fails on a key or
a type, and the next reader is asked; so no reader needs to say what it does not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from captions.timing.recorded.heard import SECONDS, TICKS, Heard, milliseconds

__all__ = ["best", "columns", "objects", "timed_objects"]


def objects(
    rows: Iterable[Any], text: str, start: str, end: str | None = None, unit: float = SECONDS
) -> Iterator[Heard]:
    """Yield the words of objects that have them under these keys; times may be missing.

    Raises:
        KeyError: One has no such text.
        TypeError: One is no object.

    >>> list(objects([{"w": "so", "s": 1.5}], "w", "s", "e"))
    [Heard(text='so', start_ms=1500.0, end_ms=None)]
    """
    for row in rows:
        last = milliseconds(row.get(end), unit) if end else None
        yield Heard(_text(row[text]), milliseconds(row.get(start), unit), last)


def timed_objects(
    rows: Iterable[Any], text: str, start: str, duration: str, unit: float = TICKS
) -> Iterator[Heard]:
    """Yield the words of objects that say how long each takes."""
    for row in rows:
        at = milliseconds(row[start], unit)
        lasts = milliseconds(row.get(duration), unit)
        yield Heard(_text(row[text]), at, None if at is None or lasts is None else at + lasts)


def columns(texts: Any, starts: Any, ends: Any, unit: float = SECONDS) -> Iterator[Heard]:
    """Yield the words of three lists of equal length."""
    for text, start, end in zip(texts, starts, ends, strict=True):
        yield Heard(_text(text), milliseconds(start, unit), milliseconds(end, unit))


def best(item: dict[str, Any], key: str = "alternatives") -> dict[str, Any]:
    """Return the first of the alternatives of something; recognisers list the best one first."""
    found = item[key][0]
    if not isinstance(found, dict):
        raise TypeError(key)
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a word is a string")
    return value
