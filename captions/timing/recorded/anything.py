"""Anything else: the first list of objects that have a word and when it was heard."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from captions.timing.recorded.heard import MS, SECONDS, Heard, milliseconds

__all__ = ["rows"]

TEXTS = ("word", "text", "punctuated_word", "display", "value", "token", "content", "label", "name")
STARTS = (
    "start_ms", "startMs", "start", "start_time", "startTime", "begin", "from", "offset", "time",
    "ts", "t0", "timestamp",
)  # fmt: skip
ENDS = ("end_ms", "endMs", "end", "end_time", "endTime", "stop", "to", "end_ts", "t1")
DURATIONS = ("duration_ms", "durationMs", "duration", "dur", "length")
LONGEST_WORD_S = 30
"""Words of which one in two would take longer, in seconds, are in milliseconds."""


def rows(found: Any) -> Iterator[Heard]:
    """Yield the words of a list of objects, wherever it is.

    Whole numbers are seconds unless words would last half a minute, or a key says what they are.

    >>> list(rows({"data": [{"token": "so", "begin": 500, "stop": 90500}]}))
    [Heard(text='so', start_ms=500.0, end_ms=90500.0)]
    """
    waiting = deque([found])
    while waiting:  # what is nearest to the top comes first
        value = waiting.popleft()
        if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
            keys = _keys(value)
            if keys:
                yield from _read(value, *keys)
                return
        parts = value.values() if isinstance(value, dict) else value
        waiting += (part for part in parts if isinstance(part, list | dict))


def _keys(objects: list[dict[str, Any]]) -> tuple[str, str, str, bool] | None:
    """Return the keys of word, start and end or duration, and which of these it is."""
    known = [row for row in objects if _has(row, STARTS)]
    if not known:
        return None
    row = known[0]
    text = next((key for key in TEXTS if isinstance(row.get(key), str)), None)
    if text is None or not all(isinstance(row.get(text), str) for row in objects):
        return None
    start = next(key for key in STARTS if key in row)
    end = next((key for key in ENDS if key in row), None)
    lasts = next((key for key in DURATIONS if key in row), "")
    return (text, start, end, False) if end else (text, start, lasts, True)


def _has(row: dict[str, Any], keys: tuple[str, ...]) -> bool:
    return any(row.get(key) is not None for key in keys)


def _read(
    objects: list[dict[str, Any]], text: str, start: str, end: str, lasts: bool
) -> Iterator[Heard]:
    unit = MS if start.lower().endswith("ms") else SECONDS
    found = [
        (row[text], milliseconds(row.get(start), unit), milliseconds(row.get(end), unit))
        for row in objects
    ]
    found = [
        (word, at, until + at if lasts and None not in (at, until) else until)  # type: ignore[operator]
        for word, at, until in found
    ]
    took = sorted(until - at for _, at, until in found if at is not None and until is not None)
    factor = 1.0
    if unit == SECONDS and took and took[len(took) // 2] > 1000 * LONGEST_WORD_S:
        factor = MS / SECONDS
    for word, at, until in found:
        yield Heard(word, *(None if ms is None else ms * factor for ms in (at, until)))
