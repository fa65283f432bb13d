"""Evidence: what a text shows of how its repeats came about, by those that were found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from captions.clean.copies import Unit

__all__ = ["Evidence", "How", "joined"]

CARELESS_EACH = 20
"""If nobody meant one line in so many, and there are several blocks, the text was not looked at."""
CARELESS_ALONE = 5
"""The same where there is one block only."""
DOUBLED_LINES = 6
"""So many different lines, each said twice, and hardly another one: none of them was meant."""
DOUBLED_SHARE = 5
"""Of the lines, all but one in so many must be doubled for that."""


@dataclass(frozen=True, slots=True)
class How:
    """How a text wants to be read.

    Attributes:
        careless: Blocks that nobody means twice are doubled all over it.
        partial: Its last copy may be cut short.
        refrains: The letters of blocks that are said twice wherever they come.
    """

    careless: bool = False
    partial: bool = False
    refrains: frozenset[bytes] = frozenset()


@dataclass(slots=True)
class Evidence:
    """The blocks that a text says again: those nobody means twice, and those somebody may."""

    places: Counter[bytes] = field(default_factory=Counter)
    lines: Counter[bytes] = field(default_factory=Counter)
    maybe: Counter[bytes] = field(default_factory=Counter)

    def dropped(self, block: Sequence[Unit], once_more: bool) -> None:
        """Take note of a block that nobody means twice; ``once_more``: of its third copy."""
        letters = joined(block)
        self.places[letters] += not once_more
        self.lines[letters] += len(block)

    def meant(self, block: Sequence[Unit]) -> None:
        """Take note of a block that may have been meant."""
        self.maybe[joined(block)] += len(block)

    def finds(self, size: int) -> How:
        """Return how a text of ``size`` lines with letters wants to be read."""
        doubled = 2 * (self.lines.total() + self.maybe.total())
        if len(self.maybe) >= DOUBLED_LINES and doubled * DOUBLED_SHARE >= size * (
            DOUBLED_SHARE - 1
        ):
            return How(careless=True)
        refrains = frozenset(letters for letters, count in self.places.items() if count > 1)
        lines = sum(count for letters, count in self.lines.items() if letters not in refrains)
        each = CARELESS_EACH if len(self.places) - len(refrains) > 1 else CARELESS_ALONE
        if lines and lines * each >= size:
            return How(careless=True)
        return How(refrains=refrains)


def joined(block: Sequence[Unit]) -> bytes:
    """Return what a block is known by."""
    return b"\n".join(unit.key for unit in block)
