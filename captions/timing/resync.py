"""Captions by another clock: their words at the times of a recording.

Words that were found are where they were recorded. Of the others those between two such words of
their cue share the time between them; the first and the last of a cue, and cues of which nothing
was found (sounds, names, what was said otherwise or translated), keep their own times, moved as
the drift of the cues around them says, as far as the words that were found leave room.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from captions.model import Words
from captions.timing.drift import Evidence, Found, drift
from captions.timing.estimate import spoken_ms
from captions.timing.matching import Match
from captions.timing.source import FASTEST, SLOWEST, Row, with_silences
from captions.timing.unspoken import unspoken

__all__ = ["Resync", "resynced", "said_in"]

Resync = Callable[[Words, Sequence[Row]], Words]
"""Is given words at the times of their captions, and the lines these have; returns the same words
at other times."""
SILENCE_MS = 250
"""Recognisers let words last through pauses: the first one behind a pause starts, or the last one
before it ends, too far in it. A word so much longer than one can say it is no evidence of when its
cue starts, and its cue's own time is the better one if it is so far off."""
_Times = list[tuple[float, float]]


def said_in(words: Words, rows: Sequence[Row]) -> list[int]:
    """Return which words of captions are said, not only shown.

    Args:
        words: Those of captions; ``line`` is the number of their row.
        rows: Their lines.
    """
    found: list[int] = []
    for at in _by_cue(words, rows):
        lines = [list(line) for _, line in groupby(at, lambda i: words.line[i])]
        text, spans = "", []
        for line in lines:
            for i in line:
                start = len(text)
                text += words.display[i]
                spans.append((start, len(text)))
                text += " "
            text = text[:-1] + "\n"
        silent = unspoken(text, spans)
        found += [i for i, shown in zip(at, silent, strict=True) if not shown]
    return found


def resynced(words: Words, rows: Sequence[Row], said: Sequence[int], match: Match) -> Words:
    """Return words of captions at the times of a recording, in order.

    Args:
        words: At the times of their captions; ``line`` is the number of their row.
        rows: The lines of the captions.
        said: Which of the words were looked for; see `said_in`.
        match: What was found of those.
    """
    new = dict(zip(said, zip(match.words.start_ms, match.words.end_ms, strict=True), strict=True))
    found = {
        i: Found(words.start_ms[i], new[i][0], sure)
        for i, heard, sure in zip(said, match.heard, match.sure, strict=True)
        if heard
    }
    cues = _by_cue(words, rows)
    times, known = _placed(words, cues, new, found)
    starts, stops = [at.start for at in cues], [at.stop for at in cues]
    for first, stop in _runs(known):
        before = times[first - 1][1] if first else 0.0
        behind = times[stop][0] if stop < len(times) else None
        whole = cues[bisect_left(starts, first) : bisect_right(stops, stop)]
        times[first:stop] = _fitted(times, first, stop, (before, behind), whole)
    return _in_order(words, times)


def _placed(
    words: Words,
    cues: Sequence[range],
    new: Mapping[int, tuple[int, int]],
    found: Mapping[int, Found],
) -> tuple[_Times, list[bool]]:
    """Return when words are said, each by the best that is known, and where that is the recording.

    Args:
        words: At the times of their captions.
        cues: The words of each cue.
        new: The times of those that were looked for; between two that were found they are as good.
        found: Those that were.
    """
    clear = {i: word for i, word in found.items() if not _is_vague(words, i, new)}
    first_said = [next((i for i in at if i in new and _is_word(words, i)), -1) for at in cues]
    off = drift([_evidence(words, at, clear, first_said[k]) for k, at in enumerate(cues)])
    times: _Times = []
    known: list[bool] = []
    for cue, at in enumerate(cues):
        own = [i for i in at if i in found and off.holds(cue, found[i])]
        moved = [(off.ms(cue, words.start_ms[i]), off.ms(cue, words.end_ms[i])) for i in at]
        placed = [new.get(i, time) for i, time in zip(at, moved, strict=True)]
        inside = [bool(own) and own[0] <= i <= own[-1] and i in new for i in at]
        for i in {*own[:1], *own[-1:]} - clear.keys():
            placed[i - at[0]] = _sharpened(words.display[i], new[i], moved[i - at[0]])
        for k, i in enumerate(at):
            if own and i < own[0] == first_said[cue]:  # a name or a dash before what is said
                moved[k] = placed[own[0] - at[0]][0], placed[own[0] - at[0]][0]
        times += [p if known else m for p, m, known in zip(placed, moved, inside, strict=True)]
        known += inside
    return times, known


