"""Time in the fit: how long a cue may take, and what it costs if nobody can read it in time."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from captions.segment.problem import Problem

__all__ = ["ANY_PACE", "Pace", "rushes"]

_NEVER = 1 << 60


class Pace(NamedTuple):
    """How long a cue may take.

    Attributes:
        most_ms: The longest a cue may be spoken or read; 0: no limit.
        least_ms: The shortest a cue should be on screen.
        gap_ms: From when a cue is gone to the first word of the next one.
        space_ms: How long a space takes to read; the one before the first word is not there.
        late: What a cue costs that is gone before it can be read; 0: the clock waits for readers.
        rush: What it costs beside that, for the share of the time that is missing.
    """

    most_ms: int = 0
    least_ms: int = 0
    gap_ms: int = 0
    space_ms: int = 0
    late: int = 0
    rush: int = 0


ANY_PACE = Pace()


def rushes(problem: Problem, pace: Pace) -> Callable[[int, int], int] | None:
    """Return the function that says what a cue costs by its time; None: none costs anything.

    A cue is there from its first word until the next cue must come. After the last word that is
    known there is all the time in the world.
    """
    if not pace.late or not problem.start_ms:
        return None
    start_ms = problem.start_ms
    gone_ms = [*(start - pace.gap_ms for start in start_ms), _NEVER]
    read = [0, *accumulate(problem.reading_ms or [0] * len(start_ms))]
    most_ms, least_ms, space_ms = pace.most_ms or _NEVER, max(1, pace.least_ms), pace.space_ms

    def rush(start: int, stop: int) -> int:
        read_ms = read[stop] - read[start] - space_ms
        shown_ms = gone_ms[stop] - start_ms[start]
        if read_ms <= shown_ms >= least_ms:  # as most cues are
            return 0
        need = min(most_ms, max(least_ms, read_ms))
        missing = need - shown_ms
        return pace.late + pace.rush * min(missing, need) // need if missing > 0 else 0

    return rush
