"""Marks: what the readers and the writers of cue text share, whatever their tags look like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from captions.model import Mark

__all__ = ["Marking", "is_time", "marked", "safe_text", "without_blank_lines"]


class Marking:
    """Builds a plain text and its marks, piece by piece.

    >>> marking = Marking()
    >>> marking.open("i"); marking.text("So"); marking.close("i"), marking.finish()
    (True, ('So', (Mark(start=0, stop=2, tag='i'),)))
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._marks: list[Mark | None] = []
        self._open: list[tuple[int, str, str]] = []  # index of the mark, its name, its tag
        self._starts: list[int] = []
        self.length = 0

    def text(self, text: str) -> None:
        """Add plain text."""
        self._parts.append(text)
        self.length += len(text)

    def open(self, tag: str, name: str = "") -> None:
        """Open a mark; it is closed by its name, the letters that its tag starts with."""
        self._open.append((len(self._marks), name or tag, tag))
        self._starts.append(self.length)
        self._marks.append(None)

    def point(self, tag: str) -> None:
        """Set a mark at a point."""
        self._marks.append(Mark(self.length, self.length, tag))

    def names(self) -> list[str]:
        """Return the names of the open marks, outer first."""
        return [name for _, name, _ in self._open]

    def close(self, name: str) -> bool:
        """Close the innermost mark if it has this name; return whether it had."""
        if not self._open or self._open[-1][1] != name:
            return False
        self._close()
        return True

    def _close(self) -> None:
        index, _, tag = self._open.pop()
        start = self._starts.pop()
        self._marks[index] = Mark(start, self.length, tag) if start < self.length else None

    def finish(self) -> tuple[str, tuple[Mark, ...]]:
        """Close what is open; return the text and its marks, outer before inner."""
        while self._open:
            self._close()
        return "".join(self._parts), tuple(mark for mark in self._marks if mark is not None)


def is_time(mark: Mark) -> bool:
    """Return whether a mark is a time stamp."""
    return mark.tag[:1].isdigit()


def marked(
    text: str,
    marks: Sequence[Mark],
    opening: Callable[[str], str],
    closing: Callable[[str], str],
    escape: Callable[[str], str],
) -> str:
    """Return a text with its marks written into it.

    What opens at a place comes after what closes there; a mark that would cross another is cut
    where that one ends.

    Args:
        text: Plain text.
        marks: Its marks, in order of their start, outer before inner.
        opening: What is written for a tag where it opens, or at a point.
        closing: What is written for a tag where it closes.
        escape: What is written for plain text.
    """
    parts: list[str] = []
    open_marks: list[tuple[int, str]] = []
    at = 0

    def close_until(place: int) -> Iterator[str]:
        nonlocal at
        while open_marks and open_marks[-1][0] <= place:
            stop, tag = open_marks.pop()
            yield escape(text[at:stop])
            at = stop
            yield closing(tag)

    for start, stop, tag in marks:
        parts += close_until(start)
        parts += (escape(text[at:start]), opening(tag))
        at = start
        if stop > start:
            outer = open_marks[-1][0] if open_marks else len(text)
            open_marks.append((min(stop, outer), tag))
    parts += close_until(len(text))
    parts.append(escape(text[at:]))
    return "".join(parts)


def without_blank_lines(text: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    r"""Return a text without its lines that show nothing, and the marks of what is left.

    >>> without_blank_lines(" \nab", [Mark(0, 4, "i")])
    ('ab', (Mark(start=0, stop=2, tag='i'),))
    """
    lines = text.split("\n")
    kept: list[str] = []
    shift: list[int] = []  # new offset of every old one
    length = 0
    for line in lines:
        if line and not line.isspace():
            if kept:
                length += 1  # the line break before it
            shift.extend(range(length, length + len(line) + 1))
            length += len(line)
            kept.append(line)
        else:
            shift.extend([length] * (len(line) + 1))
    whole = "\n".join(kept)
    moved: list[Mark] = []
    for start, stop, tag in marks:
        first, last = shift[start], shift[stop]
        if start < stop and whole[first : first + 1] == "\n":
            first += 1  # a mark that starts on a dropped line starts on the next one
        if first < last or start == stop:
            moved.append(Mark(first, last, tag))
    return whole, tuple(moved)


def safe_text(lines: Sequence[str], marks: Sequence[Mark]) -> tuple[str, Sequence[Mark]]:
    """Return lines as a text, and its marks, without what would end its cue or its lines."""
    text = "\n".join(lines)
    for line in lines:
        if not line.isprintable() or line < "!":  # empty, or a space first
            break
    else:
        return text, marks
    text = text.replace("\r", "\n").replace("\0", " ")  # as long as before: the marks fit
    if all(line and not line.isspace() for line in text.split("\n")):
        return text, marks
    return without_blank_lines(text, marks)
