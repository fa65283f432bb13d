"""The search for cues of any number of lines; `fit` has a faster one for one and two.

Beyond two lines the widest line so far is part of the state, so ways to fill lines are kept by it.
"""

from __future__ import annotations

from typing import NamedTuple

from captions.model import End
from captions.segment.pace import Pace, rushes
from captions.segment.problem import Places, Problem, Shape, Solution

__all__ = ["search"]

Opening = tuple[int, int, int, tuple[int, ...]]
"""Lines that wait for a last one: cost so far, widest line, where the cue starts, its breaks."""

NEVER = 1 << 60


def search(
    problem: Problem, shape: Shape, pace: Pace, places: Places, earliest: list[int]
) -> Solution:
    """Return the cheapest way to every cue place; the arguments are those of `fit._search`."""
    limit, max_lines, one, two = shape[:4]
    floor = shape.floor
    cue_cost, end = problem.cue_cost, problem.end
    right, left, cues, lines = places.right, places.left, places.cues, places.lines
    size = len(problem.widths)
    best = [0] * (size + 1)
    previous = [0] * (size + 1)
    breaks: list[tuple[int, ...]] = [()] * (size + 1)
    rush = rushes(problem, pace)
    ways = list(best) if rush else best  # with what it costs if the cue from there is late
    farthest = (limit + 1) * max_lines

    # Of each line place: the columns up to it and over the space there, and its cost; of those so
    # far: the cue places from which a first line reaches it, the least cost of these, the ways to
    # fill one line, and more lines.
    line_right = [right[at] for at in lines]
    line_left = [left[at] for at in lines]
    line_cost = [problem.line_cost[at - 1] for at in lines]
    openings: list[list[int]] = []
    firsts: list[list[Opening]] = []
    least: list[int] = []
    deeper: list[list[Opening]] = []
    least_deeper: list[int] = []  # without what the last line adds to it
    ragged_floor, length_floor = [*map(min, shape.ragged)], min(shape.length)
    seen = 0  # line places so far
    next_line = lines[0] if lines else size
    sentence = 0  # where the sentence starts
    starts = {0} if problem.fresh else set()  # where sentences of this paragraph start
    # Indices: of the cue place that starts the paragraph, of the first cue and line places from
    # which a line may reach the place at hand, of the first cue place that reaches a line place.
    paragraph = from_cue = from_line = to_line = from_far = 0

    for index in range(1, len(cues)):
        at = cues[index]
        while next_line < at:
            reach = line_right[seen] - limit
            while left[cues[to_line]] < reach:
                to_line += 1
            stop = index if cues[index - 1] < next_line else index - 1
            opening = cues[max(to_line, paragraph) : stop]
            opening = [a for a in opening if a >= sentence or a in starts]
            openings.append(opening)
            least.append(min(map(best.__getitem__, opening), default=NEVER))
            if max_lines > 2:
                cost, there = line_cost[seen], line_right[seen]
                firsts.append([(best[a] + cost, there - left[a], a, ()) for a in opening])
                filled = Filled(lines, line_cost, firsts, deeper)
                ways_here = _deeper(filled, shape, places)
                deeper.append(ways_here)
                least_deeper.append(min(ways_here)[0] if ways_here else NEVER)
            seen += 1
            next_line = lines[seen] if seen < len(lines) else size

        whole = end[at - 1] > 0 or at == size
        low = cues[paragraph] if whole else sentence
        if earliest and cues[earliest[index]] > low:
            low = cues[earliest[index]]
        here = right[at]
        reach = here - limit
        last = index - 1
        while left[cues[from_cue]] < reach and from_cue < last:
            from_cue += 1
        if rush:
            while left[cues[from_far]] < here - farthest and from_far < last:
                from_far += 1
            for a in cues[from_far:index]:
                ways[a] = best[a] + rush(a, at)
        lowest = NEVER
        start = 0
        for a in cues[from_cue:index]:
            cost = ways[a] + one[here - left[a]]
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
                cost = ways[a] + row[there - left[a]]
                if cost < bound and a >= low and (a >= sentence or a in starts):
                    bound, start, broken = cost, a, k
            lowest = bound + line_cost[k]
        if broken >= 0:
            breaks[at] = (lines[broken],)
        if max_lines > 2:
            for k in range(from_line, seen):
                width = here - line_left[k]
                if least_deeper[k] + ragged_floor[width] + length_floor >= lowest:
                    continue
                for so_far, before, a, earlier in deeper[k]:
                    cost = so_far + shape.ragged[width][before]
                    if low <= a < fits and (a >= sentence or a in starts):
                        cost += shape.length[here - left[a]] + ways[a] - best[a]
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
    number = {at: index for index, at in enumerate(cues)}
    return Solution(
        [best[at] for at in cues],
        [number[previous[at]] for at in cues],
        [breaks[at] for at in cues],
    )


class Filled(NamedTuple):
    """What is known of the line places so far; see `search`."""

    lines: list[int]
    line_cost: list[int]
    firsts: list[list[Opening]]
    deeper: list[list[Opening]]


def _deeper(filled: Filled, shape: Shape, places: Places) -> list[Opening]:
    """Return the ways to fill several lines up to the latest line place.

    Of those with the same start, number of lines and widest line, the cheapest is kept.
    """
    lines, line_cost, firsts, deeper = filled
    right, left = places.right, places.left
    index = len(firsts) - 1
    here = right[lines[index]]
    cheapest: dict[tuple[int, int, int], Opening] = {}
    for k in range(index - 1, -1, -1):
        width = here - left[lines[k]]
        if width > shape.columns:
            break
        row = shape.ragged[width]
        shorter = firsts[k]
        if shape.lines > 3:
            shorter = shorter + [way for way in deeper[k] if len(way[3]) + 3 <= shape.lines]
        for so_far, before, a, earlier in shorter:
            so_far += line_cost[index] + row[before]
            key = (a, len(earlier), max(width, before))
            known = cheapest.get(key)
            if known is None or so_far <= known[0]:
                entry = (so_far, key[2], a, (*earlier, lines[k]))
                if known is None or entry < known:
                    cheapest[key] = entry
    return list(cheapest.values())
