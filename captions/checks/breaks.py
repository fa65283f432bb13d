"""Where lines and cues end: not between words that belong together.

A break is a finding only if a better one was at hand: what the width forces is no fault.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.checks.bonds import Bonds
from captions.checks.case import Case, Fault, is_dialogue
from captions.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from captions.profile import Profile

__all__ = ["cue_break", "fragments", "line_break"]

REACH = 4
"""Words by which the end of a cue could have been moved."""
PAUSE_MS = 1000
"""After such a silence the speech decides where a cue ends."""
LEAST_SHARE = 0.5
"""A better break leaves no line and no cue below this share of a line."""


def line_break(case: Case) -> Iterator[Fault]:
    """Find lines that end where they must not, as after an article or between number and unit."""
    bonds = Bonds(case.language)
    for i, cue in enumerate(case.cues):
        if len(cue.lines) < 2 or is_dialogue(cue):
            continue
        for row, pair in enumerate(zip(cue.lines, cue.lines[1:], strict=False)):
            top, bottom = pair[0].split(), pair[1].split()
            if not top or not bottom or not (kind := bonds(top[-1], bottom[0])):
                continue
            if better := _better_line(top, bottom, case.profile, bonds):
                message = f"the line ends after {kind}, “{top[-1]}”; it could end after “{better}”"
                yield Fault(i, _ends(top, bottom), f"not after {kind}", message, row)


def cue_break(case: Case) -> Iterator[Fault]:
    """Find cues that end where they must not, though a few words on or back they might."""
    bonds = Bonds(case.language)
    for i, (cue, following) in enumerate(zip(case.cues, case.cues[1:], strict=False)):
        if following.start_ms - cue.end_ms >= PAUSE_MS:
            continue
        if is_dialogue(cue) or is_dialogue(following):
            continue
        last, first = " ".join(cue.lines).split(), " ".join(following.lines).split()
        if not last or not first or not (kind := bonds(last[-1], first[0])):
            continue
        if better := _better_cue(last, first, case.profile, bonds):
            message = f"the cue ends after {kind}, “{last[-1]}”; it could end after “{better}”"
            yield Fault(i, _ends(last, first), f"not after {kind}", message)


def fragments(case: Case) -> Iterator[Fault]:
    """Find cues that hold the end of one sentence and the start of another.

    Both must go on: the first from the cue before, the second into the cue after.
    """
    tokens, ends = case.tokens, case.ends
    for i in range(1, len(case.cues) - 1):
        if not any(ends[i][:-1]) or is_dialogue(case.cues[i]):
            continue
        before, now, after = tokens[i - 1 : i + 2]
        if _goes_on(before, now) and _goes_on(now, after):
            stop = max(k for k, end in enumerate(ends[i][:-1]) if end)
            last, first = now[stop : stop + 2]
            if first[0].isalpha():
                message = f"one sentence ends in it, at “{last}”, and another starts and goes on"
                yield Fault(i, f"{last} | {first}", "one sentence", message)


_CLOSED = re.compile(r"[.!?…。！？؟۔।:)\]♪][\"'”’»]*$")


def _goes_on(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether a sentence plainly goes on from one cue to the next.

    Neither a mark ends the one, nor a capital starts the other, as a heading's next line would.
    """
    if not before or not after or _CLOSED.search(before[-1]):
        return False
    letter = after[0].lstrip("\"'“‘«„([")[:1]
    return letter.isalnum() and not letter.isupper()


def _better_line(top: Sequence[str], bottom: Sequence[str], profile: Profile, bonds: Bonds) -> str:
    """Return the word after which the same two lines had better be broken, or ''."""
    words = [*top, *bottom]
    floor = max(LEAST_SHARE, profile.balance_floor)
    for k in sorted(bonds.loose(words, profile.columns), key=lambda k: abs(k - len(top))):
        short, long = sorted((columns(" ".join(words[:k])), columns(" ".join(words[k:]))))
        if long <= profile.columns and short >= floor * long:
            return words[k - 1]
    return ""


def _better_cue(last: Sequence[str], first: Sequence[str], profile: Profile, bonds: Bonds) -> str:
    """Return the word after which the first of two cues had better end, or ''."""
    words = [*last, *first]
    least = LEAST_SHARE * profile.columns
    near = [k for k in bonds.loose(words, profile.columns) if abs(k - len(last)) <= REACH]
    for k in sorted(near, key=lambda k: abs(k - len(last))):
        parts = words[:k], words[k:]
        if all(columns(" ".join(part)) >= least and _fits(part, profile) for part in parts):
            return words[k - 1]
    return ""


def _fits(words: Sequence[str], profile: Profile) -> bool:
    """Return whether words fit into one cue."""
    rows, used = 1, -1
    for word in words:
        wide = columns(word)
        if used + 1 + wide > profile.columns and used >= 0:
            rows, used = rows + 1, wide
        else:
            used += 1 + wide
    return rows <= profile.lines


def _ends(before: Sequence[str], after: Sequence[str]) -> str:
    return " ".join((*before[-2:], "|", *after[:1]))
