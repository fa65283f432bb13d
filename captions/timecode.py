"""Times as text and back: the only place that formats or parses one.

Inside the package a time is an integer number of milliseconds.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

__all__ = ["format_time", "parse_duration", "parse_time"]

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d+))?", re.ASCII)
_AMOUNT = re.compile(r"(\d+(?:\.\d*)?|\.\d+|\d+/\d+)\s*(ms|s|sec|m|min|h)?", re.ASCII)
_UNIT_MS = {"ms": 1, "s": 1000, "sec": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000, None: 1000}


def format_time(ms: int, point: str = ".") -> str:
    """Return ``HH:MM:SS.mmm``; hours take as many digits as they need.

    >>> format_time(3_599_999), format_time(360_000_000, ","), parse_time(format_time(1234))
    ('00:59:59.999', '100:00:00,000', 1234)
    """
    minutes, ms = divmod(ms, 60_000)
    return f"{_minute(minutes)}{_TWO[ms // 1000]}{point}{_THREE[ms % 1000]}"


# A track has two times a cue: their digits are looked up, not formatted again.
_TWO = [f"{number:02}" for number in range(60)]
_THREE = [f"{number:03}" for number in range(1000)]


@lru_cache(maxsize=1 << 8)
def _minute(minutes: int) -> str:
    """Return ``HH:MM:`` of so many minutes."""
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:"


def parse_time(text: str) -> int | None:
    """Return the milliseconds of ``[H:]M:S[.fff]``, with point or comma, or None.

    >>> parse_time("1:02.5"), parse_time("00:00:59,9996"), parse_time("1:75")
    (62500, 60000, None)
    """
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return None
    hours, minutes, seconds, decimals = match.groups()
    if int(seconds) > 59 or (hours and int(minutes) > 59):
        return None
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    if not decimals:
        return 1000 * whole
    unit: int = 10 ** len(decimals)  # halves up: banker's rounding would surprise in a file
    return 1000 * whole + (2000 * int(decimals) + unit) // (2 * unit)


def parse_duration(text: str) -> Fraction | None:
    """Return exact seconds of ``1:02.5``, ``62.5``, ``62.5s``, ``5/6 s``, ``833ms``, ``2min``.

    None if it is no duration.

    >>> parse_duration("1:02.5") == parse_duration("62.5 s"), parse_duration("5/6")
    (True, Fraction(5, 6))
    """
    text = text.strip()
    if (ms := parse_time(text)) is not None:
        return Fraction(ms, 1000)
    match = _AMOUNT.fullmatch(text)
    if not match or match[1].endswith("/0"):
        return None
    return Fraction(match[1].rstrip(".")) * _UNIT_MS[match[2]] / 1000
