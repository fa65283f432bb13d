"""``captions script``: a text made ready for a speech engine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from captions.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from captions.formats.ssml_document import Form
    from captions.formats.ssml_reading import Said
    from captions.model import Words
    from captions.pipeline import Options
    from captions.words.spoken import Lexicon

__all__ = ["script_command"]

_FORMS = ("display", "spoken", "ssml")
_SUFFIX = {"display": "txt", "spoken": "txt", "ssml": "ssml"}


def script_command(
    source: Annotated[
        str, typer.Argument(metavar="INPUT", help="A text file; - is standard input.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="FILE|DIR", help="Where to; with --max-bytes numbered files."
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            metavar="display|spoken|ssml", help="As written, as said, or marked up for an engine."
        ),
    ] = "spoken",
    dialect: Annotated[
        str,
        typer.Option(
            metavar="w3c|polly|azure|google|espeak",
            help="Whose SSML. azure: no <sub>, which would move its word offsets; while an "
            "application listens to word-boundary events, Azure leaves out its silence at "
            "punctuation: say --pause-sentence.",
        ),
    ] = "w3c",
    voice: Annotated[
        str | None, typer.Option(metavar="NAME", help="The voice that an azure document names.")
    ] = None,
    marks: Annotated[
        str | None,
        typer.Option(metavar="sentence|word", help="A mark before each, to get its time (ssml)."),
    ] = None,
    pause_sentence: Annotated[
        str | None, typer.Option(metavar="T", help="A break after each sentence (ssml).")
    ] = None,
    pause_paragraph: Annotated[
        str | None, typer.Option(metavar="T", help="A break after each paragraph (ssml).")
    ] = None,
    max_bytes: Annotated[
        str | None,
        typer.Option(metavar="N", help="Cut at sentence ends into pieces of at most N bytes."),
    ] = None,
    paragraphs: Annotated[
        bool, typer.Option("--paragraphs", help="One paragraph a line, not one sentence.")
    ] = False,
    lexicon: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="How words are said: lines display,said-as, or PLS."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="TAG", help="Language of the text; else what its script says."),
    ] = None,
    repeats: Annotated[
        str, typer.Option(metavar="drop|keep|aggressive", help="As for `captions format`.")
    ] = "drop",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Clean a text and write it for a speech engine: one sentence a line, or SSML.

    With --max-bytes and -o NAME.ssml the pieces are NAME-001.ssml, NAME-002.ssml and so on, with
    -o DIR/ they are named after the input; on standard output an empty line stands between them.
    """
    from captions.cli.speak import lexicon_of
    from captions.cli.values import choice, duration, whole
    from captions.formats.ssml_dialect import dialect as named
    from captions.formats.ssml_document import Form
    from captions.pipeline import MARKDOWN_SUFFIXES, Options

    choice("--form", form, _FORMS)
    sentence, paragraph = (
        duration("--pause-sentence", pause_sentence),
        duration("--pause-paragraph", pause_paragraph),
    )
    shape = Form(
        dialect=named(dialect),
        voice=voice or "",
        marks="" if marks is None else choice("--marks", marks, ("sentence", "word")),
        pause_sentence=None if sentence is None else float(sentence),
        pause_paragraph=None if paragraph is None else float(paragraph),
        max_bytes=whole("--max-bytes", max_bytes),
    )
    given = [marks, pause_sentence, pause_paragraph, voice]
    if form != "ssml" and (dialect != "w3c" or any(value is not None for value in given)):
        raise UsageError("marks up for an engine", f"--form {form}", remedy="say --form ssml")
    options = Options(
        language=language,
        repeats=choice("--repeats", repeats, ("drop", "keep", "aggressive")),  # type: ignore[arg-type]
        markdown=Path(source).suffix.lower() in MARKDOWN_SUFFIXES,
    )
    try:
        pieces = _pieces(source, form, shape, options, lexicon_of(lexicon), paragraphs, quiet)
        _write(pieces, source, output, _SUFFIX[form], shape.max_bytes is not None)
    except InputError as error:
        raise error.about(source) from None


