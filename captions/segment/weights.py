"""Every weight of the segmenter: read from ``data/``, in points.

100 points make an alternative e times less likely; costs add up, the cheapest cues win. English has
weights of its own, down to single words. Other languages share ``general.tsv``, which knows classes
and parts of speech only; where their grammar differs from English, ``grammar.tsv`` adds to it, and
to English what the captions that teach are no witnesses of. The
files say what was learned from what; ``tests/training`` learns them again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

__all__ = ["Weights", "learned"]

_DATA = Path(__file__).parent / "data"


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
        floor: For each hundredth by which the shorter line falls short of the guide's floor, and
            for falling short at all, sixty times as much.
        late: For a cue of heard words that the next one drives away before it can be read, at the
            profile's speed and least duration. A cue that ends at a bad place is read, one that is
            gone is not.
        rush: For the whole of its reading time that such a cue lacks; a part costs its share.
    """

    cue: dict[str, int] = field(default_factory=dict)
    line: dict[str, int] = field(default_factory=dict)
    shape: dict[str, int] = field(default_factory=dict)
    cue_limit: int = 700
    line_limit: int = 700
    pause: int = -1500
    floor: int = 6
    late: int = 1000
    rush: int = 1500


@cache
def learned(language: str = "en") -> Weights:
    """Return the weights that ship with the package, for a language by its first subtag."""
    # Of the English costs, learned by themselves, 600 leave as many places as 700 of the others.
    weights = Weights(cue_limit=600, line_limit=600) if language == "en" else Weights()
    for name, *points in _rows("weights.tsv" if language == "en" else "general.tsv"):
        _add(weights, name, points)
    for languages, name, *points, _ in _rows("grammar.tsv"):
        if language in languages.split() or (languages == "*" and language != "en"):
            _add(weights, name, points)
    return weights


def _add(weights: Weights, name: str, points: list[str]) -> None:
    """Add to the weights of a term of the shape, or of a reason: for a cue and for a line."""
    columns = (weights.shape,) if len(points) == 1 else (weights.cue, weights.line)
    for column, more in zip(columns, points, strict=True):
        column[name] = column.get(name, 0) + int(more)


def _rows(name: str) -> list[list[str]]:
    rows = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]
