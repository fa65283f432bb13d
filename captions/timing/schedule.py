"""Schedule: from blocks of words to cues that are on screen long enough, and never overlap.

A cue starts with its first word. It stays until its last word has been heard, longer if reading
takes longer, and on to the next cue if the gap would be one that the profile does not allow. With
the estimate clock the narration waits where reading takes longer; with a real clock it cannot, and
what does not fit is left to the check.

Reckoned in ticks: milliseconds, or frames where the profile has a frame rate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, starmap
from math import ceil

from captions.marks import cue_marks
from captions.model import Block, Cue, Words
from captions.profile import Profile
from captions.width import columns, is_narrow

__all__ = ["reschedule", "schedule"]


_Slot = tuple[int, int, int]
"""When a cue is heard from, and until, and how long it is to be shown at least; in ticks."""
_Row = tuple[_Slot, tuple[str, ...], Words, Block]
"""A block with its lines and its slot; there are so many that a named tuple is felt."""


def schedule(
    segments: Iterable[tuple[Words, list[Block]]], profile: Profile, elastic: bool
) -> Iterator[Cue]:
    """Yield the cues of blocks, in order and without overlap.

    Args:
        segments: Words with times, and the blocks they fall into.
        profile: Durations, reading speed, gaps, frames.
        elastic: Whether the words may be moved back to make room, as an estimate's can.
    """
    ticks = _Ticks(profile)
    place = _Placer(ticks, elastic)
    held: _Row | None = None
    for words, blocks in segments:
        for row in ticks.rows(words, blocks):
            if held:
                yield place(held, row[0][0])
            held = row
    if held:
        yield place(held, None)


def reschedule(cues: Iterable[Cue], profile: Profile) -> Iterator[Cue]:
    """Yield cues with their lines as they are and times that the profile allows.

    No cue starts earlier, nor ends earlier unless the next one comes: also one that is too long
    stays, as what it says takes so long to say.

    >>> [c.end_ms for c in reschedule([Cue(0, 1200, ("So",)), Cue(1000, 2000, ("it is",))],
    ...                               Profile(name="x", min_gap=Fraction(1, 10)))]
    [900, 2000]
    """
    ticks = _Ticks(profile)
    place = _Placer(ticks, elastic=False)
    held: tuple[Cue, _Slot] | None = None
    for cue in cues:
        slot = ticks.slot_of(cue)
        if held:
            yield _at(held[0], place.times(held[1], slot[0], whole=True))
        held = cue, slot
    if held:
        yield _at(held[0], place.times(held[1], None, whole=True))


def _at(cue: Cue, times: tuple[int, int]) -> Cue:
    return replace(cue, start_ms=times[0], end_ms=times[1])


class _Ticks:
    """A profile's rules in ticks."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.rate = profile.fps / 1000 if profile.fps else None  # ticks a millisecond
        # A guide's seconds are frames at the nominal rate: 7 s at 23.976 are 168 frames.
        second = Fraction(round(profile.fps)) if profile.fps else Fraction(1000)
        self.least = ceil(profile.min_duration * second)
        self.most = int(profile.max_duration * second)
        self.chain = ceil(profile.chain * second)
        frames = profile.gap_frames if profile.fps else None
        self.gap = self.up(profile.min_gap_ms) if frames is None else frames
        self.needs: dict[tuple[int, int], int] = {}  # least ticks by columns and words

    def up(self, ms: int) -> int:
        """Return the ticks that last at least so many milliseconds."""
        return ceil(ms * self.rate) if self.rate else ms

    def out(self, ms: int) -> int:
        """Return the tick at which something has ended; a time that is a tick, rounded, is that."""
        return ceil((ms - Fraction(1, 2)) * self.rate) if self.rate else ms

    def near(self, ms: int) -> int:
        """Return the tick nearest to a time."""
        return int(ms * self.rate + Fraction(1, 2)) if self.rate else ms

    def ms(self, tick: int) -> int:
        """Return the time of a tick."""
        return int(tick / self.rate + Fraction(1, 2)) if self.rate else tick

    def rows(self, words: Words, blocks: list[Block]) -> Iterator[_Row]:
        """Yield blocks with their lines and times."""
        start_ms, end_ms = words.start_ms, words.end_ms
        display, join, text = words.display, " ".join, words.text
        glued = words.glued if True in words.glued else []
        measure = len if is_narrow("".join(words.display)) else columns
        needs, framed = self.needs, self.rate is not None
        for block in blocks:
            start, stop, breaks = block
            lines: tuple[str, ...]
            # Nearly all are of one line or two without such a word, so those are spelt out.
            if len(breaks) > 1 or True in glued[start:stop]:
                lines = tuple(starmap(text, pairwise((start, *breaks, stop))))
                length = sum(map(measure, lines))
            elif breaks:
                lines = join(display[start : breaks[0]]), join(display[breaks[0] : stop])
                length = measure(lines[0]) + measure(lines[1])
            else:
                lines = (join(display[start:stop]),)
                length = measure(lines[0])
            need = needs.get((length, stop - start)) or self._need(length, stop - start)
            begin, end = start_ms[start], end_ms[stop - 1]
            if framed:
                begin, end = self.near(begin), self.out(end)
            yield (begin, end, need), lines, words, block

    def slot_of(self, cue: Cue) -> _Slot:
        """Return the times of a cue that stays as it is."""
        need = self._need(sum(map(columns, cue.lines)), len(cue.text.split()))
        return self.near(cue.start_ms), self.out(cue.end_ms), need

    def _need(self, length: int, count: int) -> int:
        """Return how long a text of so many columns and words is to be shown at least."""
        need = self.up(self.profile.reading_ms(length, count))
        self.needs[length, count] = need = min(self.most, max(self.least, need))
        return need


