"""SSML documents of sentences: as long as it takes, or each within a number of bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from captions.errors import InputError, UsageError
from captions.formats.ssml_dialect import DIALECTS, Dialect
from captions.formats.ssml_reading import Said, element
from captions.model import End

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Form", "clause_cut", "documents", "too_long"]

_CLAUSE = re.compile(r"[,;:、，；：—–][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the documents are to look like.

    Attributes:
        language: BCP 47 tag.
        dialect: What the engine knows.
        voice: Named in the document, where the dialect wants one.
        marks: A mark before each ``sentence`` or ``word``, to be told the time of; else none.
        pause_sentence_ms: Milliseconds after a sentence; None: as the engine does.
        pause_paragraph_ms: Milliseconds after a paragraph; None: as the engine does.
        max_bytes: Bytes of UTF-8 a document; None: one document, however long.
    """

    language: str = "en"
    dialect: Dialect = DIALECTS[0]
    voice: str = ""
    marks: str = ""
    pause_sentence_ms: float | None = None
    pause_paragraph_ms: float | None = None
    max_bytes: int | None = None


def documents(
    sentences: Iterable[tuple[Sequence[Said], int]],
    form: Form,
    note_cut: Callable[[], object] = bool,
) -> Iterator[str]:
    """Yield SSML documents, cut where a sentence ends, or within one that is too long.

    Args:
        sentences: The readings of each sentence, and the `End` after it.
        form: What they are to look like.
        note_cut: Is called for every cut within a sentence.

    Raises:
        InputError: A single reading takes more than ``max_bytes``.

    >>> from captions.formats.ssml_dialect import dialect
    >>> sentence = ([Said("It", "It"), Said("costs", "costs"), Said("$5.", "five dollars.")], 2)
    >>> print(next(documents([sentence], Form(dialect=dialect("polly")))), end="")
    <speak>
    <p>
    <s>It costs <sub alias="five dollars">$5</sub>.</s>
    </p>
    </speak>
    """
    builder = _Builder(form, note_cut)
    for readings, end in sentences:
        said = [reading for reading in readings if reading.spoken.strip()]
        if said:
            yield from builder.add(said)
        if end == End.PARAGRAPH:
            builder.end_paragraph()
    yield from builder.finish()


def clause_cut(texts: Sequence[str]) -> int:
    """Return how many texts to take: up to the last clause mark beyond a third of them, or all.

    >>> clause_cut(["one", "two,", "three"]), clause_cut(["one", "two", "three"])
    (2, 3)
    """
    marks = (i for i in range(len(texts), len(texts) // 3, -1) if _CLAUSE.search(texts[i - 1]))
    return next(marks, len(texts))


def too_long(text: str, limit: int) -> InputError:
    """Return the error that says that a text that cannot be cut is too long."""
    problem = f"{text.strip()[:40]!r} alone takes more than {limit} bytes"
    return InputError(problem, "--max-bytes", remedy="allow more")


class _Builder:
    """Collects sentences, and gives documents that are long enough."""

    def __init__(self, form: Form, note_cut: Callable[[], object]) -> None:
        longest = form.dialect.longest_break_ms
        if longest and max(form.pause_sentence_ms or 0, form.pause_paragraph_ms or 0) > longest:
            problem = f"{form.dialect.name} knows no break longer than {longest // 1000} s"
            raise UsageError(problem, "--pause-sentence, --pause-paragraph")
        self.form = form
        self.note_cut = note_cut
        voice = form.voice or form.dialect.voice
        self.head = form.dialect.head.format(
            language=quoteattr(form.language), voice=quoteattr(voice)
        )
        self.lines: list[str] = []
        self.open = False  # a paragraph is
        self.size = 0
        self.empty = len((self.head + form.dialect.tail).encode())
        self.sentences = 0
        self.words = 0

    def add(self, said: Sequence[Said]) -> Iterator[str]:
        limit = self.form.max_bytes
        line = self._sentence(said)
        if limit is None or self._fits(line, limit):
            self._put(line)
            return
        if self.lines:
            yield self._document()
        if self._fits(line, limit):
            self._put(line)
            return
        cut = self._cut(said, limit)
        self._put(self._sentence(said[:cut]))
        yield self._document()
        self.note_cut()
        yield from self.add(said[cut:])

    def _fits(self, line: str, limit: int) -> bool:
        paragraph = len("<p>\n</p>\n") if not self.open else 0
        pause = 2 * len(_break(999_999))
        return self.empty + self.size + paragraph + len(line.encode()) + pause <= limit

    def _cut(self, said: Sequence[Said], limit: int) -> int:
        """Return how many readings to take of a sentence that is too long."""
        fit = 0
        while fit < len(said) and self._fits(self._sentence(said[: fit + 1]), limit):
            fit += 1
        if not fit:
            raise too_long(said[0].display, limit)
        return clause_cut([reading.spoken for reading in said[:fit]])

    def _put(self, line: str) -> None:
        form = self.form
        pieces = []
        if not self.open:
            if self.lines and form.pause_paragraph_ms is not None:
                pieces.append(_break(form.pause_paragraph_ms))
            pieces.append("<p>\n")
        elif form.pause_sentence_ms is not None:
            pieces.append(_break(form.pause_sentence_ms))
        self.open = True
        self.lines += [*pieces, line]
        self.size += len("".join([*pieces, line]).encode())
        self.sentences += 1
        self.words += line.count(f"<{form.dialect.mark[0]} ") if form.marks == "word" else 0

    def end_paragraph(self) -> None:
        if self.open:
            self.lines.append("</p>\n")
            self.size += len("</p>\n")
        self.open = False

    def _document(self) -> str:
        self.end_paragraph()
        text = self.head + "".join(self.lines) + self.form.dialect.tail
        self.lines, self.size = [], 0
        return text

    def finish(self) -> Iterator[str]:
        if self.lines:
            yield self._document()

    def _sentence(self, said: Sequence[Said]) -> str:
        parts = []
        word = self.words
        for i, reading in enumerate(said):
            space = " " if i and not reading.glued else ""
            mark = ""
            if self.form.marks == "word":
                mark, word = self._mark(f"w{word}"), word + 1
            parts.append(space + mark + element(reading, self.form.dialect))
        first = self._mark(f"s{self.sentences}") if self.form.marks == "sentence" else ""
        return f"<s>{first}{''.join(parts)}</s>\n"

    def _mark(self, name: str) -> str:
        element, attribute = self.form.dialect.mark
        return f'<{element} {attribute}="{name}"/>'


def _break(ms: float) -> str:
    return f'<break time="{round(ms)}ms"/>\n'
