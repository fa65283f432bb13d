"""Explain: why a cue ends where it ends, and why its lines do, in the names of the weights.

Everything is asked of what the fit itself goes by – its costs, its places, its table of shapes – so
what is said of all cues adds up to what the fit found, and the runner-up is the one it would have
taken next; ``tests/segment/test_explain.py`` holds both against brute force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from captions.model import Block, End, Words
from captions.profile import Profile
from captions.segment.explanation import Choice, Explanation, Reasons
from captions.segment.fit import search
from captions.segment.pace import rushes
from captions.segment.problem import Places, Problem, first_starts
from captions.segment.reasons import WORDS_BEFORE
from captions.segment.segmenter import Segmenter

__all__ = ["explain"]

AHEAD = 12
"""Cues after it that are fitted anew with the runner-up; beyond them nothing changes."""
PAUSE, GONE = "pause", "gone before it is read"


def explain(
    words: Words,
    blocks: Sequence[Block],
    i: int,
    profile: Profile,
    language: str = "en",
    heard: bool = False,
) -> Explanation:
    """Return why block i is cut as it is, and what the best other ends would have cost.

    Args:
        words: The words of the blocks.
        blocks: What `segment` made of them, or anybody else.
        i: Which block.
        profile: The profile they were made for.
        language: BCP 47 tag.
        heard: As `segment` was told.
    """
    segmenter = _segmenter(profile, language, heard)
    first, final = blocks[i].start, blocks[min(len(blocks), i + AHEAD + 1) - 1].stop
    window = words[first:final]
    problem = segmenter.problem(window)
    start = max(0, first - WORDS_BEFORE)  # what is before a cue says something of its breaks
    within = segmenter.problem(words[start:final])
    problem = problem._replace(
        fresh=first == 0 or words.end[first - 1] > 0,
        cue_cost=within.cue_cost[first - start :],
        line_cost=within.line_cost[first - start :],
    )
    case = _Case(segmenter, problem, window)
    at = blocks[i].stop - first
    inner = tuple(place - first for place in blocks[i].breaks)
    before = words.display[blocks[i].stop] if blocks[i].stop < len(words) else ""
    return Explanation(
        case.end(at, inner, before, words, blocks[i].stop),
        tuple(case.line(place, inner, at, words, first) for place in inner),
        tuple(case.shape(at, inner)),
    )


@lru_cache(maxsize=4)
def _segmenter(profile: Profile, language: str, heard: bool) -> Segmenter:
    return Segmenter(profile, language, heard)


class _Case:
    """A cue that starts with the first word of a problem, and what follows it."""

    def __init__(self, segmenter: Segmenter, problem: Problem, words: Words) -> None:
        self.segmenter = segmenter
        self.table = segmenter.shape
        self.problem = problem
        self.words = words
        self.places = Places(problem, segmenter.shape)
        self.earliest = first_starts(problem, self.places.cues, segmenter.pace.most_ms)
        self.rush = rushes(problem, segmenter.pace)

    def end(self, at: int, inner: tuple[int, ...], before: str, whole: Words, stop: int) -> Choice:
        """Return why the cue ends where it does."""
        names = self.segmenter.breaks.reasons(whole, stop - 1)
        weights = self.segmenter.breaks.weights.cue
        found = [(name, weights.get(name, 0)) for name in names]
        if stop < len(whole):
            found += [(PAUSE, self._pause(whole, stop)), (GONE, self._late(at))]
        elif not whole.end[stop - 1]:  # what comes next is not known
            found = []
        chosen = self._cost(at, inner) + self._rest(at)
        rival = self._least((cost - chosen, place) for place, cost in self._others(at))
        return Choice(whole.display[stop - 1], before, _some(found), *rival)

    def line(self, place: int, inner: tuple[int, ...], at: int, whole: Words, first: int) -> Choice:
        """Return why one of the cue's lines ends where it does."""
        breaks = self.segmenter.breaks
        found = [
            (name, breaks.weights.line.get(name, 0))
            for name in breaks.reasons(whole, first + place - 1)
        ]
        found.append((PAUSE, self._pause(self.words, place) // 4))
        chosen = self._cost(at, inner)
        rival = self._least(
            (cost - chosen, other[0])
            for other, cost in self._ways(at)
            if len(other) == len(inner) == 1 and other[0] != place
        )
        words = self.words.display
        return Choice(words[place - 1], words[place], _some(found), *rival)

    def _least(self, others: Iterable[tuple[int, int]]) -> tuple[str, int]:
        """Return the word in front of the cheapest of other places, and how much more it costs."""
        margin, place = min(others, default=(0, 0))
        return (self.words.display[place - 1] if place else "", margin)

    def shape(self, at: int, inner: tuple[int, ...]) -> Iterator[tuple[str, int]]:
        """Yield what the lengths of the cue's lines cost."""
        widths = self._widths(at, inner)
        if len(widths) == 1:
            yield f"one line of {widths[0]} columns", self._shape_cost(at, inner)
            return
        uneven = self._uneven(widths)
        lengths = " and ".join(map(str, widths))
        yield f"lines of {lengths} columns", self._shape_cost(at, inner) - uneven
        yield "uneven lines", uneven

    def _pause(self, words: Words, place: int) -> int:
        if not (self.segmenter.heard and words.timed):
            return 0
        return self.segmenter.breaks.pause(words.start_ms[place] - words.end_ms[place - 1])

    def _late(self, at: int) -> int:
        return self.rush(0, at) if self.rush else 0

    def _widths(self, at: int, inner: tuple[int, ...]) -> list[int]:
        right, left = self.places.right, self.places.left
        return [right[b] - left[a] for a, b in pairwise((0, *inner, at))]

    def _uneven(self, widths: Sequence[int]) -> int:
        """Return what the table has for lines that differ, as far as it says."""
        widest = [max(widths[:k]) for k in range(1, len(widths))]
        if max(widths) > self.table.columns:
            return 0
        return sum(self.table.ragged[w][b] for w, b in zip(widths[1:], widest, strict=True))

    def _shape_cost(self, at: int, inner: tuple[int, ...]) -> int:
        widths = self._widths(at, inner)
        table = self.table
        if max(widths) > table.columns or len(widths) > table.lines:
            return 0  # somebody else's lines, outside of the table
        if len(widths) == 1:
            return table.one[widths[0]]
        if len(widths) == 2:
            return table.two[widths[1]][widths[0]]
        whole: int = self.places.right[at] - self.places.left[0]
        return self._uneven(widths) + table.length[whole]

    def _cost(self, at: int, inner: tuple[int, ...]) -> int:
        """Return what the cue costs if it ends at a place and its lines before it."""
        lines = sum(self.problem.line_cost[place - 1] for place in inner)
        lines += self._late(at)
        return self.problem.cue_cost[at - 1] + lines + self._shape_cost(at, inner)

    def _others(self, chosen: int) -> Iterator[tuple[int, int]]:
        """Yield the other places where the cue may end, with the least cost in all."""
        capacity = (self.table.columns + 1) * self.table.lines
        cues = self.places.cues
        for index in range(1, len(cues)):
            at = cues[index]
            if self.places.right[at] - self.places.left[0] > capacity:
                return
            late = bool(self.earliest) and self.earliest[index] > 0
            if at == chosen or late or self._mixed(at):
                continue
            ways = [cost for _, cost in self._ways(at)]
            if ways:
                yield at, min(ways) + self._rest(at)

    def _mixed(self, at: int) -> bool:
        """Return whether the cue would hold parts of two sentences, or two paragraphs."""
        inside = self.problem.end[: at - 1]
        if End.PARAGRAPH in inside:
            return True
        whole = self.problem.end[at - 1] or at == len(self.problem.end)
        return any(inside) and not (self.problem.fresh and whole)

    def _ways(self, at: int) -> Iterator[tuple[tuple[int, ...], int]]:
        """Yield the ways to break the lines of the cue that ends at a place, with their costs."""
        if self.places.right[at] - self.places.left[0] <= self.table.columns:
            yield (), self._cost(at, ())
            return
        lines = [place for place in self.places.lines if place < at]
        todo: list[tuple[int, ...]] = [(place,) for place in lines]
        while todo:
            inner = todo.pop()
            widths = self._widths(at, inner)
            if max(widths[:-1]) > self.table.columns:
                continue
            if widths[-1] <= self.table.columns:
                yield inner, self._cost(at, inner)
            if len(inner) + 1 < self.table.lines:
                todo += [(*inner, place) for place in lines if place > inner[-1]]

    def _rest(self, at: int) -> int:
        """Return the least cost of all that follows."""
        problem = self.problem
        if at == len(problem.widths):
            return 0
        rest = Problem(
            problem.widths[at:],
            [0, *problem.spaces[at + 1 :]],
            problem.cue_cost[at:],
            problem.line_cost[at:],
            problem.end[at:],
            problem.start_ms[at:],
            problem.end_ms[at:],
            problem.reading_ms[at:],
            problem.end[at - 1] > 0,
        )
        return search(rest, self.table, self.segmenter.pace, Places(rest, self.table)).best[-1]


def _some(reasons: Sequence[tuple[str, int]]) -> Reasons:
    return tuple((name, points) for name, points in reasons if points)
