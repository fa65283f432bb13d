"""The shape of a cue: how wide its lines are, how many, and whether they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.checks.bonds import Bonds
from captions.checks.case import Case, Fault, is_dialogue
from captions.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["balance", "fits_one_line", "lines", "width"]


def width(case: Case) -> Iterator[Fault]:
    """Find lines wider than the profile's, in characters as the guide counts them."""
    limit = case.profile.columns
    allowed = case.profile.length(limit)
    for i, cue in enumerate(case.cues):
        for row, line in enumerate(cue.lines):
            if len(line) * 2 > limit and (wide := columns(line)) > limit:
                found = case.profile.length(wide)
                message = f"a line is {found:g} characters wide, not {allowed:g} at most"
                yield Fault(i, found, allowed, message, row)


def lines(case: Case) -> Iterator[Fault]:
    """Find cues of more lines than the profile's."""
    limit = case.profile.lines
    for i, cue in enumerate(case.cues):
        if len(cue.lines) > limit:
            message = f"it has {len(cue.lines)} lines, not {limit} at most"
            yield Fault(i, len(cue.lines), limit, message)


def fits_one_line(case: Case) -> Iterator[Fault]:
    """Find cues of two lines that would fit on one; lines of two speakers stay apart."""
    limit = case.profile.columns
    for i, cue in enumerate(case.cues):
        if len(cue.lines) != 2 or is_dialogue(cue):
            continue
        wide = columns(" ".join(cue.lines))
        if wide <= limit:
            found, allowed = case.profile.length(wide), case.profile.length(limit)
            message = f"both lines together have {found:g} characters and fit on one line"
            yield Fault(i, found, allowed, message)


def balance(case: Case) -> Iterator[Fault]:
    """Find two lines of which one is too short beside the other, though a better break exists."""
    floor = case.profile.balance_floor
    if not floor:
        return
    bonds = Bonds(case.language)
    for i, cue in enumerate(case.cues):
        if len(cue.lines) != 2 or is_dialogue(cue):
            continue
        short, long = sorted(map(columns, cue.lines))
        if short < floor * long and _could_balance(cue.lines, case, bonds):
            share = 100 * short / long
            message = f"the shorter line has {share:.0f} % of the longer one's length"
            yield Fault(i, round(share, 1), 100 * floor, message)


def _could_balance(pair: tuple[str, ...], case: Case, bonds: Bonds) -> bool:
    words, profile = " ".join(pair).split(), case.profile
    for i in bonds.loose(words, profile.columns):
        short, long = sorted((columns(" ".join(words[:i])), columns(" ".join(words[i:]))))
        if long <= profile.columns and short >= profile.balance_floor * long:
            return True
    return False
