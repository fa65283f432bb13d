"""``captions format``: the main job.

Annotations are no strings here, as they are elsewhere: typer would have to evaluate each of its
options, which takes three hundredths of a start.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from captions.cli.many import Many
from captions.cli.notes import notes
from captions.cli.options import (
    Fps,
    KeepCues,
    KeepLines,
    Language,
    MaxColumns,
    MaxCps,
    MaxDuration,
    MaxLines,
    MinDuration,
    MinGap,
    Profile,
    Quiet,
    Strict,
)
from captions.cli.progress import bytes_read
from captions.cli.targets import targets
from captions.errors import InputError, ProfileError, UsageError

if TYPE_CHECKING:
    from captions.model import Edit, Track
    from captions.pipeline import Options

__all__ = ["format_command"]


def format_command(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Texts or captions; - is standard input."),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="FILE|DIR", help="Where to; a folder for several inputs."
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(metavar="srt|vtt|json|txt", help="Format; else the suffix of -o, else srt."),
    ] = None,
    profile: Profile = "netflix",
    language: Language = None,
    report: Annotated[
        str | None,
        typer.Option(
            metavar="FILE.json", help="Write every edit: what, where, before, after, why."
        ),
    ] = None,
    repeats: Annotated[
        str,
        typer.Option(
            metavar="drop|keep|aggressive",
            help="drop: blocks said again at once go, a short sentence said twice stays unless "
            "blocks are doubled all over; keep: nothing goes; aggressive: both go, and a last "
            "copy that is cut short.",
        ),
    ] = "drop",
    duration: Annotated[
        str | None, typer.Option(metavar="TIME", help="Make the last cue end at this time.")
    ] = None,
    wpm: Annotated[
        str | None, typer.Option(metavar="N", help="Words a minute of the narration [160].")
    ] = None,
    words: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Time the words as they were recorded, also those of captions that are off: what "
            "a recogniser, an aligner or a speech engine says of them, or captions in time.",
        ),
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Time the words as this voice says them; see `captions voices`."
        ),
    ] = None,
    max_columns: MaxColumns = None,
    max_lines: MaxLines = None,
    max_cps: MaxCps = None,
    min_duration: MinDuration = None,
    max_duration: MaxDuration = None,
    min_gap: MinGap = None,
    fps: Fps = None,
    keep_cues: KeepCues = False,
    keep_lines: KeepLines = False,
    shift: Annotated[
        str | None, typer.Option(metavar="TIME", help="Captions in: later, or earlier if negative.")
    ] = None,
    scale: Annotated[
        str | None, typer.Option(metavar="25/23.976", help="Captions in: multiply every time.")
    ] = None,
    anchor: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TIME=TIME", help="Captions in: this time becomes that; once or twice."
        ),
    ] = None,
    drop: Annotated[
        str | None,
        typer.Option(metavar="sounds,labels,music", help="Captions in: leave out such parts."),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Say for every cue, on standard error, why it ends there and what else it cost.",
        ),
    ] = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Clean a text, cut it into cues, time them, and write captions.

    Captions that come in (SubRip, WebVTT, SBV, json3, transcripts with time stamps, whatever they
    are called) keep their times, unless --words knows better.
    """
    from captions.cli.values import duration as seconds
    from captions.cli.values import kept, move, number, parts, repeats_of, rules
    from captions.pipeline import Options

    if duration is not None and wpm is not None:
        raise UsageError("a text has one clock", "--duration and --wpm", remedy="give one of them")
    length = seconds("--duration", duration)
    if length is not None and not length:
        raise UsageError("is not long enough for a cue", "--duration 0")
    options = Options(
        keep=kept(keep_cues, keep_lines),
        drop=parts("--drop", drop),
        move=move(shift, scale, anchor or ()),
        strict=strict,
        profile=profile,
        language=language or _language_of(voice),
        repeats=repeats_of(repeats),
        wpm=number("--wpm", wpm) or 160,
        voice=voice,
        words=words,
        duration_ms=None if length is None else round(length * 1000),
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
    jobs = targets(inputs, output, to)
    if report and len(jobs) > 1:
        raise UsageError("reports on one input", "--report", remedy="give the inputs one by one")
    if words is not None and len(jobs) > 1:
        raise UsageError("times one input", "--words", remedy="give the inputs one by one")
    if words is not None and _same(words, jobs[0][0]):
        raise UsageError("is the input already", f"--words {words}", remedy="give two files")
    if words not in (None, "-") and _same(str(words), jobs[0][1]):
        raise UsageError("would be overwritten", f"--words {words}", remedy="give another -o")
    if report and any(_same(report, path) for path in jobs[0][:2]):
        raise UsageError("is an input or an output already", f"--report {report}")
    many = Many()
    work = partial(_format, options=options, report=report, quiet=quiet, explain=explain)
    for _ in many.results(work, jobs, [source for source, _, _ in jobs]):
        pass
    if many.failed:
        raise typer.Exit(many.failed)


def _same(path: str, other: str) -> bool:
    """Return whether two names are those of one file; - is standard input or output."""
    return Path(path).resolve() == Path(other).resolve()


def _language_of(voice: str | None) -> str | None:
    """Return the language of the voice that times the words, if it says one."""
    if voice is None:
        return None
    from captions.speech import language_of

    return language_of(voice)


def _format(
    job: tuple[str, str, str],
    options: "Options",
    report: str | None,
    quiet: bool,
    explain: bool,
) -> None:
    from dataclasses import replace

    from captions.cli.values import is_markdown
    from captions.formats import renderer
    from captions.model import Track
    from captions.pipeline import stream
    from captions.reading import captions_or_lines
    from captions.writing import output

    source, target, kind = job
    edits: list[Edit] = []
    counts: dict[str, int] = {}
    keep_edits = report is not None or kind == "json"

    def log(edit: "Edit") -> None:
        counts[edit.kind] = counts.get(edit.kind, 0) + 1
        if keep_edits:
            edits.append(edit)

    note = notes(quiet)
    options = replace(options, markdown=is_markdown(source))
    with bytes_read(source, target, quiet) as advance:
        opened = captions_or_lines(source, note, advance)
        try:
            track = stream(opened, options, log, note)
            cues = list(track.cues) if explain else track.cues
            pieces = renderer(kind)(cues, track.head(edits))
            first = next(pieces, "")  # before the output is opened: an empty input leaves no trace
            with output(target) as sink:
                sink.write(first)
                sink.writelines(pieces)
            if explain:
                sys.stderr.writelines(_reasons(Track(tuple(cues), track.head())))
        except InputError as error:
            if error.source is None and not isinstance(error, ProfileError):
                raise InputError(error.problem, source, error.line, error.remedy) from None
            raise
    if report:
        _write_report(report, source, edits)
    if isinstance(opened, Track) and (repaired := len(opened.edits)):
        kinds = ", ".join(sorted({edit.kind for edit in opened.edits}))
        repairs = "repair" if repaired == 1 else "repairs"
        note(f"{source}: {repaired} {repairs} in reading ({kinds}); --report lists them")
    if counts and not quiet and sys.stderr.isatty():
        note(", ".join(f"{n} × {kind}" for kind, n in sorted(counts.items())))


def _reasons(track: "Track") -> Iterator[str]:
    """Yield for every cue its times, its lines, and why they end where they do."""
    from captions.explaining import LEGEND, explained
    from captions.timecode import format_time

    yield LEGEND + "\n"
    for index, why in explained(track):
        cue = track.cues[index]
        yield f"\n{index + 1}  {format_time(cue.start_ms)} --> {format_time(cue.end_ms)}\n"
        yield from (f"   | {line}\n" for line in cue.lines)
        yield from (f"   {sentence}\n" for sentence in why.sentences())


def _write_report(path: str, source: str, edits: "Sequence[Edit]") -> None:
    import json

    from captions.formats.json import VERSION, edit_object
    from captions.writing import write_text

    head = json.dumps({"format": "captions-report", "version": VERSION, "source": source})
    rows = ",\n".join(json.dumps(edit_object(edit), ensure_ascii=False) for edit in edits)
    write_text(path, [head[:-1], ',\n"edits": [\n', rows, "\n]}\n"])
