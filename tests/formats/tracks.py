"""Generators of tracks that the model admits, valid by construction."""

from __future__ import annotations

from hypothesis import strategies as st

from captions.formats.vtt_settings import BLOCK
from captions.model import Cue, Extra, Head, Mark, Track
from captions.timecode import format_time

CHARS = st.one_of(
    st.sampled_from("abc XYZ0123456789-->&<>{}\\/.,:;'\"!? \t"),
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2060\ue0f0"),
)
PIECES = st.sampled_from(
    [
        "-->",
        "00:00:01,000 --> 00:00:02,000",
        "<i>",
        "</i>",
        "&amp;",
        "{\\an8}",
        "NOTE",
        "5",
        "WEBVTT",
    ]
)
LINE = st.lists(st.one_of(CHARS, PIECES), min_size=1, max_size=12).map("".join)
LINES = st.lists(LINE.filter(lambda line: not line.isspace()), min_size=1, max_size=4).map(tuple)
WORD = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=6)


@st.composite
def spans(draw: st.DrawFn, length: int, tags: st.SearchStrategy[str]) -> list[Mark]:
    """Return marks that nest, outer before inner, in order of their start."""

    def inside(start: int, stop: int, depth: int, voiced: bool = False) -> list[Mark]:
        found: list[Mark] = []
        at = start
        while at < stop and depth < 4 and draw(st.booleans()):
            first = draw(st.integers(at, stop - 1))
            last = draw(st.integers(first + 1, stop))
            tag = draw(tags.filter(lambda tag: not (voiced and tag.startswith("v"))))
            found.append(Mark(first, last, tag))
            if tag.startswith("ruby"):
                if last - first > 1:
                    found.append(Mark(first + 1, last, "rt"))
            else:
                found += inside(first, last, depth + 1, voiced or tag.startswith("v"))
            at = last
        return found

    return inside(0, length, 0)


VTT_TAGS = st.one_of(
    st.sampled_from(
        ["i", "b", "u", "c", "c.loud", "c.red.bg_blue", "i.a", "ruby", "lang fr", "v.x Bob"]
    ),
    WORD.map("v {}".format),
    st.just("v A & <B>"),
)
SRT_TAGS = st.sampled_from(["i", "b", "u", "c.red", "c.color-00ff7f"])


def with_stamps(
    draw: st.DrawFn, marks: list[Mark], cue: tuple[int, int], length: int
) -> list[Mark]:
    """Return the marks with time stamps among them, where none closes at the same place."""
    start, end = cue
    times = (
        sorted(draw(st.sets(st.integers(start + 1, end - 1), max_size=3)))
        if end - start > 1
        else []
    )
    places = sorted(draw(st.integers(0, length)) for _ in times)
    for at, ms in zip(places, times, strict=True):
        # In order of the text: after every mark that starts before it, whatever starts there.
        index = next((i for i, mark in enumerate(marks) if mark.start > at), len(marks))
        marks.insert(index, Mark(at, at, format_time(ms)))
    return marks


@st.composite
def cue_times(draw: st.DrawFn) -> list[tuple[int, int]]:
    count = draw(st.integers(0, 5))
    starts = sorted(draw(st.integers(0, 400_000_000)) for _ in range(count))
    return [(start, start + draw(st.integers(1, 20_000))) for start in starts]


@st.composite
def vtt_tracks(draw: st.DrawFn) -> Track:
    times = draw(cue_times())
    ids = draw(
        st.lists(
            st.one_of(
                st.just(""),
                LINE.filter(lambda s: "-->" not in s and not s.isspace() and not BLOCK.match(s)),
            ),
            min_size=len(times),
            max_size=len(times),
            unique_by=lambda name: name or object(),
        )
    )
    cues = []
    for (start, end), name in zip(times, ids, strict=True):
        lines = draw(LINES)
        length = len("\n".join(lines))
        marks = with_stamps(draw, draw(spans(length, VTT_TAGS)), (start, end), length)
        settings = draw(
            st.sampled_from(
                [
                    "",
                    "line:0",
                    "position:10% align:start",
                    "region:fred size:50.5%",
                    "vertical:rl line:-1,end",
                ]
            )
        )
        cues.append(Cue(start, end, lines, name, settings, tuple(marks)))
    header = draw(
        st.sampled_from(
            [(), ("a title",), ("", "Kind: captions", "Language: fr"), ("x", "Kind: captions")]
        )
    )
    places = sorted(draw(st.lists(st.integers(0, len(cues)), max_size=3)))
    notes = [
        Extra(at, draw(st.sampled_from(["NOTE", "NOTE so", "NOTE\nit\nis", "NOTE a & <b>"])))
        for at in places
    ]
    styles = draw(
        st.sampled_from(
            [[], [Extra(0, "STYLE\n::cue { color: red }"), Extra(0, "REGION\nid:fred\nwidth:40%")]]
        )
    )
    language = "fr" if len(header) == 3 else "en"
    return Track(tuple(cues), Head(language, header, (*styles, *notes)))


@st.composite
def srt_tracks(draw: st.DrawFn) -> Track:
    cues = []
    for start, end in draw(cue_times()):
        lines = draw(LINES)
        marks = draw(spans(len("\n".join(lines)), SRT_TAGS))
        settings = draw(st.sampled_from(["", "line:0", "line:50% align:left", "align:right"]))
        cues.append(Cue(start, end, lines, "", settings, tuple(marks)))
    return Track(tuple(cues))


def plain_tracks() -> st.SearchStrategy[Track]:
    """Return tracks without marks, settings and heads."""
    return srt_tracks().map(
        lambda track: Track(tuple(Cue(c.start_ms, c.end_ms, c.lines) for c in track.cues))
    )
