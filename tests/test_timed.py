"""Captions in, captions out: times stay with the words, and the output is a fixed point."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import captions
from captions import recut
from captions.clean.rollup import unroll
from captions.errors import InputError, UsageError
from captions.formats import srt, vtt
from captions.formats.vtt_syntax import problems
from captions.model import Cue, Head, Mark, Track, Words
from captions.profile import load_profile
from captions.timing.move import Move
from captions.timing.schedule import reschedule
from captions.timing.source import rows_of
from captions.width import columns

INPUTS = Path(__file__).parents[2] / "shared" / "inputs"
FILES = sorted(INPUTS.glob("captions/*/*")) + sorted(INPUTS.glob("rollup/*.[sv]*t"))

needs_inputs = pytest.mark.skipif(not FILES, reason="the shared inputs are not here")


def read(path: Path) -> Track:
    return captions.read(path)


@needs_inputs
@pytest.mark.parametrize("path", FILES[::4], ids=lambda path: path.name)
@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_real_captions_are_a_fixed_point(path: Path, kind: str) -> None:
    once = captions.format(path)
    again = captions.format(once.to(kind))
    assert again.to(kind) == once.to(kind)


@needs_inputs
@pytest.mark.parametrize("path", FILES[1::4], ids=lambda path: path.name)
def test_real_captions_lose_no_word_and_meet_the_guide(path: Path) -> None:
    track = captions.format(path)
    profile = load_profile("netflix", track.language)
    assert all(len(cue.lines) <= profile.lines for cue in track)
    assert all(columns(line) <= profile.columns for cue in track for line in cue.lines)
    assert all(a.end_ms + profile.min_gap_ms <= b.start_ms for a, b in pairwise(track))
    assert problems(track.to("vtt")) == []
    if "rollup" not in str(path):
        before = "".join("".join(cue.text.split()) for cue in captions.read(path))
        after = "".join("".join(cue.text.split()) for cue in track)
        assert sum(a != b for a, b in zip(before, after, strict=False)) == 0 or track.edits


SLACK_MS = 1500

WORDS = st.sampled_from(
    "so it is and was here Bob said that the end, of all. Yes? - >> we go on".split()
)


@st.composite
def tracks(draw: st.DrawFn, least_ms: int = 0, most_ms: int = 9000) -> Track:
    """Return captions as people make them: ragged, with gaps, overlaps and marks.

    Args:
        draw: Hypothesis's.
        least_ms: How long a cue lasts at least for each of its characters.
        most_ms: How long it lasts at most beyond that.
    """
    at = 0
    cues: list[Cue] = []
    for _ in range(draw(st.integers(1, 8))):
        at += draw(st.sampled_from([-300, 0, 40, 100, 400, 900, 3000]))
        start = max(at, cues[-1].start_ms if cues else 0)
        lines = tuple(
            " ".join(draw(st.lists(WORDS, min_size=1, max_size=9)))
            for _ in range(draw(st.integers(1, 3)))
        )
        marks: tuple[Mark, ...] = ()
        if draw(st.booleans()):
            size = len("\n".join(lines))
            first = draw(st.integers(0, size - 1))
            marks = (Mark(first, draw(st.integers(first + 1, size)), "i"),)
        end = start + least_ms * len("\n".join(lines)) + draw(st.integers(1, most_ms))
        place = draw(st.sampled_from(["", "", "", "line:0"]))
        cues.append(Cue(start, end, lines, "", place, marks))
        at = end
    return Track(tuple(cues), Head())


@settings(deadline=None, max_examples=150)
@given(
    tracks() | tracks(most_ms=20),
    st.sampled_from(["netflix", "bbc", "ted", "youtube-shorts"]),
)
def test_formatting_its_own_output_changes_nothing(track: Track, profile: str) -> None:
    once = captions.format(track, profile=profile)
    # "No. No. Yes. Yes.", each a cue of its own, is what doubled captions look like.
    assume(unroll(once.cues) == list(once.cues))
    for kind, parse in (("srt", srt.parse), ("vtt", vtt.parse)):
        again = captions.format(parse(once.to(kind)), profile=profile)
        assert again.to(kind) == once.to(kind)


@pytest.mark.parametrize(
    "texts",
    [
        ("so so so it\nso so so said the and go", "it it it so so so so so so"),
        ("so so and and and and it all. all.", "so so so"),
    ],
)
def test_nor_where_a_sentence_has_a_millisecond(texts: tuple[str, ...]) -> None:
    """Cues of no length take time from others, a little each time the road is walked."""
    track = Track(tuple(Cue(0, 1, tuple(text.split("\n"))) for text in texts), Head())
    once = captions.format(track, profile="youtube-shorts").to("srt")
    assert captions.format(srt.parse(once), profile="youtube-shorts").to("srt") == once


@settings(deadline=None, max_examples=60)
@given(tracks(), st.sampled_from(["24", "25", "24000/1001"]))
def test_nor_with_frames(track: Track, fps: str) -> None:
    rules = {"fps": captions.load_profile("netflix").max_duration.__class__(fps)}
    once = captions.format(track, rules=rules)
    assert captions.format(srt.parse(once.to("srt")), rules=rules).to("srt") == once.to("srt")


@settings(deadline=None)
@given(tracks(least_ms=50))
def test_every_word_stays_near_its_own_time(track: Track) -> None:
    """No word is shown much before or after the cue that it stood in."""
    rows = rows_of(track.cues)
    spans = [
        (track.cues[row.cue].start_ms, track.cues[row.cue].end_ms)
        for row in rows
        for _ in row.tokens
    ]
    out = captions.format(track)
    shown = [(cue.start_ms, cue.end_ms) for cue in out for _ in cue.text.split()]
    if len(shown) == len(spans):  # cleaning may join and drop what is no word
        for (first, last), (start, end) in zip(spans, shown, strict=True):
            assert start <= last + SLACK_MS
            assert end >= first - SLACK_MS


@settings(deadline=None)
@given(
    tracks(),
    st.sampled_from(["netflix", "dcmp", "youtube-shorts", "bbc"]),
    st.sampled_from(["en", "de", "fr", "ar"]),
)
def test_keep_cues_changes_lines_only(track: Track, profile: str, language: str) -> None:
    out = captions.format(track, keep="cues", profile=profile, language=language)
    assert [(c.start_ms, c.end_ms, c.text.split()) for c in out] == [
        (c.start_ms, c.end_ms, c.text.split()) for c in track
    ]
    limits = load_profile(profile, language)
    for cue in out:
        spoken = sum(line.startswith(("-", ">>")) for line in cue.lines)
        assert spoken > 1 or all(columns(line) <= limits.columns for line in cue.lines)
        if columns(" ".join(cue.lines)) <= limits.columns:
            assert len(cue.lines) == 1 or spoken
    assert captions.format(out, keep="cues", profile=profile, language=language) == out


@settings(deadline=None)
@given(tracks())
def test_keep_lines_changes_times_only(track: Track) -> None:
    out = captions.format(track, keep="lines")
    assert [(c.lines, c.marks, c.settings) for c in out] == [
        (c.lines, c.marks, c.settings) for c in track
    ]
    gap = load_profile("netflix").min_gap_ms
    assert all(a.end_ms + gap <= b.start_ms for a, b in pairwise(out))
    assert captions.format(out, keep="lines") == out


def test_times_stay_where_nothing_is_wrong() -> None:
    cues = (Cue(1000, 3000, ("So it is.",)), Cue(4000, 6000, ("And so it will be.",)))
    assert [(c.start_ms, c.end_ms, c.lines) for c in captions.format(Track(cues))] == [
        (c.start_ms, c.end_ms, c.lines) for c in cues
    ]


def test_a_cue_that_runs_over_ends_before_the_next() -> None:
    found = list(
        reschedule([Cue(0, 1500, ("So",)), Cue(1400, 3000, ("it is",))], load_profile("netflix"))
    )
    assert [(c.start_ms, c.end_ms) for c in found] == [(0, 1316), (1400, 3000)]


def test_marks_go_with_the_words() -> None:
    lines = (
        "So it is and so it was and this is",
        "all that was ever said about it here",
        "in this house.",
    )
    text = "\n".join(lines)
    start, stop = text.index("all that"), text.index("house")
    track = captions.format(Track((Cue(0, 9000, lines, marks=(Mark(start, stop, "i"),)),)))
    marked = "".join(c.text[m.start : m.stop] + " " for c in track for m in c.marks)
    assert marked.split() == text[start:stop].split()
    assert "<i>" in track.to("srt")


def test_a_dialogue_keeps_one_speaker_a_line() -> None:
    cue = Cue(0, 3000, ("- Where is it?", "- Here."))
    other = Cue(3100, 5000, ("And that is that.",))
    assert captions.format(Track((cue, other))).cues[0].lines == cue.lines


@pytest.mark.parametrize(
    "lines",
    [
        (">> Where is it?", ">> Here."),
        ("BOB: Where is it?", "ANN: Here."),
        ("♪ So it is, and so it will be ♪", "♪ for a while ♪"),
    ],
)
def test_so_do_other_marks_of_speakers_and_songs(lines: tuple[str, ...]) -> None:
    track = Track((Cue(0, 4000, lines), Cue(4100, 6000, ("And that is that.",))))
    assert [cue.lines for cue in captions.format(track)] == [lines, ("And that is that.",)]


def test_speakers_who_are_too_many_for_a_cue_share_no_line() -> None:
    track = Track((Cue(0, 3000, ("- Alone.", "- With", "- three of us.")),))
    lines = [line for cue in captions.format(track) for line in cue.lines]
    assert lines == ["- Alone.", "- With", "- three of us."]


def test_brackets_inside_a_line_start_one() -> None:
    """A machine that hears words writes two brackets wherever somebody else speaks."""
    rows = ("I said you have to go now >> no I", "do not >> yes you do and you know it very well")
    track = Track(tuple(Cue(3000 * i, 3000 * i + 3000, (row,)) for i, row in enumerate(rows)))
    lines = [line for cue in captions.format(track) for line in cue.lines]
    assert [line for line in lines if ">>" in line[1:]] == []
    assert sum(line.startswith(">> ") for line in lines) == 2


def test_brackets_at_the_end_of_a_line_stay_with_who_speaks() -> None:
    rows = ("so we went on and on to see it >>", ">> no you did not go on", "- and on >>", "at all")
    track = Track(tuple(Cue(2500 * i, 2500 * i + 2500, (row,)) for i, row in enumerate(rows)))
    lines = [line for cue in captions.format(track) for line in cue.lines]
    assert not any(line.endswith(">>") for line in lines)


def test_voices_share_no_line() -> None:
    voices = ("Ann", "Bob", "Ann")
    rows = ("Okay.", "Yes, we can.", "Great.")
    track = Track(
        tuple(
            Cue(900 * i, 900 * i + 900, (row,), marks=(Mark(0, len(row), f"v {voice}"),))
            for i, (row, voice) in enumerate(zip(rows, voices, strict=True))
        )
    )
    assert [cue.text for cue in captions.format(track)] == list(rows)


def test_a_song_ends_where_its_notes_do() -> None:
    rows = ("♪ so it is and so it will be ♪", "♪♪", "Hello there.")
    track = Track(tuple(Cue(2000 * i, 2000 * i + 1900, (row,)) for i, row in enumerate(rows)))
    assert [line for cue in captions.format(track) for line in cue.lines] == list(rows)
    long = "♪ so it is and so it will be for a while or a long long day until the end ♪"
    lines = captions.format(Track((Cue(0, 5000, (long,)),))).cues[0].lines
    assert not any(line.startswith("♪ ♪") or line == "♪" for line in lines)
    assert " ".join(lines) == long


def test_a_sound_that_had_a_cue_has_one_and_its_time() -> None:
    rows = ("Wow, look at that.", "[Music]", "A puffer fish.", "[door slams] Who is there?")
    cues = [Cue(2000 * i, 2000 * i + 1900, (row,)) for i, row in enumerate(rows)]
    cues[1] = Cue(2000, 3900, ("[Music]",))
    found = captions.format(Track(tuple(cues))).cues
    assert [cue.text for cue in found] == list(rows)
    assert (found[1].start_ms, found[1].end_ms) == (2000, 3916)  # the gap is one of two frames


def test_lines_that_stay_up_while_the_next_is_spoken_were_cut_by_nobody() -> None:
    """YouTube's own lines, two on screen: where they end says nothing of where a cue may."""
    phrases = (
        "and so we went on to say some more of it",
        "and that was what they had to see",
        "when it came to the end of the day",
    )
    words = " ".join(phrases).split()
    rows = [" ".join(words[i : i + 5]) for i in range(0, len(words), 5)]
    cues = [Cue(2000 * i, 2000 * i + 4000, (row,)) for i, row in enumerate(rows)]
    lines = [line for cue in captions.format(Track(tuple(cues))) for line in cue.lines]
    assert lines == list(phrases)


