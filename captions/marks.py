"""Marks travel with words: from a text to its words, and from words to the lines of a new cue."""

from __future__ import annotations

from collections.abc import Sequence

from captions.model import Mark, Words

__all__ = ["cue_marks", "word_marks"]


def word_marks(marks: Sequence[Mark], spans: Sequence[tuple[int, int]]) -> list[tuple[Mark, ...]]:
    """Return the marks of words that stand at ``spans`` of a text; time stamps stay behind.

    >>> word_marks([Mark(0, 6, "i")], [(0, 2), (3, 8)])
    [(Mark(start=0, stop=2, tag='i'),), (Mark(start=0, stop=3, tag='i'),)]
    """
    found = []
    for start, stop in spans:
        inside = tuple(
            Mark(max(mark.start, start) - start, min(mark.stop, stop) - start, mark.tag)
            for mark in marks
            if mark.start < stop and mark.stop > start
        )
        found.append(inside)
    return found


def cue_marks(words: Words, breaks: Sequence[int] = ()) -> tuple[Mark, ...]:
    """Return the marks of a cue's text, those of neighbours with the same tag as one.

    Args:
        words: The words of the cue.
        breaks: Indices of the words that start a line.

    >>> row = Words(["so", "is"], ["so", "is"], [1, 1], [False] * 2, [0, 0])
    >>> row.marks.extend([(Mark(0, 2, "i"),), (Mark(0, 1, "i"),)])
    >>> cue_marks(row)
    (Mark(start=0, stop=4, tag='i'),)
    """
    if not any(words.marks):
        return ()
    found: list[Mark] = []
    depth: list[int] = []  # for each level of nesting, the mark that may go on
    at = 0
    for i, display in enumerate(words.display):
        joint = at
        if i and (i in breaks or not words.glued[i]):
            at += 1
        stack: list[tuple[int, int]] = []  # where the marks around end, and their index
        going: list[int] = []
        for start, stop, tag in words.marks[i]:
            while stack and stack[-1][0] <= start:
                stack.pop()
            level = len(stack)
            last = depth[level] if level < len(depth) else -1
            parents = level == 0 or (going[level - 1 :] and going[level - 1] == stack[-1][1])
            if last >= 0 and start == 0 and parents and found[last][1:] == (joint, tag):
                found[last] = Mark(found[last].start, at + stop, tag)
            else:
                last = len(found)
                found.append(Mark(at + start, at + stop, tag))
            del depth[level:], going[level:]
            depth.append(last)
            going.append(last)
            stack.append((stop, last))
        if not words.marks[i]:
            depth.clear()
        at += len(display)
    return tuple(found)
