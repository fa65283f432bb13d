"""Rolled lines: roll-up captions that were pasted into a script say each line once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from captions.model import Edit, Line, Log

__all__ = ["unroll_lines"]

LEAST = 3
"""So many lines must say again what the line before it said, ..."""
SHARE = 4
"""... and one in so many."""
HEAD = 2000
"""Lines of a script that are heard as evidence."""


def unroll_lines(lines: Iterable[Line], log: Log | None = None) -> Iterator[Line]:
    """Yield the lines of a script without what pasted roll-up captions say again.

    A line that starts with the whole line before it, or with what that line newly brought, loses
    exactly that part – if at least `LEAST` lines of the head do, and one in `SHARE`.

    >>> rows = ["so it is", "so it is and", "so it is and was", "so it is and was here", "the end"]
    >>> [line.text for line in unroll_lines(Line(i, row) for i, row in enumerate(rows, 1))]
    ['so it is', 'and', 'was', 'here', 'the end']
    """
    lines = iter(lines)
    head = list(islice(lines, HEAD))
    grown = sum(0 < cut < len(line.text) for line, cut in _cuts(head))
    full = sum(bool(line.text) for line in head)
    if grown < LEAST or grown * SHARE < full:
        yield from chain(head, lines)
        return
    for line, cut in _cuts(chain(head, lines)):
        if not cut:
            yield line
            continue
        rest = line.text[cut:].lstrip()
        if log:
            after = (rest,) if rest else ()
            log(
                Edit(
                    "roll-up",
                    line.number,
                    line.number,
                    (line.text,),
                    after,
                    "said in the line before",
                )
            )
        if rest:
            yield Line(line.number, rest)


def _cuts(lines: Iterable[Line]) -> Iterator[tuple[Line, int]]:
    """Yield lines, each with how many of its characters the line before has said."""
    whole = new = ""
    for line in lines:
        text = line.text
        cut = 0
        if text:
            cut = _said(text, whole) or _said(text, new)
            rest = text[cut:].lstrip()
            whole, new = text, rest or new
        yield line, cut


def _said(text: str, before: str) -> int:
    """Return the length of ``before`` if a text starts with it; one word proves nothing."""
    if " " not in before or not text.startswith(before):
        return 0
    size = len(before)
    return size if len(text) == size or text[size] == " " else 0
