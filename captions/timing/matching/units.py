"""Units: what two texts are compared by, however each of them is cut and spelt.

A unit is a run of letters or digits of what is said, without case, accents and marks; in scripts
without spaces it is one letter. "$55 billion" has four, "fifty five billion dollars" the same.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize

from captions.languages.unspaced import is_unspaced
from captions.memo import Memo

if TYPE_CHECKING:
    from captions.model import Words

__all__ = ["Units", "folded", "share", "spans_of", "units_of"]

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_RUN = re.compile(r"[^\W_]+")


class Units(NamedTuple):
    """The units of some words.

    Attributes:
        text: The letters of each.
        word: The index of the word that each belongs to.
        fresh: Whether a sentence starts with it; one more for the end.
    """

    text: list[str]
    word: list[int]
    fresh: list[bool]


def folded(text: str) -> tuple[str, ...]:
    """Return the units of a text.

    >>> folded("It's a Café-Bar."), folded("東京")
    (('its', 'a', 'cafe', 'bar'), ('東', '京'))
    """
    text = text.casefold().translate(_APOSTROPHES)
    if text.isascii():
        return tuple(_RUN.findall(text))
    text = "".join(char for char in normalize("NFKD", text) if category(char)[0] != "M")
    found: list[str] = []
    for run in _RUN.findall(normalize("NFKC", text)):
        found += run if is_unspaced(run) else (run,)
    return tuple(found)


def units_of(words: Words) -> Units:
    """Return the units of words; those said with the word before them have their share of it."""
    pieces: Memo[str, tuple[str, ...]] = Memo(folded)
    text: list[str] = []
    word: list[int] = []
    size = len(words)
    at = 0
    while at < size:
        stop = at + 1
        while stop < size and not words.spoken[stop]:
            stop += 1
        said = pieces[words.spoken[at]]
        text += said
        word += _owners(said, words.display[at:stop], at) if stop - at > 1 else [at] * len(said)
        at = stop
    return Units(text, word, _fresh(word, words.end))


def _fresh(word: list[int], end: list[int]) -> list[bool]:
    """Return whether a sentence starts with a unit, and that one starts behind the last."""
    ends = list(accumulate((e > 0 for e in end), initial=0))  # how many are over before a word
    before = [-1, *(ends[i] for i in word)]
    now = [*(ends[i] for i in word), -1]
    return [a != b for a, b in zip(before, now, strict=True)]


def _owners(said: tuple[str, ...], display: list[str], first: int) -> list[int]:
    """Return which of the words said as one each unit belongs to, counted from ``first``.

    A word that is said as it is written has its own units; the others share those before them.

    >>> _owners(("fifty", "five", "billion", "dollars"), ["$55", "billion"], 0)
    [0, 0, 1, 1]
    """
    starts = {0: 0}
    found = 0
    for k, token in enumerate(display[1:], 1):
        own = folded(token)
        places = (p for p in range(found + 1, len(said)) if own and said[p : p + len(own)] == own)
        place = next(places, None)
        if place is not None:
            starts[k] = found = place
    owners: list[int] = []
    edges = [*starts.items(), (len(display), len(said))]
    for (k, start), (next_k, stop) in pairwise(edges):
        size = max(1, stop - start)
        owners += [first + k + (next_k - k) * n // size for n in range(stop - start)]
    return owners


def spans_of(units: Units, words: Words) -> tuple[list[int], list[int]]:
    """Return when each unit of timed words starts and ends; they share a word by their letters."""
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(units.word):
        index = units.word[at]
        stop = at + 1
        while stop < len(units.word) and units.word[stop] == index:
            stop += 1
        last = (units.word[stop] if stop < len(units.word) else len(words)) - 1
        while last > index and words.spoken[last]:  # marks alone, behind it
            last -= 1
        edges = share(
            [len(text) for text in units.text[at:stop]], words.start_ms[index], words.end_ms[last]
        )
        starts += edges[:-1]
        ends += edges[1:]
        at = stop
    return starts, ends


def share(sizes: list[int], start: int, end: int) -> list[int]:
    """Return the times between things of these sizes that share a time.

    >>> share([1, 3], 0, 400)
    [0, 100, 400]
    """
    whole = sum(sizes)
    if not whole:
        return [start, *[end] * len(sizes)]
    return [start + (end - start) * part // whole for part in accumulate(sizes, initial=0)]