class _Placer:
    """Puts one cue after the other on the time line.

    Comparisons stand where `max` and `min` would: they take a third of the time.
    """

    def __init__(self, ticks: _Ticks, elastic: bool) -> None:
        self.ticks = ticks
        self.elastic = elastic
        self.shift = 0  # how far an elastic clock has been moved back so far
        self.floor = 0  # before this no cue may start

    def __call__(self, row: _Row, next_start: int | None) -> Cue:
        """Return a block's cue; ``next_start`` is where the next block's first word is heard."""
        slot, lines, whole, (start, stop, breaks) = row
        shift = self.shift
        words = whole.part(start, stop, self.ticks.ms(shift) if self.ticks.rate else shift)
        start_ms, end_ms = self.times(slot, next_start)
        marks = cue_marks(words, [b - start for b in breaks]) if whole.marks else ()
        return Cue(start_ms, end_ms, lines, "", "", marks, words)

    def times(self, slot: _Slot, next_start: int | None, whole: bool = False) -> tuple[int, int]:
        """Return when the cue of a slot starts and ends.

        Args:
            slot: When it is heard, and what it needs.
            next_start: When the next one is heard.
            whole: It cannot be cut, however long it is.
        """
        ticks, shift = self.ticks, self.shift
        start, spoken, need = slot
        start += shift
        if start < self.floor:
            start = self.floor
        spoken += shift
        if spoken <= start:
            spoken = start + 1
        most = start + ticks.most
        if whole and most < spoken:
            most = spoken
        if next_start is None:
            end = min(max(spoken, start + need), most)
        else:
            end = self._end(start, spoken, start + need, most, next_start + shift)
        self.floor = end + ticks.gap
        return (ticks.ms(start), ticks.ms(end)) if ticks.rate else (start, end)

    def _end(self, start: int, spoken: int, read: int, most: int, following: int) -> int:
        gap, chain = self.ticks.gap, self.ticks.chain
        latest = following - gap
        if read > latest and self.elastic:
            self.shift += read - latest
            latest = read
            following = read + gap
        end = read
        if end < spoken:
            end = spoken
        if end > latest:
            end = latest
        if end <= start:
            end = start + 1
        if end > most:
            end = most
        if gap < following - end < chain:
            end = max(end, min(latest, most))
            left = following - end
            if gap < left < chain:  # it may not stay up until the next one comes
                if self.elastic:
                    self.shift += chain - left
                else:
                    end = max(read, following - chain)
        return end
