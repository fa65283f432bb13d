"""What it costs to skip units of either text, in the coin of `captions.timing.matching.likeness`.

Between sentences whole takes, asides and paragraphs are left out freely. Inside one a word put in
or left out is common, a long stretch is not: so the first few units are paid for one by one.
"""

from __future__ import annotations

__all__ = ["AT_START", "OPEN", "SKIP", "STRETCH", "gap_cost"]

AT_START = 1
"""A gap before the first unit of a sentence, however long. Without it, "so it is" would be pieced
together of three takes where one says it all."""
OPEN, SKIP = 1, 2
"""A gap inside a sentence, and each unit in it. One word taken for another costs `OPEN` and two
`SKIP`: less than the shortest word is worth, so that "a" between two such words is still found."""
STRETCH = 20
"""The most that a gap inside a sentence costs: as much as two short words are worth, so that a
take with one wrong comes before two takes that together have all."""


def gap_cost(fresh: bool, skipped: int) -> int:
    """Return what it costs to skip so many units of both texts before the next pair.

    Args:
        fresh: Whether a sentence of the script starts where the gap does.
        skipped: How many units, of both texts together.

    >>> [gap_cost(False, n) for n in (0, 2, 100)], gap_cost(True, 100)
    ([0, 5, 20], 1)
    """
    if not skipped:
        return 0
    return AT_START if fresh else min(OPEN + SKIP * skipped, STRETCH)
