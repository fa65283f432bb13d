"""The file: where it breaks the syntax of its format, and what its reader had to mend."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from captions.checks.case import Case, Fault, Problem
from captions.formats.repairs import WHY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from captions.model import Cue, Edit, Track

__all__ = ["OTHER_RULES", "problems_of", "syntax"]

OTHER_RULES = {
    "end-before-start": "order",
    "out-of-order": "order",
    "no-text": "empty",
    "unclosed-tag": "marks",
    "unknown-tag": "marks",
    "unopened-tag": "marks",
}
"""Repairs of a reader that are findings of another rule than `syntax`."""


SHOWN_LINES = 3
"""Further lines with the same fault that are named."""


def syntax(case: Case) -> Iterator[Fault]:
    """Find what is wrong with the file as its format defines it, and what had to be guessed.

    What is wrong in the same way on many lines, as a setting of old on each cue, is one finding at
    the first of them.
    """
    alike: dict[str, list[tuple[int, str, str, int]]] = {}
    for problem in _by_line(case.problems):
        alike.setdefault(problem[1], []).append(problem)
    for (cue, message, piece, line), *more in alike.values():
        also = _also([line for _, _, _, line in more])
        yield Fault(cue, (piece or message) + also, None, message + also, line=line)


def _also(lines: Sequence[int]) -> str:
    """Return where else a fault is, as a clause.

    >>> _also([]), _also([7]), _also([7, 9]), _also([7, 9, 11, 13, 15])
    ('', '; also on line 7', '; also on lines 7, 9', '; also on lines 7, 9, 11 and 2 more')
    """
    if not lines:
        return ""
    shown = ", ".join(map(str, lines[:SHOWN_LINES]))
    rest = len(lines) - SHOWN_LINES
    noun = "line" if len(lines) == 1 else "lines"
    return f"; also on {noun} {shown}" + (f" and {rest} more" if rest > 0 else "")


def _by_line(problems: Sequence[Problem]) -> Iterator[tuple[int, str, str, int]]:
    """Yield one problem a line: what the syntax says comes before what the reader did.

    A line that another rule tells of is left to it.
    """
    seen = {problem.line for problem in problems if problem.kind in OTHER_RULES}
    for problem in sorted(problems, key=lambda p: (p.line, bool(p.kind))):
        if problem.line not in seen:
            seen.add(problem.line)
            yield problem.cue, problem.message, problem.piece, problem.line


def problems_of(track: Track, source: str | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with the file that a track was read from.

    Args:
        track: As read; its edits are the repairs of its reader. A track that was not read from a
            file (its cues have no line there) has none.
        source: The text of the file; if it is WebVTT its syntax is checked.
    """
    found = []
    places = sorted((cue.line, i) for i, cue in enumerate(track.cues) if cue.line)
    if places:
        found += [_repaired(edit) for edit in track.edits if edit.kind in WHY]
    if source and source.removeprefix("\ufeff").startswith("WEBVTT"):
        from captions.formats.vtt_syntax import problems

        found += [Problem(line, message) for line, message in problems(source)]
    return tuple(p._replace(cue=_cue_at(p.line, places, track.cues)) for p in found)


def _repaired(edit: Edit) -> Problem:
    piece = " ".join(edit.before).strip()
    shown = f"“{piece[:40]}”: " if piece else ""
    return Problem(edit.first, f"{shown}{edit.why} (mended when read)", edit.kind, piece)


def _cue_at(line: int, places: list[tuple[int, int]], cues: Sequence[Cue]) -> int:
    """Return the index of the cue at a line, -1 if there is none.

    Its number and its times stand on the two lines before its text.
    """
    at = bisect_right(places, (line, len(cues)))
    before, after = places[max(0, at - 1) : at], places[at : at + 1]
    for first, index in before:
        if line < first + len(cues[index].lines):
            return index
    for first, index in after:
        if first - 2 <= line:
            return index
    return -1
