"""A given duration: the estimate is stretched or squeezed until the last cue ends on time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from captions.model import Cue

__all__ = ["fitted"]

_ROUNDS = 24
"""Halvings; the factor is then known to a millionth."""
_SLOWEST = 1 << 12


def fitted(
    duration_ms: int,
    cues_at: Callable[[float], Iterable[Cue]],
    note: Callable[[str], None],
) -> Iterator[Cue]:
    """Yield the cues at the speed at which the last one ends at ``duration_ms`` exactly.

    Args:
        duration_ms: When the last cue is to end.
        cues_at: The cues when every time of the estimate is multiplied by a factor.
        note: Is told if the cues cannot be read that fast.
    """
    low, high = 0.0, 1.0
    best = list(cues_at(low))
    if not best:
        return
    if best[-1].end_ms > duration_ms:
        note(
            f"{best[-1].end_ms / 1000:.1f} s are needed to read this; "
            f"in {duration_ms / 1000:.1f} s some cues are too fast"
        )
        yield from _squeezed(best, duration_ms)
        return
    while (cues := list(cues_at(high)))[-1].end_ms <= duration_ms and high < _SLOWEST:
        low, best, high = high, cues, high * 2
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        cues = list(cues_at(middle))
        if cues[-1].end_ms <= duration_ms:
            low, best = middle, cues
        else:
            high = middle
    yield from best[:-1]
    yield replace(best[-1], end_ms=duration_ms)


def _squeezed(cues: list[Cue], duration_ms: int) -> Iterator[Cue]:
    """Yield the cues with all times scaled down; each stays at least a millisecond."""
    whole = cues[-1].end_ms
    before = 0
    for left, cue in zip(range(len(cues) - 1, -1, -1), cues, strict=True):
        start = max(before, cue.start_ms * duration_ms // whole)
        end = max(start + 1, cue.end_ms * duration_ms // whole)
        words = cue.words.at(
            [t * duration_ms // whole for t in cue.words.start_ms],
            [t * duration_ms // whole for t in cue.words.end_ms],
        )
        before = end
        yield replace(cue, start_ms=start, end_ms=duration_ms if not left else end, words=words)
