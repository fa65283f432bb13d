"""From batches of words to blocks: costs, widths and times go into the fit, blocks come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, compress, pairwise

from captions.languages import load
from captions.languages.unspaced import pieces
from captions.model import Block, End, Mark, Words
from captions.profile import Profile
from captions.segment.breaks import LONGEST, Breaks
from captions.segment.fit import fit
from captions.segment.pace import Pace
from captions.segment.problem import Problem
from captions.segment.shape import shape
from captions.segment.weights import Weights, learned
from captions.width import columns, is_narrow

__all__ = ["Segmenter", "segment"]


def segment(
    batches: Iterable[Words], profile: Profile, language: str = "en", heard: bool = False
) -> Iterator[tuple[Words, list[Block]]]:
    """Return words with the blocks that make their cues, in order, each word in one block.

    Args:
        batches: Words in order; with times, no block is spoken longer than the profile allows.
        profile: Columns, lines and greatest duration.
        language: BCP 47 tag.
        heard: Whether the times are those of real speech, so that its pauses part cues. An
            estimate's pauses follow from the punctuation and say nothing new.
    """
    return Segmenter(profile, language, heard).segment(batches)


class Segmenter:
    """What batches share: costs, shapes, whether a sentence is open, and what it said so far."""

    def __init__(
        self,
        profile: Profile,
        language: str,
        heard: bool = False,
    ) -> None:
        self.profile = profile
        self.language = language
        self.heard = heard
        tag = load(language).tag
        self.breaks = Breaks(language, learned(tag))
        self.shape = shape(profile.columns, profile.lines, profile.balance_floor, tag)
        self.pace = _pace(profile, heard, self.breaks.weights)
        self._fresh = True
        self._said = Words()  # the last words of an open sentence: breaks depend on them
        self._reading: dict[int, int] = {}
        self._slowest = 0.0  # milliseconds a column

    def segment(self, batches: Iterable[Words]) -> Iterator[tuple[Words, list[Block]]]:
        """Yield words with their blocks, as `segment` does; another text may follow."""
        self._fresh, self._said = True, Words()
        carry = Words()
        for batch in batches:
            words, widths = self.measured(carry + batch)
            blocks, settled = self.fit(words, False, widths)
            if blocks:
                yield words[:settled], blocks
            carry = words[settled:]
        if carry:
            words, widths = self.measured(carry)
            yield words, self.fit(words, True, widths)[0]

    def measured(self, words: Words) -> tuple[Words, list[int]]:
        """Return words, each that is wider than a line cut into pieces, and their columns."""
        limit = self.profile.columns
        widths = _widths(words)
        if max(widths) <= limit:
            return words, widths
        words = _cut(words, limit, self.language)
        return words, self.widths(words)

    def fit(
        self, words: Words, last: bool, widths: list[int] | None = None
    ) -> tuple[list[Block], int]:
        """Return the blocks of words, whose columns may be known, and how many they settle."""
        problem = self.problem(words, widths)
        blocks, settled = fit(problem, self.shape, self.pace, last)
        if settled:
            self._fresh = words.end[settled - 1] > 0
            first = settled if self._fresh else max(0, settled - LONGEST)
            self._said = words[first:settled]
        return blocks, settled

    def problem(self, words: Words, widths: list[int] | None = None) -> Problem:
        """Return what the fit has to know of words, whose columns may be known."""
        before = len(self._said)
        cue_cost, line_cost = self.breaks(self._said + words, self.heard)
        widths = widths or self.widths(words)
        return Problem(
            widths,
            _spaces(words),
            cue_cost[before:],
            line_cost[before:],
            words.end,
            words.start_ms,
            words.end_ms,
            self._reading_ms(widths),
            self._fresh,
        )

    def widths(self, words: Words) -> list[int]:
        """Return the columns of each word; a lone grapheme may be wider than the line."""
        return [min(width, self.profile.columns) for width in _widths(words)]

    def _reading_ms(self, widths: list[int]) -> list[int]:
        """Return how long each word takes to read, the space before it included.

        Empty if no cue is late and even the fullest is read in the time that the profile allows.
        """
        known = self._reading
        for width in set(widths).difference(known):
            known[width] = self.profile.reading_ms(width + 1, 1)
            self._slowest = max(self._slowest, known[width] / (width + 1))
        capacity = (self.profile.columns + 1) * self.profile.lines
        if not self.pace.late and self._slowest * capacity <= self.profile.max_duration_ms:
            return []
        return list(map(known.__getitem__, widths))


def _widths(words: Words) -> list[int]:
    """Return the columns of each word."""
    narrow = is_narrow("".join(words.display))
    return list(map(len if narrow else columns, words.display))


def _spaces(words: Words) -> list[int]:
    """Return the columns of the space before each word."""
    spaces = [1] * len(words)
    for i in compress(range(len(words)), words.glued):
        spaces[i] = 0
    spaces[0] = 0
    return spaces


def _pace(profile: Profile, heard: bool, weights: Weights) -> Pace:
    """Return how long cues may take; an estimate waits for readers, so that no cue is late."""
    if not heard:
        return Pace(profile.max_duration_ms)
    return Pace(
        profile.max_duration_ms,
        profile.min_duration_ms,
        profile.min_gap_ms,
        profile.reading_ms(1, 0),
        weights.late,
        weights.rush,
    )


def _cut(words: Words, limit: int, language: str) -> Words:
    """Return the words in pieces of at most ``limit`` columns; the first piece says it all."""
    cut = Words()
    for i, token in enumerate(words.display):
        parts = pieces(token, limit, language)
        length = len(token)
        cut.display.extend(parts)
        cut.spoken.extend([words.spoken[i]] + [""] * (len(parts) - 1))
        cut.line.extend([words.line[i]] * len(parts))
        cut.glued.extend([words.glued[i]] + [True] * (len(parts) - 1))
        cut.end.extend([End.NONE] * (len(parts) - 1) + [words.end[i]])
        offsets = [0, *accumulate(map(len, parts))]
        if words.marks:
            cut.marks.extend(_marks(words.marks[i], a, b) for a, b in pairwise(offsets))
        if words.timed:
            start, spoken_ms = words.start_ms[i], words.end_ms[i] - words.start_ms[i]
            at = [start + spoken_ms * offset // length for offset in offsets]
            cut.start_ms.extend(at[:-1])
            cut.end_ms.extend(at[1:])
    return cut


def _marks(marks: tuple[Mark, ...], start: int, stop: int) -> tuple[Mark, ...]:
    """Return the mark-up of the characters from ``start`` to ``stop``, counted from there."""
    return tuple(
        Mark(max(mark.start, start) - start, min(mark.stop, stop) - start, mark.tag)
        for mark in marks
        if mark.start < stop and (mark.stop > start or mark.start == mark.stop >= start)
    )
