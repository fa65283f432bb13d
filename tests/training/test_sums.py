# mypy: ignore-errors
"""Sums over all ways to cut a text are those of listing the ways one by one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from lattice import Scores, Text, best, sums

LIMIT = 9


def _cues(labels):
    """Return the cues of a way to cut: start, break if any, end; none if it is no way."""
    start, broken, found = 0, [], []
    for i, label in enumerate(labels):
        if label == 1:
            broken.append(i + 1)
        elif label == 2:
            if len(broken) > 1:
                return None
            found.append((start, broken[0] if broken else None, i + 1))
            start, broken = i + 1, []
    return found if start == len(labels) else None


def _score(text, scores, labels):
    """Return the score of a way to cut, or nothing if a cue may not be so."""
    total = 0.0
    for start, broken, stop in _cues(labels) or [(0, 0, 0)]:
        if stop == 0:
            return None
        inside = text.ends[start : stop - 1]
        if any(inside) and not (text.starts[start] and text.ends[stop - 1]):
            return None
        width = lambda a, b: text.total[b] - text.total[a] - text.space[a]  # noqa: E731
        total += scores.cue[stop - 1] + sum(scores.cross[start : stop - 1])
        if broken is None:
            if width(start, stop) > LIMIT:
                return None
            total += scores.one[width(start, stop)]
        else:
            first, second = width(start, broken), width(broken, stop)
            if max(first, second) > LIMIT or first + 1 + second <= LIMIT:
                return None
            total += scores.two[first, second] + scores.line[broken - 1] - scores.cross[broken - 1]
    return total


@pytest.mark.parametrize("seed", range(20))
def test_sums_are_those_of_all_ways(seed):
    rng = np.random.default_rng(seed)
    n = 8
    space = np.array([0, *rng.integers(0, 2, n - 1)])
    ends = np.array([*(rng.random(n - 1) < 0.3), True])
    starts = np.array([True, *ends[:-1]])
    sentence = np.maximum.accumulate(np.where(starts, np.arange(n), 0))
    total = np.concatenate([[0], np.cumsum(rng.integers(1, 6, n) + space)])
    text = Text(total, space, sentence, starts, ends)
    side = LIMIT + 1
    parts = (rng.normal(0, 2, shape) for shape in (n, n, n, side, (side, side)))
    scores = Scores(*parts)

    ways = [(*labels, 2) for labels in product((0, 1, 2), repeat=n - 1)]
    found = {way: s for way in ways if (s := _score(text, scores, way)) is not None}
    values = np.array(list(found.values()))
    log = np.log(np.exp(values).sum())
    chance = np.exp(values - log)
    labels = np.array(list(found))

    ours = sums(text, scores)
    assert ours[0] == pytest.approx(log)
    assert ours[1] == pytest.approx(chance @ (labels == 2))
    assert ours[2] == pytest.approx(chance @ (labels == 1))
    assert ours[3].sum() + ours[4].sum() == pytest.approx(ours[1].sum())

    none = scores._replace(cross=np.zeros(n))
    greatest = max(found, key=lambda way: _score(text, none, way))
    assert best(text, none).tolist() == list(greatest)
