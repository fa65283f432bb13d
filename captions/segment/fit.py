"""The dynamic programme: which words make a cue, and where its lines break, chosen together.

It sees numbers only – widths, costs, times – never text. Its nodes are the places where a break is
admissible; between two neighbouring nodes there is always less than a line, so a solution always
exists. For each node the cheapest chain of cues that ends there is kept; a cue's cost is that of
its shape (from a table by the widths of its lines), of its line breaks, and of its end.

Exact: `tests/test_fit.py` holds it against brute force. Linear: a cue reaches back over a few
nodes only.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from captions.model import Block, End

__all__ = ["NEVER", "Problem", "Shape", "fit"]

NEVER = 1_000_000
"""A cost from which a break is not admissible, unless a line cannot be filled otherwise."""


class Shape(NamedTuple):
    """Costs of a cue by the columns of its lines.

    Attributes:
        columns: The most columns a line may have.
        lines: The most lines a cue may have.
        one: ``one[w]`` is the cost of a cue of one line of w columns.
        two: ``two[w2][w1]`` is the cost of a cue of two lines; with more lines, w1 is the widest
            of those before the last.
    """

    columns: int
    lines: int
    one: Sequence[int]
    two: Sequence[Sequence[int]]


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


def fit(
    problem: Problem, shape: Shape, max_ms: int = 0, last: bool = True
) -> tuple[list[Block], int]:
    """Return the cheapest cues, and how many words are settled.

    A cue never holds parts of two sentences: it lies inside one, or holds whole ones of the same
    paragraph. It takes no longer than ``max_ms`` to say or to read unless there is no node inside it.

    Args:
        problem: The words.
        shape: The table of shapes.
        max_ms: The longest a cue may be spoken or read; 0: no limit.
        last: Whether the text ends here. If not, only cues that no later word can change are
            returned.
    """
    nodes = _nodes(problem, shape.columns)
    previous, lines = _search(problem, shape, max_ms, nodes)
    node = len(nodes) - 1 if last else _settled(problem, shape, nodes, previous)
    settled = nodes[node] + 1
    blocks: list[Block] = []
    while node:
        start = previous[node]
        breaks = tuple(nodes[k] + 1 for k in lines[node])
        blocks.append(Block(nodes[start] + 1, nodes[node] + 1, breaks))
        node = start
    blocks.reverse()
    return blocks, settled


def _nodes(problem: Problem, limit: int) -> list[int]:
    """Return the words after which a break is admissible; -1, before the first, leads them.

    Where two of them are further apart than a line, every word between is added.
    """
    last = len(problem.widths) - 1
    chosen = [-1]
    room = limit  # columns left on a line that starts at the last chosen node
    at = -1
    costs = zip(problem.cue_cost, problem.line_cost, problem.end, strict=True)
    widths, spaces = problem.widths, problem.spaces
    for i, (cue, line, end) in enumerate(costs):
        room -= widths[i] + (spaces[i] if i > at + 1 else 0)
        if cue < NEVER or line < NEVER or end or i == last:
            if room < 0:
                chosen.extend(range(at + 1, i))
            chosen.append(i)
            at, room = i, limit
    return chosen


def _search(
    problem: Problem, shape: Shape, max_ms: int, nodes: list[int]
) -> tuple[list[int], list[tuple[int, ...]]]:
    """Return for each node where its cue starts and where the lines of that cue break."""
    limit, max_lines, one, two = shape
    cue_cost, line_cost, end = problem.cue_cost, problem.line_cost, problem.end
    total = [0, *accumulate(w + s for w, s in zip(problem.widths, problem.spaces, strict=True))]
    spaces = problem.spaces
    final = len(nodes) - 1
    # Columns up to a node, and from there on: a line's width is right[end] - left[start].
    right = [total[n + 1] for n in nodes]
    left = [total[n + 1] + spaces[n + 1] for n in nodes[:-1]]
    earliest = _earliest(problem, nodes, max_ms)

    best = [0] * (final + 1)
    previous = [0] * (final + 1)
    breaks: list[tuple[int, ...]] = [()] * (final + 1)
    # openings[k]: the ways to fill lines up to node k, as (cost so far, width, start, breaks).
    openings: list[list[tuple[int, int, int, tuple[int, ...]]]] = [[]]
    sentence = 0  # the node that starts the sentence
    starts = {0} if problem.fresh else set()  # nodes that start a sentence
    paragraph = 0  # the node that starts the paragraph

    for m in range(1, final + 1):
        here = right[m]
        whole = end[nodes[m]] > 0 or m == final
        low = max(paragraph if whole else sentence, earliest[m])
        lowest = 1 << 60
        opening: list[tuple[int, int, int, tuple[int, ...]]] = []
        for k in range(m - 1, paragraph - 1, -1):
            width = here - left[k]
            if width > limit:
                break
            if k >= low and (k >= sentence or k in starts):
                cost = best[k] + one[width]
                if cost < lowest:
                    lowest = cost
                    previous[m], breaks[m] = k, ()
            row = two[width]
            for so_far, before, start, earlier in openings[k]:
                if start < low:
                    break
                if start < sentence and start not in starts:
                    continue
                cost = so_far + row[before]
                if cost < lowest:
                    lowest = cost
                    previous[m], breaks[m] = start, (*earlier, k)
        best[m] = lowest + cue_cost[nodes[m]]
        if max_lines > 1 and m < final:
            opening = _opening(m, paragraph, line_cost[nodes[m]], limit, best, here, left)
            if max_lines > 2:
                opening = _deeper(m, opening, openings, max_lines, line_cost[nodes[m]], limit, here, left)
        openings.append(opening)
        if whole:
            sentence = m
            starts.add(m)
            if end[nodes[m]] == End.PARAGRAPH:
                paragraph = m
    return previous, breaks


def _earliest(problem: Problem, nodes: list[int], max_ms: int) -> list[int]:
    """Return for each node the first one at which a cue that ends there may start."""
    if not max_ms:
        return [0] * len(nodes)
    start_ms, end_ms = problem.start_ms, problem.end_ms
    read = [0, *accumulate(problem.reading_ms)]
    earliest = [0]
    a = 0
    for m in range(1, len(nodes)):
        last = nodes[m]
        while a < m - 1 and (
            (start_ms and end_ms[last] - start_ms[nodes[a] + 1] > max_ms)
            or (problem.reading_ms and read[last + 1] - read[nodes[a] + 1] > max_ms)
        ):
            a += 1
        earliest.append(a)
    return earliest


def _opening(
    m: int,
    paragraph: int,
    cost: int,
    limit: int,
    best: list[int],
    here: int,
    left: list[int],
) -> list[tuple[int, int, int, tuple[int, ...]]]:
    """Return the first lines that end at node m, latest start first."""
    found = []
    for a in range(m - 1, paragraph - 1, -1):
        width = here - left[a]
        if width > limit:
            break
        found.append((best[a] + cost, width, a, ()))
    return found


def _deeper(
    m: int,
    opening: list[tuple[int, int, int, tuple[int, ...]]],
    openings: list[list[tuple[int, int, int, tuple[int, ...]]]],
    max_lines: int,
    cost: int,
    limit: int,
    here: int,
    left: list[int],
) -> list[tuple[int, int, int, tuple[int, ...]]]:
    """Add the openings of several lines that end at node m: one more line behind each shorter one.

    Of the layouts with the same start, number of lines and widest line, the cheapest is kept.
    """
    cheapest = {(start, 0, width): (c, width, start, ()) for c, width, start, _ in opening}
    for k in range(m - 1, -1, -1):
        width = here - left[k]
        if width > limit:
            break
        for so_far, before, start, earlier in openings[k]:
            if len(earlier) + 3 > max_lines:
                continue
            key = (start, len(earlier) + 1, max(width, before))
            entry = (so_far + cost, key[2], start, (*earlier, k))
            if key not in cheapest or entry < cheapest[key]:
                cheapest[key] = entry
    return sorted(cheapest.values(), key=lambda entry: -entry[2])


def _settled(problem: Problem, shape: Shape, nodes: list[int], previous: list[int]) -> int:
    """Return the last node that every chain of cues must pass, whatever words follow.

    The costs of the last few breaks are not final, as they depend on what follows; every cue that
    reaches beyond them starts within one cue's columns before them.
    """
    reach = (shape.columns + 1) * shape.lines
    total = [0, *accumulate(w + s for w, s in zip(problem.widths, problem.spaces, strict=True))]
    last = len(problem.widths) - 1 - UNSETTLED
    if last < 0:
        return 0
    open_nodes = {m for m, n in enumerate(nodes) if n <= last and total[last + 1] - total[n + 1] <= reach}
    while len(open_nodes) > 1:
        latest = max(open_nodes)
        open_nodes.remove(latest)
        open_nodes.add(previous[latest])
    return open_nodes.pop() if open_nodes else 0


UNSETTLED = 4
"""Words at the end of an unfinished text whose breaks' costs may still change."""
