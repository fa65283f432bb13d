"""``captions script``: a text made ready for a speech engine."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from captions.cli.notes import notes
from captions.cli.options import (
    Emoji,
    Fps,
    Language,
    LexiconFile,
    MaxColumns,
    MaxCps,
    MaxDuration,
    MaxLines,
    MinDuration,
    MinGap,
    Profile,
    Quiet,
    Source,
    Strict,
    Unsaid,
)
from captions.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["script_command"]

_SUFFIX = {"display": "txt", "spoken": "txt", "ssml": "ssml"}


def script_command(
    source: Source,
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
    lexicon: LexiconFile = None,
    emoji: Emoji = "drop",
    language: Language = None,
    repeats: Annotated[
        str, typer.Option(metavar="drop|keep|aggressive", help="As for `captions format`.")
    ] = "drop",
    drop: Unsaid = None,
    profile: Profile = "netflix",
    max_columns: MaxColumns = None,
    max_lines: MaxLines = None,
    max_cps: MaxCps = None,
    min_duration: MinDuration = None,
    max_duration: MaxDuration = None,
    min_gap: MinGap = None,
    fps: Fps = None,
    keep_cues: Annotated[
        bool, typer.Option("--keep-cues", help="Captions in: one cue a line, not one sentence.")
    ] = False,
    keep_lines: Annotated[
        bool, typer.Option("--keep-lines", help="Captions in: their lines, not sentences.")
    ] = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Clean a text and write it for a speech engine: one sentence a line, or SSML.

    With --max-bytes and -o NAME.ssml the pieces are NAME-001.ssml, NAME-002.ssml and so on, with
    -o DIR/ they are named after the input; on standard output an empty line stands between them,
    and nowhere else. A sentence longer than a piece is cut at a clause, else between words.

    The profile and its rules may be given as they are to the other commands; they cut nothing here.
    """
    from captions.cli.values import (
        choice,
        is_markdown,
        kept,
        milliseconds,
        parts,
        reader_of,
        repeats_of,
        rules,
        whole,
    )
    from captions.formats.ssml_dialect import dialect as named
    from captions.formats.ssml_document import Form
    from captions.pipeline import Options
    from captions.profile import load_profile
    from captions.reading import captions_or_lines
    from captions.scripting import Layout, pieces

    given = [marks, pause_sentence, pause_paragraph, voice]
    if form != "ssml" and (dialect != "w3c" or any(value is not None for value in given)):
        raise UsageError("marks up for an engine", f"--form {form}", remedy="say --form ssml")
    layout = Layout(
        form=choice("--form", form, tuple(_SUFFIX)),  # type: ignore[arg-type]
        paragraphs=paragraphs,
        max_bytes=whole("--max-bytes", max_bytes),
        ssml=Form(
            dialect=named(dialect),
            voice=voice or "",
            marks="" if marks is None else choice("--marks", marks, ("sentence", "word")),
            pause_sentence_ms=milliseconds("--pause-sentence", pause_sentence),
            pause_paragraph_ms=milliseconds("--pause-paragraph", pause_paragraph),
        ),
    )
    options = Options(
        keep=kept(keep_cues, keep_lines),
        profile=profile,
        language=language,
        repeats=repeats_of(repeats),
        drop=parts("--drop", drop),
        strict=strict,
        markdown=is_markdown(source),
        rules=rules(
            max_columns=max_columns,
            max_lines=max_lines,
            max_cps=max_cps,
            min_duration=min_duration,
            max_duration=max_duration,
            min_gap=min_gap,
            fps=fps,
        ),
    )
    load_profile(profile, language or "en", **options.rules or {})
    note = notes(quiet)
    try:
        text = captions_or_lines(source, note)
        found = pieces(text, options, layout, reader_of(lexicon, emoji), note)
        _write(found, source, output, _SUFFIX[form], numbered=layout.max_bytes is not None)
    except InputError as error:
        raise error.about(source) from None


def _write(
    pieces: Iterator[str], source: str, output: str | None, suffix: str, numbered: bool
) -> None:
    from captions.writing import make_folder, write_text

    first = next(pieces)  # before anything is opened: an empty input leaves no trace
    whole = [first, *pieces] if numbered else chain([first], pieces)
    if output is None or output == "-":
        write_text("-", _apart(whole) if numbered else whole)
        return
    path = Path(output)
    if path.is_dir() or output.endswith("/"):
        make_folder(path)
        path /= f"{'stdin' if source == '-' else Path(source).stem}.{suffix}"
    if not numbered:
        write_text(path, whole)
        return
    for number, piece in enumerate(whole, 1):
        write_text(path.with_name(f"{path.stem}-{number:03d}{path.suffix}"), [piece])


def _apart(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces with an empty line between them, and nowhere else."""
    for number, piece in enumerate(pieces):
        yield ("\n" if number else "") + piece.replace("\n\n", "\n")
