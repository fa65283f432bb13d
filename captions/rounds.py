"""Rounds: go a road again and again until it leads nowhere new, but only where it still moves.

What a cue becomes is decided by the cues around it, not by the whole film. So once the road has
been gone from end to end, only the cues that moved are taken again, each stretch of them with some
neighbours that did not move. Of these the outer ones are pinned: they are there so that the others
find what they found before. Where those next to them move all the same, the stretch was too short
and is taken anew with more neighbours, in the end with all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from captions.model import Cue, End

__all__ = ["Led", "Step", "letters", "settled"]

ROUNDS = 100
"""Times the road is gone at most. Two do for nearly all captions; where sentences have a few
milliseconds the longest of 20,000 random roads needed 48."""
PINNED = 4
"""Cues at each end of a stretch that stay as they are, whatever the road makes of them there."""
STILL = 4
"""Cues next to those that must not move, or the stretch is too short."""
SENTENCE = 30
"""Cues; a stretch is one of whole sentences if those at its ends are no longer. Where sentences
end, cues nearly always do, however they were cut before."""
UNSURE = 16
"""Cues more at an end where that is not so. Two ways to cut a sentence come together sooner."""
_STOPS = frozenset('.?!…。？！।؟"”’»)]')


class Led(NamedTuple):
    """Where the road leads from some cues, and what it made of them before times were put right."""

    cues: list[Cue]
    plain: list[Cue]


Step = Callable[[list[Cue], int | None], Led]
"""Goes the road once. It is given cues and the number of letters before them, or None if these are
all there are; of cues that it cannot take without the others it makes nothing."""


class _Stretch(NamedTuple):
    """Cues that move, ``first`` to ``stop``, and how many are taken with them on each side."""

    first: int
    stop: int
    margin: int = STILL

    def window(self, cues: Sequence[Cue]) -> tuple[int, int]:
        """Return the cues to take: whole sentences, if they are not too long, and some more."""
        first, stop = self.first - self.margin - PINNED, self.stop + self.margin
        before = range(first, first - SENTENCE, -1)
        after = range(stop, stop + SENTENCE)
        first = next((at for at in before if _is_end(cues, at)), first - UNSURE)
        stop = next((at for at in after if _is_end(cues, at)), stop + UNSURE)
        return max(0, first), min(len(cues), stop + PINNED)

    def with_(self, other: _Stretch) -> _Stretch:
        """Return a stretch that holds both."""
        return _Stretch(*map(min, self[:1], other[:1]), *map(max, self[1:], other[1:]))


def _is_end(cues: Sequence[Cue], at: int) -> bool:
    """Return whether a sentence, or everything, ends or starts before a cue.

    Only such an end counts as is one however the sentence began: a silence, or a stop that no
    small letter follows.
    """
    if not 0 < at < len(cues):
        return True
    words = cues[at - 1].words
    if words.end[-1] == End.PARAGRAPH:
        return True
    following = next(filter(str.isalnum, cues[at].text), "")
    return words.end[-1] > 0 and words.display[-1][-1] in _STOPS and not following.islower()


def letters(cues: Sequence[Cue]) -> int:
    """Return how many letters the words of cues have."""
    return sum(sum(map(len, cue.words.display)) for cue in cues)


def settled(before: Sequence[Cue], led: Led, step: Step) -> Led:
    """Return where the road leads in the end, and what it makes of that.

    Of a circle, that is always the same place, and each stretch has its own.

    Args:
        before: All cues.
        led: Where the road leads from them.
        step: Goes the road once more.
    """
    cues = led.cues
    so_many = [0, *accumulate(letters([cue]) for cue in cues)]
    todo = [_Stretch(*span) for span in _moved(before, cues)][::-1]
    done: list[tuple[_Stretch, int, int, Led]] = []
    while todo:
        stretch = todo.pop()
        first, stop = stretch.window(led.plain)
        if todo and todo[-1].window(led.plain)[0] < stop:
            todo.append(stretch.with_(todo.pop()))
        elif done and first < done[-1][2]:
            todo.append(stretch.with_(done.pop()[0]))
        elif (found := _round_and_round(led, first, stop, step, so_many[first])) is None:
            todo.append(stretch._replace(margin=2 * stretch.margin))
        else:
            done.append((stretch, first, stop, found))
    at = 0
    whole = Led([], [])
    for _, first, stop, found in done:
        for so_far, old, new in zip(whole, led, found, strict=True):
            so_far += [*old[at:first], *new]
        at = stop
    return Led(whole.cues + led.cues[at:], whole.plain + led.plain[at:])


def _moved(before: Sequence[Cue], after: Sequence[Cue]) -> Iterator[tuple[int, int]]:
    """Yield which cues differ from those before, between places where both are cut."""
    if letters(before) != letters(after):
        yield 0, len(after)
        return
    old = iter(before)
    at = 0
    while at < len(after):
        first, cue = at, after[at]
        same = next(old)
        ahead = letters([cue]) - letters([same])
        moved = cue != same
        at += 1
        while ahead:
            if ahead > 0:
                ahead -= letters([next(old)])
            else:
                ahead += letters([after[at]])
                at += 1
            moved = True
        if moved:
            yield first, at


def _round_and_round(led: Led, first: int, stop: int, step: Step, before: int) -> Led | None:
    """Return where some of the cues lead in the end; None: only with more of the others.

    Args:
        led: Where all cues lead after the first time.
        first: The first of those to take.
        stop: The one behind the last of them.
        step: Goes the road once.
        before: Letters before the first.
    """
    left = slice(first, first + PINNED if first else first)
    right = slice(stop - PINNED if stop < len(led.cues) else stop, stop)
    whole = left.start == left.stop and right.start == right.stop
    now = led.cues[first:stop]
    seen: list[list[Cue]] = []
    plain: list[list[Cue]] = []
    while now not in seen and len(seen) < ROUNDS:
        then = step(now, None if whole else before)
        if not (whole or _holds(now, then.cues, left, right)):
            return None
        seen.append(now)
        inner = slice(left.stop - first, len(then.cues) - (stop - right.start))
        plain.append([*led.plain[left], *then.plain[inner], *led.plain[right]])
        now = [*led.cues[left], *then.cues[inner], *led.cues[right]]
    if now not in seen:
        return Led(now, plain[-1])
    place = min(range(seen.index(now), len(seen)), key=lambda i: _order(seen[i]))
    return Led(seen[place], plain[place])


def _holds(now: list[Cue], then: list[Cue], left: slice, right: slice) -> bool:
    """Return whether the cues next to those pinned at the ends did not move."""
    near, far = slice(PINNED, PINNED + STILL), slice(-PINNED - STILL, -PINNED)
    if left.start < left.stop and now[near] != then[near]:
        return False
    if right.start < right.stop and now[far] != then[far]:
        return False
    return letters(now) == letters(then)


def _order(cues: Sequence[Cue]) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(cue.start_ms, cue.end_ms, cue.lines) for cue in cues]
