# mypy: ignore-errors
"""Documents and shapes as the numbers and names that the model weighs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from corpus import Document
from lattice import Text

from captions.segment.breaks import Breaks
from captions.segment.shape import one_line, two_lines
from captions.segment.weights import Weights

__all__ = ["COLUMNS", "Read", "reasons_of", "shape_terms", "text_of"]

COLUMNS = 42
Array = Any  # a numpy array
Read = Callable[[Document], list[list[str]]]


def text_of(document: Document, columns: int = COLUMNS) -> Text:
    """Return a document's words as numbers."""
    words = document.words
    width = np.minimum([len(token) for token in words.display], columns)
    space = np.array([0 if glued else 1 for glued in words.glued])
    space[0] = 0
    ends = np.array([end > 0 for end in words.end])
    ends[-1] = True
    starts = np.concatenate([[True], ends[:-1]])
    sentence = np.maximum.accumulate(np.where(starts, np.arange(len(ends)), 0))
    return Text(np.concatenate([[0], np.cumsum(width + space)]), space, sentence, starts, ends)


def reasons_of(document: Document) -> list[list[str]]:
    """Return the reasons of the break after each word."""
    breaks = Breaks("en", Weights())
    return [breaks.reasons(document.words, i) for i in range(len(document.words))]


def shape_terms(columns: int = COLUMNS) -> tuple[list[str], Array, Array]:
    """Return the names of the shape's terms, and their values by width and by both widths.

    Terms are stated for lines of 42 columns; narrower lines count by their share of those.
    """
    scale = COLUMNS / columns
    every = range(columns + 1)
    ones = [one_line(width * scale) for width in every]
    twos = [two_lines(first * scale, second * scale) for first in every for second in every]
    names = sorted({name for terms in (*ones, *twos) for name in terms})
    one, two = (
        np.array([[terms.get(name, 0.0) for name in names] for terms in rows])
        for rows in (ones, twos)
    )
    return names, one, two
