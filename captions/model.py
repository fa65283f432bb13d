"""The data that travels: words with times, cues, the track, and the log of edits.

All are immutable. Times are integer milliseconds from the start of the media. Words travel in
batches as columns (one list a field) because a million small objects would cost more than all
the work done on them; a batch still reads as a sequence of `Word`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import NamedTuple, overload

__all__ = ["Block", "Cue", "Edit", "End", "Line", "Log", "Track", "Word", "Words"]


class Line(NamedTuple):
    """One line of the source: its 1-based number and its text (empty: a paragraph ends)."""

    number: int
    text: str


class End(IntEnum):
    """What ends after a word."""

    NONE = 0
    SENTENCE = 1
    PARAGRAPH = 2


@dataclass(frozen=True, slots=True)
class Word:
    """One display token with its two views and its time.

    Attributes:
        display: The text as written, punctuation included.
        spoken: The text as said.
        line: 1-based line of the source it came from.
        glued: No space stands between it and the word before.
        end: What ends after it.
        start_ms: When it starts to be heard, or None before a clock has run.
        end_ms: When it has been heard, or None before a clock has run.
    """

    display: str
    spoken: str
    line: int = 0
    glued: bool = False
    end: End = End.NONE
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Words(Sequence[Word]):
    """A batch of words as columns of equal length (times: empty before a clock has run).

    >>> words = Words(["Hello", "there."], ["Hello", "there."], [1, 1], [False] * 2, [0, 1])
    >>> words[1].display, words[1].end.name, words.text()
    ('there.', 'SENTENCE', 'Hello there.')
    """

    display: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    line: list[int] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    start_ms: list[int] = field(default_factory=list)
    end_ms: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.display)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> Words: ...
    def __getitem__(self, index: int | slice) -> Word | Words:
        if isinstance(index, slice):
            return Words(*(column[index] for column in self._columns()))
        timed = self.timed
        return Word(
            self.display[index],
            self.spoken[index],
            self.line[index],
            self.glued[index],
            End(self.end[index]),
            self.start_ms[index] if timed else None,
            self.end_ms[index] if timed else None,
        )

    def __add__(self, other: Words) -> Words:
        if not self.display:
            return other
        return Words(*(a + b for a, b in zip(self._columns(), other._columns(), strict=True)))

    def _columns(self) -> tuple[list, ...]:  # type: ignore[type-arg]  # one list a field
        return (
            self.display,
            self.spoken,
            self.line,
            self.glued,
            self.end,
            self.start_ms,
            self.end_ms,
        )

    @property
    def timed(self) -> bool:
        """Whether a clock has run."""
        return bool(self.start_ms)

    def at(self, start_ms: list[int], end_ms: list[int]) -> Words:
        """Return the same words with these times."""
        return replace(self, start_ms=start_ms, end_ms=end_ms)

    def text(self, start: int = 0, stop: int | None = None) -> str:
        """Return the display text of words ``start`` to ``stop``, spaced as written."""
        display = self.display[start:stop]
        glued = self.glued[start:stop]
        if True not in glued:
            return " ".join(display)
        parts = [w if g else " " + w for w, g in zip(display, glued, strict=True)]
        return "".join(parts).removeprefix(" ")


class Block(NamedTuple):
    """The words of one cue: ``start`` to ``stop`` in their batch, a new line at each break."""

    start: int
    stop: int
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines of text shown from ``start_ms`` until ``end_ms``.

    ``words`` is where the lines came from, if known; it is no part of a cue's identity.
    """

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    words: Words = field(default_factory=Words, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The lines as one string."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry of the edit log: what was changed, where, and why.

    Attributes:
        kind: The name of the repair.
        first: 1-based number of the first source line.
        last: 1-based number of the last source line.
        before: The lines as they were, ``last - first + 1`` of them, dropped ones left out.
        after: The lines as they are now; fewer than before means lines were dropped.
        why: A sentence for people.
    """

    kind: str
    first: int
    last: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    why: str


Log = Callable[[Edit], None]


@dataclass(frozen=True, slots=True)
class Track:
    """A sequence of cues with what is known about them.

    Attributes:
        cues: In order of time, none overlapping another.
        language: BCP 47 tag of the text.
        edits: What cleaning changed, in order.
    """

    cues: tuple[Cue, ...] = ()
    language: str = "en"
    edits: tuple[Edit, ...] = field(default=(), compare=False)

    def __iter__(self) -> Iterator[Cue]:
        return iter(self.cues)

    def __len__(self) -> int:
        return len(self.cues)

    @property
    def words(self) -> Words:
        """The words of all cues."""
        return Words(
            *(
                [value for cue in self.cues for value in column(cue.words)]
                for column in _WORD_COLUMNS
            )
        )

    def to(self, kind: str) -> str:
        """Return the track in a format: ``srt``, ``vtt``, ``json`` or ``txt``.

        Raises:
            UsageError: There is no such format.
        """
        from captions.formats import renderer

        return "".join(renderer(kind)(self))


_WORD_COLUMNS: tuple[Callable[[Words], Iterable[object]], ...] = (
    lambda w: w.display,
    lambda w: w.spoken,
    lambda w: w.line,
    lambda w: w.glued,
    lambda w: w.end,
    lambda w: w.start_ms,
    lambda w: w.end_ms,
)