def test_a_dialogue_has_the_dashes_of_the_guide() -> None:
    track = Track((Cue(0, 3000, ("-Where is it?", "–Here.")),))
    out = captions.format(track)
    assert out.cues[0].lines == ("- Where is it?", "- Here.")
    assert [edit.kind for edit in out.edits] == ["speaker-dash"] * 2
    assert captions.format(track, profile="bbc").cues[0].lines == track.cues[0].lines


def test_a_speaker_ends_the_sentence_before() -> None:
    cues = (Cue(0, 2000, ("so it goes on and",)), Cue(2000, 4000, (">> no it does not",)))
    assert [c.lines[0][:2] for c in captions.format(Track(cues))] == ["so", ">>"]


def test_nothing_is_punctuated_that_was_not() -> None:
    rows = (
        "this is what i said and then",
        "we went on to say some more of",
        "it and that was that",
    )
    cues = tuple(Cue(2000 * i, 2000 * i + 2000, (row,)) for i, row in enumerate(rows))
    text = " ".join(c.text for c in captions.format(Track(cues)))
    assert text.split() == " ".join(rows).split()


def test_settings_and_styles_survive() -> None:
    text = (
        "WEBVTT\nLanguage: fr\n\nSTYLE\n::cue { color: red }\n\n"
        "a\n00:01.000 --> 00:03.000 line:0\nBon.\n\n"
        "NOTE x\n\n00:04.000 --> 00:06.000\nOui.\n"
    )
    out = captions.format(text)
    assert out.language == "fr"
    assert out.to("vtt").replace("00:00:", "00:") == text


