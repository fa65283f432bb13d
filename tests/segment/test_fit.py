"""The fit against brute force: every way to cut small texts, rules read off the documentation."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest

from captions.model import Block, End
from captions.segment.fit import Problem, Shape, fit
from captions.segment.pace import Pace

NONE, SENTENCE, PARAGRAPH = End.NONE, End.SENTENCE, End.PARAGRAPH


def random_shape(rng: random.Random, lines: int, columns: int = 10) -> Shape:
    every = range(columns + 1)
    capacity = (columns + 1) * lines - 1

    def table() -> list[list[int]]:
        return [[rng.randrange(200) for _ in every] for _ in every]

    limits = rng.choice([(1 << 30, 1 << 30), (150, 150), (100, 180), (40, 20), (200, 0)])
    one = [rng.randrange(200) for _ in every]
    length = [rng.randrange(200) for _ in range(capacity + 1)]
    two = table()
    return Shape(columns, lines, one, two, table(), length, [*map(min, two)], *limits)


def random_problem(rng: random.Random, size: int, columns: int = 10) -> Problem:
    widths = [rng.randint(1, rng.choice([3, 6, columns])) for _ in range(size)]
    spaces = [0, *(rng.choice([1, 1, 1, 0]) for _ in range(size - 1))]
    cue = [rng.randrange(-50, 250) for _ in range(size)]
    line = [rng.randrange(-50, 250) for _ in range(size)]
    end = [rng.choices([NONE, SENTENCE, PARAGRAPH], [6, 2, 1])[0] for _ in range(size)]
    start_ms, end_ms, at = [], [], 0
    for _ in range(size):
        at += rng.choice([0, 0, 300])
        start_ms.append(at)
        at += rng.randrange(50, 400)
        end_ms.append(at)
    if rng.random() < 0.4:
        start_ms, end_ms = [], []
    reading = [rng.randrange(50, 300) for _ in range(size)] if rng.random() < 0.5 else []
    fresh = rng.random() < 0.7
    return Problem(widths, spaces, cue, line, end, start_ms, end_ms, reading, fresh)


def random_pace(rng: random.Random) -> Pace:
    """No pace, a longest time, or both that and a cost for cues that are gone too soon."""
    most = rng.choice([0, 0, 400, 900])
    if rng.random() < 0.5:
        return Pace(most)
    least, gap, space = rng.randrange(400), rng.randrange(100), rng.randrange(60)
    return Pace(most, least, gap, space, rng.randrange(1, 200), rng.randrange(300))


def width(problem: Problem, start: int, stop: int) -> int:
    return sum(problem.widths[start:stop]) + sum(problem.spaces[start + 1 : stop])


def places(problem: Problem, shape: Shape) -> tuple[list[int], set[int]]:
    """Where cues and lines may end, by the words of the documentation."""
    size = len(problem.widths)
    cues = [
        0,
        *(
            i + 1
            for i in range(size)
            if problem.cue_cost[i] <= shape.cue_limit or problem.end[i] or i == size - 1
        ),
    ]
    lines = {i + 1 for i in range(size) if problem.line_cost[i] <= shape.line_limit}
    while True:
        far = [
            (a, b)
            for a, b in pairwise(cues)
            if b - a > 1 and width(problem, a, b) > shape.columns // 2
        ]
        if not far:
            return cues, lines
        a, b = far[0]
        cheapest = min(range(a + 1, b), key=lambda at: problem.cue_cost[at - 1])
        cues = sorted({*cues, cheapest})
        lines.add(cheapest)


def cue_cost(problem: Problem, shape: Shape, block: Block) -> int | None:
    """The cost of a cue; None: a line is too wide, or the cue fits on one."""
    start, stop, breaks = block
    widths = [width(problem, a, b) for a, b in zip((start, *breaks), (*breaks, stop), strict=True)]
    if max(widths) > shape.columns:
        return None
    cost = problem.cue_cost[stop - 1] + sum(problem.line_cost[at - 1] for at in breaks)
    if not breaks:
        return cost + shape.one[widths[0]]
    if width(problem, start, stop) <= shape.columns:
        return None
    if len(breaks) == 1:
        return cost + shape.two[widths[1]][widths[0]]
    uneven = sum(shape.ragged[w][max(widths[: k + 1])] for k, w in enumerate(widths[1:]))
    return cost + uneven + shape.length[width(problem, start, stop)]


def allowed(problem: Problem, start: int, stop: int) -> bool:
    """Whether the words may share a cue: inside one sentence, or whole ones of a paragraph."""
    inside = problem.end[start : stop - 1]
    if not any(inside):
        return True
    whole_start = problem.fresh if start == 0 else problem.end[start - 1] > 0
    whole_stop = problem.end[stop - 1] > 0 or stop == len(problem.end)
    return whole_start and whole_stop and PARAGRAPH not in inside


def in_time(problem: Problem, cues: list[int], start: int, stop: int, max_ms: int) -> bool:
    if not max_ms or not any(start < at < stop for at in cues):
        return True
    if problem.start_ms and problem.end_ms[stop - 1] - problem.start_ms[start] > max_ms:
        return False
    return sum(problem.reading_ms[start:stop]) <= max_ms


def lateness(problem: Problem, pace: Pace, block: Block) -> int:
    """What it costs that the next cue comes before this one has been read."""
    start, stop, _ = block
    if not pace.late or not problem.start_ms or stop == len(problem.start_ms):
        return 0
    read = max(1, pace.least_ms, sum(problem.reading_ms[start:stop]) - pace.space_ms)
    need = min(read, pace.most_ms) if pace.most_ms else read
    shown = problem.start_ms[stop] - pace.gap_ms - problem.start_ms[start]
    if shown >= need:
        return 0
    return pace.late + pace.rush * min(need - shown, need) // need


def brute(problem: Problem, shape: Shape, pace: Pace) -> int:
    """The least cost of all ways."""
    cues, lines = places(problem, shape)
    least = {0: 0}
    for stop in cues[1:]:
        costs = []
        for start in [at for at in cues if at < stop and at in least]:
            if not allowed(problem, start, stop):
                continue
            if not in_time(problem, cues, start, stop, pace.most_ms):
                continue
            inner = [at for at in range(start + 1, stop) if at in lines]
            for count in range(shape.lines):
                for breaks in combinations(inner, count):
                    block = Block(start, stop, breaks)
                    cost = cue_cost(problem, shape, block)
                    if cost is not None:
                        costs.append(least[start] + cost + lateness(problem, pace, block))
        if costs:
            least[stop] = min(costs)
    return least[len(problem.widths)]


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_equals_brute_force(lines: int) -> None:
    rng = random.Random(lines)
    for _ in range(400):
        shape = random_shape(rng, lines)
        problem = random_problem(rng, rng.randint(1, 11))
        pace = random_pace(rng)
        blocks, settled = fit(problem, shape, pace)
        assert settled == len(problem.widths)
        assert [b.start for b in blocks] == [0, *(b.stop for b in blocks[:-1])]
        costs = [cue_cost(problem, shape, block) for block in blocks]
        assert None not in costs, "a line over the limit"
        assert all(allowed(problem, b.start, b.stop) for b in blocks)
        late = sum(lateness(problem, pace, block) for block in blocks)
        assert sum(filter(None, costs)) + late == brute(problem, shape, pace)


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_stream_gives_what_the_whole_gives(lines: int) -> None:
    rng = random.Random(20 + lines)
    for _ in range(400):
        shape = random_shape(rng, lines)
        problem = random_problem(rng, 120)
        pace = random_pace(rng)
        whole, _ = fit(problem, shape, pace)
        assert streamed(problem, shape, pace, rng) == whole


def streamed(problem: Problem, shape: Shape, pace: Pace, rng: random.Random) -> list[Block]:
    """Fit batch by batch; the costs of the last word of a batch are not known yet."""
    size = len(problem.widths)
    blocks: list[Block] = []
    start = known = 0
    fresh = problem.fresh
    while start < size:
        known = min(size, known + rng.randint(1, 40))
        columns = [list(column[start:known]) for column in problem[:8]]
        columns[1][0] = 0
        if known < size:
            columns[2][-1] = columns[3][-1] = 0
        part = Problem._make([*columns, fresh])
        found, settled = fit(part, shape, pace, last=known == size)
        for block in found:
            breaks = tuple(at + start for at in block.breaks)
            blocks.append(Block(block.start + start, block.stop + start, breaks))
        if settled:
            fresh = problem.end[start + settled - 1] > 0
        start += settled
    return blocks


def test_what_follows_a_paragraph_changes_nothing_before_it() -> None:
    rng = random.Random(5)
    for _ in range(200):
        shape, problem = random_shape(rng, rng.choice([1, 2, 3])), random_problem(rng, 30)
        problem = problem._replace(end=[*problem.end[:-1], PARAGRAPH])
        assert fit(problem, shape, last=False) == fit(problem, shape, last=True)


def test_one_word() -> None:
    shape = random_shape(random.Random(0), 2)
    assert fit(Problem([3], [0], [0], [0], [SENTENCE]), shape) == ([Block(0, 1)], 1)
