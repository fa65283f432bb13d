"""Drift: how far the times of captions are off, found from the words that were recorded.

A file for another frame rate is off by more and more: that is the scale, one for all cues. What is
left is the offset, the same for neighbours but where a scene was cut out or put in; there each side
has its own. A cue of which nothing was recorded is as far off as those around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Drift", "Evidence", "drift"]

NEAR_MS = 1000
"""Cues whose offsets differ by no more are off together. Within a cue that nobody timed word by
word, words are found up to so far from where an even pace puts them."""
AROUND = 3
"""Cues on each side that say how far one is off: of three, one may be wrong."""
ENOUGH = 3
"""Words that are believed against the cues around, if they are half of their cue."""
LEAST = 8
"""Cues from which a scale is found; in fewer the pace of single words would be taken for one."""
SLOW, FAST = 0.9, 1.1
"""The widest in use are 25/23.976 (4.3 %) and its inverse; more is chance."""
_FAR = 30
"""Cues between two whose times are compared, at most: across a cut scene they say nothing."""


class Evidence(NamedTuple):
    """What is known of a cue.

    Attributes:
        start_ms: When it starts by the old clock.
        end_ms: When it ends.
        pairs: The starts of its words that were found, by the old clock and by the new one.
        first: Whether its first word is among them. An old clock knows when that one starts; when
            the others do is guessed.
        said: How many words of it are said.
    """

    start_ms: int
    end_ms: int
    pairs: Sequence[tuple[int, int]]
    first: bool
    said: int


@dataclass(frozen=True, slots=True)
class Drift:
    """How the old clock becomes the new one.

    Attributes:
        scale: What old times are multiplied with.
        offset_ms: Of each cue, what is added then.
        believed: Of each cue, whether the words of it that were found are where they seem to be.
    """

    scale: float
    offset_ms: list[float] = field(default_factory=list)
    believed: list[bool] = field(default_factory=list)

    def ms(self, cue: int, old_ms: int) -> float:
        """Return when something in a cue is by the new clock."""
        return self.scale * old_ms + self.offset_ms[cue]


def drift(cues: Sequence[Evidence]) -> Drift:
    """Return how far cues are off.

    >>> told = [Evidence(at, at + 900, [(at, at + 2500)], True, 3) for at in (0, 1000, 3000)]
    >>> found = drift([*told, Evidence(4000, 4900, [], False, 1)])
    >>> found.ms(3, 4000), found.believed
    (6500.0, [True, True, True, False])
    """
    scale = _scale([cue.pairs[0] for cue in cues if cue.first])
    own = [_own(cue, scale) for cue in cues]
    sure = [i for i, cue in enumerate(cues) if cue.first]
    sure = sure or [i for i, offset in enumerate(own) if offset is not None]
    found = Drift(scale)
    before = 0  # how many of those that are sure stand before a cue
    for i, cue in enumerate(cues):
        while before < len(sure) and sure[before] < i:
            before += 1
        after = before + (before < len(sure) and sure[before] == i)
        sides = [
            _Side(_median([own[k] or 0.0 for k in some]), cues[nearest])
            for some, nearest in (
                (sure[max(0, before - AROUND) : before], sure[before - 1] if before else 0),
                (sure[after : after + AROUND], sure[after] if after < len(sure) else 0),
            )
            if some
        ]
        offset = _offset(cue, own[i], sides)
        found.believed.append(offset is not None)
        found.offset_ms.append(_between(cue, sides) if offset is None else offset)
    return found


class _Side(NamedTuple):
    """How far the cues on one side are off, and which of them is nearest."""

    offset_ms: float
    nearest: Evidence


def _own(cue: Evidence, scale: float) -> float | None:
    """Return how far the words of a cue say that it is off."""
    if not cue.pairs:
        return None
    pairs = cue.pairs[:1] if cue.first else cue.pairs
    return _median([new - scale * old for old, new in pairs])


def _offset(cue: Evidence, own: float | None, sides: Sequence[_Side]) -> float | None:
    """Return how far a cue is off whose words are believed; None: they are not."""
    if own is None:
        return None
    near = [side for side in sides if abs(side.offset_ms - own) <= NEAR_MS]
    if not near and sides and (len(cue.pairs) < ENOUGH or 2 * len(cue.pairs) < cue.said):
        return None
    return own if cue.first or not near else _between(cue, near)


def _between(cue: Evidence, sides: Sequence[_Side]) -> float:
    """Return how far a cue is off by those on its sides: as both, or as the nearer in time."""
    if not sides:
        return 0.0
    offsets = [side.offset_ms for side in sides]
    if max(offsets) - min(offsets) <= NEAR_MS:
        return sum(offsets) / len(offsets)
    left, right = sides
    gap_before = cue.start_ms - left.nearest.end_ms
    gap_behind = right.nearest.start_ms - cue.end_ms
    return left.offset_ms if gap_before <= gap_behind else right.offset_ms


def _scale(pairs: Sequence[tuple[int, int]]) -> float:
    """Return by what old times are multiplied: the median over pairs of cues some way apart."""
    if len(pairs) < LEAST:
        return 1.0
    apart = min(_FAR, len(pairs) // 4)
    slopes = [
        (new - before) / (old - earlier)
        for (earlier, before), (old, new) in zip(pairs, pairs[apart:], strict=False)
        if old > earlier
    ]
    scale = _median(slopes) if slopes else 1.0
    return scale if SLOW <= scale <= FAST else 1.0


def _median(values: Sequence[float]) -> float:
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
