"""Timing lines, ``start --> end settings``: as the formats write them, and as people do."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from captions.timecode import format_time, parse_time

__all__ = ["MAX_MS", "Timing", "is_arrow", "read_timing"]

MAX_MS = 360_000_000_000
"""Later than a hundred thousand hours is no time that anybody meant."""
_LONGEST = 1000
"""A longer line is a text."""

_STRAIGHT = str.maketrans({"：": ":", "，": ",", "．": ".", "。": ".", ";": ":"})
_CLOCK = r"-?\d{1,10}\s?[:：;]\s?\d{1,2}(?:\s?[:：;]\s?\d{1,2})?(?:\s?[.,:：，．。;]\s?\d{1,9})?"
_ARROW = r"\s*(?:-[- ]?[- ]?(?:>|&gt;)|[–—-]>|->|→)\s*"
_TIMING = rf"\s*({_CLOCK}){_ARROW}({_CLOCK})(?!\d)(.*)"


class Timing(NamedTuple):
    """What a timing line says.

    Attributes:
        start_ms: In-time; negative if it cannot be read.
        end_ms: Out-time; negative if it cannot be read.
        settings: What follows the times, without the spaces around it.
        times: The text of the times, as written.
    """

    start_ms: int
    end_ms: int
    settings: str
    times: str

    @property
    def readable(self) -> bool:
        """Whether both times are times."""
        return self.start_ms >= 0 and self.end_ms >= 0


def is_arrow(line: str) -> bool:
    """Return whether a line could be taken for a timing."""
    return "-->" in line


def read_timing(line: str) -> Timing | None:
    """Return what a timing line says, however it is written; None: it is no timing line.

    >>> read_timing("0:01,5-->00:00:02.000 align:start")
    Timing(start_ms=1500, end_ms=2000, settings='align:start', times='0:01,5-->00:00:02.000')
    >>> read_timing("a --> b"), read_timing("00:61.000 --> 00:75.000").readable
    (None, False)
    """
    if len(line) > _LONGEST or not (">" in line or "→" in line or "&gt;" in line):
        return None
    match = _timing().match(line)
    if not match:
        return None
    times = line[match.start(1) : match.end(2)]
    start = match[1]
    if start[0] == "-" and _ms(start[1:]) >= 0:
        start = "0:00"  # it is on screen from the first moment on
    return Timing(_ms(start), _ms(match[2]), match[3].strip(), times)


@cache
def _timing() -> re.Pattern[str]:
    """Return what a timing line is; what is written only has none to read."""
    return re.compile(_TIMING, re.DOTALL)


def _ms(text: str) -> int:
    """Return the milliseconds of a time; negative if it cannot be read."""
    clock = "".join(text.translate(_STRAIGHT).split())
    head, _, tail = clock.rpartition(":")
    if head.count(":") == 2:  # 00:00:01:500
        clock = f"{head}.{tail}"
    minutes, _, rest = clock.partition(":")
    if len(minutes) > 2 and ":" not in rest:  # minutes without hours, however many
        clock = f"{int(minutes) // 60}:{int(minutes) % 60:02d}:{rest}" if minutes.isdigit() else ""
    ms = parse_time(clock)
    return -1 if ms is None or ms > MAX_MS else ms


def written(timing: Timing, point: str) -> str:
    """Return the times in the form of a format."""
    return f"{format_time(timing.start_ms, point)} --> {format_time(timing.end_ms, point)}"
