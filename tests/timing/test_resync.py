"""Captions in, ``--words``: captions that are off, by the clock of their recording."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captions
from captions.errors import InputError, UsageError
from captions.model import Cue, Track
from captions.timing.drift import Evidence, Found, drift
from captions.timing.estimate import spoken_ms
from captions.timing.move import Move
from captions.timing.source import rows_of
from tests.test_cli import run as process

TALK = """Welcome back to the workshop.|Last year we sold twelve hundred\nof these machines.
That was twenty percent more|than anybody had expected.|Nobody believed it at first,
least of all doctor Lee.|So let us see how it is done.|First we take the wheel apart
and look at every single tooth.|Some of them are worn down.|Then we clean the bearings
with a little warm oil.|Do not use too much of it.|A drop on each side will do."""
VARIETY = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike".split()
NOISE = "the of and hum umbrella zebra".split()


def track(texts: Sequence[str], gap_ms: int = 900) -> Track:
    """Return cues that last as long as they take to say."""
    cues = []
    at = 3000
    for text in texts:
        until = at + round(1.2 * sum(map(spoken_ms, text.split()))) + 300
        cues.append(Cue(at, until, tuple(text.split("\n"))))
        at = until + gap_ms
    return Track(tuple(cues))


def recording(cues: Sequence[Cue], without: frozenset[int] = frozenset()) -> list[dict[str, Any]]:
    """Return the words of cues as a recogniser hears them, some cues left out."""
    return [
        {"word": word, "start": start / 1000, "end": end / 1000}
        for row in rows_of(cues)
        if row.cue not in without
        for word, start, end in zip(row.tokens, row.start_ms, row.end_ms, strict=True)
    ]


def misheard(words: list[dict[str, Any]], share: float, seed: int) -> list[dict[str, Any]]:
    """Return the words with so many of them wrong, missing, or followed by another."""
    random = Random(seed)
    found: list[dict[str, Any]] = []
    for word in words:
        error = random.choice("wmf") if random.random() < share else ""
        if error == "w":
            found.append(word | {"word": random.choice(NOISE)})
        elif error != "m":
            found.append(word)
        if error == "f":
            found.append({"word": random.choice(NOISE), "start": word["end"], "end": word["end"]})
    return found


def numbered(count: int) -> list[str]:
    """Return cues no two of which say the same."""
    some = VARIETY
    return [f"{some[i % 13]} {some[i // 13]} number {i} stands here." for i in range(count)]


def letters(found: Track) -> str:
    return "".join("".join(cue.text.split()) for cue in found)


def in_order(found: Track) -> bool:
    shown = all(0 <= cue.start_ms < cue.end_ms for cue in found)
    return shown and all(a.end_ms <= b.start_ms for a, b in pairwise(found.cues))


MOVES = st.builds(
    Move,
    st.sampled_from(
        [Fraction(1), Fraction(25000, 23976), Fraction(23976, 25000), Fraction(24, 25)]
    ),
    st.integers(-2900, 60_000).map(Fraction),
)


@given(MOVES, st.integers(9, 40), st.sampled_from(["cues", "lines"]))
def test_captions_that_are_off_come_back(move: Move, count: int, keep: str) -> None:
    true = track(numbered(count))
    off = replace(true, cues=tuple(move(true.cues)))
    found = captions.format(off, words=recording(true.cues), keep=keep)
    assert [cue.text.split() for cue in found] == [cue.text.split() for cue in true]
    assert max(abs(a.start_ms - b.start_ms) for a, b in zip(found, true, strict=True)) <= 1
    assert max(abs(a.end_ms - b.end_ms) for a, b in zip(found, true, strict=True)) <= 500


@given(MOVES, st.integers(9, 40))
def test_cut_anew_they_are_what_they_had_been_in_time(move: Move, count: int) -> None:
    true = track([*TALK.split("|"), *numbered(count)])
    off = replace(true, cues=tuple(move(true.cues)))
    found = captions.format(off, words=recording(true.cues))
    assert [cue.lines for cue in found] == [cue.lines for cue in captions.format(true)]


@given(MOVES, st.integers(12, 40), st.sampled_from([0.1, 0.3]), st.integers(0, 1 << 16))
def test_so_they_do_where_words_were_misheard(
    move: Move, count: int, share: float, seed: int
) -> None:
    true = track(numbered(count))
    off = replace(true, cues=tuple(move(true.cues)))
    words = misheard(recording(true.cues), share, seed)
    found = captions.format(off, words=words, keep="cues")
    assert letters(found) == letters(true)
    assert in_order(found)
    late = sorted(abs(a.start_ms - b.start_ms) for a, b in zip(found, true, strict=True))
    assert late[len(late) // 2] <= 1
    assert late[int(len(late) * 0.9)] <= 500


@given(
    MOVES,
    st.integers(4, 40),
    st.sets(st.integers(0, 39), max_size=14),
    st.sampled_from([0, 0.1, 0.3, 0.5]),
    st.integers(0, 1 << 16),
    st.sampled_from(["", "cues", "lines"]),
)
def test_no_word_is_lost_and_none_comes_before_another(
    move: Move, count: int, unheard: set[int], share: float, seed: int, keep: str
) -> None:
    true = track(numbered(count))
    off = replace(true, cues=tuple(move(true.cues)))
    words = misheard(recording(true.cues, frozenset(unheard)), share, seed)
    try:
        found = captions.format(off, words=words, keep=keep)
    except InputError as error:
        assert "words are in it" in str(error) or "holds no words" in str(error)
        return
    assert letters(found) == letters(true)
    assert in_order(found)
    heard = [ms for cue in found for ms in cue.words.start_ms]
    assert heard == sorted(heard)
    if not keep:
        assert captions.format(found).cues == found.cues


def test_cues_nobody_says_keep_their_own_times_moved_as_those_around_them() -> None:
    texts = numbered(20)
    texts[5], texts[11], texts[19] = "[Music]", "Xyzzy plugh", "[applause]"
    true = track(texts)
    off = replace(true, cues=tuple(Move(Fraction(25000, 23976), Fraction(2500))(true.cues)))
    words = recording(true.cues, frozenset({5, 11, 19}))
    found = captions.format(off, words=words, keep="cues")
    for i in (5, 11, 19):
        assert found.cues[i].text == texts[i]
        assert abs(found.cues[i].start_ms - true.cues[i].start_ms) < 40


def test_a_cue_that_nobody_says_belongs_to_the_nearer_side_of_a_cut() -> None:
    texts = numbered(20)
    texts[9] = "[Music]"
    true = track(texts)
    cues = [replace(c, start_ms=c.start_ms + 9000) if i > 9 else c for i, c in enumerate(true)]
    cues = [replace(c, end_ms=c.end_ms + 9000) if i > 9 else c for i, c in enumerate(cues)]
    words = recording(cues, frozenset({9}))
    near_left = list(true.cues)
    near_left[10:] = [
        replace(c, start_ms=c.start_ms + 600, end_ms=c.end_ms + 600) for c in near_left[10:]
    ]
    found = captions.format(Track(tuple(near_left)), words=words, keep="cues")
    assert abs(found.cues[9].start_ms - true.cues[9].start_ms) < 40
    assert [c.start_ms for c in found.cues[10:]] == [c.start_ms for c in cues[10:]]


def test_a_scene_that_the_recording_lacks_stays_in_order_between_its_neighbours() -> None:
    true = track(numbered(30))
    gone = true.cues[20].start_ms - true.cues[10].start_ms
    cut = [
        replace(c, start_ms=c.start_ms - gone, end_ms=c.end_ms - gone) if i >= 20 else c
        for i, c in enumerate(true)
    ]
    words = recording(cut, frozenset(range(10, 20)))
    found = captions.format(true, words=words, keep="cues")
    assert letters(found) == letters(true)
    assert in_order(found)
    assert [c.start_ms for c in found.cues[:10]] == [c.start_ms for c in cut[:10]]
    assert [c.start_ms for c in found.cues[22:]] == [c.start_ms for c in cut[22:]]


@given(st.lists(st.integers(0, 6000), min_size=8, max_size=30), st.floats(0.6, 1.6))
def test_another_reading_at_another_pace_has_nothing_to_do_with_the_old_clock(
    pauses: list[int], pace: float
) -> None:
    true = track(numbered(len(pauses)))
    words, starts, at = [], [], 1000.0
    for cue, pause in zip(true, pauses, strict=True):
        starts.append(round(at))
        for word in cue.text.split():
            until = at + pace * spoken_ms(word)
            words.append({"word": word, "start": round(at) / 1000, "end": round(until) / 1000})
            at = until
        at += pause
    found = captions.format(true, words=words, keep="cues")
    assert [cue.words.start_ms[0] for cue in found] == starts


@pytest.mark.parametrize("jitter_ms", [0, 150])
def test_a_word_that_lasts_through_a_pause_starts_when_its_cue_did(jitter_ms: int) -> None:
    true = track(numbered(30))
    words = recording(true.cues)
    for i in range(24, len(words), 24):  # as Whisper has them: the silence is part of the word
        words[i]["start"] = words[i - 1]["end"]
    random = Random(5)
    late = Move(shift_ms=Fraction(2000))(true.cues)
    off = [
        replace(cue, start_ms=cue.start_ms + random.randint(-jitter_ms, jitter_ms)) for cue in late
    ]
    found = captions.format(Track(tuple(off)), words=words, keep="cues")
    for a, b in zip(found, true, strict=True):
        assert abs(a.start_ms - b.start_ms) <= 2 * jitter_ms


def test_a_word_heard_elsewhere_does_not_take_its_cue_with_it() -> None:
    texts = numbered(20)
    texts[9] = "Yes."
    true = track(texts)
    apart = [
        replace(c, start_ms=c.start_ms + 20_000, end_ms=c.end_ms + 20_000) if i >= 9 else c
        for i, c in enumerate(true)
    ]
    words = recording(apart, frozenset({9}))
    stray = {"word": "yes", "start": apart[8].end_ms / 1000 + 1, "end": apart[8].end_ms / 1000 + 2}
    words = sorted([*words, stray], key=lambda word: word["start"])
    found = captions.format(Track(tuple(apart)), words=words, keep="cues")
    assert abs(found.cues[9].start_ms - apart[9].start_ms) < 40


def test_names_sounds_and_dashes_go_with_what_is_said() -> None:
    lines = [
        ("[sighs] Well, alpha bravo.",),
        ("BOB: charlie delta [laughs]",),
        ("- Echo?", "- No."),
    ]
    cues = [Cue(4000 * i + 1000, 4000 * i + 3500, text) for i, text in enumerate(lines)]
    said = "well alpha bravo | charlie delta | echo no".split()
    words, at = [], 7.0
    for word in said:
        if word == "|":
            at += 2.5
            continue
        words.append({"word": word, "start": at, "end": at + 0.4})
        at += 0.5
    found = captions.format(Track(tuple(cues)), words=words, keep="cues")
    assert [cue.lines for cue in found] == lines
    assert [cue.start_ms for cue in found] == [7000, 11_000, 14_500]


def test_cues_are_cut_anew_by_the_pauses_of_the_recording() -> None:
    text = "we walked along the river until it was dark and then we went home together"
    words, at = [], 10.0
    for word in text.split():
        words.append({"word": word, "start": at, "end": at + 0.3})
        at += 2.0 if word == "walked" else 0.35
    off = track([" ".join(text.split()[:6]), " ".join(text.split()[6:])])
    found = captions.format(off, words=words)
    assert found.cues[0].text == "we walked"
    assert (found.cues[0].start_ms, found.cues[1].start_ms) == (10_000, 12_350)
    assert found.head.clock == "words"
    assert captions.format(found).cues == found.cues


def test_kept_cues_keep_ids_settings_and_italics_and_notes_their_place(tmp_path: Path) -> None:
    path = tmp_path / "in.vtt"
    path.write_text(
        "WEBVTT\n\nfirst\n00:01.000 --> 00:03.000 align:start\n<i>Alpha</i> bravo charlie\n\n"
        "NOTE here\n\n00:04.000 --> 00:06.000\ndelta echo foxtrot golf\n",
        "utf-8",
    )
    words = [
        {"word": word, "start": 60 + i, "end": 60.5 + i}
        for i, word in enumerate("alpha bravo charlie delta echo foxtrot golf".split())
    ]
    found = captions.format(path, words=words, keep="lines")
    assert found.to("vtt") == (
        "WEBVTT\n\nfirst\n00:01:00.000 --> 00:01:02.500 align:start\n"
        "<i>Alpha</i> bravo charlie\n\nNOTE here\n\n"
        "00:01:03.000 --> 00:01:06.500\ndelta echo foxtrot golf\n"
    )
    again = captions.format(path, words=words)
    assert again.head.extras[0].before == next(
        i for i, cue in enumerate(again) if "delta" in cue.text
    )


def test_time_stamps_go_with_their_words() -> None:
    lines = "Alpha <00:02.000>bravo\n<i>charlie <00:03.000>delta</i>\n"
    text = f"WEBVTT\n\n00:01.000 --> 00:04.000\n{lines}"
    words = [
        {"word": word, "start": 20 + i, "end": 20.5 + i}
        for i, word in enumerate("alpha bravo charlie delta".split())
    ]
    found = captions.format(text, words=words, keep="lines")
    assert "Alpha <00:00:21.000>bravo\n<i>charlie <00:00:23.000>delta</i>" in found.to("vtt")


def files(tmp_path: Path, off: Track, words: Any) -> tuple[Path, Path]:
    source, recorded = tmp_path / "in.srt", tmp_path / "words.json"
    source.write_text(off.to("srt"), "utf-8")
    recorded.write_text(json.dumps({"words": words}), "utf-8")
    return source, recorded


@pytest.mark.parametrize("keep", [[], ["--keep-cues"], ["--keep-lines"]])
def test_what_people_see(tmp_path: Path, keep: list[str]) -> None:
    true = track(TALK.split("|"))
    off = replace(true, cues=tuple(Move(shift_ms=Fraction(2000))(true.cues)))
    source, words = files(tmp_path, off, recording(true.cues))
    done = process("format", str(source), "--words", str(words), *keep)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1\n00:00:03,000 --> ")
    assert done.stdout.count(" --> ") >= len(true.cues) - 3


def test_other_captions_are_a_mismatch(tmp_path: Path) -> None:
    source, words = files(tmp_path, track(TALK.split("|")), recording(track(numbered(9)).cues))
    target = tmp_path / "out.srt"
    done = process("format", str(source), "--words", str(words), "--keep-cues", "-o", str(target))
    assert done.returncode == 3
    assert done.stderr.startswith(f"captions: {words}: only ")
    assert done.stderr.endswith(
        "% of the captions' words are in it; "
        "give the words of a recording of these captions, in their language\n"
    )
    assert not target.exists()


def test_captions_in_time_are_a_recording_too(tmp_path: Path) -> None:
    true = track(numbered(12))
    off = replace(true, cues=tuple(Move(Fraction(24, 25), Fraction(-1500))(true.cues)))
    other = tmp_path / "true.srt"
    captions.write(true, other)
    found = captions.format(off, words=other, keep="cues")
    assert [cue.start_ms for cue in found] == [cue.start_ms for cue in true]


def test_captions_in_which_nobody_speaks_have_nothing_to_be_found() -> None:
    true = track(["[Music]", "♪", "[door slams]"])
    words = recording(track(numbered(2)).cues)
    for keep in ("", "cues", "lines"):
        found = captions.format(true, words=words, keep=keep)
        assert [cue.start_ms for cue in found] == [cue.start_ms for cue in true]


def test_what_was_not_found_is_told(tmp_path: Path) -> None:
    true = track(TALK.split("|"))
    source, words = files(tmp_path, true, recording(true.cues, frozenset({5, 6})))
    done = process("format", str(source), "--words", str(words), "--keep-cues")
    assert done.returncode == 0
    assert done.stderr == (
        f"captions: {words}: 18 of 83 words were not found and have their own times, moved as "
        "those around them; the most in a row, 18, in lines 26 to 31 from "
        '"First we take the wheel" on\n'
    )


def test_one_clock_is_enough() -> None:
    true = track(numbered(3))
    words = recording(true.cues)
    with pytest.raises(UsageError, match="leave out --shift"):
        captions.format(true, words=words, move=Move(shift_ms=Fraction(5)))
    with pytest.raises(UsageError, match="their own clock"):
        captions.format(true, words=words, voice="silent")


@given(
    st.lists(st.integers(-400, 400), min_size=8, max_size=40),
    st.sampled_from([1.0, 25 / 23.976, 23.976 / 25]),
)
def test_the_scale_is_found_though_cues_are_not_quite_in_time(
    errors: list[int], scale: float
) -> None:
    cues = []
    for i, error in enumerate(errors):
        word = Found(3000 * i, round(3000 * i * scale) + 500 + error, sure=False)
        cues.append(Evidence(3000 * i, 3000 * i + 2000, [word], first=True, said=1))
    found = drift(cues)
    for i in range(len(cues)):
        assert found.believed[i]
        assert abs(found.ms(i, 3000 * i) - (3000 * i * scale + 500)) <= 400 + 1
