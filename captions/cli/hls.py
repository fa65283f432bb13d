"""``captions hls``: captions in segments, for HTTP Live Streaming."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from captions.cli.notes import notes
from captions.cli.options import Quiet
from captions.errors import InputError, UsageError

if TYPE_CHECKING:
    from captions.model import Track

__all__ = ["hls_command"]


def hls_command(
    source: Annotated[
        str, typer.Argument(metavar="TRACK", help="A file of captions; - is standard input.")
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help="Where to; made if need be.")
    ],
    segment: Annotated[
        str | None, typer.Option(metavar="T", help="The length of a segment; else 6 seconds.")
    ] = None,
    duration: Annotated[
        str | None,
        typer.Option(metavar="T", help="The length of the video; else until the last cue ends."),
    ] = None,
    like: Annotated[
        str | None,
        typer.Option(
            metavar="VIDEO.m3u8",
            help="Cut where the video is cut: its media playlist. It says both of these lengths.",
        ),
    ] = None,
    mpegts: Annotated[
        str,
        typer.Option(
            metavar="N",
            help="Where the video's own clock begins, in ticks of 90 kHz. 0 suits fragmented MP4. "
            "Transport streams begin later: those of ffmpeg at 126000 (1.4 s) or some frames "
            "behind it, those of Apple's mediafilesegmenter at 900000 (10 s); for another, "
            "`ffprobe -show_entries stream=start_pts` of its first segment says it.",
        ),
    ] = "0",
    language: Annotated[
        str | None,
        typer.Option(metavar="TAG", help="As players are told; else what the file says, or looks."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="As viewers see it; else the language's.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Cut captions into WebVTT segments and a media playlist, for HTTP Live Streaming.

    Of talk.srt come DIR/talk_vtt-00000.vtt and so on, then DIR/talk_vtt.m3u8. Every cue is in each
    segment during which it is shown, whole. What the multivariant playlist must say is printed:
    its EXT-X-MEDIA line, as seen from beside DIR; each EXT-X-STREAM-INF line of it gets
    SUBTITLES="subtitles". Files of the same names are replaced when all are complete; no other is
    touched.
    """
    from captions.media.hls import media_line, playlist, segments
    from captions.reading import read
    from captions.writing import output as opened
    from captions.writing import write_folder

    if output == "-":
        raise UsageError("is many files", "-o -", remedy="name a folder")
    stem = f"{'stdin' if source == '-' else Path(source).stem}_vtt"
    if like is not None:
        _refuse_both(source, like, segment, duration, Path(output, f"{stem}.m3u8"))
    clock, shown = _ticks(mpegts), "<stdin>" if source == "-" else source
    note = notes(quiet)
    track = read(source, note=note)
    edges = _edges(track, shown, segment, duration, like)
    if late := sum(cue.start_ms * 1000 >= edges[-1] for cue in track.cues):
        note(f"{shown}: {late:,} of {len(track):,} cues start after the end and are left out")
    width = max(5, len(str(len(edges) - 2)))
    names = [f"{stem}-{number:0{width}}.vtt" for number in range(len(edges) - 1)]
    texts = segments(track, edges, clock)
    write_folder(output, zip(names, texts, strict=True), (f"{stem}.m3u8", playlist(edges, names)))
    tag, title = _called(track, language, name)
    with opened("-") as stream:
        stream.write(media_line(tag, title, f"{Path(output).resolve().name}/{stem}.m3u8") + "\n")


def _refuse_both(
    source: str, like: str, segment: str | None, duration: str | None, target: Path
) -> None:
    """Refuse what a playlist of the video says itself, and to lose that playlist."""
    if segment is not None or duration is not None:
        raise UsageError("says it all", "--like", remedy="leave out --segment and --duration")
    if source == like == "-":
        raise UsageError("is the captions already", "--like -", remedy="name a file")
    if target.resolve() == Path(like).resolve():
        raise UsageError("would be replaced", f"--like {like}", remedy="name another folder")


def _ticks(text: str) -> int:
    """Return a time of a transport stream: 33 bits."""
    if not (text.isascii() and text.isdecimal()) or len(text) > 10 or int(text) >= 1 << 33:
        raise UsageError(
            f"{text!r} is no such time", "--mpegts", remedy="give a whole number less than 2^33"
        )
    return int(text)


def _edges(
    track: Track, source: str, segment: str | None, length: str | None, like: str | None
) -> list[int]:
    """Return where the segments begin and end."""
    from captions.cli.values import duration
    from captions.media.hls import even_edges, last_end, listed_edges
    from captions.reading import text_of_path

    if like is not None:
        try:
            return listed_edges(text_of_path(like))
        except InputError as error:
            raise error.about("<stdin>" if like == "-" else like) from None
    every = duration("--segment", segment or "6")
    seconds = duration("--duration", length)
    for option, given in (("--segment", every), ("--duration", seconds)):
        if given == 0:
            raise UsageError("takes no time", option)
    if not (seconds := seconds or last_end(track)):
        raise InputError("holds no cues", source, remedy="say how long it is with --duration")
    return even_edges(seconds, every or seconds)


def _called(track: Track, language: str | None, name: str | None) -> tuple[str, str]:
    """Return the tag of a track's language, and what viewers see."""
    from captions.checks import language_of
    from captions.cli.languages import NAMES

    tag = language or track.stated_language or language_of(track)
    return tag, name or NAMES.get(tag.partition("-")[0].lower(), tag)
