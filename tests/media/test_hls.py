"""Captions in segments: every cue whole in each segment during which it is shown."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from webvtt import WebVTT

from captions import Cue, Track
from captions.errors import InputError, UsageError
from captions.formats.vtt import parse
from captions.media.hls import even_edges, last_end, listed_edges, playlist, segments
from captions.model import Head
from tests.formats.tracks import vtt_tracks
from tests.test_cli import run

STAMP = "X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:"
SRT = """1
00:00:07,000 --> 00:00:13,000
Hello <i>you</i>

2
00:00:30,500 --> 00:00:31,000
Bye
"""


@st.composite
def streams(draw: st.DrawFn) -> tuple[Track, list[int]]:
    """A track, and edges of segments near and far from its times, on them too."""
    track = draw(vtt_tracks())
    near = [ms * 1000 for cue in track.cues for ms in (cue.start_ms, cue.end_ms)] or [10**6]
    edge = st.builds(int.__add__, st.sampled_from(near), st.integers(-(10**7), 10**7) | st.just(0))
    edges = draw(st.sets(edge.filter(lambda at: at > 0), min_size=1, max_size=9))
    return track, [0, *sorted(edges)]


def blocks(text: str) -> list[str]:
    """Return the blocks of a WebVTT file behind its header, as they are written."""
    return text.rstrip("\n").split("\n\n")[1:]


@given(streams(), st.integers(0, (1 << 33) - 1))
def test_each_cue_is_whole_in_each_segment_that_shows_it(
    stream: tuple[Track, list[int]], clock: int
) -> None:
    track, edges = stream
    texts = list(segments(track, edges, clock))
    assert len(texts) == len(edges) - 1
    for i, text in enumerate(texts):
        here = [
            cue
            for cue in sorted(track.cues, key=lambda cue: cue.start_ms)
            if cue.start_ms * 1000 < edges[i + 1] and cue.end_ms * 1000 > edges[i]
        ]
        found = parse(text)
        assert found.cues == tuple(here)
        assert not found.edits
        assert text.split("\n")[1] == f"{STAMP}{clock}"
        assert text.endswith("\n\n")
        assert [extra.text for extra in found.head.extras] == [
            extra.text for extra in track.head.extras if not extra.text.startswith("NOTE")
        ]
        theirs = WebVTT.from_string(text).captions
        assert [(c.start, c.end) for c in theirs] == [
            (c.start, c.end) for c in WebVTT.from_string(Track(tuple(here)).to("vtt")).captions
        ]


@given(streams())
def test_a_cue_is_the_same_bytes_wherever_it_is(stream: tuple[Track, list[int]]) -> None:
    track, edges = stream
    whole = set(blocks(track.to("vtt")))
    for text in segments(track, edges):
        assert set(blocks(text)) <= whole
        assert not any(block.startswith("NOTE") for block in blocks(text) if "-->" not in block)


@given(
    st.fractions(Fraction(1, 1000), 100_000, max_denominator=1001),
    st.fractions(1, 60, max_denominator=1001),
)
@settings(max_examples=30)
def test_the_lengths_add_up(seconds: Fraction, every: Fraction) -> None:
    edges = even_edges(seconds, every)
    text = playlist(edges, [f"{i}.vtt" for i in range(len(edges) - 1)])
    lengths = [Fraction(length) for length in re.findall(r"#EXTINF:([\d.]+),", text)]
    assert sum(lengths) == Fraction(round(seconds * 10**6), 10**6)
    assert all(abs(length - every) <= Fraction(1, 10**6) for length in lengths[:-1])
    assert all(lengths)
    target = re.search(r"#EXT-X-TARGETDURATION:(\d+)\n", text)
    assert target
    assert max(lengths) <= int(target[1]) < max(lengths) + 1
    assert listed_edges(text) == edges


def test_an_identifier_given_twice_stays_with_the_first_everywhere() -> None:
    cues = (Cue(0, 7000, ("a",), "x"), Cue(5000, 9000, ("b",), "x"))
    first, second = segments(Track(cues), [0, 6_000_000, 12_000_000])
    assert blocks(first) == blocks(second)
    (third,) = list(segments(Track(cues), [0, 7_000_000, 12_000_000]))[1:]
    assert blocks(third) == blocks(first)[1:]
    assert "x\n" not in third


def test_cues_out_of_order_empty_or_of_no_length() -> None:
    cues = (Cue(8000, 8000, ("late",)), Cue(1000, 2000, ()), Cue(1000, 9000, ("long",)))
    first, second = segments(Track(cues), [0, 6_000_000, 12_000_000])
    times = [[b.split("\n")[0] for b in blocks(text)] for text in (first, second)]
    assert times == [
        ["00:00:01.000 --> 00:00:02.000", "00:00:01.000 --> 00:00:09.000"],
        ["00:00:01.000 --> 00:00:09.000", "00:00:08.000 --> 00:00:08.001"],
    ]
    assert last_end(Track(cues)) == 9


def test_a_map_of_the_source_gives_way() -> None:
    head = Head(header=("", "X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000", "Kind: captions"))
    (text,) = segments(Track((), head), [0, 1], 7)
    assert text == f"WEBVTT\n{STAMP}7\nKind: captions\n\n"


def test_a_hundred_hours_are_a_stream_and_what_fills_a_disk_is_not() -> None:
    end = 360_000_000
    edges = even_edges(Fraction(end, 1000), Fraction(6))
    assert len(edges) == 60_001
    texts = list(segments(Track((Cue(end - 1, end, ("end",)),)), edges))
    assert [i for i, text in enumerate(texts) if "-->" in text] == [59_999]
    with pytest.raises(UsageError, match="segments"):
        even_edges(Fraction(end, 1000), Fraction(1, 10))
    with pytest.raises(UsageError, match="times"):
        segments(Track((Cue(0, end, ("all day",)),) * 20), edges)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no playlist"),
        ("WEBVTT\n", "no playlist"),
        ("#EXTM3U\n", "no segments"),
        ("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8\n", "lists playlists"),
        ("#EXTM3U\n#EXTINF:0,\na.ts\n", "line 2: gives a segment no length"),
        ("#EXTM3U\n#EXTINF:-6,\na.ts\n", "line 2"),
        ("#EXTM3U\n#EXTINF:1e9,\na.ts\n", "line 2"),
        (f"#EXTM3U\n#EXTINF:{'9' * 5000},\na.ts\n", "line 2"),
    ],
)
def test_what_is_no_playlist_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        listed_edges(text)


def test_a_small_stream(tmp_path: Path) -> None:
    (tmp_path / "a talk.srt").write_text(SRT)
    done = run("hls", "a talk.srt", "-o", "out/en", "--duration", "0:32.5", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="English",LANGUAGE="en",'
        'DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="en/a%20talk_vtt.m3u8"\n'
    )
    files = {path.name: path.read_text() for path in (tmp_path / "out/en").iterdir()}
    hello = "00:00:07.000 --> 00:00:13.000\nHello <i>you</i>\n\n"
    bye = "00:00:30.500 --> 00:00:31.000\nBye\n\n"
    for number, cues in enumerate(["", hello, hello, "", "", bye]):
        assert files.pop(f"a talk_vtt-{number:05}.vtt") == f"WEBVTT\n{STAMP}0\n\n{cues}"
    listed = "".join(f"#EXTINF:6.000000,\na%20talk_vtt-{i:05}.vtt\n" for i in range(5))
    assert files == {
        "a talk_vtt.m3u8": "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:6\n"
        "#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n"
        f"{listed}#EXTINF:2.500000,\na%20talk_vtt-00005.vtt\n#EXT-X-ENDLIST\n"
    }


def test_cut_as_the_video_is_from_standard_input(tmp_path: Path) -> None:
    video = tmp_path / "v.m3u8"
    video.write_text("#EXTM3U\n#EXTINF:9.009,\na.ts\n#EXTINF:9.009,\nb.ts\n#EXT-X-ENDLIST\n")
    options = ["--like", "v.m3u8", "--mpegts", "126000", "--language", "de", "--name", 'a "b"']
    done = run("hls", "-", "-o", ".", *options, stdin=SRT.encode(), cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == "captions: <stdin>: 1 of 2 cues start after the end and are left out\n"
    assert 'NAME="a \'b\'",LANGUAGE="de"' in done.stdout
    made = (tmp_path / "stdin_vtt.m3u8").read_text()
    assert re.findall("#EXTINF:(.*),", made) == ["9.009000", "9.009000"]
    assert f"{STAMP}126000\n" in (tmp_path / "stdin_vtt-00001.vtt").read_text()


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["-o", "-"], 2, "is many files"),
        (["-o", "out", "--segment", "0"], 2, "takes no time"),
        (["-o", "out", "--duration", "0"], 2, "takes no time"),
        (["-o", "out", "--segment", "soon"], 2, "not a time"),
        (["-o", "out", "--segment", "1/90000"], 2, "make them longer"),
        (["-o", "out", "--mpegts", "-1"], 2, "less than 2^33"),
        (["-o", "out", "--mpegts", "8589934592"], 2, "less than 2^33"),
        (["-o", "out", "--like", "talk.srt"], 3, "is no playlist"),
        (["-o", "out", "--like", "none.m3u8"], 3, "no such file"),
        (["-o", "out", "--like", "talk.srt", "--segment", "6"], 2, "says it all"),
        (["-o", ".", "--like", "talk_vtt.m3u8"], 2, "would be replaced"),
        (["-o", "talk.srt"], 3, "cannot be made a folder"),
    ],
)
def test_one_sentence_for_every_mistake(
    tmp_path: Path, options: list[str], code: int, says: str
) -> None:
    (tmp_path / "talk.srt").write_text(SRT)
    done = run("hls", "talk.srt", *options, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert says in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["talk.srt"]


@pytest.mark.parametrize(
    ("stdin", "says"),
    [
        (b"Once upon a time.\n", "holds no captions"),
        (b"", "no captions"),
        (b"\x00\xff\xfe\x00\x01" * 50, ""),
        (b"WEBVTT\n", "--duration"),
    ],
)
def test_what_is_no_captions_leaves_no_folder(tmp_path: Path, stdin: bytes, says: str) -> None:
    done = run("hls", "-", "-o", "out", stdin=stdin, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert says in done.stderr
    assert not list(tmp_path.iterdir())


def test_no_playlist_without_its_segments(tmp_path: Path) -> None:
    (tmp_path / "talk.srt").write_text(SRT)
    out = tmp_path / "out"
    assert run("hls", "talk.srt", "-o", "out", cwd=tmp_path).returncode == 0
    before = {path.name: path.read_text() for path in out.iterdir()}
    (out / "talk_vtt-00002.vtt").unlink()
    (out / "talk_vtt-00002.vtt").mkdir()  # in the way
    (out / "mine.txt").write_text("mine")
    done = run("hls", "talk.srt", "-o", "out", cwd=tmp_path)
    assert done.returncode == 3
    assert "cannot be written" in done.stderr
    names = {path.name for path in out.iterdir()}
    assert names == (set(before) - {"talk_vtt.m3u8"}) | {"mine.txt"}
    (out / "talk_vtt-00002.vtt").rmdir()
    assert run("hls", "talk.srt", "-o", "out", cwd=tmp_path).returncode == 0
    after = {path.name: path.read_text() for path in out.iterdir()}
    assert after == before | {"mine.txt": "mine"}
