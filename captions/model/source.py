"""Lines of a source, and the log of what was changed in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["NEW_PARAGRAPH", "Edit", "Line", "Log"]

NEW_PARAGRAPH = "\u2029"
"""Starts the text of a line that is a paragraph of its own though no empty line precedes it."""


class Line(NamedTuple):
    """One line of the source: its 1-based number and its text (empty: a paragraph ends)."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry of the edit log: what was changed, where, and why.

    Attributes:
        kind: The name of the repair.
        first: 1-based number of the first source line.
        last: 1-based number of the last source line.
        before: The lines as they were, ``last - first + 1`` of them, dropped ones left out.
        after: The lines as they are now; fewer than before means lines were dropped.
        why: A sentence for people.
    """

    kind: str
    first: int
    last: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    why: str


Log = Callable[[Edit], None]
