"""What readers yield, and what becomes of it: words whose times can be true together."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from captions.errors import InputError
from captions.model import Words
from captions.timecode import parse_time
from captions.timing.estimate import spoken_ms
from captions.timing.source import SLOWEST

__all__ = ["MS", "SECONDS", "TICKS", "Heard", "milliseconds", "words_of"]

SECONDS, MS, TICKS = 1000.0, 1.0, 1e-4
"""Milliseconds in a second, in one of themselves, and in a tick of 100 nanoseconds."""
LATEST_MS = 1e10
"""Nobody speaks for four months."""
BACK_MS = 1000
"""Recognisers put the start of a segment a little before the end of the one before; a word that
goes back further is out of order."""
_SHOWN = 40
_DURATION = re.compile(r"(?:PT)?(?:(\d+)H)?(?:(\d+)M)?(\d+(?:\.\d*)?|\.\d+)S", re.IGNORECASE)


class Heard(NamedTuple):
    """One or more words and when they were heard, in milliseconds; None where nobody says."""

    text: str
    start_ms: float | None
    end_ms: float | None


def milliseconds(value: Any, unit: float = SECONDS) -> float | None:
    """Return the milliseconds of a time as a file gives it, None if there is none.

    Args:
        value: A number, digits, ``1.3s``, ``PT1.3S``, ``0:00:01.300``, or seconds and nanos.
        unit: Milliseconds in one, for a bare number.

    Raises:
        ValueError: It is no time.

    >>> milliseconds("1.25"), milliseconds("1.3s"), milliseconds({"seconds": "1", "nanos": 5e8})
    (1250.0, 1300.0, 1500.0)
    >>> milliseconds("PT1M2.5S"), milliseconds("0:01.5"), milliseconds(None)
    (62500.0, 1500.0, None)
    """
    if value is None or value == "":
        return None
    if isinstance(value, dict):
        return 1000 * float(value.get("seconds") or 0) + float(value.get("nanos") or 0) / 1e6
    if isinstance(value, str):
        if duration := _DURATION.fullmatch(value.strip()):
            hours, minutes, seconds = (float(part or 0) for part in duration.groups())
            return ((hours * 60 + minutes) * 60 + seconds) * 1000
        if ":" in value and (at := parse_time(value)) is not None:
            return float(at)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{value!r} is no time")
    return float(value) * unit


def words_of(heard: Iterable[Heard]) -> Words:
    """Return words with times, each one word, none before the one before it, no two at once.

    A time that nobody gave is taken from the words around it, by how long words take to say.

    Raises:
        InputError: A time cannot be, or there is none at all.

    >>> words = words_of([Heard("so it", 0, 600), Heard("is", None, None), Heard("now", 900, 1200)])
    >>> words.display, words.start_ms, words.end_ms
    (['so', 'it', 'is', 'now'], [0, 300, 600, 900], [300, 600, 900, 1200])
    """
    found = [word for word in heard if word.text.strip()]
    for number, word in enumerate(found, 1):
        _check(number, word)
    _in_order(found)
    display: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for text, start, end in _filled(found):
        tokens = text.split()
        whole = sum(map(_need, tokens))
        at = start
        for token in tokens:
            starts.append(round(at))
            at += (end - start) * _need(token) / whole
            ends.append(round(at))
        display += tokens
    size = len(display)
    return Words(display, display, [0] * size, [False] * size, [0] * size, starts, ends)


def _need(token: str) -> float:
    return max(1.0, spoken_ms(token))


def _check(number: int, word: Heard) -> None:
    _, start, end = word
    for what, at in (("starts", start), ("ends", end)):
        if at is not None and not (math.isfinite(at) and 0 <= at < LATEST_MS):
            raise InputError(f"{_named(number, word)} {what} at {at / 1000:g} s")
    if start is not None and end is not None and end < start:
        times = f"ends ({end / 1000:g} s) before it starts ({start / 1000:g} s)"
        raise InputError(f"{_named(number, word)} {times}")


def _named(number: int, word: Heard) -> str:
    return f'word {number} ("{word.text.strip()[:_SHOWN]}")'


def _in_order(found: list[Heard]) -> None:
    """Refuse words that have no times, or that are not in order."""
    latest: float | None = None
    for number, word in enumerate(found, 1):
        start = word.start_ms
        if start is None:
            continue
        if latest is not None and start < latest - BACK_MS:
            times = f"starts at {start / 1000:g} s, after one that starts at {latest / 1000:g} s"
            remedy = "give the words of one channel, in order of time"
            raise InputError(f"{_named(number, word)} {times}", remedy=remedy)
        latest = start if latest is None else max(latest, start)
    if latest is None:
        raise InputError("has no times for its words", remedy="ask for word time stamps")


def _filled(found: list[Heard]) -> Iterator[tuple[str, float, float]]:
    """Yield words with both times, none beyond the start of the next one."""
    starts = _starts(found)
    for (text, _, end), start, following in zip(found, starts, [*starts[1:], None], strict=True):
        last = start + SLOWEST * _need(text) if end is None else end
        if following is None:
            yield text, start, max(start, last if end is not None else start + _need(text))
        else:
            yield text, start, max(start, min(last, following))


def _starts(found: list[Heard]) -> list[float]:
    """Return when words start, in order; those that do not say follow on the one before."""
    starts: list[float] = []
    free = 0.0  # when the word before is over
    at = 0
    while at < len(found):
        start = found[at].start_ms
        if start is not None:
            starts.append(max(start, starts[-1] if starts else 0.0))
            end = found[at].end_ms
            free = max(starts[-1], starts[-1] + _need(found[at].text) if end is None else end)
            at += 1
            continue
        stop = at
        while stop < len(found) and found[stop].start_ms is None:
            stop += 1
        needs = [_need(word.text) for word in found[at:stop]]
        following = found[stop].start_ms if stop < len(found) else None
        room = sum(needs) if following is None else max(0.0, following - free)
        pace = min(1.0, room / sum(needs))
        starts += [free + pace * part for part in accumulate(needs[:-1], initial=0.0)]
        at = stop
    return starts
