"""The whole story on one screen.

::

    read ──▶ clean ──▶ words ──▶ clock ──▶ segment ──▶ schedule ──▶ render

Every stage is a generator, so a text of any length flows through in flat memory. Captions that come
in bring their own clock, unless their recording is given; `captions.recut` has their road.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from captions.clean import Repeats, clean
from captions.decoding import Note
from captions.errors import InputError, UsageError
from captions.languages import guess
from captions.model import Cue, Edit, Extra, Head, Line, Log, Track, Words
from captions.profile import Profile, load_profile
from captions.reading import (
    captions_or_lines,
    lines_of_text,
    refuse_repaired,
    silent,
    sniffed,
    track_of_text,
)
from captions.segment import segment
from captions.timing.duration import fitted
from captions.timing.estimate import DEFAULT_WPM, Estimate
from captions.timing.schedule import schedule
from captions.words import Reader, spoken_forms, to_words

if TYPE_CHECKING:
    from captions.timing.move import Move

__all__ = ["Clock", "Options", "Stream", "format", "stream"]

Clock = Callable[[Iterable[Words]], Iterator[Words]]
"""Takes batches of words without times and gives the same words with times (`Words.at`): integer
milliseconds, no word before the one before it. Its pauses part cues, as those of people do."""

_LANGUAGE_LINES = 200
"""Lines on which the language is guessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a user may choose.

    Attributes:
        profile: A name, the path of a TOML file, or a profile.
        language: BCP 47 tag; None: what the script of the text says.
        repeats: ``drop``, ``keep`` or ``aggressive``; see `captions.clean.repeats`. From captions,
            where what is said twice was heard twice, only ``aggressive`` drops.
        markdown: Whether the text is Markdown.
        wpm: Words a minute of the estimate clock.
        duration_ms: The estimate is stretched to end at exactly this time.
        voice: The words have the times at which this voice would say them, instead of estimated
            ones; named as in `captions.speech.open_engine`.
        words: The words have the times at which they were recorded, also those of captions: the
            path of what a recogniser, an aligner or a speech engine wrote, or what its JSON holds.
        clock: Gives the words their times instead; see `Clock`.
        rules: Single values of the profile to override.
        keep: Of captions that come in, keep the ``cues`` (only lines are broken anew) or the
            ``lines`` (only times change).
        drop: Of captions, leave out ``sounds``, ``labels`` or ``music``.
        move: Where the times of captions are moved to.
        strict: Whether captions that need repairs are refused.
    """

    profile: str | Profile = "netflix"
    language: str | None = None
    repeats: Repeats = "drop"
    markdown: bool = False
    wpm: float = DEFAULT_WPM
    duration_ms: int | None = None
    voice: str | None = None
    words: str | Path | dict[str, Any] | list[Any] | None = None
    clock: Clock | None = None
    rules: dict[str, Any] | None = None
    keep: Literal["", "cues", "lines"] = ""
    drop: tuple[str, ...] = ()
    move: Move | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Stream:
    """Cues as they come, and what is known before the first of them."""

    cues: Iterator[Cue]
    language: str
    profile: Profile
    header: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    clock: Literal["estimate", "words", "captions"] = "estimate"

    def head(self, edits: Sequence[Edit] = ()) -> Head:
        """Return what is to be written beside the cues."""
        return Head(self.language, self.header, self.extras, edits, self.profile, self.clock)


def format(source: str | Path | Track | Iterable[Line], **options: Any) -> Track:  # noqa: A001
    r"""Return the captions of a text, or those of captions that came in.

    Args:
        source: The text itself, the `Path` of a file, a track, or numbered lines.
        options: The fields of `Options`.

    Raises:
        InputError: The source cannot be used, or holds no text.
        ProfileError: There is no such profile.

    >>> format("So it is , and so\nit will be.").cues[0].lines
    ('So it is, and so it will be.',)
    """
    edits: list[Edit] = []
    if isinstance(source, Path):
        options.setdefault("markdown", source.suffix.lower() in MARKDOWN_SUFFIXES)
    found = stream(_opened(source), Options(**options), edits.append)
    return Track(tuple(found.cues), found.head(edits))


MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})


def _opened(source: str | Path | Track | Iterable[Line]) -> Track | Iterable[Line]:
    if isinstance(source, Path):
        return captions_or_lines(source)
    if isinstance(source, str):
        return track_of_text(source) if sniffed(source) else lines_of_text(source)
    return source


def stream(
    source: Track | Iterable[Line],
    options: Options,
    log: Log | None = None,
    note: Note = silent,
) -> Stream:
    """Return cues as a stream.

    Args:
        source: Numbered lines, as read, or captions.
        options: What the user chose.
        log: Is told of every edit as it is made.
        note: Is told what a person should know, such as a duration too short to read in.
    """
    if isinstance(source, Track):
        return _stream_of_track(source, options, log, note)
    if options.keep or options.move or options.drop:
        remedy = "leave out --keep-cues, --keep-lines, --shift, --scale, --anchor and --drop"
        raise UsageError("a script has no times to keep or to move", remedy=remedy)
    chosen = [option is not None for option in (options.voice, options.words, options.clock)]
    if sum(chosen) + _paced(options) > 1:
        remedy = "choose --words, --voice, --wpm or --duration"
        raise UsageError("a text has one clock", remedy=remedy)
    lines = iter(source)
    head = list(islice(lines, _LANGUAGE_LINES))
    language = options.language or guess(" ".join(line.text for line in head))
    profile = load_profile(options.profile, language, **options.rules or {})

    cleaned = clean(chain(head, lines), language, options.repeats, options.markdown, log)
    words = spoken_forms(to_words(cleaned, language), Reader(language))
    clock = options.clock
    if options.voice is not None:
        from captions.speaking import clock_of_voice  # speech is an extra

        clock = clock_of_voice(options.voice, language)
    if options.words is not None:
        from captions.recording import clock_of_recording  # most texts have none

        clock = clock_of_recording(options.words, language, note)
    if clock is not None:
        # An engine's pauses follow from the punctuation and say nothing new.
        said = options.voice is None
        blocks = segment(clock(words), profile, language, heard=said)
        cues = schedule(blocks, profile, elastic=False)
        return Stream(_some(cues), language, profile, clock="words" if said else "estimate")

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


def _paced(options: Options) -> bool:
    """Return whether the pace of the estimate was chosen."""
    return options.duration_ms is not None or options.wpm != DEFAULT_WPM


def _stream_of_track(track: Track, options: Options, log: Log | None, note: Note) -> Stream:
    """Return captions cut, or only broken, or only timed, anew."""
    from captions.keeping import rebroken, retimed, when_heard  # a script needs none of it
    from captions.recut import Recut, recut

    if options.voice is not None or options.clock is not None or _paced(options):
        remedy = "leave out --voice, --wpm and --duration"
        raise UsageError("captions bring their own clock", remedy=remedy)
    if options.words is not None and options.move:
        remedy = "leave out --shift, --scale and --anchor"
        raise UsageError("captions are timed anew by --words", remedy=remedy)
    log = log or _ignore
    if options.strict:
        refuse_repaired(track)
    for edit in track.edits:
        log(edit)
    text = " ".join(cue.text for cue in track.cues[:_LANGUAGE_LINES])
    language = options.language or track.stated_language or guess(text)
    profile = load_profile(options.profile, language, **options.rules or {})
    repeats: Repeats = "aggressive" if options.repeats == "aggressive" else "keep"
    how = Recut(profile, language, repeats, options.drop)
    before = list(options.move(track.cues, log)) if options.move else list(track.cues)
    resync = None
    if options.words is not None:
        from captions.recording import resync_of_recording  # most captions have none

        resync = resync_of_recording(options.words, language, note)
    if resync and options.keep:
        after = list(when_heard(before, how, options.keep, resync, log))
    elif options.keep == "lines":
        after = list(retimed(before, how))
    elif options.keep == "cues":
        after = list(rebroken(before, how, log))
    else:
        after = recut(before, how, log, resync)
    order = "line" if resync else "start_ms"  # by another clock the old times say nothing
    extras = tuple(_moved(extra, before, after, attrgetter(order)) for extra in track.head.extras)
    clock: Literal["words", "captions"] = "words" if resync else "captions"
    return Stream(_some(iter(after)), language, profile, track.head.header, extras, clock)


def _moved(
    extra: Extra, before: Sequence[Cue], after: Sequence[Cue], order: Callable[[Cue], int]
) -> Extra:
    """Return a note before the first cue that comes no earlier than the one it stood before."""
    if extra.before >= len(before):
        return Extra(len(after), extra.text)
    place = order(before[extra.before]) if extra.before else 0
    places = (i for i, cue in enumerate(after) if order(cue) >= place)
    return Extra(next(places, len(after)), extra.text)


def _ignore(_: Edit) -> None:
    """Take an edit and say nothing."""


def _some(cues: Iterator[Cue]) -> Iterator[Cue]:
    """Yield the cues; there must be one."""
    empty = True
    for cue in cues:
        empty = False
        yield cue
    if empty:
        raise InputError("there is no text to caption", remedy="give a text with words in it")
