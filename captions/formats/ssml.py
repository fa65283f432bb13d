"""SSML (https://www.w3.org/TR/speech-synthesis11/) in the dialects of speech engines.

Each engine knows a part of the language. What is said otherwise than written is put as a
``<sub alias="fifty-five billion dollars">$55 billion</sub>``; an engine that does not know it, or
that loses its place in the text by it (Azure counts word offsets wrong), gets what is said as text.
Azure, besides, drops the silence it makes at punctuation while an application listens to its
word-boundary events; a ``<break>`` stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from captions.errors import InputError, UsageError
from captions.model import Cue, End, Head, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["DIALECTS", "Dialect", "Form", "Said", "dialect", "documents", "render", "text_of"]

_MARKS = "\"'“”‘’«»„‚([{¿¡.,;:!?…)]}—–-"
_CLAUSE = re.compile(r"[,;:、，；：—–][\"'”’»)\]]*$")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_W3C = "http://www.w3.org/2001/10/synthesis"
_LETTERS = re.compile(r"[A-Z]{2,}")


class Said(NamedTuple):
    """One reading: what is written, and how it is said."""

    display: str
    spoken: str
    phoneme: str = ""
    kind: str = "plain"
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one engine knows.

    Attributes:
        name: What the command line calls it.
        head: What opens a document; ``{language}`` and ``{voice}`` are filled in.
        tail: What closes it.
        sub: It knows ``<sub>``, and keeps its place in the text.
        phoneme: It knows ``<phoneme>`` in IPA.
        mark: Its empty element that is reported when it is reached, and that one's attribute.
        voice: The voice of a document that must name one.
    """

    name: str
    head: str
    tail: str = "</speak>\n"
    sub: bool = True
    phoneme: bool = True
    mark: tuple[str, str] = ("mark", "name")
    voice: str = ""


DIALECTS = (
    Dialect("w3c", f'<speak version="1.1" xmlns="{_W3C}" xml:lang={{language}}>\n'),
    Dialect("polly", "<speak>\n"),
    Dialect(
        "azure",
        f'<speak version="1.0" xmlns="{_W3C}" xml:lang={{language}}>\n<voice name={{voice}}>\n',
        "</voice>\n</speak>\n",
        sub=False,
        mark=("bookmark", "mark"),
        voice="en-US-AvaMultilingualNeural",
    ),
    Dialect("google", "<speak>\n"),
    Dialect("espeak", "<speak xml:lang={language}>\n", phoneme=False),
)


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


def dialect(name: str) -> Dialect:
    """Return a dialect by its name.

    Raises:
        UsageError: There is no such dialect.
    """
    for known in DIALECTS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in DIALECTS)
    raise UsageError(f"{name!r} is not known", "--dialect", remedy=f"choose from {names}")


def documents(sentences: Iterable[tuple[Sequence[Said], int]], form: Form) -> Iterator[str]:
    """Yield SSML documents, cut where a sentence ends, or within one that is too long.

    Args:
        sentences: The readings of each sentence, and the `End` after it.
        form: What they are to look like.

    Raises:
        InputError: A single reading takes more than ``max_bytes``.

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
            parts.append(space + mark + _reading(reading, self.form.dialect))
        first = self._mark(f"s{self.sentences}") if self.form.marks == "sentence" else ""
        return f"<s>{first}{''.join(parts)}</s>\n"

    def _mark(self, name: str) -> str:
        element, attribute = self.form.dialect.mark
        return f'<{element} {attribute}="{name}"/>'


def _break(seconds: float) -> str:
    return f'<break time="{round(seconds * 1000)}ms"/>\n'


def _reading(said: Said, known: Dialect) -> str:
    """Return a reading as SSML, the marks around it outside of its element."""
    display, spoken = _NOT_XML.sub("", said.display), _NOT_XML.sub("", said.spoken)
    before, core, after = _around(spoken)
    if said.phoneme and known.phoneme and core:
        ph = quoteattr(_NOT_XML.sub("", said.phoneme))
        inner = f'<phoneme alphabet="ipa" ph={ph}>{escape(core)}</phoneme>'
    elif _LETTERS.fullmatch(core) and said.kind == "letters":
        inner = f'<say-as interpret-as="characters">{core}</say-as>'
    elif known.sub and core and display != spoken and (written := _around(display)[1]) != core:
        inner = f"<sub alias={quoteattr(core)}>{escape(written)}</sub>" if written else escape(core)
    else:
        inner = escape(core)
    return escape(before) + inner + escape(after)


def _around(text: str) -> tuple[str, str, str]:
    """Return the marks before a text, the text, and the marks after it.

    >>> _around('"$5.50,"')
    ('"', '$5.50', ',"')
    """
    core = text.lstrip(_MARKS)
    before = text[: len(text) - len(core)]
    bare = core.rstrip(_MARKS)
    return before, bare, core[len(bare) :]


def text_of(document: str) -> str:
    """Return what a document says: its text, with what is said for what is written.

    >>> text_of('<speak><p><s>It costs <sub alias="five dollars">$5</sub>.</s></p></speak>')
    'It costs five dollars.'
    """
    return " ".join("".join(_texts(ET.fromstring(document))).split())  # noqa: S314 - our own


def _texts(element: ET.Element) -> Iterator[str]:
    if element.tag.rpartition("}")[2] == "sub":
        yield element.get("alias", "")
    else:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def render(cues: Iterable[Cue], head: Head) -> Iterator[str]:
    """Yield the words of a track as one document of the W3C's dialect."""
    yield from documents(_sentences(cues), Form(language=head.language))


def _sentences(cues: Iterable[Cue]) -> Iterator[tuple[list[Said], int]]:
    said: list[Said] = []
    for cue in cues:
        if not cue.words:
            yield [Said(token, token) for token in cue.text.split()], End.SENTENCE
            continue
        start = 0
        for i, end in enumerate(cue.words.end):
            if end:
                said += _said(cue.words[start : i + 1])
                yield said, end
                said, start = [], i + 1
        said += _said(cue.words[start:])
    yield said, End.PARAGRAPH


def _said(words: Words) -> list[Said]:
    """Return the readings of words: each with the words that are said with it."""
    starts = [i for i, text in enumerate(words.spoken) if text or not i]
    return [
        Said(words.text(start, stop), words.spoken[start], glued=words.glued[start])
        for start, stop in pairwise([*starts, len(words)])
    ]
