"""Segment: from words to the blocks of words that make a cue, with their line breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from captions.model import Block, End, Words
from captions.profile import Profile
from captions.segment.breaks import Breaks
from captions.segment.costs import Weights, shape_table
from captions.segment.fit import Problem, fit
from captions.width import columns, split_wide

__all__ = ["segment"]


def segment(
    batches: Iterable[Words], profile: Profile, language: str = "en"
) -> Iterator[tuple[Words, list[Block]]]:
    """Yield words with the blocks that make their cues, in order, each word in one block.

    Args:
        batches: Words in order; with times, no block is spoken longer than the profile allows.
        profile: Columns, lines and greatest duration.
        language: BCP 47 tag.
    """
    segmenter = _Segmenter(profile, language)
    carry = Words()
    for batch in batches:
        words = carry + segmenter.within_line(batch)
        blocks, settled = segmenter.fit(words, last=False)
        if blocks:
            yield words[:settled], blocks
        carry = words[settled:]
    if carry:
        yield carry, segmenter.fit(carry, last=True)[0]


class _Segmenter:
    def __init__(self, profile: Profile, language: str) -> None:
        self.profile = profile
        self.weights = Weights()
        self.breaks = Breaks(language, self.weights)
        self.shape = shape_table(
            self.weights, profile.columns, profile.lines, profile.balance_floor
        )
        self.fresh = True

    def within_line(self, words: Words) -> Words:
        """Return the words with each that is wider than a line cut into pieces."""
        limit = self.profile.columns
        if max(map(len, words.display)) <= limit // 2:
            return words  # no grapheme takes more than two columns a character
        if all(columns(token) <= limit for token in words.display):
            return words
        return _cut(words, limit)

    def fit(self, words: Words, last: bool) -> tuple[list[Block], int]:
        cue_cost, line_cost = self.breaks(words)
        text = "".join(words.display)
        widths = list(map(len if text.isascii() else columns, words.display))
        if max(widths) > self.profile.columns:  # a lone grapheme wider than the line
            widths = [min(width, self.profile.columns) for width in widths]
        spaces = [0 if glued else 1 for glued in words.glued]
        spaces[0] = 0
        problem = Problem(
            widths,
            spaces,
            cue_cost,
            line_cost,
            words.end,
            words.start_ms,
            words.end_ms,
            self._reading_ms(widths),
            self.fresh,
        )
        blocks, settled = fit(problem, self.shape, self.profile.max_duration_ms, last)
        if settled:
            self.fresh = words.end[settled - 1] > 0
        return blocks, settled

    def _reading_ms(self, widths: list[int]) -> list[int]:
        """Return how long each word takes to read, the space before it included."""
        reading_ms = self.profile.reading_ms
        known: dict[int, int] = {w: reading_ms(w + 1, 1) for w in set(widths)}
        return list(map(known.__getitem__, widths))


def _cut(words: Words, limit: int) -> Words:
    """Return the words in pieces of at most ``limit`` columns; the first piece says it all."""
    cut = Words()
    for i, token in enumerate(words.display):
        pieces = split_wide(token, limit)
        length = len(token)
        cut.display.extend(pieces)
        cut.spoken.extend([words.spoken[i]] + [""] * (len(pieces) - 1))
        cut.line.extend([words.line[i]] * len(pieces))
        cut.glued.extend([words.glued[i]] + [True] * (len(pieces) - 1))
        cut.end.extend([End.NONE] * (len(pieces) - 1) + [words.end[i]])
        if words.timed:
            start, spoken_ms = words.start_ms[i], words.end_ms[i] - words.start_ms[i]
            offsets = [0, *accumulate(map(len, pieces))]
            at = [start + spoken_ms * offset // length for offset in offsets]
            cut.start_ms.extend(at[:-1])
            cut.end_ms.extend(at[1:])
    return cut
