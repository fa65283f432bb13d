"""When each part of a sentence is heard, by the sounds in it.

An engine tells when it makes which sound; which sounds are a part's is found by asking for those of
the part alone, and matching them in order with those of the sentence. Said together they change
("out of" becomes one, with a soft t), so what does not match is parted evenly between what does.
"""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Sound", "spans_of", "starts_of"]


class Sound(NamedTuple):
    """A sound that is heard: the first sample of it, and its name; a pause has none."""

    sample: int
    name: str


def starts_of(alone: Sequence[Sequence[str]], heard: Sequence[Sound], size: int) -> list[int]:
    """Return the first sample of each part.

    Args:
        alone: The names of the sounds of each part, said by itself.
        heard: The sounds of the sentence.
        size: Number of samples.

    >>> heard = [Sound(at, name) for at, name in zip((0, 5, 9, 14), "ʌvɪt")]
    >>> starts_of(["ʌv", "ɪt"], heard, 20)
    [0, 9]
    """
    sounds = [sound for sound in heard if sound.name]
    samples = [*(sound.sample for sound in sounds), _end_of_speech(heard, 0, size)]
    names = [name for part in alone for name in part]
    anchors = [(0, 0)]
    matcher = SequenceMatcher(None, names, [sound.name for sound in sounds], autojunk=False)
    for block in matcher.get_matching_blocks():
        anchors += [(block.a + k, block.b + k) for k in range(block.size)]
    anchors.append((len(names), len(sounds)))
    found = []
    i = 0
    for start in accumulate(map(len, alone[:-1]), initial=0):
        while i + 1 < len(anchors) and anchors[i + 1][0] <= start:
            i += 1
        (a, b), (c, d) = anchors[i], anchors[min(i + 1, len(anchors) - 1)]
        share = (start - a) / (c - a) if c > a else 0
        found.append(samples[round(b + share * (d - b))])
    return found


def spans_of(
    starts: Sequence[int], heard: Sequence[Sound], size: int, known: Mapping[int, int] | None = None
) -> list[tuple[int, int]]:
    """Return when each part is heard: from its start to the next one's, less the pause between.

    Args:
        starts: First sample of each part, as far as its sounds tell.
        heard: The sounds of the sentence.
        size: Number of samples.
        known: First samples of parts that are known otherwise; they increase with the parts.

    >>> heard = [Sound(0, "a"), Sound(10, "b"), Sound(20, ""), Sound(25, "c"), Sound(40, "")]
    >>> spans_of([0, 10, 25], heard, 50), spans_of([0, 10, 25], heard, 50, {1: 8})
    ([(0, 10), (10, 20), (25, 40)], [(0, 8), (8, 20), (25, 40)])
    """
    known = known or {}
    limits = [size] * len(starts)
    for i in range(len(starts) - 1, 0, -1):
        limits[i - 1] = known.get(i, limits[i])
    settled: list[int] = []
    latest = 0
    for i, start in enumerate(starts):
        latest = max(latest, known.get(i, min(start, limits[i])))
        settled.append(latest)
    return [
        (start, _end_of_speech(heard, start, following))
        for start, following in pairwise([*settled, max(size, latest)])
    ]


def _end_of_speech(heard: Sequence[Sound], start: int, limit: int) -> int:
    """Return where the pause starts with which a stretch of samples ends."""
    end = limit
    i = bisect_left(heard, (limit, ""))
    while i and not heard[i - 1].name and heard[i - 1].sample > start:
        i -= 1
        end = heard[i].sample
    return end
