"""``captions speak``: the narration of a text, and captions on its word times."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from captions.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from captions.pipeline import Options
    from captions.speaking import Script, SpeechOptions
    from captions.speech import Engine
    from captions.words.spoken import Lexicon

__all__ = ["lexicon_of", "speak_command"]

_SLOWEST, _FASTEST = 0.1, 10.0


def speak_command(
    source: Annotated[
        str, typer.Argument(metavar="INPUT", help="A text file; - is standard input.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Audio: .wav, or .mp3, .m4a, .opus [media]; - is standard output.",
        ),
    ] = None,
    captions: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Captions with the voice's times; - is standard output."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(metavar="srt|vtt|json|txt", help="Format of the captions; else by suffix."),
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="See `captions voices`; else espeak's own."),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(metavar="silent|espeak|piper|command:PROGRAM", help="What speaks."),
    ] = None,
    rate: Annotated[str | None, typer.Option(metavar="X", help="Times as fast [1].")] = None,
    pitch: Annotated[str | None, typer.Option(metavar="X", help="Times as high [1].")] = None,
    pause_sentence: Annotated[
        str | None, typer.Option(metavar="T", help="Silence after a sentence [0.3 s].")
    ] = None,
    pause_paragraph: Annotated[
        str | None, typer.Option(metavar="T", help="Silence after a paragraph [0.53 s].")
    ] = None,
    fit: Annotated[
        str | None, typer.Option(metavar="TIME", help="Find the rate that ends at this time.")
    ] = None,
    lexicon: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="How words are said: lines display,said-as, or PLS."),
    ] = None,
    profile: Annotated[
        str,
        typer.Option(metavar="NAME|FILE.toml", help="Style guide; see `captions profiles`."),
    ] = "netflix",
    language: Annotated[
        str | None,
        typer.Option(metavar="TAG", help="Language of the text; else what its script says."),
    ] = None,
    repeats: Annotated[
        str, typer.Option(metavar="drop|keep|aggressive", help="As for `captions format`.")
    ] = "drop",
    max_columns: Annotated[str | None, typer.Option(metavar="N", help="Columns a line.")] = None,
    max_lines: Annotated[str | None, typer.Option(metavar="N", help="Lines a cue.")] = None,
    max_cps: Annotated[str | None, typer.Option(metavar="X", help="Characters a second.")] = None,
    min_duration: Annotated[
        str | None, typer.Option(metavar="T", help="Least time on screen.")
    ] = None,
    max_duration: Annotated[
        str | None, typer.Option(metavar="T", help="Most time on screen.")
    ] = None,
    min_gap: Annotated[
        str | None, typer.Option(metavar="T", help="Least gap between cues.")
    ] = None,
    fps: Annotated[str | None, typer.Option(metavar="N", help="Snap times to frames.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Speak a text: the narration, and captions whose words carry the times of the voice.

    A voice is espeak's (en-gb, fr-fr, en-us+f3), "silent", the path of a Piper voice (NAME.onnx),
    or "command:PROGRAM ARGS" for any program that writes a WAV file and the times of its words.
    """
    from captions.cli.values import choice, duration, rules
    from captions.pipeline import Options
    from captions.speaking import SpeechOptions
    from captions.speech import Manner, Pauses

    if output is None and captions is None:
        raise UsageError("there is nothing to write", remedy="give -o FILE.wav, --captions FILE")
    if fit is not None and rate is not None:
        raise UsageError("--fit finds the rate", "--rate", remedy="give one of them")
    pauses = None
    if pause_sentence is not None or pause_paragraph is not None:
        usual = Pauses()
        sentence = duration("--pause-sentence", pause_sentence)
        paragraph = duration("--pause-paragraph", pause_paragraph)
        pauses = Pauses(
            usual.sentence_ms if sentence is None else float(sentence * 1000),
            usual.paragraph_ms if paragraph is None else float(paragraph * 1000),
        )
    end = duration("--fit", fit)
    if end is not None and not end:
        raise UsageError("leaves no time to speak", "--fit 0")
    options = Options(
        profile=profile,
        language=language,
        repeats=choice("--repeats", repeats, ("drop", "keep", "aggressive")),  # type: ignore[arg-type]
        markdown=_is_markdown(source),
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
    speech = SpeechOptions(
        manner=Manner(_times("--rate", rate), _times("--pitch", pitch)),
        pauses=pauses,
        fit_ms=None if end is None else float(end * 1000),
    )
    targets = _targets(output, captions, to)
    try:
        _speak(source, targets, (voice, engine), lexicon, options, speech, quiet)
    except InputError as error:
        raise error.about(source) from None


def _is_markdown(source: str) -> bool:
    from captions.pipeline import MARKDOWN_SUFFIXES

    return Path(source).suffix.lower() in MARKDOWN_SUFFIXES


def _times(option: str, text: str | None) -> float:
    from captions.cli.values import number

    value = number(option, text)
    if value is not None and not _SLOWEST <= value <= _FASTEST:
        raise UsageError(f"{text} is out of range", option, remedy="give 0.1 to 10; 1 is usual")
    return value or 1.0


def _targets(output: str | None, captions: str | None, to: str | None) -> tuple[str, str, str]:
    """Return where audio and captions go, empty for nowhere, and the format of the captions."""
    from captions.formats import format_of, renderer
    from captions.speech.audio import check_name

    if output is not None:
        check_name(output)
    kind = to or (captions and format_of(captions)) or "srt"
    renderer(kind)
    if captions and to is None and Path(captions).suffix and format_of(captions) is None:
        problem = f"{Path(captions).suffix} is not a format of captions"
        raise UsageError(problem, f"--captions {captions}", remedy="say --to srt, vtt or json")
    if output and captions and Path(output).resolve() == Path(captions).resolve():
        raise UsageError("audio and captions would be the same file", f"-o {output}")
    return output or "", captions or "", kind


def lexicon_of(path: str | None) -> Lexicon | None:
    """Return the lexicon in a file.

    Raises:
        InputError: It cannot be read, or is none.
    """
    if path is None:
        return None
    from captions.reading import lines_of_path
    from captions.words.spoken import parse_lexicon

    return parse_lexicon("\n".join(line.text for line in lines_of_path(path)), path)


def _speak(
    source: str,
    targets: tuple[str, str, str],
    voice: tuple[str | None, str | None],
    lexicon: str | None,
    options: Options,
    speech: SpeechOptions,
    quiet: bool,
) -> None:
    from captions.formats import renderer
    from captions.model import Head
    from captions.reading import captions_or_lines
    from captions.speaking import captioned, script
    from captions.speech import open_engine
    from captions.speech.audio import audio_file
    from captions.writing import output

    def note(text: str) -> None:
        if not quiet:
            sys.stderr.write(f"captions: {text}\n")

    audio, captions, kind = targets
    text = script(captions_or_lines(source, note), options, lexicon_of(lexicon))
    text = _not_empty(text)
    with ExitStack() as stack:
        engine: Engine = open_engine(voice[0], text.language, voice[1])
        stack.callback(engine.close)
        text, advance = stack.enter_context(_progress(text, source, quiet))
        write = None
        if audio:
            write = stack.enter_context(audio_file(audio, lambda: engine.sample_rate))
        cues = captioned(text, engine, options, speech, write, advance)
        if captions:
            sink = stack.enter_context(output(captions))
            sink.writelines(renderer(kind)(cues, Head(text.language)))
        else:
            for _ in cues:
                pass


def _not_empty(text: Script) -> Script:
    """Return the script, if there is something in it to say."""
    from itertools import chain

    from captions.speaking import Script

    head = []
    for words in text.words:
        head.append(words)
        if any(any(map(str.isalnum, token)) for token in words.spoken):
            return Script(chain(head, text.words), text.language)
    raise InputError("there is nothing to say", remedy="give a text with words in it")


@contextmanager
def _progress(
    text: Script, source: str, quiet: bool
) -> Iterator[tuple[Script, Callable[[int], None] | None]]:
    """Show on a terminal how many sentences have been spoken."""
    if quiet or not sys.stderr.isatty():
        yield text, None
        return
    from captions.speaking import Script
    from captions.speech.narrate import sentences_of

    words = list(text.words)
    count = sum(1 for _ in sentences_of(words))
    with typer.progressbar(length=count, label=source, file=sys.stderr) as bar:
        yield Script(iter(words), text.language), bar.update
