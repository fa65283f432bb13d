"""WebVTT for HTTP Live Streaming, RFC 8216 (https://www.rfc-editor.org/rfc/rfc8216#section-3.5).

A stream's captions are cut into segments as its video is. Every cue is in each segment during
which it is shown, with its whole time and, byte for byte, as in every other: players know by that
that it is one cue. Times that bound segments are integer microseconds from the start, because
segments of 6.006 s are no whole number of milliseconds; their lengths come from differences, so
that they add up to the whole whatever they are rounded to.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from urllib.parse import quote

from captions.errors import InputError, UsageError
from captions.formats.vtt import render
from captions.model import Cue, Head, Track

__all__ = ["MOST", "even_edges", "last_end", "listed_edges", "media_line", "playlist", "segments"]

MOST = 1_000_000
"""Segments, or cues in them, that are still a stream; more is a mistake that fills a disk."""

_EXTINF = re.compile(r"#EXTINF:\s*(\d{1,9}(?:\.\d{1,9})?)\s*(?:,|$)", re.ASCII)
_MAP = "X-TIMESTAMP-MAP"


def even_edges(seconds: Fraction, every: Fraction) -> list[int]:
    """Return where segments of one length begin, and where the last one ends.

    Args:
        seconds: The length of the whole.
        every: The length of each segment but the last, which may be shorter.

    Raises:
        UsageError: They would be too many.

    >>> even_edges(Fraction(13), Fraction(6006, 1000))
    [0, 6006000, 12012000, 13000000]
    """
    count = -(-seconds // every)
    if count > MOST:
        raise UsageError(f"makes {count:,} segments", "--segment", remedy="make them longer")
    end = round(seconds * 10**6)
    starts = (round(every * i * 10**6) for i in range(count))
    return [*(start for start in starts if start < end), end]


def listed_edges(text: str) -> list[int]:
    r"""Return where the segments of a media playlist begin, and where the last one ends.

    Raises:
        InputError: It is none.

    >>> listed_edges("#EXTM3U\n#EXTINF:6.006,\na.ts\n#EXTINF:2.5,\nb.ts\n")
    [0, 6006000, 8506000]
    """
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].strip() != "#EXTM3U":
        raise InputError("is no playlist", remedy="give the .m3u8 of the video's segments")
    if any(line.startswith("#EXT-X-STREAM-INF") for line in lines):
        raise InputError("lists playlists", remedy="give one of those, which lists segments")
    edges = [0]
    for number, line in enumerate(lines, 1):
        if line.startswith("#EXTINF"):
            match = _EXTINF.match(line)
            length = round(Fraction(match[1]) * 10**6) if match else 0
            if not length:
                raise InputError("gives a segment no length", line=number)
            edges.append(edges[-1] + length)
    if len(edges) == 1:
        raise InputError("lists no segments", remedy="give the .m3u8 of the video's segments")
    return edges


def last_end(track: Track) -> Fraction:
    """Return the seconds until the last cue ends."""
    return Fraction(max((_end_ms(cue) for cue in track.cues), default=0), 1000)


def _end_ms(cue: Cue) -> int:
    """Return when a cue ends in WebVTT, which has none that lasts no time."""
    return max(cue.end_ms, cue.start_ms + 1)


def segments(track: Track, edges: Sequence[int], mpegts: int = 0) -> Iterator[str]:
    r"""Return the text of each segment.

    Styles and regions are in all of them; notes, which no player shows, in none. Each ends with
    an empty line: what reads them one behind the other, as ffmpeg does, takes no header for text.

    Args:
        track: What is shown.
        edges: Where the segments begin, and where the last one ends, in microseconds.
        mpegts: The time in the video's own clock, of 90 kHz, at which the track's is 0.

    Raises:
        UsageError: The cues would be written too often.

    >>> track = Track((Cue(1000, 7000, ("Hi",)),))
    >>> first, second, third = segments(track, [0, 6_000_000, 12_000_000, 18_000_000])
    >>> print(second[:-1])
    WEBVTT
    X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0
    <BLANKLINE>
    00:00:01.000 --> 00:00:07.000
    Hi
    <BLANKLINE>
    >>> first == second, third
    (True, 'WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n')
    """
    shown = _shown(track.cues, edges)
    head = _head(track.head, mpegts)
    # Rendered once, as one file is: an identifier that two cues have stays with the first.
    pieces = "".join(render(track.cues, Head())).rstrip("\n").split("\n\n")[1:]
    return (head + "".join(f"{pieces[i]}\n\n" for i in cues) for cues in shown)


def _shown(cues: Sequence[Cue], edges: Sequence[int]) -> list[list[int]]:
    """Return the indices of the cues that are shown during each segment, by their in-times."""
    shown: list[list[int]] = [[] for _ in edges[1:]]
    written = 0
    for i in sorted(range(len(cues)), key=lambda i: cues[i].start_ms):
        first = bisect_right(edges, cues[i].start_ms * 1000) - 1
        behind = min(bisect_left(edges, _end_ms(cues[i]) * 1000), len(shown))
        written += max(0, behind - first)
        if written > MOST:
            raise UsageError(
                f"writes captions more than {MOST:,} times", "--segment", remedy="make it longer"
            )
        for segment in shown[first:behind]:
            segment.append(i)
    return shown


def _head(head: Head, mpegts: int) -> str:
    """Return how each segment begins."""
    title, *lines = head.header or ("",)
    kept = [line for line in lines if not line.startswith(_MAP)]
    stamp = f"{_MAP}=LOCAL:00:00:00.000,MPEGTS:{mpegts}"
    extras = [extra for extra in head.extras if not extra.before and extra.text[:4] != "NOTE"]
    head = replace(head, header=(title, stamp, *kept), extras=tuple(extras))
    return "".join(render((), head)) + "\n"


def playlist(edges: Sequence[int], names: Sequence[str]) -> str:
    """Return the media playlist of segments.

    Args:
        edges: Where they begin, and where the last one ends, in microseconds.
        names: The name of each one's file.

    >>> print(playlist([0, 6_006_000, 8_506_000], ["a 0.vtt", "a 1.vtt"]))
    #EXTM3U
    #EXT-X-VERSION:3
    #EXT-X-TARGETDURATION:7
    #EXT-X-MEDIA-SEQUENCE:0
    #EXT-X-PLAYLIST-TYPE:VOD
    #EXTINF:6.006000,
    a%200.vtt
    #EXTINF:2.500000,
    a%201.vtt
    #EXT-X-ENDLIST
    <BLANKLINE>
    """
    lengths = [end - start for start, end in pairwise(edges)]
    target = -(-max(lengths) // 10**6)  # the RFC rounds to the nearest; some players know no more
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:3",
        f"#EXT-X-TARGETDURATION:{target}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
    ]
    for length, name in zip(lengths, names, strict=True):
        lines += [f"#EXTINF:{length // 10**6}.{length % 10**6:06},", _uri(name)]
    return "\n".join([*lines, "#EXT-X-ENDLIST", ""])


def media_line(language: str, name: str, path: str) -> str:
    """Return the line by which a multivariant playlist knows of captions.

    Args:
        language: BCP 47 tag.
        name: What viewers choose it by.
        path: Of the media playlist, as seen from the multivariant one.

    >>> media_line("en", "English", "subs/talk.m3u8").split(",")[:4]
    ['#EXT-X-MEDIA:TYPE=SUBTITLES', 'GROUP-ID="subtitles"', 'NAME="English"', 'LANGUAGE="en"']
    """
    return (
        f'#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="{_quotable(name)}",'
        f'LANGUAGE="{_quotable(language)}",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="{_uri(path)}"'
    )


def _uri(path: str) -> str:
    """Return a path as a playlist names it: no name is taken for a comment, a query, a scheme."""
    return quote(path.encode("utf-8", "surrogateescape"))


def _quotable(text: str) -> str:
    """Return a text without what a quoted string of a playlist may not hold."""
    return " ".join(text.replace('"', "'").split())
