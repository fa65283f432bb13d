"""A text made ready for a speech engine: plain lines, or SSML.

::

    read ──▶ clean ──▶ words ──▶ readings ──▶ lines, or SSML documents
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Literal

from captions.decoding import Note
from captions.errors import InputError
from captions.formats.ssml_document import Form, clause_cut, documents, too_long
from captions.formats.ssml_reading import Said
from captions.model import End, Line, Track, Words
from captions.reading import silent
from captions.speaking import as_written
from captions.speech.narrate import sentences_of
from captions.words import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from captions.pipeline import Options

__all__ = ["Layout", "pieces"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a script is to look like.

    Attributes:
        form: As written, as said, or marked up for an engine.
        paragraphs: A paragraph a line, not a sentence; SSML has both.
        max_bytes: Bytes of UTF-8 a piece; None: one piece, however long.
        ssml: What the documents of ``ssml`` are to look like; the text says the language.
    """

    form: Literal["display", "spoken", "ssml"] = "spoken"
    paragraphs: bool = False
    max_bytes: int | None = None
    ssml: Form = field(default_factory=Form)


def pieces(
    source: Track | Iterable[Line],
    options: Options,
    layout: Layout,
    reader_of: Callable[[str], Reader] = Reader,
    note: Note = silent,
) -> Iterator[str]:
    """Yield a script, in pieces within ``max_bytes`` if that is given.

    Args:
        source: Numbered lines, as read, or captions.
        options: The language, how it is cleaned, and what is kept of captions: a kept cue, or line
            of one, takes the place of a sentence.
        layout: What it is to look like.
        reader_of: Returns what knows how words are said in a language.
        note: Is told if sentences had to be cut.

    Raises:
        InputError: There is nothing to say, or a word alone is longer than a piece.
    """
    text = as_written(source, options)
    unit = {row.number: row.cue if options.keep == "cues" else row.number for row in text.rows}
    sentences = _readings(text.words, reader_of(text.language), unit if options.keep else None)
    cuts: list[None] = []
    if layout.form == "ssml":
        form = replace(layout.ssml, language=text.language, max_bytes=layout.max_bytes)
        found = documents(sentences, form, lambda: cuts.append(None))
    else:
        lines = _lines(sentences, layout)
        limit = layout.max_bytes
        found = _within(lines, limit, lambda: cuts.append(None)) if limit else _whole(lines)
    first = next(found, None)
    if first is None:
        raise InputError("there is no text to speak", remedy="give a text with words in it")
    yield from chain([first], found)
    if cuts:
        note(f"{len(cuts)} cuts within sentences that are longer than {layout.max_bytes} bytes")


def _readings(
    batches: Iterable[Words], reader: Reader, unit: Mapping[int, int] | None
) -> Iterator[tuple[list[Said], int]]:
    """Yield the readings of each sentence, and what ends after it.

    Args:
        batches: The words.
        reader: Knows how they are said; it is given whole sentences.
        unit: The cue, or line of one, that each line of the source belongs to: yielded in place of
            sentences. What is read as one goes with its first word.
    """
    held: list[Said] = []
    end, last = 0, -1
    for words in sentences_of(batches):
        for r in reader(words.display):
            own = unit[words.line[r.start]] if unit else last
            if held and own != last:
                yield held, end
                held, end = [], 0
            last = own
            glued = words.glued[r.start]
            held.append(Said(words.text(r.start, r.stop), r.text, r.phoneme, r.kind, glued))
        end = max(end, words.end[-1])
        if not unit:
            yield held, end
            held, end = [], 0
    if held:
        yield held, end


def _lines(
    sentences: Iterable[tuple[list[Said], int]], layout: Layout
) -> Iterator[tuple[str, list[str]]]:
    """Yield what parts each sentence from the one before, and its words with their spaces."""
    gap = ""
    for said, end in sentences:
        texts = [(r.display if layout.form == "display" else r.spoken, r.glued) for r in said]
        words = [_spaced(text, glued) for text, glued in texts if text.strip()]
        if words:
            yield gap, [words[0].lstrip(), *words[1:]]
            gap = " " if layout.paragraphs else "\n"
        if gap and end == End.PARAGRAPH:
            gap = "\n\n"


def _spaced(text: str, glued: bool) -> str:
    """Return a word with the space before it; the mark after a silent emoji has none."""
    return text if glued or not text.strip(".,;:!?…") else f" {text}"


def _whole(lines: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
    """Yield lines as they come, and a last line end."""
    end = ""
    for gap, words in lines:
        yield f"{gap}{''.join(words)}"
        end = "\n"
    if end:
        yield end


def _within(
    lines: Iterable[tuple[str, list[str]]], limit: int, note_cut: Callable[[], object]
) -> Iterator[str]:
    """Yield lines in pieces within a number of bytes, each with a last line end."""
    held = ""
    for gap, words in lines:
        longer = f"{held}{gap}{''.join(words)}"
        if held and len(longer.encode()) < limit:
            held = longer
            continue
        if held:
            yield f"{held}\n"
        *full, held = _parts(words, limit)
        for part in full:
            yield f"{part}\n"
            note_cut()
    if held:
        yield f"{held}\n"


def _parts(words: Sequence[str], limit: int) -> Iterator[str]:
    """Yield a sentence, cut at a clause, or else at a word, where it is too long."""
    while words:
        sizes = accumulate(len(word.encode()) for word in words)
        fit = sum(size < limit for size in sizes)
        if not fit:
            raise too_long(words[0], limit)
        cut = fit if fit == len(words) else clause_cut(words[:fit])
        yield "".join(words[:cut]).strip()
        words = words[cut:]
