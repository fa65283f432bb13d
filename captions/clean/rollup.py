"""Roll-up: captions that say again what is still on screen become the words as they came.

Live captions and YouTube's scroll: each line is first spoken, then carried over to the row above
while the next one is spoken, often with cues of 10 ms between. Others grow: "A", "A B", "A B C".
What a cue carries over is what the cue before it ended with, word for word, from the start of one
of its lines on. A word that brings a time of its own is never carried over, so what somebody says
twice stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple

from captions.model import Cue, Edit, Line, Log, Mark

__all__ = ["unroll", "unroll_lines"]

TOUCH_MS = 5
"""Cues that follow one another so closely may carry over all they say."""
NEAR_MS = 1000
"""Those that are further apart, but not so far, only what stands before something new; where words
have times of their own, however far."""
LEAST = 3
"""So many cues or lines must carry over before a text counts as rolling."""
SHARE = 4
"""And one in so many of them."""
HEAD = 2000
"""Lines of a script that are heard as evidence."""
_CARRIED = "said in the cue before and still on screen"


class _Token(NamedTuple):
    text: str
    start: int
    stop: int
    row: int
    timed: bool


def unroll(cues: Sequence[Cue], log: Log | None = None) -> list[Cue]:
    """Return cues that say nothing again, their word times kept; cues that do not roll stay.

    Args:
        cues: Cues in order of time.
        log: Is told of every line, or part of one, that is dropped.

    >>> rows = [("so it",), ("so it",), ("so it", "is and"), ("is and",), ("is and", "was")]
    >>> cues = [Cue(1000 * i, 1000 * i + 1000, lines) for i, lines in enumerate(rows)]
    >>> [cue.lines for cue in unroll(cues)]
    [('so it',), ('is and',), ('was',)]
    """
    carried = _carried(cues)
    if not _rolls(cues, carried):
        return list(cues)
    found: list[Cue] = []
    for at, (cue, count) in enumerate(zip(cues, carried, strict=True)):
        if log and count:
            _tell(cue, count, log)
        rest = _rest(cue, count)
        if rest is None:
            if found and cue.end_ms > found[-1].end_ms and count and _untimed(found[-1]):
                found[-1] = replace(found[-1], end_ms=_hold(cues, at))
            continue
        found.append(rest)
    return found


def _untimed(cue: Cue) -> bool:
    return not any(mark.start == mark.stop for mark in cue.marks)


def _hold(cues: Sequence[Cue], at: int) -> int:
    """Return until when a cue that says nothing new holds what was said: a bridge adds nothing."""
    return (
        cues[at].end_ms if cues[at].end_ms - cues[at].start_ms > 2 * TOUCH_MS else cues[at].start_ms
    )


def _rolls(cues: Sequence[Cue], carried: Sequence[int]) -> bool:
    """Return whether enough of the cues carry something over."""
    full = sum(bool(cue.lines) for cue in cues)
    rolling = sum(carried[i] > 0 for i in range(len(cues)))
    if rolling >= LEAST:
        return rolling * SHARE >= full
    return rolling > 0 and any(mark.start == mark.stop for cue in cues for mark in cue.marks)


def _tokens(cue: Cue) -> list[_Token]:
    """Return the words of a cue; one behind a time stamp of its own brings a time."""
    stamps = [mark.start for mark in cue.marks if mark.start == mark.stop]
    tokens: list[_Token] = []
    at, stamp = 0, 0
    for row, line in enumerate(cue.lines):
        offset = 0
        for word in line.split():
            start = line.index(word, offset)
            offset = start + len(word)
            timed = False
            while stamp < len(stamps) and stamps[stamp] <= at + start:
                timed, stamp = True, stamp + 1
            tokens.append(_Token(word, at + start, at + offset, row, timed))
        at += len(line) + 1
    return tokens


def _carried(cues: Sequence[Cue]) -> list[int]:
    """Return for each cue how many of its first words the cue before it left on screen."""
    found = []
    before: list[_Token] = []
    end_ms = 0
    for cue in cues:
        tokens = _tokens(cue)
        gap_ms = cue.start_ms - end_ms
        near = gap_ms <= NEAR_MS or any(token.timed for token in tokens)
        count = _overlap(before, tokens) if near else 0
        found.append(0 if gap_ms > TOUCH_MS and count == len(tokens) else count)
        before, end_ms = tokens, cue.end_ms
    return found


def _overlap(before: list[_Token], tokens: list[_Token]) -> int:
    """Return how many words end the one and start the other, from the start of a line on."""
    most = len(tokens)
    first = next((i for i, token in enumerate(tokens) if token.timed), None)
    if first is not None:  # the line that brings times is new from its first word
        most = next(i for i, token in enumerate(tokens) if token.row == tokens[first].row)
    words = [token.text for token in tokens]
    for start, token in enumerate(before):
        size = len(before) - start
        if start and before[start - 1].row == token.row:
            continue
        if size <= most and words[:size] == [t.text for t in before[start:]]:
            return size
    return 0


def _rest(cue: Cue, count: int) -> Cue | None:
    """Return a cue without its first words, or None if nothing is left."""
    tokens = _tokens(cue)
    if count >= len(tokens):
        return None
    cut = tokens[count].start
    text = cue.text[cut:]
    marks = tuple(
        Mark(max(0, mark.start - cut), mark.stop - cut, mark.tag)
        for mark in cue.marks
        if mark.tag != "c" and (mark.stop > cut or mark.start == mark.stop >= cut)
    )
    return replace(cue, lines=tuple(text.split("\n")), marks=marks, settings="", id="")


def _tell(cue: Cue, count: int, log: Log) -> None:
    """Log the lines, and the part of a line, that a cue carries over."""
    tokens = _tokens(cue)
    last = tokens[min(count, len(tokens)) - 1]
    whole = last.row + 1 if count >= len(tokens) or tokens[count].row > last.row else last.row
    for row in range(whole):
        number = cue.line + row
        log(Edit("roll-up", number, number, (cue.lines[row],), (), _CARRIED))
    if whole == last.row:
        number, line = cue.line + last.row, cue.lines[last.row]
        skipped = sum(len(text) + 1 for text in cue.lines[: last.row])
        after = (line[tokens[count].start - skipped :],)
        log(Edit("roll-up", number, number, (line,), after, _CARRIED))


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
