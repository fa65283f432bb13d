"""Letters carry times and mark-up from words to others that are cut or spelt otherwise."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from captions.model import Mark, Words

if TYPE_CHECKING:
    from captions.timing.source import Row

__all__ = ["as_heard", "matched"]

_AT_ONCE = 2000
"""Letters that are compared with each other; the time grows with their square."""
_PIECE, _TRIES = 32, 64
"""Letters that are looked for as one, and how many such pieces on both sides of the middle."""


def as_heard(words: Words, heard: Words) -> Words:
    """Return words at the times of others that have the same letters, cut elsewhere.

    >>> heard = Words(["soit", "is"], [""] * 2, [1] * 2, [False] * 2, [0] * 2, [0, 400], [400, 500])
    >>> words = Words(["so", "itis"], [""] * 2, [1] * 2, [False] * 2, [0] * 2)
    >>> as_heard(words, heard).start_ms, as_heard(words, heard).end_ms
    ([0, 200], [200, 500])
    """
    letters = _letters(heard.display, heard.start_ms, heard.end_ms)
    stops = list(accumulate(map(len, words.display), initial=0))
    return words.at(
        [letters[start][0] for start in stops[:-1]], [letters[stop - 1][1] for stop in stops[1:]]
    )


def matched(tokens: list[str], row: Row) -> tuple[list[int], list[int], list[tuple[Mark, ...]]]:
    """Return the times and marks of words that differ from those of their row, by their letters."""
    before, after = "".join(row.tokens), "".join(tokens)
    source = _sources(before, after)
    letters = _letters(row.tokens, row.start_ms, row.end_ms)
    known = [at for at in source if at >= 0]
    first = letters[known[0]][0] if known else row.start_ms[0]
    starts, ends, marks = [], [], []
    tags = _letter_marks(row)
    at = 0
    owner = [index for index, token in enumerate(row.tokens) for _ in token]
    for token in tokens:
        mine = [s for s in source[at : at + len(token)] if s >= 0]
        if mine:
            end = mine[-1] + 1
            later = (source[k] for k in range(at + len(token), len(source)))
            following = next((s for s in later if s >= 0), len(owner))
            while end < following and owner[end] == owner[mine[-1]]:
                end += 1  # what is gone of "&amp;" is no pause behind "&"
            first, last = letters[mine[0]][0], letters[end - 1][1]
        else:
            last = first
        starts.append(first)
        ends.append(last)
        marks.append(
            _joined([tags[s] if s >= 0 else None for s in source[at : at + len(token)]])
            if tags
            else ()
        )
        first = last
        at += len(token)
    return starts, ends, marks


def _sources(before: str, after: str) -> list[int]:
    """Return for each letter which one it was before, or -1."""
    source = [-1] * len(after)
    todo = [(0, len(before), 0, len(after))]
    while todo:
        a, a_stop, b, b_stop = todo.pop()
        if before[a:a_stop] == after[b:b_stop]:
            source[b:b_stop] = range(a, a_stop)
        elif b_stop - b <= _AT_ONCE and a_stop - a <= _AT_ONCE:
            matcher = SequenceMatcher(None, before[a:a_stop], after[b:b_stop], autojunk=False)
            for block in matcher.get_matching_blocks():
                start = a + block.a
                source[b + block.b : b + block.b + block.size] = range(start, start + block.size)
        else:
            cut, other = _cut(before, after, (a, a_stop), (b, b_stop))
            todo += [(a, cut, b, other), (cut, a_stop, other, b_stop)]
    return source


def _cut(before: str, after: str, old: tuple[int, int], new: tuple[int, int]) -> tuple[int, int]:
    """Return where two texts, too long to compare at once, stand for the same.

    A piece that each has once tells, the nearer to the middle the better; if none does, the middles
    are as good as any.
    """
    middle, size = sum(new) // 2, new[1] - new[0]
    for step in range(size // (2 * _PIECE) if size > 2 * _PIECE else 0):
        for at in (middle - step * _PIECE, middle + step * _PIECE)[: 1 + (step > 0)]:
            piece = after[at : at + _PIECE]
            found = before.find(piece, *old)
            once = found == before.rfind(piece, *old) and at == after.rfind(piece, *new)
            if once and found > old[0] and at > new[0] and at == after.find(piece, *new):
                return found, at
        if step == _TRIES:
            break
    return sum(old) // 2, middle


def _letters(tokens: list[str], starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """Return when each letter starts and ends, as if all took as long within a word."""
    found = []
    for token, start, end in zip(tokens, starts, ends, strict=True):
        size = len(token)
        edges = [start + ((end - start) * k + size // 2) // size for k in range(size + 1)]
        found += list(pairwise(edges))
    return found


def _letter_marks(row: Row) -> list[tuple[str, ...]]:
    """Return the tags of every letter of a row, outer before inner."""
    if not any(row.marks):
        return []
    found: list[tuple[str, ...]] = []
    for token, marks in zip(row.tokens, row.marks, strict=True):
        found += [tuple(m.tag for m in marks if m.start <= k < m.stop) for k in range(len(token))]
    return found


def _joined(tags: list[tuple[str, ...] | None]) -> tuple[Mark, ...]:
    """Return the marks of a word by the tags of its letters; a new letter takes its neighbour's."""
    full: list[tuple[str, ...]] = []
    for tag in tags:
        full.append(tag if tag is not None else (full[-1] if full else ()))
    found: list[Mark] = []
    open_marks: list[tuple[str, int]] = []
    for at, now in enumerate([*full, ()]):
        same = 0
        while same < len(now) and same < len(open_marks) and open_marks[same][0] == now[same]:
            same += 1
        found += [Mark(start, at, name) for name, start in open_marks[same:]]
        del open_marks[same:]
        open_marks += [(name, at) for name in now[same:]]
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.stop)))
