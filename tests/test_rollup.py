"""Roll-up: what is said once is there once, with its own time; what is said twice stays."""

from __future__ import annotations

import html
import re
from itertools import count, groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import captions
from captions.clean import clean, replay
from captions.clean.rolled_lines import unroll_lines
from captions.clean.rollup import unroll
from captions.model import Cue, Edit, Line, Mark, Track
from captions.pipeline import Options
from captions.reading import track_of_text
from captions.speaking import as_written
from captions.timecode import format_time, parse_time
from tests.rolling import (
    BRIDGELESS,
    CONVERSIONS,
    LETTERS,
    MANY,
    Said,
    Speech,
    converted,
    read_along,
    speeches,
    texts,
    written,
    youtube,
)

FOLDER = Path(__file__).parents[2] / "shared" / "inputs" / "rollup"
ROLLING = sorted(FOLDER.glob("auto-*.vtt"))
CONVERTED = sorted(FOLDER.glob("converted-*.srt"))
needs_inputs = pytest.mark.skipif(not ROLLING, reason="the shared inputs are not here")


@needs_inputs
@pytest.mark.parametrize("path", ROLLING, ids=lambda path: path.stem)
def test_the_words_are_exact(path: Path) -> None:
    expected = path.with_suffix(".expected.txt").read_text(encoding="utf-8").split()
    track = captions.format(path)
    assert track.words.text().split() == expected
    assert " ".join(cue.text for cue in track).split() == expected


@needs_inputs
@pytest.mark.parametrize("path", ROLLING, ids=lambda path: path.stem)
def test_they_are_said_once(path: Path) -> None:
    expected = path.with_suffix(".expected.txt").read_text(encoding="utf-8").split()
    words = as_written(captions.read(path), Options(repeats="keep")).words
    assert [token for batch in words for token in batch.display] == expected


def tags_of(path: Path) -> list[tuple[str, int, int]]:
    """Return the words of a file, each with the span of its own tag."""
    found = []
    above = ""
    lines = path.read_text(encoding="utf-8").split("\n")
    for at, line in enumerate(lines):
        if "-->" not in line:
            continue
        start, end = (parse_time(text.split()[0]) or 0 for text in line.split("-->"))
        rows = [row for row in lines[at + 1 : at + 3] if row.strip()]
        if end - start <= 10 or not rows:
            continue
        row = rows[-1]
        if "<" in row or row != above:  # a line of one word has no tag
            pieces = re.split(r"<(\d\d:\d\d:\d\d\.\d{3})>", re.sub("</?c>", "", row))
            times = [start, *(parse_time(t) or 0 for t in pieces[1::2]), end]
            for text, (a, b) in zip(pieces[::2], pairwise(times), strict=True):
                found += [(word, a, b) for word in text.split()]
        above = re.sub("<[^>]*>", "", row)
    return found


@needs_inputs
@pytest.mark.parametrize("path", ROLLING, ids=lambda path: path.stem)
def test_each_word_is_heard_within_its_own_tag(path: Path) -> None:
    words = captions.format(path).words
    tags = [(html.unescape(token), start, end) for token, start, end in tags_of(path)]
    assert [token for token, _, _ in tags] == words.display
    for (token, start, end), at in zip(tags, words.start_ms, strict=True):
        assert start <= at <= max(end, start), token


@needs_inputs
@pytest.mark.parametrize("path", ROLLING, ids=lambda path: path.stem)
def test_each_word_is_shown_when_it_is_heard(path: Path) -> None:
    track = captions.format(path)
    late = [
        start
        for cue in track
        for start in cue.words.start_ms
        if not cue.start_ms - 700 <= start <= cue.end_ms + 700
    ]
    assert not late
    assert all(cue.end_ms - cue.start_ms > 50 for cue in track)  # no bridges


@needs_inputs
@pytest.mark.parametrize("path", CONVERTED, ids=lambda path: path.stem)
def test_converted_files_say_no_line_three_times(path: Path) -> None:
    found = unroll(captions.read(path).cues)
    lines = [line for cue in found for line in cue.lines]
    assert max(sum(1 for _ in run) for _, run in groupby(lines)) < 3
    shown = [cue.text.split() for cue in captions.format(path)]
    assert [word for words in shown for word in words] == " ".join(lines).split()