def _pieces(
    source: str,
    form: str,
    shape: Form,
    options: Options,
    lexicon: Lexicon | None,
    paragraphs: bool,
    quiet: bool,
) -> Iterator[str]:
    """Yield the documents, or the pieces of plain text."""
    from dataclasses import replace

    from captions.formats.ssml_document import documents
    from captions.reading import captions_or_lines
    from captions.speaking import script
    from captions.speech.narrate import sentences_of

    def note(text: str) -> None:
        if not quiet:
            sys.stderr.write(f"captions: {text}\n")

    text = script(captions_or_lines(source, note), options)
    sentences = sentences_of(text.words)
    if form == "ssml":
        shape = replace(shape, language=text.language)
        pieces = documents(_readings(sentences, text.language, lexicon), shape)
    else:
        lines = _lines(sentences, text.language, lexicon, form, paragraphs)
        pieces = _cut(lines, shape.max_bytes)
    first = next(pieces, None)
    if first is None:
        raise InputError("there is no text to speak", remedy="give a text with words in it")
    yield first
    yield from pieces


def _readings(
    sentences: Iterable[Words], language: str, lexicon: Lexicon | None
) -> Iterator[tuple[list[Said], int]]:
    """Yield the readings of each sentence, and what ends after it."""
    from captions.formats.ssml_reading import Said
    from captions.words.spoken import Reader

    reader = Reader(language, lexicon)
    for words in sentences:
        said = [
            Said(words.text(r.start, r.stop), r.text, r.phoneme, r.kind, words.glued[r.start])
            for r in reader(words.display)
        ]
        yield said, words.end[-1]


def _lines(
    sentences: Iterable[Words],
    language: str,
    lexicon: Lexicon | None,
    form: str,
    paragraphs: bool,
) -> Iterator[str]:
    """Yield lines of text, one a sentence or a paragraph, an empty one between paragraphs."""
    from captions.model import End

    held = ""
    ended = False
    for said, end in _readings(sentences, language, lexicon):
        texts = [(r.display if form == "display" else r.spoken, r.glued) for r in said]
        line = "".join(text if glued else f" {text}" for text, glued in texts if text).strip()
        if line:
            if ended and not held:
                yield "\n"
            ended = False
            held = f"{held} {line}".strip()
        if held and (not paragraphs or end == End.PARAGRAPH):
            yield held + "\n"
            held = ""
        ended = ended or end == End.PARAGRAPH
    if held:
        yield held + "\n"


def _cut(lines: Iterable[str], limit: int | None) -> Iterator[str]:
    """Yield the lines as they come, or in pieces of at most so many bytes."""
    if limit is None:
        yield from lines
        return
    piece = ""
    for line in lines:
        for part in _within(line, limit):
            if piece and len((piece + part).encode()) > limit:
                yield piece.rstrip("\n") + "\n"
                piece = ""
            if piece or part.strip():
                piece += part
    if piece:
        yield piece


def _within(line: str, limit: int) -> Iterator[str]:
    """Yield a line, in parts between words if it is too long."""
    part = ""
    for word in line.rstrip("\n").split(" "):
        longer = f"{part} {word}" if part else word
        if len(longer.encode()) >= limit:
            if not part or len(word.encode()) >= limit:
                problem = f"{word[:40]!r} alone takes more than {limit} bytes"
                raise InputError(problem, "--max-bytes", remedy="allow more")
            yield part + "\n"
            longer = word
        part = longer
    yield part + "\n"


def _write(
    pieces: Iterator[str], source: str, output: str | None, suffix: str, numbered: bool
) -> None:
    from captions.writing import write_text

    first = next(pieces)  # before anything is opened: an empty input leaves no trace
    if output is None or output == "-":
        write_text("-", _separated(first, pieces, numbered))
        return
    folder = Path(output).is_dir() or output.endswith("/")
    stem = "stdin" if source == "-" else Path(source).stem
    target = Path(output, f"{stem}.{suffix}") if folder else Path(output)
    if folder:
        target.parent.mkdir(parents=True, exist_ok=True)
    if not numbered:
        write_text(target, _separated(first, pieces, False))
        return
    for number, piece in enumerate(_all(first, pieces), 1):
        write_text(target.with_name(f"{target.stem}-{number:03d}{target.suffix}"), [piece])


def _all(first: str, pieces: Iterator[str]) -> Iterator[str]:
    yield first
    yield from pieces


def _separated(first: str, pieces: Iterator[str], apart: bool) -> Iterator[str]:
    yield first
    for piece in pieces:
        if apart:
            yield "\n"
        yield piece
