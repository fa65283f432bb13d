"""The whole story on one screen::

    read ──▶ clean ──▶ words ──▶ clock ──▶ segment ──▶ schedule ──▶ render

Every stage is a generator, so a text of any length flows through in flat memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from captions.clean import Repeats, clean
from captions.errors import InputError
from captions.languages import guess
from captions.model import Cue, Edit, Head, Line, Log, Track, Words
from captions.profile import Profile, load_profile
from captions.reading import Note, lines_of_path, lines_of_text, silent
from captions.segment import segment
from captions.timing.duration import fitted
from captions.timing.estimate import DEFAULT_WPM, Estimate
from captions.timing.schedule import schedule
from captions.words import to_words

__all__ = ["Options", "Stream", "format", "stream"]

_LANGUAGE_LINES = 200
"""Lines on which the language is guessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a user may choose.

    Attributes:
        profile: A name, the path of a TOML file, or a profile.
        language: BCP 47 tag; None: what the script of the text says.
        repeats: ``drop``, ``keep`` or ``aggressive``; see `captions.clean.repeats`.
        markdown: Whether the text is Markdown.
        wpm: Words a minute of the estimate clock.
        duration_ms: The estimate is stretched to end at exactly this time.
        rules: Single values of the profile to override.
    """

    profile: str | Profile = "netflix"
    language: str | None = None
    repeats: Repeats = "drop"
    markdown: bool = False
    wpm: float = DEFAULT_WPM
    duration_ms: int | None = None
    rules: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """Cues as they come, and what is known before the first of them."""

    cues: Iterator[Cue]
    language: str
    profile: Profile


def format(source: str | Path | Iterable[Line], **options: Any) -> Track:  # noqa: A001
    """Return the captions of a text.

    Args:
        source: The text itself, the `Path` of a text file, or numbered lines.
        options: The fields of `Options`.

    Raises:
        InputError: The source cannot be used, or holds no text.
        ProfileError: There is no such profile.

    >>> format("So it is , and so\\nit will be.").cues[0].lines
    ('So it is, and so it will be.',)
    """
    edits: list[Edit] = []
    if isinstance(source, Path):
        options.setdefault("markdown", source.suffix.lower() in MARKDOWN_SUFFIXES)
    track = stream(_lines(source), Options(**options), edits.append)
    return Track(tuple(track.cues), Head(track.language, edits=edits))


MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})


def _lines(source: str | Path | Iterable[Line], note: Note = silent) -> Iterable[Line]:
    if isinstance(source, Path):
        return lines_of_path(source, note)
    return lines_of_text(source) if isinstance(source, str) else source


def stream(
    lines: Iterable[Line],
    options: Options,
    log: Log | None = None,
    note: Note = silent,
) -> Stream:
    """Return the cues of lines as a stream.

    Args:
        lines: Numbered lines, as read.
        options: What the user chose.
        log: Is told of every edit as it is made.
        note: Is told what a person should know, such as a duration too short to read in.
    """
    lines = iter(lines)
    head = list(islice(lines, _LANGUAGE_LINES))
    language = options.language or guess(" ".join(line.text for line in head))
    profile = load_profile(options.profile, language, **options.rules or {})

    cleaned = clean(chain(head, lines), language, options.repeats, options.markdown, log)
    words = to_words(cleaned, language)

    def cues_at(clock: Estimate, words: Iterable[Words]) -> Iterator[Cue]:
        return schedule(segment(clock(words), profile, language), profile, elastic=True)

    if options.duration_ms is None:
        cues = cues_at(Estimate(options.wpm), words)
    else:
        heard = list(words)
        cues = fitted(
            options.duration_ms,
            lambda factor: cues_at(Estimate(options.wpm, factor), heard),
            note,
        )
    return Stream(_some(cues), language, profile)


def _some(cues: Iterator[Cue]) -> Iterator[Cue]:
    """Yield the cues; there must be one."""
    empty = True
    for cue in cues:
        empty = False
        yield cue
    if empty:
        raise InputError("there is no text to caption", remedy="give a text with words in it")