WORD = st.sampled_from("so it is and was here said that the end of all we go on".split())
LINES = st.lists(st.lists(WORD, min_size=2, max_size=7), min_size=4, max_size=12)


def test_a_flash_is_no_bridge_unless_the_next_cue_says_it_again() -> None:
    cues = [Cue(1, 401, ("so",)), Cue(401, 402, ("so it is",)), Cue(402, 1202, ("it is so",))]
    assert unroll(cues) == cues
    end = [Cue(1, 401, ("so it",)), Cue(401, 402, ("it",)), Cue(402, 1202, ("was so",))]
    assert unroll(end) == end
    bridge = [Cue(1, 401, ("so",)), Cue(401, 402, ("so",)), Cue(402, 1202, ("so it",))]
    assert [cue.lines for cue in unroll(bridge)] == [("so",), ("it",)]


def rolled(lines: list[list[str]], tagged: bool, bridges: bool) -> list[Cue]:
    """Return the lines as YouTube rolls them: two rows, a bridge of 10 ms behind each."""
    cues: list[Cue] = []
    at, above = 0, ""
    for words in lines:
        end = at + 400 * len(words)
        text = " ".join(words)
        rows = (above, text) if above else (text,)
        offset = len(above) + 1 if above else 0
        marks = []
        if tagged:
            place = offset
            for i, word in enumerate(words):
                if i:
                    marks.append(Mark(place - 1, place - 1, format_time(at + 400 * i)))
                place += len(word) + 1
        cues.append(Cue(at, end - 10, rows, marks=tuple(marks)))
        if bridges:
            cues.append(Cue(end - 10, end, (text,)))
        else:
            cues[-1] = Cue(at, end, rows, marks=tuple(marks))
        at, above = end, text
    return cues


@given(LINES, st.booleans())
def test_rolled_lines_with_tags_unroll_exactly(lines: list[list[str]], bridges: bool) -> None:
    """Whatever is said twice, as every line has times of its own."""
    found = unroll(rolled(lines, tagged=True, bridges=bridges))
    assert [cue.text.split() for cue in found] == lines


@given(LINES, st.booleans())
def test_rolled_lines_without_tags_unroll_exactly(lines: list[list[str]], bridges: bool) -> None:
    assume(all(a != b for a, b in pairwise(lines)))  # without times nobody could tell
    found = unroll(rolled(lines, tagged=False, bridges=bridges))
    assert [cue.text.split() for cue in found] == lines


def test_rows_tell_what_was_carried_over() -> None:
    lines = [["so"] * size for size in (2, 3, 2, 3)]
    found = unroll(rolled(lines, tagged=False, bridges=False))
    assert [cue.text.split() for cue in found] == lines


def test_a_genuine_repeat_survives() -> None:
    said = "get better next year things are going to".split()
    lines = ["it will not".split(), said, said, "or so they say".split(), said]
    for tagged in (True, False):
        found = unroll(rolled(lines, tagged, bridges=True))
        assert [cue.text.split() for cue in found] == lines


def test_growing_captions() -> None:
    rows = ["so it", "so it is", "so it is and", "and then", "and then we", "and then we go"]
    cues = [Cue(1000 * i, 1000 * i + 1000, (row,)) for i, row in enumerate(rows)]
    edits: list[Edit] = []
    assert [cue.text for cue in unroll(cues, edits.append)] == [
        "so it",
        "is",
        "and",
        "and then",
        "we",
        "go",
    ]
    assert len(edits) == 4


def unrolled(text: str) -> list[str]:
    """Return what the cues of a file say, once each."""
    return [cue.text.rstrip() for cue in unroll([c for c in track_of_text(text) if c.lines])]


@settings(deadline=None)
@given(speeches(), st.sampled_from(["", "old", "translated"]))
def test_youtube_says_each_line_once(speech: Speech, form: str) -> None:
    assert unrolled(youtube(speech, form)) == texts(speech)


