"""Times: units that were found have those of their partners, the rest shares what is left.

A unit that was not found stays between its neighbours, in order. If something else was heard there,
it is taken to be what was heard: a word that was recognised wrong, or said otherwise. Otherwise it
has part of the pause, next to the words of its own sentence. It takes as long as it takes to say,
at the pace of this voice, less where there is less room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from captions.timing.estimate import spoken_ms
from captions.timing.matching.pairing import Pair
from captions.timing.source import FASTEST, SLOWEST

__all__ = ["Spans", "timed"]


class Spans(NamedTuple):
    """When each of some units starts and ends."""

    start_ms: list[int]
    end_ms: list[int]


def timed(
    units: Sequence[str],
    fresh: Sequence[bool],
    pairs: Sequence[Pair],
    others: Sequence[str],
    heard: Spans,
) -> Spans:
    """Return when each unit of a script is heard.

    Args:
        units: Those of the script.
        fresh: Whether a sentence starts with one; one more for the end.
        pairs: Which of them were found in the recording.
        others: Units of the recording.
        heard: Their times.
    """
    found = Spans([0] * len(units), [0] * len(units))
    pace = _pace(units, pairs, heard)
    before = Pair(0, 0, 0, 0)
    for pair in [*pairs, Pair(len(units), 0, len(others), 0)]:
        a, b = before.a + before.a_size, before.b + before.b_size
        if pair.a > a:
            left = max(found.end_ms[a - 1], 0) if a else 0
            right = heard.start_ms[pair.b] if pair.a < len(units) else None
            between = (heard.start_ms[b], heard.end_ms[pair.b - 1]) if pair.b > b else None
            needs = [max(1.0, pace * spoken_ms(unit)) for unit in units[a : pair.a]]
            need = sum(needs)
            start, end = _room(need, left, right, between, fresh[a], fresh[pair.a])
            stretch = (end - start) / need
            edges = [start + stretch * part for part in accumulate(needs, initial=0.0)]
            found.start_ms[a : pair.a] = map(round, edges[:-1])
            found.end_ms[a : pair.a] = map(round, edges[1:])
        for k, (start_ms, end_ms) in enumerate(_of_pair(pair, units, others, heard), pair.a):
            found.start_ms[k], found.end_ms[k] = start_ms, end_ms
        before = pair
    return found


def _pace(units: Sequence[str], pairs: Sequence[Pair], heard: Spans) -> float:
    """Return how much longer than naturally this voice takes for a word, or how much shorter."""
    natural = sum(spoken_ms(units[pair.a]) for pair in pairs if pair.a_size == pair.b_size == 1)
    took = sum(
        heard.end_ms[pair.b] - heard.start_ms[pair.b]
        for pair in pairs
        if pair.a_size == pair.b_size == 1
    )
    return min(max(took / natural, FASTEST), SLOWEST) if natural else 1.0


def _of_pair(
    pair: Pair, units: Sequence[str], others: Sequence[str], heard: Spans
) -> Iterator[tuple[int, int]]:
    """Yield the times of the script's units in a pair: by letters, where they are cut otherwise."""
    a = [len(units[k]) for k in range(pair.a, pair.a + pair.a_size)]
    b = [len(others[k]) for k in range(pair.b, pair.b + pair.b_size)]
    if len(a) == len(b) == 1:
        yield heard.start_ms[pair.b], heard.end_ms[pair.b]
        return
    edges = [part / (sum(a) or 1) * sum(b) for part in accumulate(a, initial=0)]
    for first, last in pairwise(edges):
        yield _at(first, b, pair.b, heard, late=True), _at(last, b, pair.b, heard, late=False)


def _at(place: float, sizes: Sequence[int], first: int, heard: Spans, late: bool) -> int:
    """Return when a letter is heard; between two units it is the start of the second, or not."""
    begin = 0
    for k, size in enumerate(sizes):
        within = place - begin
        last = k == len(sizes) - 1
        if within < size - 0.5 or last or (not late and within <= size + 0.5):
            start, end = heard.start_ms[first + k], heard.end_ms[first + k]
            return start + round((end - start) * min(max(within / size, 0.0), 1.0))
        begin += size
    raise AssertionError("a pair without units")


def _room(
    need: float,
    left: int,
    right: int | None,
    between: tuple[int, int] | None,
    starts: bool,
    ends: bool,
) -> tuple[float, float]:
    """Return from when to when units are taken to be said that were not found.

    Args:
        need: How long they take to say.
        left: When what was found before them ends.
        right: When what was found behind them starts; None: nothing was.
        between: When something else is heard between.
        starts: Whether their first one starts a sentence.
        ends: Whether their last one ends one.
    """
    low, high = left, left + round(need) if right is None else max(left, right)
    if between is not None:
        begin, until = max(low, between[0]), max(low, between[1])
        until = until if right is None else min(until, high)
        if until - begin >= FASTEST * need:
            low, high = begin, until
    length = min(high - low, SLOWEST * need if between is not None else need)
    if starts and (not ends or left == 0):  # with the words behind them
        return high - length, float(high)
    return low, low + length
