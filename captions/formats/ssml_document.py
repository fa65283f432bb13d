"""SSML documents of sentences: as long as it takes, or each within a number of bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from captions.errors import InputError
from captions.formats.ssml_dialect import DIALECTS, Dialect
from captions.formats.ssml_reading import Said, element
from captions.model import End

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Form", "documents"]

_CLAUSE = re.compile(r"[,;:、，；：—–][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the documents are to look like.

    Attributes:
        language: BCP 47 tag.
        dialect: What the engine knows.
        voice: Named in the document, where the dialect wants one.
        marks: A mark before each ``sentence`` or ``word``, to be told the time of; else none.
        pause_sentence: Seconds after a sentence; None: as the engine does.
        pause_paragraph: Seconds after a paragraph; None: as the engine does.
        max_bytes: Bytes of UTF-8 a document; None: one document, however long.
    """

    language: str = "en"
    dialect: Dialect = DIALECTS[0]
    voice: str = ""
    marks: str = ""
    pause_sentence: float | None = None
    pause_paragraph: float | None = None
    max_bytes: int | None = None


def documents(sentences: Iterable[tuple[Sequence[Said], int]], form: Form) -> Iterator[str]:
    """Yield SSML documents, cut where a sentence ends, or within one that is too long.

    Args:
        sentences: The readings of each sentence, and the `End` after it.
        form: What they are to look like.

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
    builder = _Builder(form)
    for readings, end in sentences:
        said = [reading for reading in readings if reading.spoken.strip()]
        if said:
            yield from builder.add(said)
        if end == End.PARAGRAPH:
            builder.end_paragraph()
    yield from builder.finish()


class _Builder:
    """Collects sentences, and gives documents that are long enough."""

    def __init__(self, form: Form) -> None:
        self.form = form
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
        head, tail = self._split(said, limit)
        self._put(self._sentence(head))
        yield self._document()
        yield from self.add(tail)

    def _fits(self, line: str, limit: int) -> bool:
        paragraph = len("<p>\n</p>\n") if not self.open else 0
        pause = 2 * len(_break(999.999))
        return self.empty + self.size + paragraph + len(line.encode()) + pause <= limit

    def _split(self, said: Sequence[Said], limit: int) -> tuple[Sequence[Said], Sequence[Said]]:
        """Return a sentence that is too long in two: at a clause, or else at a word."""
        fit = 0
        while fit < len(said) and self._fits(self._sentence(said[: fit + 1]), limit):
            fit += 1
        if not fit:
            problem = f"{said[0].display[:40]!r} alone takes more than {limit} bytes"
            raise InputError(problem, "--max-bytes", remedy="allow more")
        clause = (i for i in range(fit, fit // 3, -1) if _CLAUSE.search(said[i - 1].spoken))
        cut = next(clause, fit)
        return said[:cut], said[cut:]

    def _put(self, line: str) -> None:
        form = self.form
        pieces = []
        if not self.open:
            if self.lines and form.pause_paragraph is not None:
                pieces.append(_break(form.pause_paragraph))
            pieces.append("<p>\n")
        elif form.pause_sentence is not None:
            pieces.append(_break(form.pause_sentence))
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


def _break(seconds: float) -> str:
    return f'<break time="{round(seconds * 1000)}ms"/>\n'
