"""The shape of a cue: what it costs by the widths of its lines.

A shape's cost is a sum of few named terms; how much each weighs is learned with the costs of
breaks. Terms are stated for two lines of 42 columns; under other limits a width counts by its share
of what a cue can hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from captions.segment.problem import Shape
from captions.segment.weights import learned

__all__ = ["FITS_ONE", "one_line", "shape", "two_lines"]

_COLUMNS = 42
_CAPACITY = 2 * _COLUMNS + 1
# Terms that grow from nothing at a width, or at a share of the longer line, on.
_SHORT = {at: f"one line below {at}" for at in range(6, 43, 4)}
_TOTAL = {at: f"two lines below {at}" for at in range(43, 86, 6)}
_RATIO = {ratio: f"shorter below {ratio} of the longer" for ratio in (0.2, 0.35, 0.5, 0.7, 1.0)}


def one_line(width: float) -> dict[str, float]:
    """Return the terms of a cue of one line.

    >>> one_line(40)
    {'one line': 1.0, 'one line below 42': 0.2}
    """
    terms = {"one line": 1.0}
    terms |= {name: (at - width) / 10 for at, name in _SHORT.items() if width < at}
    return terms


def two_lines(first: float, second: float) -> dict[str, float]:
    """Return the terms of a cue of two lines.

    >>> two_lines(42, 36)  # doctest: +NORMALIZE_WHITESPACE, +ELLIPSIS
    {'two lines': 1.0, 'two lines below 85': 0.6,
     'shorter below 1.0 of the longer': 0.714..., 'difference': 0.3, 'first line longer': 1.0}
    """
    total = first + second + 1
    terms = {"two lines": 1.0} | _total(total) | _balance(max(first, second), min(first, second))
    if total <= _COLUMNS:
        terms[FITS_ONE] = 1.0
    if first > second:
        terms[TOP_HEAVY] = 1.0
    return terms


FITS_ONE, TOP_HEAVY = "two lines that fit on one", "first line longer"


def _total(total: float) -> dict[str, float]:
    return {name: (at - total) / 10 for at, name in _TOTAL.items() if total < at}


def _balance(long: float, short: float) -> dict[str, float]:
    terms = {
        name: 5 * (ratio - short / long) for ratio, name in _RATIO.items() if short < ratio * long
    }
    if long != short:
        terms["difference"] = (long - short) / 20
    return terms


@lru_cache(maxsize=8)
def shape(columns: int, lines: int, balance_floor: float = 0.0, tag: str = "en") -> Shape:
    """Return the costs of all cues by the widths of their lines.

    Args:
        columns: The most columns a line may have.
        lines: The most lines a cue may have.
        balance_floor: The share of the longer line that the guide wants the shorter to have.
        tag: First subtag of the language.
    """
    weights = learned(tag)
    points = weights.shape
    # The fewer words a line holds, the fewer places there are to end it: what a break cuts weighs
    # the same, how full its lines are weighs less.
    narrow: float = min(1.0, columns / _COLUMNS) ** 1.5

    def cost(terms: Mapping[str, float]) -> float:
        return narrow * sum(points.get(name, 0) * value for name, value in terms.items())

    capacity = (columns + 1) * lines - 1
    unit = _CAPACITY / capacity
    full_line = cost(one_line(_COLUMNS)) - cost(_total(_COLUMNS))

    def length_cost(width: int) -> int:
        """Return the cost of a text by its length alone."""
        scaled = width * unit
        if scaled <= _COLUMNS:
            return round(cost(one_line(scaled)))
        return round(full_line + cost(_total(scaled)))

    length = [length_cost(width) for width in range(capacity + 1)]
    one = length[: columns + 1]
    limits = weights.cue_limit, weights.line_limit
    if lines == 1:
        return Shape(columns, lines, one, (), (), length, (), *limits)

    def balance_cost(long: int, short: int) -> float:
        """Return the cost of two lines by their balance alone."""
        scale = _COLUMNS / columns
        below = balance_floor - short / max(long, 1)
        floor = weights.floor * (100 * below + 60) if below > 0 else 0
        return cost(_balance(max(long, 1) * scale, short * scale)) + floor

    every = range(columns + 1)
    half = [[balance_cost(long, short) for short in range(long + 1)] for long in every]
    balance = [[half[max(w1, w2)][min(w1, w2)] for w1 in every] for w2 in every]
    total = [points["two lines"] + cost(_total(width * unit)) for width in range(2 * columns + 2)]
    fits_one, top_heavy = points.get(FITS_ONE, 0), points.get(TOP_HEAVY, 0)
    two = [
        [
            round(
                total[first + second + 1]
                + balance[second][first]
                + (fits_one if first + second < columns else 0)
                + (top_heavy if first > second else 0)
            )
            for first in every
        ]
        for second in every
    ]
    ragged = [[*map(round, row)] for row in balance]
    return Shape(columns, lines, one, two, ragged, length, [*map(min, two)], *limits)
