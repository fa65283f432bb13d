# mypy: ignore-errors
"""All ways to cut a text into cues of one or two lines: sums over them, and the best of them.

The same choices as `captions.segment.fit` has: lines within the limit, no cue with parts of two
sentences, two lines only where one would not do. Scores are the negatives of costs, in natural
units.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

Array = Any  # a numpy array
NEGLIGIBLE = 1e-9
"""A cue end that is less likely does not count."""


class Text(NamedTuple):
    """The words of one document as numbers.

    Attributes:
        total: Columns up to each word, spaces included; one longer than the words.
        space: Columns of the space before each word.
        sentence: The word that starts the sentence of each word.
        starts: Whether each word starts a sentence.
        ends: Whether each word ends a sentence.
    """

    total: Array
    space: Array
    sentence: Array
    starts: Array
    ends: Array


class Scores(NamedTuple):
    """Scores: of a cue end, a line break, no break after each word; of the two kinds of cues."""

    cue: Array
    line: Array
    cross: Array
    one: Array
    two: Array


@njit(cache=True)
def _width(total, space, a, b):
    return total[b + 1] - total[a] - space[a]


@njit(cache=True)
def _reach(total, space, b, low, limit):
    while low < b and _width(total, space, low, b) > 2 * limit + 1:
        low += 1
    return low


@njit(cache=True, fastmath={"nsz", "arcp", "contract", "reassoc"})
def _sums(total, space, sentence, starts, ends, cue, line, cross, one, two):
    n, limit = len(cue), len(one) - 1
    skipped = np.zeros(n + 1)
    for i in range(n):
        skipped[i + 1] = skipped[i] + cross[i]
    # Within the reach of a cue products do: logs are taken once a word, not once an alternative.
    one, two, breaks = np.exp(one), np.exp(two), np.exp(line - cross)
    log = np.zeros(n + 1)  # of the sum over all ways to cut the words before
    start = np.zeros(n + 1)  # the same, without logs, against the greatest in reach
    top, cues, low = np.zeros(n), np.zeros(n), np.zeros(n, np.int64)
    for b in range(n):
        low[b] = _reach(total, space, b, low[b - 1] if b else 0, limit)
        top[b] = -1e300
        for a in range(low[b], b + 1):
            top[b] = max(top[b], log[a] - skipped[a])
        for a in range(low[b], b + 1):
            may = a >= sentence[b] or (ends[b] and starts[a])
            start[a] = np.exp(log[a] - skipped[a] - top[b]) if may else 0.0
        for k in range(b, low[b] - 1, -1):
            width = _width(total, space, k, b)
            if width > limit:
                break
            cues[b] += start[k] * one[width]
            for a in range(k - 1, low[b] - 1, -1):
                first = _width(total, space, a, k - 1)
                if first > limit:
                    break
                if first + width >= limit:
                    cues[b] += start[a] * two[first, width] * breaks[k - 1]
        log[b + 1] = np.log(cues[b]) + top[b] + cue[b] + skipped[b]
    # Backward: the chance of each cue is its share of the chance that a cue ends where it does.
    p_cue, p_line = np.zeros(n), np.zeros(n)
    p_one, p_two = np.zeros_like(one), np.zeros_like(two)
    p_cue[n - 1] = 1.0
    for b in range(n - 1, -1, -1):
        if p_cue[b] < NEGLIGIBLE:
            continue
        for a in range(low[b], b + 1):
            may = a >= sentence[b] or (ends[b] and starts[a])
            share = p_cue[b] / cues[b] if may else 0.0
            start[a] = share * np.exp(log[a] - skipped[a] - top[b])
        for k in range(b, low[b] - 1, -1):
            width = _width(total, space, k, b)
            if width > limit:
                break
            p = start[k] * one[width]
            p_one[width] += p
            if k > 0:
                p_cue[k - 1] += p
            for a in range(k - 1, low[b] - 1, -1):
                first = _width(total, space, a, k - 1)
                if first > limit:
                    break
                if first + width >= limit:
                    p = start[a] * two[first, width] * breaks[k - 1]
                    p_two[first, width] += p
                    p_line[k - 1] += p
                    if a > 0:
                        p_cue[a - 1] += p
    return log[n], p_cue, p_line, p_one, p_two


def sums(text: Text, scores: Scores) -> tuple[float, Array, Array, Array, Array]:
    """Return the log of the sum over all ways, and how often each thing is used on average.

    The averages are of cue ends and line breaks after each word, of one-line cues by width, and of
    two-line cues by the widths of their lines.
    """
    return _sums(*text, *scores)  # type: ignore[no-any-return]


@njit(cache=True)
def _best(total, space, sentence, starts, ends, cue, line, one, two):
    n = len(cue)
    limit = len(one) - 1
    best = np.full(n + 1, -1e30)
    best[0] = 0.0
    start = np.zeros(n + 1, np.int64)
    broken = np.full(n + 1, -1)
    for b in range(n):
        k = b
        while k >= 0:
            width = _width(total, space, k, b)
            if width > limit:
                break
            if k >= sentence[b] or (ends[b] and starts[k]):
                s = best[k] + one[width] + cue[b]
                if s > best[b + 1]:
                    best[b + 1] = s
                    start[b + 1] = k
                    broken[b + 1] = -1
            if k > 0:
                a = k - 1
                while a >= 0:
                    first = _width(total, space, a, k - 1)
                    if first > limit:
                        break
                    if first + 1 + width <= limit:
                        a -= 1
                        continue
                    if a >= sentence[b] or (ends[b] and starts[a]):
                        s = best[a] + line[k - 1] + two[first, width] + cue[b]
                        if s > best[b + 1]:
                            best[b + 1] = s
                            start[b + 1] = a
                            broken[b + 1] = k - 1
                    a -= 1
            k -= 1
    labels = np.zeros(n, np.int64)
    at = n
    while at:
        labels[at - 1] = 2
        if broken[at] >= 0:
            labels[broken[at]] = 1
        at = start[at]
    return labels


def best(text: Text, scores: Scores) -> Array:
    """Return the labels of the way with the highest score: 2 cue end, 1 line break, 0 none."""
    return _best(*text, scores.cue, scores.line, scores.one, scores.two)
