"""Every weight of the segmenter: read from ``data/weights.tsv``, in points.

100 points make an alternative e times less likely; costs add up, the cheapest cues win. The file
says what was learned from what; ``tests/training`` learns it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

__all__ = ["Weights", "learned"]

_PATH = Path(__file__).parent / "data" / "weights.tsv"


@dataclass(frozen=True, slots=True)
class Weights:
    """What the segmenter weighs, in points; negative: in favour.

    Attributes:
        cue: What each reason adds to the cost of ending a cue; see `captions.segment.reasons`.
        line: What each reason adds to the cost of ending a line.
        shape: What each term adds to the cost of a cue; see `captions.segment.shape`.
        cue_limit: A place where ending a cue costs more is not looked at. Lower is faster.
        line_limit: The same for lines.
        pause: For ending a cue at a pause of 0.6 s or more, when the words were heard; two thirds
            of it at 0.3 s, a third at 0.15 s, nothing below. With -1500 a pause of 0.3 s ends a cue
            before a preposition, and does not after an article.
        floor: For each hundredth by which the shorter line falls short of the guide's floor.
    """

    cue: dict[str, int] = field(default_factory=dict)
    line: dict[str, int] = field(default_factory=dict)
    shape: dict[str, int] = field(default_factory=dict)
    cue_limit: int = 300
    line_limit: int = 320
    pause: int = -1500
    floor: int = 6


@cache
def learned() -> Weights:
    """Return the weights that ship with the package."""
    weights = Weights()
    for row in _PATH.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            name, *points = row.split("\t")
            if len(points) == 1:
                weights.shape[name] = int(points[0])
            else:
                weights.cue[name], weights.line[name] = map(int, points)
    return weights