def test_moves() -> None:
    track = Track((Cue(1000, 3000, ("<So>",)), Cue(24_000, 26_000, ("it is",))))
    out = captions.format(track, keep="cues", move=Move.through([(1000, 0), (24_000, 46_000)]))
    assert [(c.start_ms, c.end_ms) for c in out] == [(0, 4000), (46_000, 50_000)]
    late = captions.format(track, keep="cues", move=Move(shift_ms=-3500))  # type: ignore[arg-type]
    assert len(late) == 1
    assert late.edits[0].kind == "before-start"


@pytest.mark.parametrize(
    ("heard_ms", "start_ms", "before_ms"),
    [(1200, 1600 + 84, 1600), (2000, 2000, 1916), (3000, 3084, 3000), (4000, 4000, 3000)],
)
def test_a_cue_is_as_near_to_when_it_is_heard_as_what_is_read_before_it_allows(
    heard_ms: int, start_ms: int, before_ms: int
) -> None:
    def cue(start: int, end: int, text: str, heard: int) -> Cue:
        said = text.split()
        size = len(said)
        times = [heard] * size, [heard + 100] * size
        words = Words(said, said, [1] * size, [False] * size, [0] * size, *times)
        return Cue(start, end, (text,), words=words)

    cues = [
        cue(0, 3000, "you talk about investment advice", 0),
        cue(3084, 6000, "so if people understand", heard_ms),
    ]
    found = recut._nearer(cues, load_profile("netflix", "en"))
    assert (found[1].start_ms, found[0].end_ms) == (start_ms, before_ms)


