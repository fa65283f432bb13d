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
NEGLIGIBLE = 14.0
"""An alternative less likely than e to the minus this does not count."""


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
def _sums(total, space, sentence, starts, ends, cue, line, cross, one, two):
    n = len(cue)
    limit = len(one) - 1
    skipped = np.zeros(n + 1)
    for i in range(n):
        skipped[i + 1] = skipped[i] + cross[i]
    low = -1e30
    alpha = np.full(n + 1, low)
    beta = np.full(n + 1, low)
    alpha[0] = 0.0
    beta[n] = 0.0
    buffer = np.empty(1024)
    for b in range(n):
        count = 0
        k = b
        top = low
        while k >= 0:
            width = _width(total, space, k, b)
            if width > limit:
                break
            base = cue[b] + skipped[b] - skipped[k]
            if k >= sentence[b] or (ends[b] and starts[k]):
                s = alpha[k] + one[width] + base
                buffer[count] = s
                count += 1
                top = max(top, s)
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
                        s = (
                            alpha[a]
                            + line[k - 1]
                            + two[first, width]
                            + cue[b]
                            + skipped[b]
                            - skipped[a]
                            - cross[k - 1]
                        )
                        buffer[count] = s
                        count += 1
                        top = max(top, s)
                    a -= 1
            k -= 1
        s = 0.0
        for c in range(count):
            if buffer[c] > top - NEGLIGIBLE:
                s += np.exp(buffer[c] - top)
        alpha[b + 1] = top + np.log(s)
    # Backward, by scattering: beta[a] gathers from every cue that starts at a.
    peak = np.full(n + 1, low)
    total_of = np.zeros(n + 1)
    peak[n] = 0.0
    total_of[n] = 1.0
    for b in range(n - 1, -1, -1):
        beta[b + 1] = peak[b + 1] + np.log(total_of[b + 1]) if total_of[b + 1] > 0 else low
        k = b
        while k >= 0:
            width = _width(total, space, k, b)
            if width > limit:
                break
            if k >= sentence[b] or (ends[b] and starts[k]):
                s = beta[b + 1] + one[width] + cue[b] + skipped[b] - skipped[k]
                if s > peak[k]:
                    total_of[k] = total_of[k] * np.exp(peak[k] - s) + 1.0
                    peak[k] = s
                elif s > peak[k] - NEGLIGIBLE:
                    total_of[k] += np.exp(s - peak[k])
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
                        s = (
                            beta[b + 1]
                            + line[k - 1]
                            + two[first, width]
                            + cue[b]
                            + skipped[b]
                            - skipped[a]
                            - cross[k - 1]
                        )
                        if s > peak[a]:
                            total_of[a] = total_of[a] * np.exp(peak[a] - s) + 1.0
                            peak[a] = s
                        elif s > peak[a] - NEGLIGIBLE:
                            total_of[a] += np.exp(s - peak[a])
                    a -= 1
            k -= 1
    z = alpha[n]
    p_cue = np.zeros(n)
    p_line = np.zeros(n)
    p_one = np.zeros(limit + 1)
    p_two = np.zeros((limit + 1, limit + 1))
    for b in range(n):
        k = b
        while k >= 0:
            width = _width(total, space, k, b)
            if width > limit:
                break
            base = beta[b + 1] + cue[b] + skipped[b] - z
            if k >= sentence[b] or (ends[b] and starts[k]):
                p = np.exp(alpha[k] + one[width] + base - skipped[k])
                p_cue[b] += p
                p_one[width] += p
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
                        s = (
                            alpha[a]
                            + line[k - 1]
                            + two[first, width]
                            + base
                            - skipped[a]
                            - cross[k - 1]
                        )
                        if s > -NEGLIGIBLE:
                            p = np.exp(s)
                            p_cue[b] += p
                            p_line[k - 1] += p
                            p_two[first, width] += p
                    a -= 1
            k -= 1
    return z, p_cue, p_line, p_one, p_two


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
