"""Chain: the runs of units that two texts have in common, as many as go together in one order.

Every place where a few units in a row are the same is a hit; hits on one diagonal make a run. Of
all chains of hits the best is found exactly, each run in it beginning anywhere: for every hit the
best one before it is looked up in a tree (Fenwick's, of maxima), so n hits take n log n.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import NamedTuple

from captions.timing.matching.costs import AT_START, STRETCH
from captions.timing.matching.likeness import worth

__all__ = ["Run", "chained"]

OFTEN = 8
"""Hits of one place, at most. What is said more often, as in a litany, may be what is as far along
among its own kind there."""
_JUMP = STRETCH // 2
"""What a gap inside a sentence costs here, where its length is not looked at."""


class Run(NamedTuple):
    """Units of the script from ``a`` and of the recording from ``b`` that are the same."""

    a: int
    b: int
    size: int


def chained(a: list[str], b: list[str], fresh: list[bool], size: int) -> list[Run]:
    """Return the runs of the best chain, in order; of equally good ones the last in ``b``.

    Args:
        a: Units of the script.
        b: Units of the recording.
        fresh: Whether a sentence starts with a unit of the script; one more for the end.
        size: Units in a row that make a hit.

    >>> chained([*"abcd"], [*"abcxabcd"], [True, False, False, False, True], 3)
    [Run(a=0, b=4, size=4)]
    """
    hits = _hits(a, b, size)
    return _runs(_best(hits, a, b, fresh, size), size)


def _hits(a: list[str], b: list[str], size: int) -> list[list[int]]:
    """Return for each place in ``a`` those in ``b`` where the same units follow, in order."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j, gram in enumerate(_grams(b, size)):
        places.setdefault(gram, []).append(j)
    grams = list(_grams(a, size))
    times = Counter(grams)
    so_far: Counter[tuple[str, ...]] = Counter()
    none: list[int] = []
    found: list[list[int]] = []
    for gram in grams:
        js = places.get(gram, none)
        if len(js) > OFTEN:
            first = so_far[gram] * len(js) // times[gram] - OFTEN // 2
            so_far[gram] += 1
            first = min(max(first, 0), len(js) - OFTEN)
            js = js[first : first + OFTEN]
        found.append(js)
    return found


def _grams(units: list[str], size: int) -> zip[tuple[str, ...]]:
    return zip(*(units[k:] for k in range(size)), strict=False)


class _Hit:
    """A place where units are the same; ``total`` is what the best chain is worth up to it."""

    __slots__ = ("a", "b", "before", "total")

    def __init__(self, a: int, b: int, total: int, before: _Hit | None) -> None:
        self.a = a
        self.b = b
        self.total = total
        self.before = before


_Best = tuple[int, int, _Hit | None]
"""What a chain is worth less the gap behind it, where it ends in ``b``, and its last hit."""


def _best(
    hits: list[list[int]], a: list[str], b: list[str], fresh: list[bool], size: int
) -> _Hit | None:
    """Return the last hit of the best chain."""
    worths = list(accumulate(map(worth, a), initial=0))
    tree = _Maxima(len(b) + 1, (-AT_START, 0, None))
    waiting: list[dict[int, _Hit]] = [{} for _ in range(size)]  # of the last rows
    before: dict[int, _Hit] = {}
    best: _Hit | None = None
    for i, places in enumerate(hits):
        for hit in waiting[i % size].values():
            gap = AT_START if fresh[hit.a + size] else _JUMP
            tree.put(hit.b + size, (hit.total - gap, hit.b, hit))
        row: dict[int, _Hit] = {}
        for j in places:
            total, _, last = tree.upto(j)
            hit = _Hit(i, j, total + worths[i + size] - worths[i], last)
            along = before.get(j - 1)
            if along is not None:
                longer = along.total + worths[i + size] - worths[i + size - 1]
                if longer >= hit.total:
                    hit.total, hit.before = longer, along
            row[j] = hit
            if best is None or (hit.total, j) >= (best.total, best.b):
                best = hit
        waiting[i % size] = before = row
    return best


def _runs(hit: _Hit | None, size: int) -> list[Run]:
    """Return the runs that a chain of hits makes."""
    found: list[Run] = []
    while hit is not None:
        stop = hit.a + size
        while hit.before is not None and (hit.before.a, hit.before.b) == (hit.a - 1, hit.b - 1):
            hit = hit.before
        found.append(Run(hit.a, hit.b, stop - hit.a))
        hit = hit.before
    return found[::-1]


class _Maxima:
    """Greatest of the values put at or before a place."""

    def __init__(self, size: int, least: _Best) -> None:
        self._values: list[_Best] = [least] * (size + 1)

    def put(self, place: int, value: _Best) -> None:
        """Put a value at a place."""
        values = self._values
        place += 1
        key = value[:2]
        while place < len(values):
            if values[place][:2] < key:
                values[place] = value
            place += place & -place

    def upto(self, place: int) -> _Best:
        """Return the greatest value at a place or before it; of equals the one further on."""
        values = self._values
        place += 1
        best = values[0]
        while place:
            if values[place][:2] > best[:2]:
                best = values[place]
            place &= place - 1
        return best