@settings(deadline=None)
@given(speeches(LETTERS))
def test_youtube_where_no_spaces_part_words(speech: Speech) -> None:
    assert unrolled(youtube(speech, "unspaced")) == texts(speech, "")


@settings(deadline=None, max_examples=50)
@given(speeches(), st.sampled_from(["", "old", "translated"]))
def test_each_word_of_youtube_keeps_its_time(speech: Speech, form: str) -> None:
    words = captions.format(youtube(speech, form), language="en").words
    said = [word for line in speech for word in line]
    assert words.display == [word.text for word in said]
    for word, start in zip(said, words.start_ms, strict=True):
        assert word.start_ms <= start <= word.end_ms


@settings(deadline=None, max_examples=50)
@given(speeches(LETTERS))
def test_each_letter_keeps_its_time_where_no_spaces_part_words(speech: Speech) -> None:
    words = captions.format(youtube(speech, "unspaced"), language="ja").words
    letters = [word for line in speech for word in line]
    assert "".join(words.display) == "".join(letter.text for letter in letters)
    at = 0
    for token, start in zip(words.display, words.start_ms, strict=True):
        assert letters[at].start_ms <= start <= letters[at].end_ms
        at += len(token)


CONVERTED_SPEECHES = st.one_of(
    st.tuples(speeches(), st.sampled_from(CONVERSIONS)),
    st.tuples(speeches(pauses=False), st.sampled_from(BRIDGELESS)),
    st.tuples(speeches(MANY), st.just("joined")),
    st.tuples(speeches(MANY, pauses=False), st.just("joined, no bridges")),
)


@settings(deadline=None)
@given(CONVERTED_SPEECHES)
def test_converted_files_say_each_line_once(sample: tuple[Speech, str]) -> None:
    """Without times nobody can tell a line that starts as the one before it from a growing one.

    Nor, where its rows are joined, what was said twice in a row from what is carried over.
    """
    speech, how = sample
    lines = [f"{text} " for text in texts(speech)]
    assume(not any(a.startswith(b) or b.startswith(a) for a, b in pairwise(lines)))
    assume(
        not any(c.startswith(a + b) for a, b, c in zip(lines, lines[1:], lines[2:], strict=False))
    )
    if "joined" in how:
        assume(all(len({*a, *b}) == len(a) + len(b) for a, b in pairwise(map(str.split, lines))))
    said = unrolled(converted(youtube(speech), how))
    assert " ".join(said).split() == " ".join(lines).split()


def test_captions_that_grow_letter_by_letter() -> None:
    rows = ["今日の", "今日のニュース", "今日のニュースです", "次は", "次は天気"]
    cues = [Cue(1000 * i, 1000 * i + 1000, (row,)) for i, row in enumerate(rows)]
    assert [cue.text for cue in unroll(cues)] == ["今日の", "ニュース", "です", "次は", "天気"]


@settings(deadline=None)
@given(speeches(MANY, pauses=False), st.sampled_from(["u", "b", "c.color-00ff00"]), st.booleans())
def test_words_that_are_marked_as_they_are_said_keep_those_times(
    speech: Speech, tag: str, gaps: bool
) -> None:
    assume(any(len(line) > 4 for line in speech))
    track = captions.format(Track(tuple(read_along(speech, tag, gaps))), language="en")
    said = [word for line in speech for word in line]
    assert track.words.text().split() == [word.text for word in said]
    assert not any(cue.marks for cue in track)
    for word, start in zip(said, track.words.start_ms, strict=True):
        assert word.start_ms <= start <= word.end_ms


def test_music_that_rolls_has_its_own_cue_and_time() -> None:
    """YouTube writes it without a time inside: it is heard as long as its cue is shown."""
    speech = [
        [Said("so", 1000, 1300), Said("it", 1300, 1600), Said("is", 1600, 2000)],
        [Said("[Music]", 2500, 6000)],
        [Said("and", 6010, 6300), Said("so", 6300, 6600), Said("on", 6600, 7000)],
    ]
    found = captions.format(youtube(speech)).cues
    assert [cue.text for cue in found] == ["so it is", "[Music]", "and so on"]
    assert found[1].start_ms == 2500
    assert found[1].end_ms >= 5900


