"""Explaining a track: why each of its cues ends where it does, whoever made them.

A track that `format` made is judged by what it was made for. Captions from a file are judged by how
they would be cut, so an end that was better elsewhere has a runner-up that costs less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from captions.errors import UsageError
from captions.model import Block, Cue, Line, Track, Words
from captions.profile import Profile, load_profile
from captions.recut import Recut, words_weighed
from captions.segment.explain import explain
from captions.segment.explanation import Explanation
from captions.words import to_words

__all__ = ["LEGEND", "explained", "explanation"]

LEGEND = """\
Costs are points; 100 make a way to cut 2.7 times less likely, negative ones speak in its favour.
A bar in a name stands for the break: what is before it | what is behind it."""


def explained(
    track: Track, profile: str | Profile | None = None
) -> Iterator[tuple[int, Explanation]]:
    """Yield the index of every cue that has words, and why it ends where it does.

    Args:
        track: Captions, read or made.
        profile: By what to judge them; None: what they were made for, else ``netflix``.
    """
    limits = _limits(track, profile)
    words, blocks = _cut(track, limits)
    heard = _heard(track)
    for number, (index, _) in enumerate(blocks):
        every = [block for _, block in blocks]
        yield index, explain(words, every, number, limits, track.language, heard)


def explanation(track: Track, i: int, profile: str | Profile | None = None) -> Explanation:
    """Return why one cue ends where it does; see `Track.explain`."""
    index = range(len(track.cues))[i]
    limits = _limits(track, profile)
    words, blocks = _cut(track, limits)
    for number, (found, _) in enumerate(blocks):
        if found == index:
            every = [block for _, block in blocks]
            return explain(words, every, number, limits, track.language, _heard(track))
    raise UsageError("has no words to explain", f"cue {index + 1}")


def _limits(track: Track, profile: str | Profile | None) -> Profile:
    if profile is None:
        return track.head.profile or load_profile("netflix", track.language)
    return load_profile(profile, track.language)


def _heard(track: Track) -> bool:
    """Return whether the times are real ones, so that pauses mean something."""
    return track.head.clock != "estimate"


def _cut(track: Track, profile: Profile) -> tuple[Words, list[tuple[int, Block]]]:
    """Return the words by which the cues are judged, and where they are cut."""
    own = Words.joined(cue.words for cue in track.cues)
    ours = track.head.clock == "captions"
    if ours or not own:
        weighed = words_weighed(track.cues, Recut(profile, track.language), parted=ours)
        if not own or weighed.display == own.display:
            own = weighed
    blocks = _blocks(track.cues, own)
    if sum(block.stop - block.start for _, block in blocks) == len(own):
        return own, blocks
    # Captions that roll: what is shown is not what is said.
    lines = [Line(i, line) for i, cue in enumerate(track.cues) for line in cue.lines]
    words = Words.joined(to_words(lines, track.language))
    return words, _blocks(track.cues, words)


def _blocks(cues: Sequence[Cue], words: Words) -> list[tuple[int, Block]]:
    """Return which words make which cue, by their letters."""
    found: list[tuple[int, Block]] = []
    at = 0
    for index, cue in enumerate(cues):
        start, breaks = at, []
        for line in cue.lines:
            breaks.append(at)
            letters = len("".join(line.split()))
            while letters > 0 and at < len(words):
                letters -= len("".join(words.display[at].split()))
                at += 1
        if at > start:
            inner = dict.fromkeys(place for place in breaks if place > start)
            found.append((index, Block(start, at, tuple(inner))))
    return found
