"""Letters carry times and mark-up from words to others that are cut or spelt otherwise."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from captions.model import Mark, Words

if TYPE_CHECKING:
    from captions.timing.source import Row

__all__ = ["as_heard", "matched"]


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
    source = list(range(len(after)))  # for each letter, which one of the row it was
    if before != after:
        source = [-1] * len(after)
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
            for k in range(block.size):
                source[block.b + k] = block.a + k
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