def test_a_word_that_is_always_marked_stays_marked() -> None:
    rows = ["so it is", "and so it was", "said the old man", "and went home"]
    cues = [
        Cue(2000 * i, 2000 * i + 1900, (r,), marks=(Mark(0, 2, "i"),)) for i, r in enumerate(rows)
    ]
    assert unroll(cues) == cues


LONG_LINES = st.lists(
    st.lists(st.sampled_from(MANY[1000:]), min_size=2, max_size=7), min_size=4, max_size=10
)


@settings(deadline=None)
@given(LONG_LINES, st.integers(1, 3), st.integers(1, 3))
def test_lines_that_are_written_letter_by_letter(
    lines: list[list[str]], rows: int, step: int
) -> None:
    """So ffmpeg reads live captions."""
    # Of lines on screen together none starts as another one: which is written were not known.
    lines = [
        [letter + first, *rest] for letter, (first, *rest) in zip("abcdefghij", lines, strict=False)
    ]
    times = count(0, 500)
    speech = [
        [Said(word, at, at + 500) for word, at in zip(line, times, strict=False)] for line in lines
    ]
    found = unroll(written(speech, rows, step))
    assert [word for cue in found for word in cue.text.split()] == [
        w for line in lines for w in line
    ]


def test_words_that_start_alike_are_not_being_written() -> None:
    rows = ["I", "It is so", "and that was", "the", "then we went", "home"]
    cues = [Cue(2000 * i, 2000 * i + 2000, (row,)) for i, row in enumerate(rows)]
    assert unroll(cues) == cues


@pytest.mark.parametrize("rows", [("A", "A B", "A B C"), ("A", "A\nB", "A\nB\nC", "B\nC\nD")])
def test_few_that_grow(rows: tuple[str, ...]) -> None:
    cues = [Cue(900 * i, 900 * i + 900, tuple(row.split("\n"))) for i, row in enumerate(rows)]
    assert " ".join(cue.text for cue in unroll(cues)).split() == list("ABCD"[: len(rows)])


def test_identical_neighbours_are_one() -> None:
    rows = ["so it is", "and so it was", "said the old man", "and went home"]
    cues = [
        Cue(1000 * i + 500 * k, 1000 * i + 500 * k + 500, (row,))
        for i, row in enumerate(rows)
        for k in (0, 1)
    ]
    found = unroll(cues)
    assert [cue.text for cue in found] == rows
    assert [(cue.start_ms, cue.end_ms) for cue in found] == [
        (1000 * i, 1000 * i + 1000) for i in range(4)
    ]


def test_one_line_again_and_again_is_said_so_often() -> None:
    cues = [Cue(1000 * i, 1000 * i + 1000, ("So it is.",)) for i in range(4)]
    assert unroll(cues) == cues


def test_a_song_may_say_a_line_again() -> None:
    rows = ["Oh so long", *["la la la la"] * 4, "And they go home", "and on", *["la la la la"] * 4]
    cues = [Cue(1000 * i, 1000 * i + 1000, (row,)) for i, row in enumerate(rows)]
    assert unroll(cues) == cues


def test_words_of_what_was_said_twice_are_never_lost_to_idempotence() -> None:
    """What rolls is told by the captions that came in, not by what comes out."""
    said = "so so so".split()
    track = captions.format(Track(tuple(rolled([said] * 8, tagged=True, bridges=True))))
    assert track.words.text().split() == said * 8


def test_lines_that_stay_up_while_the_next_one_is_spoken() -> None:
    """So YouTube's lines do in other formats: each is said before the next one starts."""
    row = "and so we went on to say this"
    cues = tuple(Cue(2000 * i, 2000 * i + 4000, (f"{row} {i}",)) for i in range(6))
    words = captions.format(Track(cues)).words
    starts = [t for t, text in zip(words.start_ms, words.display, strict=True) if text == "and"]
    assert starts == [2000 * i for i in range(6)]


