"""Every weight of the segmenter, in points; what each is for and what it decides.

100 points are about the price of one more cue. Break costs come from `Weights.ends`, keyed by what
stands on the two sides of a break; see `captions.segment.breaks` for the classes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from captions.segment.fit import NEVER, Shape

__all__ = ["Weights", "shape_table"]


@dataclass(frozen=True, slots=True)
class Weights:
    """What the segmenter weighs.

    Attributes:
        cue: A cue more. Without it every phrase would be a cue of its own.
        line: A line more in a cue.
        target: The share of a full cue that is long enough; a shorter cue costs more.
        short: For each hundredth of a full cue below the target.
        ragged: For each hundredth by which the shorter line falls short of the longer one; small,
            as people prefer a break between phrases to lines of equal length.
        floor: For each hundredth by which the shorter line falls short of the guide's floor.
        top_heavy: For a first line longer than the second.
        fits_one: For breaking a text that would fit on one line.
        cue_end: Factor on the cost of a break when it ends a cue, in hundredths.
        line_end: Factor on the cost of a break when it ends a line, in hundredths.
        before: Cost of a break before a word of a class.
        after: Cost of a break after a word of a class, added.
        mark: Cost of a break after a mark, instead of the two above.
    """

    cue: int = 100
    line: int = 20
    target: float = 0.72
    short: int = 5
    ragged: int = 1
    floor: int = 6
    top_heavy: int = 4
    fits_one: int = 120
    cue_end: int = 100
    line_end: int = 60
    before: dict[str, int] = field(
        default_factory=lambda: {
            "subordinator": 40,
            "relative": 45,
            "conjunction": 50,
            "preposition": 70,
            "of": 110,
            "subject": 90,
            "article": 100,
            "possessive": 105,
            "determiner": 105,
            "auxiliary": 130,
            "negation": 190,
            "adverb": 120,
            "object": 170,
            "pronoun": 150,
            "unit": 230,
            "month": 140,
            "number": 130,
            "content": 140,
            "glued": 120,
        }
    )
    after: dict[str, int] = field(
        default_factory=lambda: {
            "article": 260,
            "possessive": 230,
            "determiner": 150,
            "preposition": 190,
            "of": 260,
            "conjunction": 200,
            "subordinator": 190,
            "relative": 190,
            "subject": 200,
            "auxiliary": 140,
            "negation": 170,
            "adverb": 60,
            "title": 300,
            "number": 130,
            "month": 200,
            "content": 0,
        }
    )
    mark: dict[str, int] = field(
        default_factory=lambda: {
            "sentence": 0,
            "dash": 22,
            "colon": 25,
            "comma": 30,
            "bracket": 45,
            "phrase": 60,
        }
    )


def shape_table(weights: Weights, columns: int, lines: int, balance_floor: float) -> Shape:
    """Return the costs of all cues of one and two lines by the widths of their lines."""
    full = columns * lines + lines - 1
    target = weights.target * full

    def length_cost(total: int) -> int:
        return weights.cue + round(weights.short * max(0.0, target - total) * 100 / full)

    def two_cost(first: int, second: int) -> int:
        total = first + second + 1
        long, short = max(first, second, 1), min(first, second)
        cost = length_cost(total) + weights.line
        cost += round(weights.ragged * 100 * (long - short) / long)
        cost += round(weights.floor * 100 * max(0.0, max(balance_floor, 0.3) - short / long))
        if first > second:
            cost += weights.top_heavy
        if total <= columns:
            cost += weights.fits_one
        return cost

    one = [length_cost(w) for w in range(columns + 1)]
    if lines == 1:
        return Shape(columns, lines, one, [[NEVER]] * (columns + 1))
    two = [[two_cost(w1, w2) for w1 in range(columns + 1)] for w2 in range(columns + 1)]
    return Shape(columns, lines, one, two)
