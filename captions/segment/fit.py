"""The dynamic programme: which words make a cue, and where its lines break, chosen together.

It sees numbers only – widths, costs, times – never text. A place between two words is known by the
index of the word after it. Cues end at *cue places*, lines at *line places*: those whose costs are
low enough to be worth a look, every sentence end, and, where two cue places are further apart than
half a line, the cheapest between them, until none are. So a solution always exists, and a cue looks
back over a few places only: time is linear.

Exact over those places: ``tests/segment/test_fit.py`` holds it against brute force.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, compress, pairwise
from operator import add
from typing import NamedTuple

from captions.model import Block, End

__all__ = ["Problem", "Shape", "fit"]

Opening = tuple[int, int, int, tuple[int, ...]]
"""Lines that wait for a last one: cost so far, widest line, where the cue starts, its breaks."""


NEVER = 1 << 60


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
    """For each cue place: the least cost up to it, where its cue starts, where its lines break."""

    best: list[int]
    previous: list[int]
    breaks: list[tuple[int, ...]]


def fit(
    problem: Problem, shape: Shape, max_ms: int = 0, last: bool = True
) -> tuple[list[Block], int]:
    """Return the cheapest cues, and how many words are settled.

    A cue never holds parts of two sentences: it lies inside one, or holds whole ones of the same
    paragraph. One that fits on a line is not broken. It takes no longer than ``max_ms`` to say or
    to read unless no cue place is in it.

    Args:
        problem: The words.
        shape: The table of shapes.
        max_ms: The longest a cue may be spoken or read; 0: no limit.
        last: Whether the text ends here. If not, only cues that no later word can change are
            returned.
    """
    places = Places(problem, shape)
    solution = search(problem, shape, max_ms, places)
    at = len(problem.widths)
    if not last:
        at = _settled(places, shape, solution.previous)
    settled = at
    blocks: list[Block] = []
    while at:
        start = solution.previous[at]
        blocks.append(Block(start, at, solution.breaks[at]))
        at = start
    blocks.reverse()
    return blocks, settled


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
        limit = shape.cue_limit
        cues = [at for at, cost in enumerate(problem.cue_cost, 1) if cost <= limit]
        ends = [*compress(range(1, size + 1), problem.end), size]
        if any(problem.cue_cost[at - 1] > limit for at in ends):
            cues = sorted({*cues, *ends})
        cues.insert(0, 0)
        limit = shape.line_limit
        lines = [at for at, cost in enumerate(problem.line_cost, 1) if cost <= limit]
        more = self._between(cues, problem.cue_cost, shape.columns // 2)
        if more:
            cues = sorted(more.union(cues))
            lines = sorted(more.union(lines))
        if lines and lines[-1] == size:
            lines.pop()
        self.cues = cues
        self.lines = lines if shape.lines > 1 else []

    def _between(self, cues: list[int], cue_cost: Sequence[int], columns: int) -> set[int]:
        """Return the places to add where cue places are further apart than so many columns."""
        right, left = self.right, self.left
        more: set[int] = set()
        far = [(a, b) for a, b in pairwise(cues) if right[b] - left[a] > columns]
        while far:
            a, b = far.pop()
            if right[b] - left[a] > columns and b - a > 1:
                middle = 1 + min(range(a, b - 1), key=cue_cost.__getitem__)
                more.add(middle)
                far += (a, middle), (middle, b)
        return more


def search(problem: Problem, shape: Shape, max_ms: int, places: Places) -> Solution:
    """Return the cheapest way to every cue place."""
    limit, max_lines, one, two = shape[:4]
    floor = shape.floor
    cue_cost, end = problem.cue_cost, problem.end
    right, left, cues, lines = places.right, places.left, places.cues, places.lines
    size = len(problem.widths)
    best = [0] * (size + 1)
    previous = [0] * (size + 1)
    breaks: list[tuple[int, ...]] = [()] * (size + 1)
    earliest = first_starts(problem, cues, max_ms)

    # Of each line place: the columns up to it and over the space there, and its cost; of those so
    # far: the cue places from which a first line reaches it, the least cost of these, and the
    # ways to fill more lines.
    line_right = [right[at] for at in lines]
    line_left = [left[at] for at in lines]
    line_cost = [problem.line_cost[at - 1] for at in lines]
    openings: list[list[int]] = []
    least: list[int] = []
    deeper: list[list[Opening]] = []
    seen = 0  # line places so far
    next_line = lines[0] if lines else size
    sentence = 0  # where the sentence starts
    starts = {0} if problem.fresh else set()  # where sentences of this paragraph start
    # Indices: of the cue place that starts the paragraph, of the first cue and line places from
    # which a line may reach the place at hand, of the first cue place that reaches a line place.
    paragraph = from_cue = from_line = to_line = 0

    for index in range(1, len(cues)):
        at = cues[index]
        while next_line < at:
            reach = line_right[seen] - limit
            while left[cues[to_line]] < reach:
                to_line += 1
            stop = index if cues[index - 1] < next_line else index - 1
            opening = cues[max(to_line, paragraph) : stop]
            openings.append(opening)
            least.append(min(map(best.__getitem__, opening), default=NEVER))
            if max_lines > 2:
                filled = Filled(lines, line_cost, openings, deeper, best)
                deeper.append(_deeper(filled, shape, places))
            seen += 1
            next_line = lines[seen] if seen < len(lines) else size

        whole = end[at - 1] > 0 or at == size
        low = cues[paragraph] if whole else sentence
        if earliest and earliest[index] > low:
            low = earliest[index]
        here = right[at]
        reach = here - limit
        last = index - 1
        while left[cues[from_cue]] < reach and from_cue < last:
            from_cue += 1
        lowest = NEVER
        start = 0
        for a in cues[from_cue:index]:
            cost = best[a] + one[here - left[a]]
            if cost < lowest and a >= low and (a >= sentence or a in starts):
                lowest, start = cost, a
        fits = cues[from_cue]  # a cue from here on fits on one line
        broken = -1
        while from_line < seen and line_left[from_line] < reach:
            from_line += 1
        for k in range(from_line, seen):
            width = here - line_left[k]
            bound = lowest - line_cost[k]
            if least[k] + floor[width] >= bound:
                continue
            row, there = two[width], line_right[k]
            for a in openings[k]:
                if a >= fits:
                    break
                cost = best[a] + row[there - left[a]]
                if cost < bound and a >= low and (a >= sentence or a in starts):
                    bound, start, broken = cost, a, k
            lowest = bound + line_cost[k]
        if broken >= 0:
            breaks[at] = (lines[broken],)
        if max_lines > 2:
            for k in range(from_line, seen):
                width = here - line_left[k]
                for so_far, before, a, earlier in deeper[k]:
                    cost = so_far + shape.ragged[width][before]
                    if low <= a < fits and (a >= sentence or a in starts):
                        cost += shape.length[here - left[a]]
                        if cost < lowest:
                            lowest, start, breaks[at] = cost, a, (*earlier, lines[k])
        best[at] = lowest + cue_cost[at - 1]
        previous[at] = start
        if whole:
            sentence = at
            starts.add(at)
            if end[at - 1] == End.PARAGRAPH:
                paragraph = index
                starts = {at}
    return Solution(best, previous, breaks)


class Filled(NamedTuple):
    """What is known of the line places so far; see `search`."""

    lines: list[int]
    line_cost: list[int]
    openings: list[list[int]]
    deeper: list[list[Opening]]
    best: list[int]


def _deeper(filled: Filled, shape: Shape, places: Places) -> list[Opening]:
    """Return the ways to fill several lines up to the latest line place.

    Of those with the same start, number of lines and widest line, the cheapest is kept.
    """
    lines, line_cost, openings, deeper, best = filled
    right, left = places.right, places.left
    index = len(openings) - 1
    here = right[lines[index]]
    cheapest: dict[tuple[int, int, int], Opening] = {}
    for k in range(index - 1, -1, -1):
        width = here - left[lines[k]]
        if width > shape.columns:
            break
        there, cost = right[lines[k]], line_cost[k]
        shorter: list[Opening] = [(best[a] + cost, there - left[a], a, ()) for a in openings[k]]
        if shape.lines > 3:
            shorter += deeper[k]
        for so_far, before, a, earlier in shorter:
            if len(earlier) + 3 > shape.lines:
                continue
            so_far += line_cost[index] + shape.ragged[width][before]
            entry = (so_far, max(width, before), a, (*earlier, lines[k]))
            key = (a, len(earlier), entry[1])
            if key not in cheapest or entry < cheapest[key]:
                cheapest[key] = entry
    return list(cheapest.values())


def first_starts(problem: Problem, cues: list[int], max_ms: int) -> list[int]:
    """Return for each cue place the first at which a cue that ends there may start."""
    start_ms, end_ms = problem.start_ms, problem.end_ms
    if not max_ms or not (start_ms or problem.reading_ms):
        return []
    read = [0, *accumulate(problem.reading_ms)] if problem.reading_ms else []
    earliest = [0]
    k = 0
    for index in range(1, len(cues)):
        at = cues[index]
        while k < index - 1 and (
            (start_ms and end_ms[at - 1] - start_ms[cues[k]] > max_ms)
            or (read and read[at] - read[cues[k]] > max_ms)
        ):
            k += 1
        earliest.append(cues[k])
    return earliest


UNSETTLED = 4
"""Words at the end of an unfinished text whose breaks' costs may still change."""


def _settled(places: Places, shape: Shape, previous: list[int]) -> int:
    """Return the last place that every chain of cues must pass, whatever words follow.

    The costs of the last few breaks are not final, as they depend on what follows; every cue that
    reaches beyond them starts within a cue before them. Whether a place lies between
    two cue places further apart than a line is not final there either: hence two cues.
    """
    last = len(places.right) - 1 - UNSETTLED
    if last < 1:
        return 0
    reach = 2 * (shape.columns + 1) * shape.lines
    right = places.right
    open_places = {at for at in places.cues if at <= last and right[last] - right[at] <= reach}
    while len(open_places) > 1:
        latest = max(open_places)
        open_places.remove(latest)
        open_places.add(previous[latest])
    return open_places.pop() if open_places else 0
