"""Explanation: what there is to say of a cue's cut, in numbers and in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

__all__ = ["Choice", "Explanation", "Reasons"]

Reasons = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One break: what speaks for and against it, and the next best place for it.

    Attributes:
        after: The word in front of the break.
        before: The word behind it; empty at the end of the text.
        reasons: What the break costs, by the names of the weights.
        rival: The word after which the runner-up would break; empty: there is none.
        margin: How much more the runner-up costs in all; negative: it would have been better.
    """

    after: str
    before: str
    reasons: Reasons
    rival: str = ""
    margin: int = 0

    @property
    def cost(self) -> int:
        """What the break costs."""
        return sum(points for _, points in self.reasons)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a cue is cut as it is.

    Costs are points: 100 make an alternative e times less likely; negative speaks in favour.

    Attributes:
        end: Where the cue ends. Its runner-up ends the cue elsewhere, and cuts what follows anew.
        lines: Where its lines end but the last. Their runners-up leave the cue as it is.
        shape: What the lengths of its lines cost.
    """

    end: Choice
    lines: tuple[Choice, ...]
    shape: Reasons

    @property
    def cost(self) -> int:
        """What the cue costs in all: its end, its line breaks, its shape."""
        shape = sum(points for _, points in self.shape)
        return self.end.cost + sum(line.cost for line in self.lines) + shape

    def __str__(self) -> str:
        return "\n".join(self.sentences())

    def sentences(self) -> Iterator[str]:
        """Yield what there is to say, a line a matter."""
        yield from _said("the cue ends", self.end)
        for line in self.lines:
            yield from _said("a line ends", line)
        yield f"the shape costs {_sum(self.shape)}"
        yield f"in all the cue costs {self.cost}"


def _said(what: str, choice: Choice) -> Iterator[str]:
    where = f"before “{choice.before}”" if choice.before else "with the text"
    yield f"{what} after “{choice.after}”, {where}, for {_sum(choice.reasons)}"
    if choice.rival:
        yield f"  the runner-up ends after “{choice.rival}” and costs {_more(choice.margin)}"


def _sum(reasons: Reasons) -> str:
    points = sum(points for _, points in reasons)
    return f"{points} = " + ", ".join(f"{n} {p:+d}" for n, p in reasons) if reasons else "nothing"


def _more(margin: int) -> str:
    if margin < 0:
        return f"{-margin} less"
    times = exp(min(margin, 900) / 100)
    likely = f"{times:.0f}" if times >= 9.5 else f"{times:.1f}"
    if times > 1000:
        likely = "over 1000"
    return f"{margin} more: {likely} times less likely" if margin else "the same"
