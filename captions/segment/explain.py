"""Explain: why a cue ends where it ends, in the names of the weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from captions.model import Block, End, Words
from captions.profile import Profile
from captions.segment.fit import Places, Problem, search
from captions.segment.segmenter import Segmenter

__all__ = ["Explanation", "explain"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a cue ends after a word.

    Costs are points: 100 make an alternative e times less likely; negative speaks in favour.

    Attributes:
        after: The word that the cue ends with.
        before: The word that follows it; empty at the end.
        reasons: What the end costs, by the names of the weights; they add up.
        cost: What the cue costs in all: its end, its line breaks, its shape.
        rival: The word after which the runner-up would end the cue; empty: there is none.
        margin: How much more the whole text would cost with that end.
    """

    after: str
    before: str
    reasons: tuple[tuple[str, int], ...]
    cost: int
    rival: str = ""
    margin: int = 0

    def __str__(self) -> str:
        why = ", ".join(f"{name} {points:+d}" for name, points in self.reasons)
        text = f"ends after {self.after!r}" + (f", before {self.before!r}" if self.before else "")
        text += f": {why}; the cue costs {self.cost}"
        if self.rival:
            text += f"; next best after {self.rival!r}, {self.margin} more"
        return text


def explain(
    words: Words,
    blocks: Sequence[Block],
    i: int,
    profile: Profile,
    language: str = "en",
    heard: bool = False,
) -> Explanation:
    """Return why block i ends where it does, and what the best other end would have cost.

    The runner-up ends the cue elsewhere, within the cue or within what another could hold; all that
    follows, up to some cues ahead, is fitted anew.

    Args:
        words: The words of the blocks.
        blocks: What `segment` made of them.
        i: Which block.
        profile: The profile they were made for.
        language: BCP 47 tag.
        heard: As `segment` was told.
    """
    segmenter = Segmenter(profile, language, heard)
    first = blocks[max(0, i - 1)].start
    final = blocks[min(len(blocks), i + 4) - 1].stop
    window = words[first:final]
    problem = segmenter.problem(window)
    problem = problem._replace(fresh=first == 0 or words.end[first - 1] > 0)
    stop = blocks[i].stop - first

    breaks = segmenter.breaks
    reasons = [
        (name, breaks.weights.cue.get(name, 0))
        for name in breaks.reasons(words, blocks[i].stop - 1)
    ]
    if heard and words.timed and stop < len(window):
        pause = breaks.pause(window.start_ms[stop] - window.end_ms[stop - 1])
        reasons += [("pause", pause)] if pause else []
    found = tuple((name, points) for name, points in reasons if points)
    after = words.display[blocks[i].stop - 1]
    before = words.display[blocks[i].stop] if blocks[i].stop < len(words) else ""
    cost = _cost(problem, segmenter, blocks[i], first)
    rival = _rival(problem, segmenter, blocks[i].start - first, stop)
    if not rival:
        return Explanation(after, before, found, cost)
    return Explanation(after, before, found, cost, window.display[rival[1] - 1], rival[0])


def _cost(problem: Problem, segmenter: Segmenter, block: Block, first: int) -> int:
    """Return what the cue costs: fitted alone, with the breaks it has."""
    start, stop = block.start - first, block.stop - first
    inner = [at - first for at in block.breaks]
    shape = segmenter.shape
    widths = []
    for a, b in zip([start, *inner], [*inner, stop], strict=True):
        widths.append(sum(problem.widths[a:b]) + sum(problem.spaces[a + 1 : b]))
    cost = problem.cue_cost[stop - 1] + sum(problem.line_cost[at - 1] for at in inner)
    if len(widths) == 1:
        return cost + shape.one[widths[0]]
    if len(widths) == 2:
        return cost + shape.two[widths[1]][widths[0]]
    total = sum(widths) + sum(problem.spaces[at] for at in inner)
    uneven = sum(shape.ragged[w][max(widths[: k + 1])] for k, w in enumerate(widths[1:]))
    return cost + uneven + shape.length[total]


def _rival(problem: Problem, segmenter: Segmenter, start: int, stop: int) -> tuple[int, int] | None:
    """Return the cheapest other end of the cue, as (extra cost, place)."""
    chosen = _least(problem, segmenter, start, stop)
    if chosen is None:
        return None
    places = Places(problem, segmenter.shape)
    costs = []
    for at in places.cues:
        if at > start and at != stop and at < len(problem.widths):
            cost = _least(problem, segmenter, start, at)
            if cost is not None:
                costs.append((cost - chosen, at))
    return min(costs, default=None)


def _least(problem: Problem, segmenter: Segmenter, start: int, stop: int) -> int | None:
    """Return the cost of the cue from start to stop and of the cheapest rest, if it can be."""
    ends = problem.end[start : stop - 1]
    mixed = any(ends) and not (
        problem.end[stop - 1]
        and End.PARAGRAPH not in ends
        and (problem.fresh if start == 0 else problem.end[start - 1])
    )
    shape = segmenter.shape
    width = sum(problem.widths[start:stop]) + sum(problem.spaces[start + 1 : stop])
    if mixed or width > (shape.columns + 1) * shape.lines - 1:
        return None
    from captions.segment.rebreak import lines_within

    widths, spaces = problem.widths[start:stop], [0, *problem.spaces[start + 1 : stop]]
    breaks = lines_within(widths, spaces, problem.line_cost[start:stop], shape)
    if len(breaks) >= shape.lines:
        return None
    block = Block(start, stop, tuple(start + at for at in breaks))
    cost = _cost(problem, segmenter, block, 0)
    if stop == len(problem.widths):
        return cost
    rest = _from(problem, stop)
    solution = search(rest, shape, segmenter.profile.max_duration_ms, Places(rest, shape))
    return cost + solution.best[-1]


def _from(problem: Problem, start: int) -> Problem:
    """Return the problem of the words from ``start`` on."""
    spaces = [0, *problem.spaces[start + 1 :]]
    return Problem(
        problem.widths[start:],
        spaces,
        problem.cue_cost[start:],
        problem.line_cost[start:],
        problem.end[start:],
        problem.start_ms[start:],
        problem.end_ms[start:],
        problem.reading_ms[start:],
        problem.end[start - 1] > 0,
    )
