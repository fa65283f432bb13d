"""Only the line breaks: the best ones inside a cue that stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from captions.model import Words
from captions.profile import Profile
from captions.segment.problem import Shape
from captions.segment.segmenter import Segmenter

__all__ = ["rebreak"]


def rebreak(words: Words, profile: Profile, language: str = "en") -> tuple[int, ...]:
    """Return the words of a cue before which a new line starts, as `Block.breaks` has them.

    A text that fits on one line stays on one. One that does not fit on the profile's lines gets as
    few more as it needs; no line is wider than the profile's columns but for a word that is.

    Args:
        words: The words of one cue.
        profile: Columns and lines.
        language: BCP 47 tag.
    """
    segmenter = _segmenter(profile, language)
    problem = segmenter.problem(words)
    return lines_within(problem.widths, problem.spaces, problem.line_cost, segmenter.shape)


@lru_cache(maxsize=4)
def _segmenter(profile: Profile, language: str) -> Segmenter:
    return Segmenter(profile, language)


def lines_within(
    widths: Sequence[int], spaces: Sequence[int], line_cost: Sequence[int], shape: Shape
) -> tuple[int, ...]:
    """Return the cheapest line breaks of a cue.

    Args:
        widths: Columns of each word.
        spaces: Columns of the space before each word.
        line_cost: What it costs to break a line after each word.
        shape: What a cue costs by the widths of its lines.
    """
    right = [0, *accumulate(w + s for w, s in zip(widths, spaces, strict=True))]
    left = [r + s for r, s in zip(right, [*spaces, 0], strict=True)]
    size = len(widths)
    if right[size] - left[0] <= shape.columns:
        return ()
    if shape.lines > 1:
        cuts = [
            (line_cost[k - 1] + shape.two[right[size] - left[k]][right[k] - left[0]], k)
            for k in range(1, size)
            if right[k] - left[0] <= shape.columns and right[size] - left[k] <= shape.columns
        ]
        if cuts:
            return (min(cuts)[1],)
    return _many(right, left, line_cost, shape.columns)


def _many(
    right: list[int], left: list[int], line_cost: Sequence[int], limit: int
) -> tuple[int, ...]:
    """Return breaks into as few lines as it takes; of these the cheapest, lines alike in width."""
    size = len(right) - 1
    # ways[at]: (lines, cost, start of the last line, whose way precedes)
    ways: list[tuple[int, int, int]] = [(0, 0, 0)]
    for at in range(1, size + 1):
        choices = []
        for start in range(at - 1, -1, -1):
            width = right[at] - left[start]
            if width > limit and start < at - 1:
                break
            lines, cost, _ = ways[start]
            room = limit - width
            cost += 200 * room * room // (limit * limit) + (line_cost[at - 1] if at < size else 0)
            choices.append((lines + 1, cost, start))
        ways.append(min(choices))
    breaks = []
    at = ways[size][2]
    while at:
        breaks.append(at)
        at = ways[at][2]
    return tuple(reversed(breaks))
