"""Transcripts with time stamps, as players show them and transcribers write them.

A stamp is a time of whole seconds or finer, on a line of its own or in front of the text, with or
without brackets: ``0:03``, ``[00:01:05] So it is``, ``(1:02) - So it is``. It says when what
follows starts; that ends where the next one starts, or when it has been said slowly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from captions.errors import InputError
from captions.formats.repairs import Repairs
from captions.formats.source import clean_source
from captions.formats.timings import MAX_MS
from captions.model import Cue, Head, Track
from captions.timecode import parse_time

__all__ = ["is_transcript", "parse"]

_STAMP = re.compile(
    r"\s*(?P<open>[\[(]?)(?P<time>(?:\d{1,2}:)?\d{1,2}:\d\d(?:\.\d{1,3})?)(?P<close>[\])]?)"
    r"(?:\s*[-–—:]?\s+(?P<text>\S.*)|\s*)$"
)
_PAIRS = frozenset({"", "[]", "()"})
_FEWEST = 3
"""Stamps; two times may start the lines of any text."""
_EARLY_MS = 60_000
"""A transcript starts with what is said first, a timetable at nine o'clock."""
_LINES_PER_STAMP = 8
_SLOW_MS = 150
"""A character of slow speech: about half the usual speed, pauses included."""
_LEAST_MS = 1000


def is_transcript(lines: Sequence[str]) -> bool:
    """Return whether lines, none of them empty, are the start of a transcript with time stamps.

    >>> is_transcript(["0:00", "So it is", "0:04", "and was", "0:07", "and will be"])
    True
    >>> is_transcript(["9:00 Doors open", "9:30 A talk", "10:30 Coffee"])
    False
    """
    if not lines or _time(lines[0]) is None:
        return False
    times = [time for line in lines if (time := _time(line)) is not None]
    return (
        len(times) >= max(_FEWEST, len(lines) / _LINES_PER_STAMP)
        and times[0] < _EARLY_MS
        and all(a <= b for a, b in pairwise(times))
        and any(_time(line) is None or _text(line) for line in lines)
    )


def _time(line: str) -> int | None:
    """Return the milliseconds of the stamp that a line starts with, if it does."""
    match = _STAMP.match(line)
    if not match or match["open"] + match["close"] not in _PAIRS:
        return None
    return parse_time(match["time"])


def _text(line: str) -> str:
    """Return what stands behind the stamp of a line."""
    match = _STAMP.match(line)
    return ((match and match["text"]) or "").rstrip()


def parse(text: str) -> Track:
    r"""Return the track of a transcript; a stamp that goes back is taken for text.

    Raises:
        InputError: There is no stamp in it.

    >>> [(c.start_ms, c.end_ms, c.lines) for c in parse("0:00\nSo it is\n0:04\nnow").cues]
    [(0, 1200, ('So it is',)), (4000, 5000, ('now',))]
    """
    repairs = Repairs()
    found: list[tuple[int, int, str]] = []  # when it starts, line number, text
    latest = None
    for number, line in enumerate(clean_source(text, repairs).split("\n"), 1):
        time = _time(line)
        said = line.strip()
        if time is not None and _may_follow(time, latest):
            latest, said = time, _text(line)
        if said and latest is None:
            repairs("stray-text", number, line)
        elif said and latest is not None:
            found.append((latest, number, said))
    if not found:
        raise InputError("holds no text with a time stamp")
    return Track(tuple(_cues(found)), Head(edits=repairs.sorted()))


def _may_follow(time: int, latest: int | None) -> bool:
    """Return whether a stamp may follow another one."""
    return time <= MAX_MS and (latest is None or time >= latest)


def _cues(found: Sequence[tuple[int, int, str]]) -> Iterator[Cue]:
    groups = [(start, list(rows)) for start, rows in groupby(found, key=lambda row: row[0])]
    nexts = [*(start for start, _ in groups[1:]), None]
    for (start, rows), after in zip(groups, nexts, strict=True):
        lines = tuple(said for *_, said in rows)
        end = start + max(_LEAST_MS, _SLOW_MS * sum(map(len, lines)))
        yield Cue(start, end if after is None else min(end, after), lines, line=rows[0][1])
