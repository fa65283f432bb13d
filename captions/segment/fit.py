"""The dynamic programme: which words make a cue, and where its lines break, chosen together.

It sees numbers only – widths, costs, times – never text. A place between two words is known by the
index of the word after it. Cues end at *cue places*, lines at *line places*: those whose costs are
low enough to be worth a look, every sentence end, and, where two cue places are further apart than
half a line, the cheapest between them, until none are. So a solution always exists, and a cue looks
back over a few places only: time is linear.

Exact over those places: ``tests/segment/test_fit.py`` holds it against brute force.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import count, pairwise, repeat

from captions.model import Block, End
from captions.segment import many
from captions.segment.pace import ANY_PACE, Pace, rushes
from captions.segment.problem import Places, Problem, Shape, Solution, first_starts, longest_ms

__all__ = ["Problem", "Shape", "fit", "search"]

NEVER = 1 << 60


def fit(
    problem: Problem, shape: Shape, pace: Pace = ANY_PACE, last: bool = True
) -> tuple[list[Block], int]:
    """Return the cheapest cues, and how many words are settled.

    A cue never holds parts of two sentences: it lies inside one, or holds whole ones of the same
    paragraph. One that fits on a line is not broken. It takes no longer than the pace allows to say
    or to read unless no cue place is in it.

    Args:
        problem: The words.
        shape: The table of shapes.
        pace: How long cues may take.
        last: Whether the text ends here. If not, only cues that no later word can change are
            returned: all of them where a paragraph ends, unless what is heard next drives away the
            last one.
    """
    places = Places(problem, shape)
    cues = places.cues
    last = last or (problem.end[-1] == End.PARAGRAPH and not pace.late)
    # An estimate goes so evenly that hardly a cue that fits lasts too long: where cues may start by
    # their times is asked only if one that counts does. What is heard has pauses.
    _, previous, breaks = search(problem, shape, pace, places, bounded=bool(pace.late))
    chain, passed = _chain(problem, shape, places, previous, last)
    if not pace.late and longest_ms(problem, cues, previous, passed) > (pace.most_ms or NEVER):
        _, previous, breaks = search(problem, shape, pace, places)
        chain, _ = _chain(problem, shape, places, previous, last)
    return [Block(cues[a], cues[b], breaks[b]) for a, b in pairwise(chain)], cues[chain[-1]]


def search(
    problem: Problem, shape: Shape, pace: Pace, places: Places, bounded: bool = True
) -> Solution:
    """Return the cheapest way to every cue place; ``bounded``: by none that takes too long."""
    find = _search if shape.lines <= 2 else many.search
    earliest = first_starts(problem, places.cues, pace.most_ms) if bounded else []
    return find(problem, shape, pace, places, earliest)


def _search(
    problem: Problem, shape: Shape, pace: Pace, places: Places, earliest: list[int]
) -> Solution:
    """Return the cheapest way to every cue place, in cues of one or two lines.

    Long for speed's sake: a quarter of the time of the whole path is spent here, and every call
    would cost as much as what it does. Its loops go round two or three times: to make a range
    would take as long. All indices are those of cue places or line places.

    Args:
        problem: The words.
        shape: The table of shapes.
        pace: How long cues may take.
        places: Where cues and lines may end.
        earliest: For each cue place, the first at which a cue that ends there may start; empty:
            cues may last as long as they like.
    """
    limit, _, one, two = shape[:4]
    floor, cues, lines = shape.floor, places.cues, places.lines
    end, size = problem.end, len(problem.widths)
    cue_right = [*map(places.right.__getitem__, cues)]
    cue_left = [*map(places.left.__getitem__, cues[:-1])]
    cue_cost = [*map([0, *problem.cue_cost].__getitem__, cues)]
    line_right = [*map(places.right.__getitem__, lines)]
    line_left = [*map(places.left.__getitem__, lines)]
    line_cost = [*map([0, *problem.line_cost].__getitem__, lines)]
    line_at = [*lines, size]
    every = [*range(len(lines))]
    best, previous = [0], [0]
    breaks: list[tuple[int, ...]] = [()]
    rush = rushes(problem, pace)
    ways = list(best) if rush else best  # with what it costs if the cue from there is late
    from_far = 0
    farthest = (limit + 1) * shape.lines

    # Of each line place so far: the first cue place in its sentence that it is in reach of, and the
    # least cost of a way to it by one line from there or later.
    first: list[int] = []
    least: list[int] = []
    seen = 0  # line places so far
    next_line = line_at[0]
    # Of this sentence, the first cue place from which the cue at hand may be one line, the first
    # line place from which a line reaches its end, the first cue place from which a line reaches
    # the line place at hand, and the cue place that starts it.
    from_cue = from_line = to_line = sentence = 0
    lowest_best = lowest_at = 0  # the least of ``best`` from ``to_line`` on, and where it is
    # The cue places that start sentences of this paragraph, those within reach.
    starts = [0] if problem.fresh else []
    lows = earliest[1:] or repeat(0)
    where = zip(count(), cues[1:], cue_right[1:], cue_cost[1:], lows, strict=False)
    for last, at, here, end_cost, low in where:  # the last cue place, the one at hand
        while next_line < at:
            reach = line_right[seen] - limit
            while cue_left[to_line] < reach:
                to_line += 1
            first.append(to_line)
            if lowest_at < to_line:
                lowest_best = min(best[to_line:])
                lowest_at = best.index(lowest_best, to_line)
            least.append(lowest_best + line_cost[seen])
            seen += 1
            next_line = line_at[seen]
        reach = here - limit
        while cue_left[from_cue] < reach:  # the last cue place is always in reach
            from_cue += 1
        if from_cue < low:
            from_cue = low
        if rush:
            while cue_left[from_far] < here - farthest and from_far < last:
                from_far += 1
            for a in range(from_far, last + 1):
                ways[a] = best[a] + rush(cues[a], at)
        a = start = from_cue
        broken = -1
        lowest = ways[a] + one[here - cue_left[a]]
        while a < last:
            a += 1
            cost = ways[a] + one[here - cue_left[a]]
            if cost < lowest:
                lowest, start = cost, a
        if from_cue > sentence:  # from the sentence's start it does not fit on one line
            while from_line < seen and line_left[from_line] < reach:
                from_line += 1
            for k in every[from_line:seen]:
                width = here - line_left[k]
                if least[k] + floor[width] < lowest:
                    row, there, bound = two[width], line_right[k], lowest - line_cost[k]
                    from_k = first[k]
                    if from_k < low:
                        from_k = low
                    while from_k < from_cue:
                        cost = ways[from_k] + row[there - cue_left[from_k]]
                        if cost < bound:
                            bound, start, broken = cost, from_k, k
                        from_k += 1
                    lowest = bound + line_cost[k]
        whole = end[at - 1]
        if whole or at == size:
            while starts and cue_left[starts[0]] < here - farthest:
                del starts[0]
            for a in starts:
                if a == sentence or a < low:
                    continue
                before, so_far = cue_left[a], ways[a]
                if here - before <= limit:
                    cost = so_far + one[here - before]
                    if cost < lowest:
                        lowest, start, broken = cost, a, -1
                    continue
                for k in range(bisect_left(line_left, reach, 0, seen), seen):
                    if lines[k] > cues[a] and line_right[k] - before <= limit:
                        cost = so_far + line_cost[k]
                        cost += two[here - line_left[k]][line_right[k] - before]
                        if cost < lowest:
                            lowest, start, broken = cost, a, k
        lowest += end_cost
        best.append(lowest)
        if lowest < lowest_best or whole:
            lowest_best, lowest_at = lowest, last + 1
        if rush:
            ways.append(0)
        previous.append(start)
        breaks.append((lines[broken],) if broken >= 0 else ())
        if whole:
            from_cue = to_line = sentence = last + 1
            from_line = seen + (next_line == at)
            if whole == End.PARAGRAPH:
                starts.clear()
            starts.append(sentence)
    return Solution(best, previous, breaks)


UNSETTLED = 4
"""Words at the end of an unfinished text whose breaks' costs may still change."""