def test_ordinary_captions_are_left_alone() -> None:
    cues = [Cue(0, 900, ("No!",)), Cue(900, 2000, ("No!",)), Cue(2000, 3000, ("So it is.",))] * 1
    assert unroll(cues) == cues


def test_formatting_what_was_unrolled_changes_nothing() -> None:
    said = "we go on and on until".split()
    track = captions.format(Track(tuple(rolled([said, said, "the end".split(), said], True, True))))
    assert captions.format(track.to("srt")).to("srt") == track.to("srt")


PASTED = [
    "so it is and was",
    "so it is and was here all along",
    "here all along and then we",
    "and then we go on",
]


def test_pasted_roll_up_in_a_script() -> None:
    lines = [Line(i, text) for i, text in enumerate([*PASTED, "and then we go on to say"], 1)]
    edits: list[Edit] = []
    found = list(clean(lines, log=edits.append))
    assert (
        " ".join(line.text for line in found)
        == "so it is and was here all along and then we go on to say"
    )
    assert replay(lines, edits) == found


def test_a_script_that_starts_two_lines_alike_is_no_roll_up() -> None:
    rows = [
        "I have a dream",
        "I have a dream that one day",
        "this is our hope",
        "this is the faith",
        "with it",
    ]
    lines = [Line(i, text) for i, text in enumerate(rows, 1)]
    assert list(unroll_lines(lines)) == lines


SAID = [f"line {i} of what was said" for i in range(12)]


def live(rows: int, gap_ms: int = 0) -> list[Cue]:
    """Return captions of several rolling rows, a second each."""
    shown = [tuple(SAID[max(0, i - rows + 1) : i + 1]) for i in range(len(SAID))]
    return [Cue(1000 * i, 1000 * i + 1000 - gap_ms, cue) for i, cue in enumerate(shown)]


def with_cue(cues: list[Cue], at: int, rows: tuple[str, ...]) -> list[Cue]:
    """Return captions that show other rows for the last moments of a cue."""
    cue = cues[at]
    first = Cue(cue.start_ms, cue.end_ms - 200, cue.lines)
    return [*cues[:at], first, Cue(first.end_ms, cue.end_ms, rows), *cues[at + 1 :]]


@pytest.mark.parametrize("rows", [2, 3, 4])
@pytest.mark.parametrize("size", [2, 3, 4])
@pytest.mark.parametrize("back", [0, 1, 2])
def test_a_screen_that_jumps_back_says_nothing_again(rows: int, size: int, back: int) -> None:
    stop = 7 - back
    jumped = with_cue(live(rows), 6, tuple(SAID[stop - size : stop]))
    assert [cue.text for cue in unroll(jumped)] == SAID


@pytest.mark.parametrize("rows", [("[Music]",), (SAID[6], "[Music]"), (SAID[5], SAID[6], "♪♪ ♪♪")])
def test_behind_a_sound_the_rows_before_it_roll_on(rows: tuple[str, ...]) -> None:
    found = [cue.text for cue in unroll(with_cue(live(2), 6, rows))]
    assert found == [*SAID[:7], rows[-1], *SAID[7:]]


@pytest.mark.parametrize("gap_ms", [500, 4000])
def test_captions_that_roll_all_along_may_be_far_apart(gap_ms: int) -> None:
    apart = [
        Cue(cue.start_ms + gap_ms * i, cue.end_ms + gap_ms * i, cue.lines)
        for i, cue in enumerate(live(2))
    ]
    assert [cue.text for cue in unroll(apart)] == SAID


def test_layers_of_a_caption_are_one() -> None:
    cues = [Cue(2000 * i, 2000 * i + 1900, (text,)) for i, text in enumerate(SAID)]
    edits: list[Edit] = []
    doubled = [cue for cue in cues[:3] for _ in range(3)] + cues[3:]
    assert unroll(doubled, edits.append) == cues
    assert len(edits) == 6


def test_rows_of_nothing_to_be_seen_are_none() -> None:
    cues = [Cue(c.start_ms, c.end_ms, (*c.lines, "\u200b")) for c in live(2)]
    assert [cue.text.rstrip("\n\u200b") for cue in unroll(cues)] == SAID