def _is_vague(words: Words, i: int, new: Mapping[int, tuple[int, int]]) -> bool:
    """Return whether a word was heard for so long that silence is part of it."""
    start, end = new[i]
    return end - start > SLOWEST * spoken_ms(words.display[i]) + SILENCE_MS


def _sharpened(word: str, new: tuple[int, int], moved: tuple[float, float]) -> tuple[float, float]:
    """Return the times of a word at the edge of a cue with less silence, by its own old times."""
    start, end = new
    need = min(FASTEST * spoken_ms(word), end - start)
    first = moved[0] if moved[0] - start > SILENCE_MS else start
    first = min(max(start, first), end - need)
    last = moved[1] if end - moved[1] > SILENCE_MS else end
    return first, max(min(end, last), first + need)


def _by_cue(words: Words, rows: Sequence[Row]) -> list[range]:
    """Return the words of each cue that has some, as ranges that follow one another."""
    cue_of = {row.number: row.cue for row in rows}
    found: list[range] = []
    for _, some in groupby(range(len(words)), lambda i: cue_of[words.line[i]]):
        at = list(some)
        found.append(range(at[0], at[-1] + 1))
    return found


def _is_word(words: Words, i: int) -> bool:
    """Return whether a token is no mark alone."""
    return any(map(str.isalnum, words.display[i]))


def _evidence(words: Words, at: range, found: Mapping[int, Found], first: int) -> Evidence:
    """Return what is known of a cue, whose words are ``at`` and whose first one said is known."""
    said = sum(_is_word(words, i) for i in at)
    start, end = words.start_ms[at[0]], words.end_ms[at[-1]]
    return Evidence(start, end, [found[i] for i in at if i in found], first in found, said)


def _runs(known: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield where words stand that were not found, as first and one behind the last."""
    for is_known, some in groupby(range(len(known)), known.__getitem__):
        at = list(some)
        if not is_known:
            yield at[0], at[-1] + 1


def _fitted(
    times: _Times,
    first: int,
    stop: int,
    room: tuple[float, float | None],
    whole: Sequence[range],
) -> _Times:
    """Return the times of a run of words that were not found, within the room there is.

    What sticks out is cut off, unless a whole cue would lose half of its time: then the run is
    moved, and if it is longer than the room, squeezed.

    Args:
        times: Of all words.
        first: The first word of the run.
        stop: The one behind its last.
        room: When what was found before it ends, and when what was found behind it starts.
        whole: The cues that lie in the run.
    """
    own = times[first:stop]
    low, high = room
    cut = _clipped(own, low, high)

    def length(some: _Times, cue: range) -> float:
        return some[cue[-1] - first][1] - some[cue[0] - first][0]

    if all(2 * length(cut, cue) >= length(own, cue) for cue in whole):
        return cut
    begin, end = min(a for a, _ in own), max(b for _, b in own)
    if high is None or end - begin <= high - low:
        by = low - begin if begin < low or high is None else high - end
        return _clipped([(a + by, b + by) for a, b in own], low, high)
    stretch = (high - low) / (end - begin)
    squeezed = [(low + (a - begin) * stretch, low + (b - begin) * stretch) for a, b in own]
    return _clipped(squeezed, low, high)


def _clipped(times: _Times, low: float, high: float | None) -> _Times:
    """Return times in order, none before ``low`` or behind ``high``."""
    found: _Times = []
    for start, end in times:
        start, end = max(start, low), max(end, low)
        if high is not None:
            start, end = min(start, high), min(end, high)
        found.append((start, max(start, end)))
        low = start
    return found


def _in_order(words: Words, times: _Times) -> Words:
    """Return words at times in whole milliseconds, each over when the next one starts."""
    starts = [max(0, round(start)) for start, _ in times]
    ends = [max(start, round(end)) for start, (_, end) in zip(starts, times, strict=True)]
    ends[:-1] = map(min, ends[:-1], starts[1:])
    timed = words.at(starts, ends)
    return replace(timed, end=with_silences(words.end, starts, ends))
