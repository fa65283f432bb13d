"""The problem that `fit` solves, in numbers: widths, costs, times, where a break is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

__all__ = ["Places", "Problem", "Shape", "Solution", "first_starts", "longest_ms"]


class Shape(NamedTuple):
    """Costs of a cue by the columns of its lines.

    Attributes:
        columns: The most columns a line may have.
        lines: The most lines a cue may have.
        one: ``one[w]`` is the cost of a cue of one line of w columns.
        two: ``two[w2][w1]`` is the cost of a cue of two lines.
        ragged: ``ragged[w2][w1]``: of each line after the first in a cue of more than two lines,
            w1 the widest of those before it;
        length: and, added, ``length[w]`` for all its lines in a row.
        floor: ``floor[w2]``: the least of ``two[w2]``.
        cue_limit: A cue may end where that costs no more than this.
        line_limit: A line may end where that costs no more than this.
    """

    columns: int
    lines: int
    one: Sequence[int]
    two: Sequence[Sequence[int]]
    ragged: Sequence[Sequence[int]] = ()
    length: Sequence[int] = ()
    floor: Sequence[int] = ()
    cue_limit: int = 1 << 30
    line_limit: int = 1 << 30


class Problem(NamedTuple):
    """What is known of the words; one entry a word.

    Attributes:
        widths: Display columns, at most ``Shape.columns`` each.
        spaces: Columns of the space before the word: 0 or 1.
        cue_cost: What it costs to end a cue after the word.
        line_cost: What it costs to break a line after the word.
        end: The `End` after the word.
        start_ms: When the word starts.
        end_ms: When the word ends.
        reading_ms: How long the word takes to read.
        fresh: Whether the first word starts a sentence.
    """

    widths: Sequence[int]
    spaces: Sequence[int]
    cue_cost: Sequence[int]
    line_cost: Sequence[int]
    end: Sequence[int]
    start_ms: Sequence[int] = ()
    end_ms: Sequence[int] = ()
    reading_ms: Sequence[int] = ()
    fresh: bool = True


class Solution(NamedTuple):
    """For each cue place, in order: what is known of the cheapest way to it.

    Attributes:
        best: What it costs.
        previous: Which cue place its last cue starts at.
        breaks: Where the lines of that cue break.
    """

    best: list[int]
    previous: list[int]
    breaks: list[tuple[int, ...]]


class Places:
    """Where cues and lines may end, and how wide the text is up to there.

    Attributes:
        cues: The cue places in order; the first is 0.
        lines: The line places in order.
        right: Columns up to each place.
        left: Columns up to each place and over the space there: a line from a to b has
            ``right[b] - left[a]``.
    """

    def __init__(self, problem: Problem, shape: Shape) -> None:
        size = len(problem.widths)
        self.right = [0, *accumulate(map(add, problem.widths, problem.spaces))]
        self.left = list(map(add, self.right, problem.spaces))
        inner = range(1, size)
        limit = shape.cue_limit
        costs = zip(inner, problem.cue_cost, problem.end, strict=False)
        cues = [0, *[at for at, cost, end in costs if cost <= limit or end], size]
        more = self._between(cues, problem.cue_cost, shape.columns // 2)
        self.cues = sorted(cues + more)
        self.lines: list[int] = []
        if shape.lines > 1:
            limit, line_cost = shape.line_limit, problem.line_cost
            lines = [at for at, cost in zip(inner, line_cost, strict=False) if cost <= limit]
            self.lines = sorted(lines + [at for at in more if line_cost[at - 1] > limit])

    def _between(self, cues: list[int], cue_cost: Sequence[int], columns: int) -> list[int]:
        """Return the places to add where cue places are further apart than so many columns."""
        right, left = self.right, self.left
        more: list[int] = []
        gaps = pairwise(cues)  # the cheaper condition first: half stop there
        far = [(a, b) for a, b in gaps if b - a > 1 and right[b] - left[a] > columns]
        for a, b in far:
            inside = cue_cost[a : b - 1]
            middle = a + 1 + inside.index(min(inside))
            more.append(middle)
            if right[middle] - left[a] > columns and middle - a > 1:
                far.append((a, middle))
            if right[b] - left[middle] > columns and b - middle > 1:
                far.append((middle, b))
        return more

    def may_be_first(self, problem: Problem, shape: Shape, place: int) -> bool:
        """Return whether the places behind a cue place are the same if the text starts there.

        One that was added between two others may owe it to the width before this place; not if
        this one, being cheaper, was added first.
        """
        cost, end, limit = problem.cue_cost, problem.end, shape.cue_limit
        reach = self.left[place] + shape.columns // 2
        for at in range(place, bisect_right(self.right, reach)):
            if at == 0 or cost[at - 1] <= limit or end[at - 1]:
                return True
            if cost[at - 1] < cost[place - 1]:
                return False
        return True


def longest_ms(problem: Problem, cues: list[int], previous: list[int], ends: Iterable[int]) -> int:
    """Return how long the longest of the cues that end at some cue places lasts or is read."""
    start_ms, end_ms, reading = problem.start_ms, problem.end_ms, problem.reading_ms
    spans = [(cues[previous[index]], cues[index]) for index in ends]
    lasting = [end_ms[stop - 1] - start_ms[start] for start, stop in spans] if start_ms else []
    if reading:
        read = [0, *accumulate(reading)]
        lasting += [read[stop] - read[start] for start, stop in spans]
    return max(lasting, default=0)


def first_starts(problem: Problem, cues: list[int], max_ms: int) -> list[int]:
    """Return for each cue place which is the first at which a cue that ends there may start."""
    start_ms, end_ms = problem.start_ms, problem.end_ms
    if not max_ms or not (start_ms or problem.reading_ms):
        return []
    earliest = [0] * len(cues)
    if start_ms:
        starts = [start_ms[at] for at in cues[:-1]]
        ends = [end_ms[at - 1] for at in cues[1:]]
        earliest = _first_within(starts, ends, max_ms)
    if problem.reading_ms:
        read = [0, *accumulate(problem.reading_ms)]
        times = [read[at] for at in cues]
        earliest = list(map(max, earliest, _first_within(times[:-1], times[1:], max_ms)))
    return earliest


def _first_within(starts: Sequence[int], ends: Sequence[int], most: int) -> list[int]:
    """Return for each place the first start from which its end is no further than ``most``.

    The start next before it counts, however far it is.
    """
    earliest = [0]
    k = 0
    for last, end in enumerate(ends):
        while end - starts[k] > most and k < last:
            k += 1
        earliest.append(k)
    return earliest
