# mypy: ignore-errors
"""Where people broke the cues that do not fit on a line, against where they could have."""

from __future__ import annotations

from itertools import compress
from typing import Any

import numpy as np
from lattice import Text

__all__ = ["TwoLines"]

Array = Any  # a numpy array


class TwoLines:
    """The two-line cues of some documents, and how likely scores make people's breaks.

    Attributes:
        kind: Which of the kinds of shapes theirs are.
        right: Where people's breaks are among all places, which stand in one row.
    """

    def __init__(self, kind: int) -> None:
        self.kind = kind
        self._cues: list[tuple[Array, Array, Array]] = []
        self._right: list[int] = []

    def __len__(self) -> int:
        return len(self._right)

    def read(self, text: Text, labels: list[int], columns: int, offset: int) -> None:
        """Add the cues of a document, whose words are counted from ``offset`` on."""
        start = 0
        for stop in compress(range(1, len(labels) + 1), [label == 2 for label in labels]):
            at = np.arange(start + 1, stop)
            first = text.total[at] - text.total[start] - text.space[start]
            second = text.total[stop] - text.total[at] - text.space[at]
            broken = [k for k in range(start, stop - 1) if labels[k]]
            fits = (first <= columns) & (second <= columns)
            width = text.total[stop] - text.total[start] - text.space[start]
            hit = at == broken[0] + 1 if len(broken) == 1 else at < 0
            if width > columns and (hit & fits).any():
                self._cues.append((offset + at[fits] - 1, first[fits], second[fits]))
                self._right.append(int(np.flatnonzero(hit[fits])[0]))
            start = stop

    def close(self) -> None:
        """Lay all places in a row, for speed."""
        self.starts = np.cumsum([0, *(len(place) for place, *_ in self._cues)])
        self.place, self.first, self.second = map(np.concatenate, zip(*self._cues, strict=True))
        self.right = self.starts[:-1] + self._right

    def chances(self, line: Array, two: Array) -> Array:
        """Return how likely each place is to be where its cue is broken, by scores."""
        score = line[self.place] + two[self.first, self.second]
        chance = np.exp(score - self._repeat(np.maximum.reduceat(score, self.starts[:-1])))
        return chance / self._repeat(np.add.reduceat(chance, self.starts[:-1]))

    def hits(self, line: Array, two: Array) -> int:
        """Return how many cues people broke where scores are highest."""
        chance = self.chances(line, two)
        return int((chance[self.right] == np.maximum.reduceat(chance, self.starts[:-1])).sum())

    def slope(self, chance: Array, factor: Array, line: Array, two: Array) -> None:
        """Add to gradients by scores that of the likelihood of people's breaks, times factors."""
        slope = -self._repeat(factor) * chance
        slope[self.right] += factor
        np.add.at(line, self.place, slope)
        np.add.at(two, (self.first, self.second), slope)

    def _repeat(self, values: Array) -> Array:
        return np.repeat(values, np.diff(self.starts))
