"""Dialogue: who speaks has a line of their own.

A cue of several speakers that came in stays as it stood, if the profile allows. Elsewhere a line
breaks where somebody else starts to speak, or a cue ends there, if it has no line left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from captions.model import Block, Words
from captions.profile import Profile
from captions.timing.source import Row, speakers
from captions.width import columns

__all__ = ["by_speaker"]


def by_speaker(
    words: Words, blocks: list[Block], rows: Mapping[int, Row], profile: Profile
) -> Iterator[Block]:
    """Yield the blocks; those of a dialogue as it stood, or with a line or more a speaker."""
    others = speakers(words, rows)
    next_block = 0
    while next_block < len(blocks):
        first, (start, stop, _) = next_block, blocks[next_block]
        row = rows[words.line[start]]
        while row.dialogue and stop < len(words) and rows[words.line[stop]].cue == row.cue:
            stop += 1
        while next_block < len(blocks) and blocks[next_block].start < stop:
            next_block += 1
        if row.dialogue:
            breaks = [i for i in range(start + 1, stop) if words.line[i] != words.line[i - 1]]
            if _is_shape(words, start, stop, breaks, profile):
                yield Block(start, stop, tuple(breaks))
                continue
        for block in blocks[first:next_block]:
            yield from _apart(words, block, others, profile) if others else (block,)


def _is_shape(words: Words, start: int, stop: int, breaks: list[int], profile: Profile) -> bool:
    """Return whether words are a cue if their lines break so."""
    edges = [start, *breaks, stop]
    widths = [columns(words.text(a, b)) for a, b in pairwise(edges)]
    return len(widths) <= profile.lines and max(widths) <= profile.columns


def _apart(words: Words, block: Block, others: set[int], profile: Profile) -> Iterator[Block]:
    """Yield a block with a line for each speaker, or one block each if they are too many."""
    start, stop, breaks = block
    cuts = [i for i in range(start + 1, stop) if i in others]
    if cuts and _is_shape(words, start, stop, cuts, profile):
        breaks = tuple(cuts)
        cuts = []
    for a, b in pairwise([start, *cuts, stop]):
        yield Block(a, b, tuple(i for i in breaks if a < i < b))
