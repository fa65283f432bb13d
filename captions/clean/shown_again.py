"""Cues that show a text again while it is written, or read along, become one cue each time.

Live captions may come letter by letter: "GO", "GOOD M", "GOOD MORNI". Karaoke, and what Whisper
writes with its words highlighted, shows a text again for each word of it, another one marked. Of
both, the text is kept once; where words were marked, each with its own time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from captions.model import Cue, Edit, Log, Mark
from captions.timecode import format_time

__all__ = ["as_written", "read_along"]

NEAR_MS = 1000
"""Cues that show a text again follow one another more closely."""
LEAST = 3
"""So many cues must do so, and one in `SHARE`, before any is believed to."""
SHARE = 4
_UNSPACED = "\u0e00"
"""From Thai on scripts, Chinese and kana among them, write no spaces: each letter is a word."""


def as_written(cues: Sequence[Cue], log: Log | None = None) -> list[Cue]:
    """Return cues whose last word is whole, where it was still being written; each text once.

    >>> cues = [Cue(100 * i, 100 * i + 100, (text,)) for i, text in
    ...         enumerate(["SO", "SO I", "SO IT I", "SO IT IS", "SO IT IS H", "SO IT IS HERE"])]
    >>> [(cue.start_ms, cue.text) for cue in as_written(cues)]
    [(0, 'SO'), (100, 'SO IT'), (200, 'SO IT IS'), (400, 'SO IT IS HERE')]
    """
    rests = [_rest(a, b) for a, b in pairwise(cues)]
    if not _enough(sum(map(bool, rests)), len(cues)):
        return list(cues)
    found: list[Cue] = []  # from the last one on
    for cue in reversed(cues):
        rest = _rest(cue, found[-1]) if found else ""
        if rest:
            line = cue.lines[-1]
            if log:
                number = cue.line + len(cue.lines) - 1
                why = "the word was still being written"
                log(Edit("roll-up", number, number, (line,), (line + rest,), why))
            cue = _with_rest(cue, rest)
        if rest and cue.lines == found[-1].lines:
            _tell(found[-1], log)
            found[-1] = replace(cue, end_ms=max(cue.end_ms, found[-1].end_ms))
        else:
            found.append(cue)
    return found[::-1]


def _rest(cue: Cue, following: Cue) -> str:
    """Return how the last word of a cue goes on in the next cue, if it was cut off."""
    if following.start_ms - cue.end_ms > NEAR_MS or not cue.lines:
        return ""
    line = cue.lines[-1]
    for row in reversed(following.lines):
        if row.startswith(line) and len(row) > len(line):
            whole = row[len(line)].isspace() or max(line[-1], row[len(line)]) >= _UNSPACED
            return "" if whole else row[len(line) :].split(maxsplit=1)[0]
    return ""


def _with_rest(cue: Cue, rest: str) -> Cue:
    size = len(cue.text)
    marks = tuple(
        mark._replace(stop=size + len(rest)) if mark.start < mark.stop == size else mark
        for mark in cue.marks
    )
    return replace(cue, lines=(*cue.lines[:-1], cue.lines[-1] + rest), marks=marks)


def read_along(cues: Sequence[Cue], log: Log | None = None) -> list[Cue]:
    """Return cues that show each text once, its words at the times when they were marked.

    >>> rows = [(0, 3), (3, 3), (3, 5), (6, 8)]  # which letters are marked; of the second none
    >>> cues = [Cue(300 * i, 300 * i + 300, ("so it is",), marks=(Mark(*row, "u"),) if row[0] <
    ...         row[1] else ()) for i, row in enumerate(rows)]
    >>> [(cue.text, [mark.tag for mark in cue.marks]) for cue in read_along(cues)]
    [('so it is', ['00:00:00.600', '00:00:00.900'])]
    """
    runs = [list(run) for _, run in groupby(cues, key=lambda cue: cue.lines)]
    parts = [part for run in runs for part in _parts(run)]
    moved = sum(len(set(map(_marked, part))) - 1 for part in parts)
    if not _enough(moved, len(cues)):
        return list(cues)
    return [cue for part in parts for cue in _timed(part, log)]


def _parts(run: list[Cue]) -> Iterator[list[Cue]]:
    """Yield cues of the same text in a row, anew where the mark starts again from the front."""
    part: list[Cue] = []
    for cue in run:
        last = next((_marked(c)[0] for c in reversed(part) if c.marks), -1)
        again = cue.marks and _marked(cue)[0] <= last
        if part and (again or cue.start_ms - part[-1].end_ms > NEAR_MS):
            yield part
            part = []
        part.append(cue)
    yield part


def _marked(cue: Cue) -> tuple[int, int]:
    """Return the part of a text that alone is marked."""
    if len(cue.marks) != 1 or cue.marks[0].start == cue.marks[0].stop:
        return -1, -1
    return cue.marks[0].start, cue.marks[0].stop


def _timed(part: list[Cue], log: Log | None) -> list[Cue]:
    """Return cues of the same text as one, with the time of each word that was marked."""
    first, last = part[0], part[-1]
    tags = {mark.tag for cue in part for mark in cue.marks}
    alone = len(part) == 1 and _marked(first) != (0, len(first.text))
    if alone or len(tags) != 1 or any(len(cue.marks) > 1 for cue in part):
        return part  # a word that is marked as long as it is shown is meant to be
    for cue in part[1:]:
        _tell(cue, log)
    stamps = [(_marked(cue)[0], cue.start_ms) for cue in part if cue.marks]
    marks = tuple(Mark(at, at, format_time(ms)) for at, ms in stamps if at and ms > first.start_ms)
    return [replace(first, end_ms=last.end_ms, marks=marks)]


def _tell(cue: Cue, log: Log | None) -> None:
    """Log the lines of a cue that is gone."""
    if log:
        for row, line in enumerate(cue.lines):
            number = cue.line + row
            log(Edit("roll-up", number, number, (line,), (), "shown again"))


def _enough(count: int, cues: int) -> bool:
    return count >= LEAST and count * SHARE >= cues
