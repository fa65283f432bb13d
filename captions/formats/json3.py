"""YouTube's ``json3``, which downloaders save: events of segments, each with its own time.

An event is a window on screen that words are added to: ``tStartMs``, ``dDurationMs`` and ``segs``,
each with ``utf8`` and ``tOffsetMs``. An event with ``aAppend`` adds to the one before it: mostly a
line break, sometimes words. Times of segments become time stamps of the cue, as YouTube's WebVTT
has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from captions.errors import InputError
from captions.formats.marking import without_blank_lines
from captions.formats.repairs import Repairs
from captions.model import Cue, Head, Mark, Track
from captions.timecode import format_time

__all__ = ["parse"]

LONGEST_MS = 5000
"""How long an event stays that does not say how long, if no other comes."""


def parse(text: str) -> Track:
    """Return the track of a json3 file.

    Events overlap, as the line before stays up while the next one is spoken; each is cut off
    where the next one starts, which takes no word's time away.

    Raises:
        InputError: It is no json3.

    >>> segs = '[{"utf8": "So"}, {"utf8": " it is", "tOffsetMs": 400}]'
    >>> parse('{"events": [{"tStartMs": 0, "dDurationMs": 900, "segs": %s}]}' % segs).cues[0].marks
    (Mark(start=2, stop=2, tag='00:00:00.400'),)
    """
    repairs = Repairs()
    try:
        events = [e for e in json.loads(text.removeprefix("\ufeff"))["events"] if _speaks(e)]
        cues = [cue for shown in _windows(events) if (cue := _cue(shown, repairs))]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"is not json3 ({type(error).__name__}: {error})") from None
    cues.sort(key=lambda cue: cue.start_ms)
    ends = [
        min(a.end_ms, b.start_ms) if b.start_ms > a.start_ms else a.end_ms
        for a, b in pairwise(cues)
    ]
    if cues:
        ends.append(cues[-1].end_ms)
    cut = tuple(
        Cue(cue.start_ms, end, cue.lines, marks=_inside(cue.marks, end))
        for cue, end in zip(cues, ends, strict=True)
    )
    return Track(cut, Head(edits=repairs.sorted()))


def _speaks(event: object) -> bool:
    """Return whether an event says something; others open windows."""
    return isinstance(event, dict) and bool(event.get("segs"))


def _windows(events: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield events, each with those that add to it."""
    shown: list[dict[str, Any]] = []
    for event in events:
        if shown and not event.get("aAppend"):
            yield shown
            shown = []
        shown.append(event)
    if shown:
        yield shown


def _inside(marks: tuple[Mark, ...], end_ms: int) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.tag < format_time(end_ms))


def _cue(shown: list[dict[str, Any]], repairs: Repairs) -> Cue | None:
    """Return the cue of an event and those that add to it, None if they say nothing."""
    start = int(shown[0].get("tStartMs", 0))
    end = start + int(shown[0].get("dDurationMs", LONGEST_MS))
    text, marks = "", []
    before = start
    for event in shown:
        at_ms = int(event.get("tStartMs", start))
        for segment in event["segs"]:
            piece = str(segment.get("utf8") or "").replace("\r", "\n").replace("\0", "")
            at = at_ms + int(segment.get("tOffsetMs", 0))
            if before < at < end and piece.strip():
                marks.append(Mark(len(text), len(text), format_time(at)))
                before = at
            text += piece
    text, kept = without_blank_lines(text, marks)
    if not text:
        return None
    if end <= start or start < 0:
        repairs("end-before-start", 1, text)
        start, end = max(start, 0), max(start, 0) + 500
    return Cue(start, end, tuple(text.split("\n")), marks=kept)
