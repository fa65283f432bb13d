"""Moving the clock of captions: later, faster, or through two points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from captions.errors import UsageError
from captions.model import Cue, Edit, Log, Mark
from captions.timecode import format_time, parse_time

__all__ = ["Move"]


@dataclass(frozen=True, slots=True)
class Move:
    """A time of the source times ``scale``, plus ``shift_ms``.

    >>> Move(Fraction(25, 24), Fraction(-500)).ms(24_000)
    24500
    """

    scale: Fraction = Fraction(1)
    shift_ms: Fraction = Fraction(0)

    @classmethod
    def through(cls, points: list[tuple[int, int]]) -> Move:
        """Return the move that brings one or two times to where they belong.

        Raises:
            UsageError: The points say nothing, or that time runs backwards.

        >>> Move.through([(1000, 2000), (2000, 4000)]).ms(3000)
        6000
        """
        (a, b), *rest = points
        if not rest:
            return cls(shift_ms=Fraction(b - a))
        c, d = rest[0]
        if len(rest) > 1 or c == a or Fraction(d - b, c - a) <= 0:
            raise UsageError("two anchors in the same order are needed", "--anchor")
        scale = Fraction(d - b, c - a)
        return cls(scale, b - a * scale)

    def ms(self, ms: int) -> int:
        """Return where a time is moved to."""
        return int((ms * self.scale + self.shift_ms + Fraction(1, 2)) // 1)

    def __call__(self, cues: Iterable[Cue], log: Log | None = None) -> Iterator[Cue]:
        """Yield the cues at their new times; one that would end before the start is dropped."""
        for cue in cues:
            start, end = self.ms(cue.start_ms), self.ms(cue.end_ms)
            if end <= 0:
                if log:
                    last = cue.line + len(cue.lines) - 1
                    log(
                        Edit("before-start", cue.line, last, cue.lines, (), "it would end before 0")
                    )
                continue
            marks = tuple(self._mark(mark) for mark in cue.marks)
            yield replace(cue, start_ms=max(0, start), end_ms=max(end, start + 1), marks=marks)

    def _mark(self, mark: Mark) -> Mark:
        at = parse_time(mark.tag) if mark.start == mark.stop else None
        return mark if at is None else mark._replace(tag=format_time(max(0, self.ms(at))))
