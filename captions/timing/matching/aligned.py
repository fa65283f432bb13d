"""Both steps of the search: chains where texts are long, pairs where they are short."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from captions.timing.matching.chain import Run, chained
from captions.timing.matching.pairing import Pair, paired

__all__ = ["aligned"]

SIZES = (3, 2, 1)
"""Units in a row that say where we are; fewer where more are not to be found."""
AREA = 20_000
"""Units of the one times those of the other that are paired at once."""
CORNER = 100
"""Where nothing long is the same, so many units at each end are compared, and the rest was not
said: nobody says a hundred words and more without two in a row that are in the script."""


def aligned(a: list[str], b: list[str], fresh: list[bool]) -> list[Pair]:
    """Return which units belong together, in order.

    Args:
        a: Units of the script.
        b: Units of the recording.
        fresh: Whether a sentence starts with a unit of the script; one more for the end.
    """
    return list(_found(a, b, fresh, 0, 0, SIZES))


def _found(
    a: list[str], b: list[str], fresh: list[bool], i: int, j: int, sizes: tuple[int, ...]
) -> Iterator[Pair]:
    """Yield the pairs of two parts that start at i and j."""
    if not a or not b:
        return
    if len(a) * len(b) > AREA:
        yield from _chained(a, b, fresh, i, j, sizes) if sizes else _corners(a, b, fresh, i, j)
        return
    for pair in paired(a, b, fresh):
        yield Pair(pair.a + i, pair.a_size, pair.b + j, pair.b_size)


def _chained(
    a: list[str], b: list[str], fresh: list[bool], i: int, j: int, sizes: tuple[int, ...]
) -> Iterator[Pair]:
    first, last = Run(0, 0, 0), Run(len(a), len(b), 0)
    for run, following in pairwise([first, *chained(a, b, fresh, sizes[0]), last]):
        for k in range(run.size):
            yield Pair(run.a + k + i, 1, run.b + k + j, 1)
        m, n = run.a + run.size, run.b + run.size
        yield from _found(
            a[m : following.a],
            b[n : following.b],
            fresh[m : following.a + 1],
            i + m,
            j + n,
            sizes[1:],
        )


def _corners(a: list[str], b: list[str], fresh: list[bool], i: int, j: int) -> Iterator[Pair]:
    """Yield the pairs of what stands at both starts, and at both ends."""
    m, n = min(CORNER, len(a) // 2), min(CORNER, len(b) // 2)
    yield from _found(a[:m], b[:n], fresh[: m + 1], i, j, ())
    m, n = max(len(a) - CORNER, m), max(len(b) - CORNER, n)
    yield from _found(a[m:], b[n:], fresh[m:], i + m, j + n, ())