def test_captions_bring_their_own_clock() -> None:
    with pytest.raises(UsageError):
        captions.format(Track((Cue(0, 900, ("So",)),)), duration_ms=1000)
    with pytest.raises(UsageError):
        captions.format("a plain script", keep="cues")


def test_strict_refuses_what_needs_a_repair() -> None:
    text = "1\n00:01,5 --> 00:02,0\nHello\n"
    assert captions.format(text).edits[0].kind == "time-form"
    with pytest.raises(InputError, match="line 2"):
        captions.format(text, strict=True)


def test_dropped_parts_are_logged() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:03,000\n[door slams]\nBOB: Who is there?\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\n♪ la la ♪\n"
    )
    out = captions.format(text, drop=("sounds", "labels", "music"))
    assert [c.lines for c in out] == [("Who is there?",)]
    assert [e.kind for e in out.edits] == ["dropped-part"] * 3


def test_a_space_that_does_not_break_stays() -> None:
    track = Track((Cue(0, 3000, ("Il coûte 5\u00a0€ et rien de plus.",)),))
    assert captions.format(track, language="fr").cues[0].lines == track.cues[0].lines


def test_what_is_repaired_inside_a_word_is_no_pause_behind_it() -> None:
    """The rest of "&amp;" took as long to say as the word after it, and parted the two."""
    text = "1\n00:00:06,500 --> 00:00:08,000\nThe end of the year &amp; more.\n"
    words = captions.format(text).words
    assert all(a == b for a, b in zip(words.end_ms, words.start_ms[1:], strict=False))
    assert [cue.lines for cue in captions.format(text)] == [("The end of the year & more.",)]


def test_captions_without_words_are_no_captions() -> None:
    with pytest.raises(InputError):
        captions.format("WEBVTT\n\n00:01.000 --> 00:02.000\n \n")