def _chain(
    problem: Problem, shape: Shape, places: Places, previous: list[int], last: bool
) -> tuple[list[int], list[int]]:
    """Return the settled cues' ends in order, from the start on, and all by whose cues it is so."""
    passed: list[int] = []
    index = len(places.cues) - 1
    if not last:
        index, passed = _settled(problem, shape, places, previous)
    chain = [index]
    while index:
        passed.append(index)
        index = previous[index]
        chain.append(index)
    return chain[::-1], passed


def _settled(
    problem: Problem, shape: Shape, places: Places, previous: list[int]
) -> tuple[int, list[int]]:
    """Return the last cue place that every chain of cues must pass, whatever words follow.

    Also returned are the cue places further on by whose cues that is so.

    The costs of the last few breaks are not final, as they depend on what follows; every cue that
    reaches beyond them starts within a cue before them. Whether a place lies between
    two cue places further apart than a line is not final there either: hence two cues.
    """
    last = len(places.right) - 1 - UNSETTLED
    if last < 1:
        return 0, []
    right, cues = places.right, places.cues
    reach = right[last] - 2 * (shape.columns + 1) * shape.lines
    first = bisect_left(cues, bisect_left(right, reach))
    open_places = set(range(first, bisect_right(cues, last)))
    passed = []
    while len(open_places) > 1:
        latest = max(open_places)
        open_places.remove(latest)
        open_places.add(previous[latest])
        passed.append(latest)
    index = open_places.pop() if open_places else 0
    while not places.may_be_first(problem, shape, cues[index]):
        passed.append(index)
        index = previous[index]
    return index, passed
