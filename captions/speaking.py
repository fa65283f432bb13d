"""A text spoken, and the captions of what was spoken.

::

    read ──▶ clean ──▶ words ──▶ speech engine ──▶ segment ──▶ schedule
                                     └──▶ audio
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from captions.clean import clean
from captions.clean.hearing import without_parts
from captions.clean.rollup import unroll
from captions.errors import UsageError
from captions.keeping import by_cue
from captions.languages import guess
from captions.model import Block, Cue, Line, Log, Track, Words
from captions.profile import load_profile
from captions.reading import refuse_repaired
from captions.segment import segment
from captions.speech import Engine, Manner, Narration, Pauses, open_engine
from captions.speech.fit import fitted
from captions.timing.schedule import schedule
from captions.timing.source import Row, rows_of, source_lines
from captions.words import Reader, spoken_forms, to_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from captions.pipeline import Options

__all__ = ["Script", "SpeechOptions", "as_written", "captioned", "clock_of_voice", "script"]

_LANGUAGE_LINES = 200
_BATCH = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechOptions:
    """How a text is to be spoken.

    Attributes:
        manner: Rate and pitch.
        pauses: Silence after sentences and paragraphs; None: as usual, changing with the rate.
        fit_ms: When the last word is to end; the rate is then found.
    """

    manner: Manner = field(default_factory=Manner)
    pauses: Pauses | None = None
    fit_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """The words of a text, its language, and the lines of the captions that it came from."""

    words: Iterator[Words]
    language: str
    rows: Sequence[Row] = ()


def script(
    source: Track | Iterable[Line],
    options: Options,
    reader_of: Callable[[str], Reader] = Reader,
    log: Log | None = None,
) -> Script:
    """Return the words of a text, or those of captions, with their spoken forms.

    Args:
        source: Numbered lines, as read, or captions.
        options: The language, and how it is cleaned.
        reader_of: Returns what knows how words are said in a language.
        log: Is told of every edit as it is made.
    """
    text = as_written(source, options, log)
    return replace(text, words=spoken_forms(text.words, reader_of(text.language)))


def as_written(source: Track | Iterable[Line], options: Options, log: Log | None = None) -> Script:
    """Return the words of a text, or those of captions, before anything is said of them."""
    language = options.language or ""
    rows: Sequence[Row] = ()
    if isinstance(source, Track):
        if options.strict:
            refuse_repaired(source)
        # What is said twice in captions was heard twice.
        options = options if options.repeats == "aggressive" else replace(options, repeats="keep")
        language = language or source.stated_language
        cues = unroll(source.cues, log)
        rows = rows_of(cues)
        source = source_lines(cues, rows)
    elif options.keep:
        remedy = "leave out --keep-cues and --keep-lines"
        raise UsageError("a script has no cues to keep", remedy=remedy)
    lines = without_parts(source, options.drop, log)
    head = list(islice(lines, _LANGUAGE_LINES))
    language = language or guess(" ".join(line.text for line in head))
    cleaned = clean(chain(head, lines), language, options.repeats, options.markdown, log)
    return Script(to_words(cleaned, language), language, rows)


def captioned(
    text: Script,
    engine: Engine,
    options: Options,
    speech: SpeechOptions,
    write: Callable[[bytes], object] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Cue]:
    """Speak a text and yield its captions, whose words carry the times of the engine.

    Args:
        text: What to say.
        engine: What says it.
        options: The profile of the captions, and what is kept of those that came in.
        speech: How to say it.
        write: Is given the samples.
        progress: Is told of each sentence that has been spoken.
    """
    profile = load_profile(options.profile, text.language, **options.rules or {})
    with _said(text.words, engine, speech) as (words, said_by, pauses):
        narration = Narration(said_by, speech.manner, pauses, write, progress)
        timed = _batched(narration(words))
        blocks: Iterable[tuple[Words, list[Block]]]
        if options.keep:
            cues = by_cue(timed, text.rows, profile, text.language, options.keep)
            blocks = ((words, [Block(0, len(words), breaks)]) for _, words, breaks in cues)
        else:
            blocks = segment(timed, profile, text.language)
        yield from schedule(blocks, profile, elastic=False)


@contextmanager
def _said(
    words: Iterable[Words], engine: Engine, speech: SpeechOptions
) -> Iterator[tuple[Iterable[Words], Engine, Pauses]]:
    """Give words, engine and pauses, at the rate that fits if one is to be found."""
    if speech.fit_ms is None:
        usual, rate = Pauses(), speech.manner.rate
        scaled = Pauses(usual.sentence_ms / rate, usual.paragraph_ms / rate)
        yield words, engine, speech.pauses or scaled
        return
    whole = list(words)
    with fitted(whole, engine, speech.fit_ms, speech.manner, speech.pauses) as (tape, pauses):
        yield whole, tape, pauses


def clock_of_voice(
    voice: str | None, language: str, engine: str | None = None
) -> Callable[[Iterable[Words]], Iterator[Words]]:
    """Return a clock: it gives words the times at which a voice would say them.

    Args:
        voice: See `captions.speech.open_engine`.
        language: BCP 47 tag.
        engine: See `captions.speech.open_engine`.
    """

    def clock(batches: Iterable[Words]) -> Iterator[Words]:
        opened = open_engine(voice, language, engine)
        try:
            yield from _batched(Narration(opened)(batches))
        finally:
            opened.close()

    return clock


def _batched(sentences: Iterable[Words]) -> Iterator[Words]:
    """Yield words in batches of the usual size."""
    held: list[Words] = []
    size = 0
    for words in sentences:
        held.append(words)
        size += len(words)
        if size >= _BATCH:
            yield Words.joined(held)
            held, size = [], 0
    if held:
        yield Words.joined(held)
