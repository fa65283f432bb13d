"""Roll-up: captions that say again what is still on screen become the words as they came.

Live captions and YouTube's scroll: each line is first spoken, then carried over to the row above
while the next one is spoken, often with cues of 10 ms between. Others grow: "A", "A B", "A B C".
What a cue carries over is what the cue before it ended with, word for word, from the start of one
of its lines on, or from where it said something new (some converters join the rows). A word that
brings a time of its own is never carried over, so what somebody says twice stays.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, takewhile
from operator import attrgetter
from typing import NamedTuple

from captions.clean.copies import UNSPACED
from captions.clean.shown_again import as_written, read_along
from captions.model import Cue, Edit, Log, Mark
from captions.pattern import Pattern

__all__ = ["unroll"]

TOUCH_MS = 5
"""Cues that follow one another so closely may carry over all they say."""
NEAR_MS = 1000
"""Those that are further apart, but not so far, only what stands before something new; where words
have times of their own, or hardly a cue carries nothing over, however far."""
HARDLY = 2
"""So it is where more than one cue in so many, of those that bring something new, does."""
BACK = 6
"""Rows; a screen that jumps back shows two or more of so many latest ones again."""
LEAST = 3
"""So many cues or lines must carry over before a text counts as rolling, or all but the first."""
SHARE = 4
"""And one in so many of them must go on with something new."""
DOUBLED = Fraction(4, 5)
"""Where nothing new follows, cues are doubled if so many have a neighbour that says the same: a
song says a line again, but not every line."""
_CARRIED = "said in the cue before and still on screen"
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_WORD = Pattern(rf"[{UNSPACED}]|[^\s{UNSPACED}{_INVISIBLE}]+")
_SOUND = re.compile(r"[(\[♪♫].*[)\]♪♫]")
_YOUTUBE = re.compile(r"c(?:\.color[0-9A-F]{6})?")
"""Marks that only roll: YouTube's words, coloured by how sure it was of them."""


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
    cues = as_written(read_along(list(_shown_once(cues, log)), log), log)
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


def _shown_once(cues: Sequence[Cue], log: Log | None) -> Iterator[Cue]:
    """Yield the cues but those of the same text at the same time, as layers of styles come."""
    before: set[tuple[int, tuple[str, ...]]] = set()
    start_ms = -1
    for cue in cues:
        if cue.start_ms != start_ms:
            start_ms = cue.start_ms
            before.clear()
        same = cue.end_ms, cue.lines
        if same not in before:
            before.add(same)
            yield cue
        elif log:
            for number, line in enumerate(cue.lines, cue.line):
                log(Edit("roll-up", number, number, (line,), (), "shown twice at the same time"))


def _untimed(cue: Cue) -> bool:
    return not any(mark.start == mark.stop for mark in cue.marks)


def _is_bridge(cue: Cue) -> bool:
    return cue.end_ms - cue.start_ms <= 2 * TOUCH_MS


def _bridges(cue: Cue, count: int, following: int) -> bool:
    """Return whether a cue only bridges: it says nothing new, and the next one says it again."""
    return _is_bridge(cue) and 0 < count == len(_tokens(cue)) <= following


def _hold(cues: Sequence[Cue], at: int) -> int:
    """Return until when a cue that says nothing new holds what was said: a bridge adds nothing."""
    return cues[at].start_ms if _is_bridge(cues[at]) else cues[at].end_ms


def _rolls(cues: Sequence[Cue], carried: Sequence[int]) -> bool:
    """Return whether enough of the cues carry something over.

    One is enough if it only bridges, or the words behind what it carries have times of their own.
    """
    full = sum(bool(cue.lines) for cue in cues)
    rolling = [(cue, count) for cue, count in zip(cues, carried, strict=True) if count]
    if any(not _untimed(cue) for cue, _ in rolling):
        return True
    following = [*carried, 0][1:]
    if any(_bridges(*row) for row in zip(cues, carried, following, strict=True)):
        return True
    if len(rolling) < LEAST and len(rolling) < max(2, full - 1):
        return False
    growing = sum(count < len(_tokens(cue)) for cue, count in rolling)
    if growing:
        return growing * SHARE >= full
    runs = [len(list(run)) for _, run in groupby(cue.lines for cue in cues)]
    doubled = [run for run in runs if run > 1]
    # One text again and again ("No. No. No.", each a cue) may as well have been said so often.
    return len(doubled) > 1 and sum(doubled) >= DOUBLED * full


