"""SBV, YouTube's own plain format: ``0:00:01.000,0:00:02.000``, the text, an empty line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from captions.formats.marking import safe_text
from captions.formats.mended import Block, in_order
from captions.formats.repairs import Repairs
from captions.formats.source import clean_source
from captions.formats.timings import MAX_MS
from captions.model import Cue, Head, Track
from captions.timecode import format_time, parse_time

__all__ = ["parse", "render"]

_CLOCK = r"\d{1,10}:\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?"
_TIMING = re.compile(rf"\s*({_CLOCK})\s*,\s*({_CLOCK})\s*$")
_STRICT = re.compile(r"\d+:[0-5]\d:[0-5]\d\.\d{3},\d+:[0-5]\d:[0-5]\d\.\d{3}")


def parse(text: str) -> Track:
    r"""Return the track of an SBV file; its edits are the repairs that were needed.

    >>> parse("0:00:01.000,0:00:02.500\nHello\nthere").cues[0]
    Cue(start_ms=1000, end_ms=2500, lines=('Hello', 'there'), id='', settings='', marks=())
    """
    repairs = Repairs()
    lines = clean_source(text, repairs).split("\n")
    starts = [i for i, line in enumerate(lines) if _TIMING.match(line)]
    _strays(lines[: starts[0]] if starts else lines, 1, repairs)
    blocks = []
    for start, stop in pairwise([*starts, len(lines)]):
        if block := _block(lines, start, stop, repairs):
            blocks.append(block)
    cues = [
        Cue(b.start_ms, b.end_ms, tuple(b.payload.split("\n")), line=b.text_line)
        for _, b in in_order(blocks, repairs, lines)
    ]
    return Track(tuple(cues), Head(edits=repairs.sorted()))


def _strays(lines: list[str], first: int, repairs: Repairs) -> None:
    for number, line in enumerate(lines, first):
        if line and not line.isspace():
            repairs("stray-text", number, line)


def _block(lines: list[str], start: int, stop: int, repairs: Repairs) -> Block | None:
    times = [parse_time(clock) for clock in _TIMING.findall(lines[start])[0]]
    if any(time is None or time > MAX_MS for time in times):
        repairs("unreadable-time", start + 1, "\n".join(lines[start:stop]).rstrip("\n"))
        return None
    if not _STRICT.fullmatch(lines[start]):
        repairs("time-form", start + 1, lines[start], ",".join(format_time(t or 0) for t in times))
    rows = [i for i in range(start + 1, stop) if lines[i] and not lines[i].isspace()]
    if not rows:
        repairs("no-text", start + 1, lines[start])
        return None
    for a, b in zip([start, *rows], rows, strict=False):
        if b > a + 1:
            repairs("blank-line-in-cue", b, "")
    payload = "\n".join(lines[i] for i in rows)
    return Block(start + 1, times[0] or 0, times[1] or 0, payload, text_line=rows[0] + 1)


def render(cues: Iterable[Cue], head: Head) -> Iterator[str]:
    """Yield the cues as SBV, without their mark-up, for which it has no place."""
    del head
    for cue in cues:
        text = safe_text(cue.lines, ())[0]
        if text:
            yield f"{_clock(cue.start_ms)},{_clock(cue.end_ms)}\n{text}\n\n"


def _clock(ms: int) -> str:
    return re.sub("^0(?=\\d:)", "", format_time(ms))
