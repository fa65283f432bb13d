"""Cues, and the track that they make with what is known beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal, NamedTuple

from captions.model.source import Edit
from captions.model.words import NO_WORDS, Mark, Words

if TYPE_CHECKING:
    from captions.profile import Profile
    from captions.segment.explanation import Explanation

__all__ = ["Cue", "Extra", "Head", "Track"]


@dataclass(frozen=True, slots=True, init=False)
class Cue:
    """Lines of text shown from ``start_ms`` until ``end_ms``.

    Attributes:
        start_ms: In-time.
        end_ms: Out-time.
        lines: Plain text, without mark-up; none is empty.
        id: The identifier, empty if it has none.
        settings: WebVTT cue settings as written, such as ``position:10% align:start``.
        marks: The mark-up of `text`, outer before inner; none crosses another.
        words: Where the lines came from, if known; no part of a cue's identity.
        line: 1-based line of its text in the file it was read from, or 0; nor is this.
    """

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    id: str = ""
    settings: str = ""
    marks: tuple[Mark, ...] = ()
    words: Words = field(default=NO_WORDS, compare=False, repr=False)
    line: int = field(default=0, compare=False, repr=False)

    def __init__(
        self,
        start_ms: int,
        end_ms: int,
        lines: tuple[str, ...],
        id: str = "",  # noqa: A002
        settings: str = "",
        marks: tuple[Mark, ...] = (),
        words: Words = NO_WORDS,
        line: int = 0,
    ) -> None:
        # By the slots themselves: half the time of what a frozen dataclass does for itself.
        _set_start_ms(self, start_ms)
        _set_end_ms(self, end_ms)
        _set_lines(self, lines)
        _set_id(self, id)
        _set_settings(self, settings)
        _set_marks(self, marks)
        _set_words(self, words)
        _set_line(self, line)

    @property
    def text(self) -> str:
        """The lines as one string."""
        return "\n".join(self.lines)


(
    _set_start_ms,
    _set_end_ms,
    _set_lines,
    _set_id,
    _set_settings,
    _set_marks,
    _set_words,
    _set_line,
) = (vars(Cue)[column.name].__set__ for column in fields(Cue))


class Extra(NamedTuple):
    """A block of a WebVTT file that is no cue: a whole ``NOTE``, ``STYLE`` or ``REGION``.

    ``before`` is the index of the cue it stands before.
    """

    before: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a track beside its cues.

    Attributes:
        language: BCP 47 tag of the text.
        header: The lines of a WebVTT header: what follows the word ``WEBVTT``, then
            metadata such as ``Kind: captions``.
        extras: Notes, styles and regions.
        edits: What cleaning changed, in order; it grows while cues still come.
        profile: What the cues were made for, if they were.
        clock: Where the times come from: ``estimate``, or a voice, whose pauses follow from the
            text; ``words``, each heard at its own; ``captions`` that came in, whose words share
            the times of their cues; empty: not known.
    """

    language: str = "en"
    header: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    edits: Sequence[Edit] = field(default=(), compare=False)
    profile: Profile | None = field(default=None, compare=False, repr=False)
    clock: Literal["", "estimate", "words", "captions"] = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Track:
    """Cues in order of time, none overlapping another, and what is known beside them."""

    cues: tuple[Cue, ...] = ()
    head: Head = field(default_factory=Head)

    def __iter__(self) -> Iterator[Cue]:
        return iter(self.cues)

    def __len__(self) -> int:
        return len(self.cues)

    @property
    def language(self) -> str:
        """BCP 47 tag of the text."""
        return self.head.language

    @property
    def stated_language(self) -> str:
        """BCP 47 tag that the header of its file states, empty if it states none."""
        stated = any(line.lower().startswith("language:") for line in self.head.header)
        return self.language if stated else ""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What cleaning changed, in order."""
        return tuple(self.head.edits)

    @property
    def words(self) -> Words:
        """The words of all cues."""
        return Words.joined(cue.words for cue in self.cues)

    def to(self, kind: str) -> str:
        """Return the track in a format: ``srt``, ``vtt``, ``json`` or ``txt``.

        Raises:
            UsageError: There is no such format.
        """
        from captions.formats import renderer

        return "".join(renderer(kind)(self.cues, self.head))

    def explain(self, i: int, profile: str | Profile | None = None) -> Explanation:
        """Return why cue i ends where it does, and what the best other ends would have cost.

        Args:
            i: Index of the cue.
            profile: By what to judge it; None: what it was made for, else ``netflix``.

        Raises:
            UsageError: The cue has no words.
        """
        from captions.explaining import explanation

        return explanation(self, i, profile)
