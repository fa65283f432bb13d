"""Times: reading speed, durations, gaps, order.

Files carry whole milliseconds, so a duration may be up to one millisecond short of the frames it
was made of: the difference of two rounded times is the true one rounded down or up. Where the frame
rate is known, a rule is met if it is met in frames or in milliseconds.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from captions.checks.case import Case, Fault, mended
from captions.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from captions.model import Cue
    from captions.profile import Profile

__all__ = ["gap", "max_duration", "min_duration", "order", "overlap", "speed"]


def speed(case: Case) -> Iterator[Fault]:
    """Find cues that must be read faster than the profile allows.

    In characters a second (mark-up excluded, spaces included), or words a minute where the guide
    counts those; the 0.3 s a word of the BBC are met by whoever meets its 180 words a minute.
    """
    profile = case.profile
    for i, cue in enumerate(case.cues):
        took = cue.end_ms - cue.start_ms
        if took <= 0 or i in case.untimed:
            continue  # `order` says so
        if profile.speed_cps:
            length = profile.length(sum(map(columns, cue.lines)))
            if took + 1 < length * 1000 / profile.speed_cps:
                found = length * 1000 / took
                message = f"{_n(found)} characters a second, not {profile.speed_cps:g} at most"
                yield Fault(i, round(found, 2), profile.speed_cps, message, unit="cps")
                continue
        if profile.speed_wpm:
            count = len(case.tokens[i])
            if took + 1 < count * 60_000 / profile.speed_wpm:
                found = count * 60_000 / took
                message = f"{_n(found)} words a minute, not {profile.speed_wpm:g} at most"
                yield Fault(i, round(found, 1), profile.speed_wpm, message, unit="wpm")


def min_duration(case: Case) -> Iterator[Fault]:
    """Find cues that are on screen for less than the profile's least time."""
    profile = case.profile
    least = profile.min_duration
    least_ms = floor(least * 1000)
    for i, cue in enumerate(case.cues):
        took = cue.end_ms - cue.start_ms
        if not 0 < took < least_ms or i in case.untimed:
            continue
        if profile.fps and _frames(cue, profile.fps) >= ceil(least * round(profile.fps)):
            continue
        message = f"it is on screen for {_s(took)} s, not {_s(least * 1000)} s at least"
        yield Fault(i, took / 1000, round(float(least), 3), message)


def max_duration(case: Case) -> Iterator[Fault]:
    """Find cues that are on screen for more than the profile's greatest time."""
    profile = case.profile
    most = profile.max_duration
    most_ms = ceil(most * 1000)
    for i, cue in enumerate(case.cues):
        took = cue.end_ms - cue.start_ms
        if took <= most_ms:
            continue
        if profile.fps and _frames(cue, profile.fps) <= int(most * round(profile.fps)):
            continue  # 7 s at 23.976 frames a second are 168 frames, which last 7.007 s
        message = f"it is on screen for {_s(took)} s, not {_s(most * 1000)} s at most"
        yield Fault(i, took / 1000, round(float(most), 3), message)


def gap(case: Case) -> Iterator[Fault]:
    """Find gaps that the profile does not allow.

    Netflix: exactly 2 frames, or half a second and more. BBC: none, or a second and more. A guide
    that closes no gaps allows every gap that is not too short. Without ``--fps`` frames are those
    of 24 a second.
    """
    profile = case.profile
    least, chain = _least_gap(profile), profile.chain * 1000
    open_ms = floor(max(chain, least))
    closed_ms = range(floor(least), ceil(least) + 1) if chain > least else ()
    for i in range(1, len(case.cues)):
        before, cue = case.cues[i - 1], case.cues[i]
        found = cue.start_ms - before.end_ms
        if found < 0 or found >= open_ms or found in closed_ms or i - 1 in case.untimed:
            continue
        if profile.fps and _is_legal_in_frames(before.end_ms, cue.start_ms, profile, profile.fps):
            continue
        if chain > least:
            asked = f"{_s(least)} s" if least else "none"
            message = f"the gap before it is {_s(found)} s, not {asked} or at least {_s(chain)} s"
            yield Fault(i, found / 1000, f"{asked} or ≥ {_s(chain)} s", message)
        else:
            message = f"the gap before it is {_s(found)} s, not {_s(least)} s at least"
            yield Fault(i, found / 1000, round(float(least) / 1000, 3), message)


def overlap(case: Case) -> Iterator[Fault]:
    """Find cues that start while an earlier one is still on screen."""
    latest, whose = 0, -1
    for i, cue in enumerate(case.cues):
        in_order = i == 0 or cue.start_ms >= case.cues[i - 1].start_ms
        if in_order and cue.start_ms < latest:
            ms = latest - cue.start_ms
            message = f"it starts {_s(ms)} s before cue {whose + 1} ends"
            yield Fault(i, ms / 1000, 0, message)
        if cue.end_ms > latest:
            latest, whose = cue.end_ms, i


def order(case: Case) -> Iterator[Fault]:
    """Find cues that start before the one before them does, or end before they start."""
    yield from mended(case, "end-before-start", "out-of-order")
    for i, cue in enumerate(case.cues):
        if cue.end_ms <= cue.start_ms:
            ms = cue.end_ms - cue.start_ms
            when = f"{_s(-ms)} s before" if ms else "when"
            yield Fault(i, ms / 1000, 0, f"it ends {when} it starts")
        elif i and cue.start_ms < (before := case.cues[i - 1].start_ms):
            ms = cue.start_ms - before
            yield Fault(i, ms / 1000, 0, f"it starts {_s(-ms)} s before cue {i} does")


def _is_legal_in_frames(end_ms: int, start_ms: int, profile: Profile, fps: Fraction) -> bool:
    frames = _frame(start_ms, fps) - _frame(end_ms, fps)
    closed = profile.gap_frames
    if closed is None:
        closed = ceil(profile.min_gap * fps)
    return frames == closed or frames >= max(closed, ceil(profile.chain * round(fps)))


def _least_gap(profile: Profile) -> Fraction:
    """Return the exact least gap in milliseconds."""
    if profile.gap_frames is None:
        return profile.min_gap * 1000
    return Fraction(profile.gap_frames * 1000) / (profile.fps or 24)


def _frame(ms: int, fps: Fraction) -> int:
    return int(ms * fps / 1000 + Fraction(1, 2))


def _frames(cue: Cue, fps: Fraction) -> int:
    return _frame(cue.end_ms, fps) - _frame(cue.start_ms, fps)


def _s(ms: int | Fraction) -> str:
    """Return seconds with at most three decimals."""
    return f"{float(ms) / 1000:.3f}".rstrip("0").rstrip(".")


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
