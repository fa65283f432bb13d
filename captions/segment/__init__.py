"""Segment: from words to the blocks of words that make a cue, with their line breaks.

1. `classes` reads the two sides of each word; `reasons` names what speaks for and against a break
   between two; `breaks` turns that into the cost of ending a cue, or a line, after each word.
2. `shape` says what a cue costs by the widths of its lines.
3. `fit` finds the cheapest cues; `rebreak` only the lines of a given cue; `explain` says why, in an
   `explanation`.

Every weight is in `weights`, learned from captions that people made.
"""

from __future__ import annotations

from captions.segment.rebreak import rebreak
from captions.segment.segmenter import segment

__all__ = ["rebreak", "segment"]