def _tokens(cue: Cue) -> list[_Token]:
    """Return the words of a cue; one at, behind or around a time stamp brings a time."""
    stamps = [mark.start for mark in cue.marks if mark.start == mark.stop]
    tokens: list[_Token] = []
    at, stamp = 0, 0
    for row, line in enumerate(cue.lines):
        for word in _WORD.compiled.finditer(line):
            timed = False
            while stamp < len(stamps) and stamps[stamp] < at + word.end():
                timed, stamp = True, stamp + 1
            tokens.append(_Token(word[0], at + word.start(), at + word.end(), row, timed))
        at += len(line) + 1
    return tokens


def _carried(cues: Sequence[Cue]) -> list[int]:
    """Return for each cue how many of its first words the cue before it left on screen."""
    far = list(_overlaps(cues, joined=False, far=True))
    new = [n for cue, n in zip(cues, far, strict=True) if n < len(_tokens(cue))]
    sure = sum(map(bool, new)) * HARDLY > len(new)
    rows, joined = [list(_overlaps(cues, joined, sure)) for joined in (False, True)]
    more = [cue for cue, a, b in zip(cues, rows, joined, strict=True) if a != b]
    sure = any(map(_is_bridge, more)) or len(more) >= max(LEAST, len(cues) // SHARE)
    return joined if sure else rows


def _overlaps(cues: Sequence[Cue], joined: bool, far: bool) -> Iterator[int]:
    """Yield how many words each cue carries over.

    Args:
        cues: In order of time.
        joined: Whether their rows may have become one.
        far: Whether they may be far apart.
    """
    before: list[_Token] = []
    quiet: list[_Token] = []  # the same without sounds, where it has some
    shown: deque[tuple[str, ...]] = deque(maxlen=BACK)
    fresh = 0  # where in the cue before something new started
    end_ms = 0
    for cue in cues:
        tokens = _tokens(cue)
        gap_ms = cue.start_ms - end_ms
        near = far or gap_ms <= NEAR_MS or any(token.timed for token in tokens)
        most = _most(tokens, gap_ms) if near else 0
        start = _overlap(before, fresh if joined else 0, tokens[:most])
        count = len(before) - start
        count = count or len(quiet) - _overlap(quiet, 0, tokens[:most])
        count = count or _back(shown, tokens, most)
        yield count
        end_ms = cue.end_ms
        if count and count == len(tokens) and start == len(before):
            continue  # after it has jumped back, the screen goes on as it was
        rows = _rows(tokens[count:])
        if 0 < count < len(tokens) and tokens[count - 1].row == tokens[count].row and shown:
            rows[:1] = [shown.pop() + rows[0]]
        shown.extend(rows)
        fresh = count if count < len(tokens) else max(0, fresh - start)
        spoken = [token for token in tokens if not _SOUND.fullmatch(cue.lines[token.row].strip())]
        quiet = [] if len(spoken) == len(tokens) else spoken or before
        before = tokens


def _rows(tokens: list[_Token]) -> list[tuple[str, ...]]:
    return [tuple(token.text for token in row) for _, row in groupby(tokens, attrgetter("row"))]


def _back(shown: Sequence[tuple[str, ...]], tokens: list[_Token], most: int) -> int:
    """Return how many words a cue shows again because the screen jumped back by some rows."""
    rows = _rows(tokens)
    for at in range(len(shown) - 1):
        same = takewhile(lambda pair: pair[0] == pair[1], zip(list(shown)[at:], rows, strict=False))
        sizes = [len(row) for row, _ in same]
        if len(sizes) > 1 and sum(sizes) <= most:
            return sum(sizes)
    return 0


def _most(tokens: list[_Token], gap_ms: int) -> int:
    """Return how many words a cue may carry over at most."""
    timed = next((token for token in tokens if token.timed), None)
    if timed:  # the line that brings times is new from its first word
        return next(i for i, token in enumerate(tokens) if token.row == timed.row)
    return len(tokens) - (gap_ms > TOUCH_MS)


def _overlap(before: list[_Token], fresh: int, tokens: list[_Token]) -> int:
    """Return from which word on the cue before starts another one; behind its end: from none.

    It is the first from which the rows are the same, too: "so so", "so" is not "so", "so so".
    """
    said, words = [token.text for token in before], [token.text for token in tokens]
    first = len(before)
    for start in range(max(0, len(before) - len(words)), len(before)):
        begins = start in (0, fresh) or before[start - 1].row != before[start].row
        if begins and words[: len(before) - start] == said[start:]:
            row = before[start].row
            if all(a.row - row == b.row for a, b in zip(before[start:], tokens, strict=False)):
                return start
            first = min(first, start)
    return first


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
        if not _YOUTUBE.fullmatch(mark.tag) and (mark.stop > cut or mark.start == mark.stop >= cut)
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
