"""Likelihood: how likely a phrase starts at each letter of a text without spaces, as BudouX has it.

BudouX says only whether one does. Its models are open, and what their weights add up to says more:
how far a place is from being a phrase's start.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["Likelihood"]

_SPANS = {"U": range(-3, 3), "B": range(-2, 1), "T": range(-3, 1)}
"""Where the one, two or three letters that a weight is for begin, counted from the place."""


class Likelihood:
    """Scores the places of texts with one of BudouX's models."""

    def __init__(self, model: Mapping[str, Mapping[str, int]]) -> None:
        # A weight counts half for a start where a text has it, and half against one where not.
        self._bar = -sum(sum(weights.values()) for weights in model.values()) / 2
        self._features = [
            (model.get(f"{letter}W{i}", {}), start, width)
            for width, (letter, span) in enumerate(_SPANS.items(), 1)
            for i, start in enumerate(span, 1)
        ]

    def __call__(self, text: str) -> list[int]:
        """Return the score in front of each letter but the first; a phrase starts above 0.

        >>> Likelihood({"UW3": {"は": 3}, "BW2": {"は晴": 5}, "UW1": {"今": 2}})("今日は晴れ")
        [-5, -5, 5, -5]
        """
        size = len(text) - 1
        parts = {
            1: text,
            2: [text[i : i + 2] for i in range(size)],
            3: [text[i : i + 3] for i in range(size - 1)],
        }
        columns = []
        for weights, start, width in self._features:
            missing = max(0, -1 - start)  # letters before the text
            found = [weights.get(part, 0) for part in parts[width][max(0, start + 1) :]]
            column = [0] * missing + found
            columns.append((column + [0] * size)[:size])
        return [int(self._bar + sum(column)) for column in zip(*columns, strict=True)]
