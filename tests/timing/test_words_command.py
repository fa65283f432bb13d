"""``captions format --words``: a script at the times of its recording."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import captions
from captions.errors import InputError, UsageError
from captions.timing.estimate import spoken_ms
from tests.test_cli import run as process

GOLDEN = Path(__file__).parent / "golden"
SCRIPT = """Welcome back to the workshop.

Last year we sold 1,200 of them for $3 million – that's 20% more than the year before.
Nobody expected it, least of all Dr. Lee.

Let's see how it's done.
"""
SAID = """okay are we rolling hello and welcome back to the workshop last year | last year we sold
twelve hundred of them for three million dollars that's twenty percent more then the year before |
nobody expected it um least of all doctor leigh | let us see how it is done""".split()
"""What was heard; a bar is a pause."""


def recording(said: Sequence[str]) -> dict[str, Any]:
    """Return what Whisper would make of it: each word as long as it takes to say."""
    words = []
    now = 1.0
    for text in said:
        if text == "|":
            now += 1.5
            continue
        end = now + spoken_ms(text) / 1000
        words.append({"word": f" {text}", "start": round(now, 2), "end": round(end, 2)})
        now = end
    return {"text": " ".join(said), "segments": [{"id": 0, "words": words}], "language": "en"}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A script and its recording."""
    script, words = tmp_path / "talk.txt", tmp_path / "talk.json"
    script.write_text(SCRIPT, "utf-8")
    words.write_text(json.dumps(recording(SAID)), "utf-8")
    return script, words


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Return the exit code, what came out, and what was said."""
    done = process("format", *map(str, arguments))
    return done.returncode, done.stdout, done.stderr


def test_what_people_see(files: tuple[Path, Path]) -> None:
    code, out, said = run(files[0], "--words", files[1])
    assert (code, said) == (0, "")
    assert out == (GOLDEN / "talk.words.srt").read_text("utf-8")


def test_the_words_are_those_of_the_script_and_the_times_those_of_the_recording(
    files: tuple[Path, Path],
) -> None:
    track = captions.format(files[0], words=files[1])
    assert track.head.clock == "words"
    assert track.words.display == SCRIPT.split()
    heard = {w["word"].strip(): w for w in recording(SAID)["segments"][0]["words"]}
    by_text = {word.display: word for word in track.words}
    for text in ("Welcome", "Nobody", "expected"):
        found = by_text[text]
        assert found.start_ms == round(1000 * heard[text.lower()]["start"])
        assert found.end_ms == round(1000 * heard[text.lower()]["end"])
    assert by_text["20%"].start_ms == round(1000 * heard["twenty"]["start"])
    assert by_text["20%"].end_ms == round(1000 * heard["percent"]["end"])


def test_a_silence_between_words_parts_cues() -> None:
    text = "we walked along the river until it was dark and then we went home together"
    said = text.replace("walked", "walked |").split()
    track = captions.format(text, words=recording(said))
    assert track.cues[0].text == "we walked"
    assert track.cues[1].start_ms - track.cues[0].words.end_ms[-1] >= 1400


def test_what_is_missing_is_told_and_where(files: tuple[Path, Path]) -> None:
    script, words = files
    script.write_text(SCRIPT + "\nAnd this is what nobody ever came to read aloud.\n", "utf-8")
    code, out, said = run(script, "--words", words)
    assert code == 0
    assert "to read aloud." in out
    assert said == (
        f"captions: {words}: 12 of 45 words were not found and have times between their "
        'neighbours\'; the most in a row, 10, in line 8 from "And this is what nobody" on\n'
    )
    assert run(script, "--words", words, "--quiet")[2] == ""


def test_another_recording_is_a_mismatch(files: tuple[Path, Path], tmp_path: Path) -> None:
    script, words = files
    words.write_text(json.dumps(recording("it was a dark and stormy night".split())), "utf-8")
    target = tmp_path / "out.srt"
    code, _, said = run(script, "--words", words, "-o", target)
    assert code == 3
    assert said.startswith(f"captions: {words}: only ")
    assert said.endswith(
        "% of the script's words are in it; "
        "give the words of a recording of this script, in its language\n"
    )
    assert not target.exists()


@pytest.mark.parametrize("other", [["--wpm", "120"], ["--voice", "silent"], ["--duration", "9"]])
def test_a_text_has_one_clock(files: tuple[Path, Path], other: list[str]) -> None:
    code, _, said = run(files[0], "--words", files[1], *other)
    assert code == 2
    assert "one clock" in said


def test_wrong_usage_is_said(files: tuple[Path, Path], tmp_path: Path) -> None:
    script, words = files
    assert run(script, script, "-o", tmp_path / "out", "--words", words)[0] == 2
    assert run(script, "--words", script)[0] == 2
    assert "would be overwritten" in run(script, "--words", words, "-o", words)[2]
    assert run(script, "--words", tmp_path / "none.json")[0] == 3
    assert json.loads(words.read_text("utf-8"))


def test_json_that_is_loaded_already_will_do() -> None:
    found = recording(SAID)
    track = captions.format(SCRIPT, words=found)
    assert track.cues[0].words.start_ms[0] > 1000
    with pytest.raises(InputError, match="the recorded words: holds no words"):
        captions.format(SCRIPT, words={})
    with pytest.raises(UsageError, match="one clock"):
        captions.format(SCRIPT, words=found, wpm=120)
