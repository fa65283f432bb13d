"""Drift: how far the times of captions are off, found from the words that were recorded.

A file for another frame rate is off by more and more: that is the scale, one for all cues. What is
left is the offset, the same for neighbours but where a scene was cut out or put in; there each side
has its own. A cue of which nothing was recorded is as far off as those around it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Drift", "Evidence", "Found", "drift"]

NEAR_MS = 1000
"""Cues whose offsets differ by no more are off together."""
AROUND = 3
"""Cues on each side that say how far one is off: of three, one may be wrong."""
ENOUGH = 3
"""Words that are believed against the cues around, if they are half of their cue."""
LEAST = 4
"""Cues from which a scale is found; in fewer the pace of single words would be taken for one."""
SLOW, FAST = 0.9, 1.1
"""The widest in use are 25/23.976 (4.3 %) and its inverse; more is chance."""
_FAR = 30
"""Cues between two whose times are compared, at most: across a cut scene they say nothing."""


class Found(NamedTuple):
    """A word that was found: its start by both clocks, and whether nothing else can be meant."""

    old_ms: int
    new_ms: int
    sure: bool = True


class Evidence(NamedTuple):
    """What is known of a cue.

    Attributes:
        start_ms: When it starts by the old clock.
        end_ms: When it ends.
        found: Its words that were found.
        first: Whether its first word is among them. An old clock knows when that one starts; when
            the others do is guessed.
        said: How many words of it are said.
    """

    start_ms: int
    end_ms: int
    found: Sequence[Found]
    first: bool
    said: int


@dataclass(frozen=True, slots=True)
class Drift:
    """How the old clock becomes the new one.

    Attributes:
        scale: What old times are multiplied with.
        offset_ms: Of each cue, what is added then.
        believed: Of each cue, whether words of it that were found say how far it is off.
        within_ms: Of each cue, how far its words may be from there: where nobody timed them one by
            one they are not where an even pace puts them, but no further than their cue is long.
    """

    scale: float
    offset_ms: list[float] = field(default_factory=list)
    believed: list[bool] = field(default_factory=list)
    within_ms: list[float] = field(default_factory=list)

    def holds(self, cue: int, word: Found) -> bool:
        """Return whether a word of a cue may be where it was found."""
        off = abs(word.new_ms - self.ms(cue, word.old_ms))
        return self.believed[cue] and (word.sure or off <= self.within_ms[cue])

    def ms(self, cue: int, old_ms: int) -> float:
        """Return when something in a cue is by the new clock."""
        return self.scale * old_ms + self.offset_ms[cue]


def drift(cues: Sequence[Evidence]) -> Drift:
    """Return how far cues are off.

    >>> told = [Evidence(at, at + 900, [Found(at, at + 2500)], True, 3) for at in (0, 1000, 3000)]
    >>> found = drift([*told, Evidence(4000, 4900, [], False, 1)])
    >>> found.ms(3, 4000), found.believed
    (6500.0, [True, True, True, False])
    """
    scale = _scale([cue.found[0] for cue in cues if cue.first])
    own = [[word.new_ms - scale * word.old_ms for word in cue.found] for cue in cues]
    sure = [i for i, cue in enumerate(cues) if cue.first]
    sure = sure or [i for i, offsets in enumerate(own) if offsets]
    found = Drift(scale)
    for i, cue in enumerate(cues):
        before = bisect_left(sure, i)
        behind = bisect_right(sure, i)
        around = sure[max(0, before - AROUND) : before][::-1], sure[behind : behind + AROUND]
        sides = [
            _Side(_median([own[k][0] for k in near]), cues[near[0]]) for near in around if near
        ]
        offset = _offset(cue, own[i], sides)
        found.believed.append(offset is not None)
        found.offset_ms.append(_between(cue, sides) if offset is None else offset)
        found.within_ms.append(max(NEAR_MS, scale * (cue.end_ms - cue.start_ms) / 2))
    return found


class _Side(NamedTuple):
    """How far the cues on one side are off, and which of them is nearest."""

    offset_ms: float
    nearest: Evidence


def _offset(cue: Evidence, own: Sequence[float], sides: Sequence[_Side]) -> float | None:
    """Return how far a cue is off by its words that were found; None: they are not believed.

    Args:
        cue: What is known of it.
        own: How far each of those words is off.
        sides: How far the cues around it are off.
    """
    if not own:
        return None

    def near(offset: float) -> list[_Side]:
        return [side for side in sides if abs(side.offset_ms - offset) <= NEAR_MS]

    if cue.first and (near(own[0]) or not sides):
        return own[0]
    middle = _median(own)
    if around := near(middle):
        return _between(cue, around)
    sure = [offset for offset, word in zip(own, cue.found, strict=True) if word.sure]
    if sure and (len(sure) >= ENOUGH or not _together(sides)):
        return own[0] if cue.first and cue.found[0].sure else _median(sure)
    return middle if not sides or 2 * len(own) >= max(cue.said, 2 * ENOUGH) else None


def _together(sides: Sequence[_Side]) -> bool:
    """Return whether the cues before and behind are off by the same."""
    offsets = [side.offset_ms for side in sides]
    return bool(sides) and max(offsets) - min(offsets) <= NEAR_MS


def _between(cue: Evidence, sides: Sequence[_Side]) -> float:
    """Return how far a cue is off by those on its sides: as both, or as the nearer in time."""
    if not sides:
        return 0.0
    if _together(sides):
        return sum(side.offset_ms for side in sides) / len(sides)
    left, right = sides
    gap_before = cue.start_ms - left.nearest.end_ms
    gap_behind = right.nearest.start_ms - cue.end_ms
    return left.offset_ms if gap_before <= gap_behind else right.offset_ms


def _scale(words: Sequence[Found]) -> float:
    """Return by what old times are multiplied: the median over pairs of cues some way apart."""
    if len(words) < LEAST:
        return 1.0
    apart = min(_FAR, max(2, len(words) // 4))
    slopes = [
        (after.new_ms - word.new_ms) / (after.old_ms - word.old_ms)
        for word, after in zip(words, words[apart:], strict=False)
        if after.old_ms > word.old_ms
    ]
    scale = _median(slopes) if slopes else 1.0
    return scale if SLOW <= scale <= FAST else 1.0


def _median(values: Sequence[float]) -> float:
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
