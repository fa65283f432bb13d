"""Pairing: which units of two short texts belong together, the best there is.

A pair is one unit and one, or a few that are written joined on one side ("can not", "cannot"). The
best pairs are those worth most together, less what the gaps between them cost; they are found
exactly, in time and memory as the product of both lengths. Of equally good ones it is the last in
the recording that counts: when a sentence was read again, it was for a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from captions.timing.matching.costs import AT_START, OPEN, SKIP, STRETCH
from captions.timing.matching.likeness import likeness

__all__ = ["JOINED", "Pair", "paired"]

JOINED = ((1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2))
"""How many units may be taken for how many others, beside one for one."""
_NEVER = -(1 << 40)


class Pair(NamedTuple):
    """Units of the script from ``a`` taken for units of the recording from ``b``."""

    a: int
    a_size: int
    b: int
    b_size: int


def paired(a: Sequence[str], b: Sequence[str], fresh: Sequence[bool]) -> list[Pair]:
    """Return the best pairs, in order.

    Args:
        a: Units of the script.
        b: Units of the recording.
        fresh: Whether a sentence starts with a unit of the script; one more for the end.

    >>> paired(["we", "cannot", "go"], ["we", "can", "not", "uh", "go"], [True] + [False] * 3)
    [Pair(a=0, a_size=1, b=0, b_size=1), Pair(a=1, a_size=1, b=1, b_size=2), \
Pair(a=2, a_size=1, b=4, b_size=1)]
    """
    if not a or not b:
        return []
    ending = _candidates(a, b)
    return _traced(_Table(len(a), len(b), fresh, ending), ending) if ending else []


_Ending = dict[tuple[int, int], list[tuple[int, int, int]]]
"""By where they end in both texts: the sizes of what may be paired, and what that is worth."""


def _candidates(a: Sequence[str], b: Sequence[str]) -> _Ending:
    found: _Ending = {}
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            value = likeness(one, other)
            if value:
                found.setdefault((i + 1, j + 1), []).append((1, 1, value))
    for m, n in JOINED:
        shorter = [("".join(b[j : j + n]), j + n) for j in range(len(b) - n + 1)]
        for i in range(len(a) - m + 1):
            joined = "".join(a[i : i + m])
            for other, stop in shorter:
                value = likeness(joined, other, joined=True)
                if value:
                    found.setdefault((i + m, stop), []).append((m, n, value))
    return found


class _Table:
    """What the best pairs are worth up to each place in both texts.

    Attributes:
        pair: If a pair ends there.
        short: If a gap does, whose units are paid for one by one.
        long: If a gap does that costs the same however long it is.
    """

    def __init__(self, m: int, n: int, fresh: Sequence[bool], ending: _Ending) -> None:
        self.fresh = fresh
        self.pair = [[_NEVER] * (n + 1) for _ in range(m + 1)]
        self.short = [[_NEVER] * (n + 1) for _ in range(m + 1)]
        self.long = [[_NEVER] * (n + 1) for _ in range(m + 1)]
        self.pair[0][0] = 0
        for i in range(m + 1):
            for j in range(n + 1):
                if i or j:
                    self._reach(i, j, ending.get((i, j), ()))

    def best(self, i: int, j: int) -> int:
        """Return what the best pairs up to a place are worth."""
        return max(self.pair[i][j], self.short[i][j], self.long[i][j])

    def _reach(self, i: int, j: int, ending: Sequence[tuple[int, int, int]]) -> None:
        for m, n, value in ending:
            total = self.best(i - m, j - n) + value
            self.pair[i][j] = max(self.pair[i][j], total)
        for before, at in self.steps(i, j):
            short, long = self.entry(before, at)
            self.short[i][j] = max(self.short[i][j], short, self.short[before][at] - SKIP)
            self.long[i][j] = max(self.long[i][j], long, self.long[before][at])

    @staticmethod
    def steps(i: int, j: int) -> Iterator[tuple[int, int]]:
        """Yield where a gap may come from: what is late in the recording is kept for longest."""
        if i:
            yield i - 1, j
        if j:
            yield i, j - 1

    def entry(self, i: int, j: int) -> tuple[int, int]:
        """Return what the best pairs are worth with the first unit of a short gap, or a long."""
        pair = self.pair[i][j]
        return pair - OPEN - SKIP, pair - (AT_START if self.fresh[i] else STRETCH)


def _traced(table: _Table, ending: _Ending) -> list[Pair]:
    """Return the best pairs, from the last to the first, as they stand in order."""
    found: list[Pair] = []
    i, j = len(table.pair) - 1, len(table.pair[0]) - 1
    while i or j:
        best = table.best(i, j)
        if table.pair[i][j] < best:
            i, j = _gap(table, i, j, table.short[i][j] == best)
        if i or j:  # a pair ends here, whatever a gap that went on would be worth
            total = table.pair[i][j]
            m, n, _ = next(
                (m, n, value)
                for m, n, value in ending[i, j]
                if table.best(i - m, j - n) + value == total
            )
            i, j = i - m, j - n
            found.append(Pair(i, m, j, n))
    return found[::-1]


def _gap(table: _Table, i: int, j: int, short: bool) -> tuple[int, int]:
    """Return where a gap starts that ends here."""
    while True:
        now = (table.short if short else table.long)[i][j]
        for before, at in table.steps(i, j):
            if table.entry(before, at)[0 if short else 1] == now:
                return before, at
        for before, at in table.steps(i, j):
            if table.short[before][at] - SKIP == now if short else table.long[before][at] == now:
                i, j = before, at
                break
