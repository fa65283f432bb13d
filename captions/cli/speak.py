"""``captions speak``: the narration of a text, and captions on its word times."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from captions.cli.notes import notes
from captions.cli.options import (
    Emoji,
    Fps,
    KeepCues,
    KeepLines,
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
from captions.cli.progress import sentences_spoken
from captions.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from captions.pipeline import Options
    from captions.speaking import Script, SpeechOptions
    from captions.speech import Engine, Pauses

__all__ = ["speak_command"]

_LEAST, _MOST = 0.5, 5.0
"""What every engine can do to its own rate and pitch."""


def speak_command(
    source: Source,
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
    lexicon: LexiconFile = None,
    emoji: Emoji = "drop",
    profile: Profile = "netflix",
    language: Language = None,
    repeats: Annotated[
        str, typer.Option(metavar="drop|keep|aggressive", help="As for `captions format`.")
    ] = "drop",
    drop: Unsaid = None,
    max_columns: MaxColumns = None,
    max_lines: MaxLines = None,
    max_cps: MaxCps = None,
    min_duration: MinDuration = None,
    max_duration: MaxDuration = None,
    min_gap: MinGap = None,
    fps: Fps = None,
    keep_cues: KeepCues = False,
    keep_lines: KeepLines = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Speak a text: the narration, and captions whose words carry the times of the voice.

    A voice is espeak's (en-gb, fr-fr, en-us+f3), "silent", the path of a Piper voice (NAME.onnx),
    or "command:PROGRAM ARGS" for any program that writes a WAV file and the times of its words.
    """
    from captions.cli.values import is_markdown, kept, parts, reader_of, repeats_of, rules
    from captions.pipeline import Options
    from captions.reading import captions_or_lines
    from captions.speaking import SpeechOptions, script
    from captions.speech import Manner, language_of

    if output is None and captions is None:
        raise UsageError("there is nothing to write", remedy="give -o FILE.wav, --captions FILE")
    if fit is not None and rate is not None:
        raise UsageError("--fit finds the rate", "--rate", remedy="give one of them")
    options = Options(
        keep=kept(keep_cues, keep_lines),
        profile=profile,
        language=language or language_of(voice, engine),
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
    speech = SpeechOptions(
        manner=Manner(_times("--rate", rate), _times("--pitch", pitch)),
        pauses=_pauses(pause_sentence, pause_paragraph),
        fit_ms=_fit(fit),
    )
    targets = _targets(output, captions, to)
    try:
        text = script(captions_or_lines(source, notes(quiet)), options, reader_of(lexicon, emoji))
        with sentences_spoken(_not_empty(text), source, targets[1], quiet) as (text, advance):
            _speak(text, targets, (voice, engine), options, speech, advance)
    except InputError as error:
        raise error.about(source) from None


def _pauses(sentence: str | None, paragraph: str | None) -> Pauses | None:
    """Return the silence that is asked for; the other one stays as it is usually."""
    from captions.cli.values import milliseconds
    from captions.speech import Pauses

    given = {
        "sentence_ms": milliseconds("--pause-sentence", sentence),
        "paragraph_ms": milliseconds("--pause-paragraph", paragraph),
    }
    found = {name: ms for name, ms in given.items() if ms is not None}
    return Pauses(**found) if found else None


def _fit(text: str | None) -> float | None:
    from captions.cli.values import milliseconds

    end_ms = milliseconds("--fit", text)
    if end_ms == 0:
        raise UsageError("leaves no time to speak", "--fit 0")
    return end_ms


def _times(option: str, text: str | None) -> float:
    from captions.cli.values import number

    value = number(option, text)
    if value is not None and not _LEAST <= value <= _MOST:
        raise UsageError(f"{text} is out of range", option, remedy="give 0.5 to 5; 1 is usual")
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


def _speak(
    text: Script,
    targets: tuple[str, str, str],
    voice: tuple[str | None, str | None],
    options: Options,
    speech: SpeechOptions,
    advance: Callable[[int], None] | None,
) -> None:
    from captions.formats import renderer
    from captions.model import Head
    from captions.speaking import captioned
    from captions.speech import open_engine
    from captions.speech.audio import audio_file
    from captions.writing import output

    audio, captions, kind = targets
    with ExitStack() as stack:
        engine: Engine = open_engine(voice[0], text.language, voice[1])
        stack.callback(engine.close)
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
    from dataclasses import replace
    from itertools import chain

    head = []
    for words in text.words:
        head.append(words)
        if any(any(map(str.isalnum, token)) for token in words.spoken):
            return replace(text, words=chain(head, text.words))
    raise InputError("there is nothing to say", remedy="give a text with words in it")
