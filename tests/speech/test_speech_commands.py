"""``captions speak``, ``script`` and ``voices`` as they are typed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import wave
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

HAS_ESPEAK = find_spec("espeakng_loader") is not None
HAS_AV = find_spec("av") is not None


def run(*arguments: object, text: str = "", code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "captions", *map(str, arguments)],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def length(path: Path) -> float:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return float(file.getnframes() / file.getframerate())


def test_a_silent_narration(tmp_path: Path, sample: Path) -> None:
    audio, captions = tmp_path / "n.wav", tmp_path / "n.vtt"
    done = run("speak", sample, "-o", audio, "--captions", captions, "--voice", "silent")
    assert not done.stdout
    assert not done.stderr
    assert captions.read_text("utf-8").startswith("WEBVTT\n\n00:00:00.000 -->")
    assert "$55 billion" in captions.read_text("utf-8")
    assert 80 < length(audio) < 120
    assert sorted(path.name for path in tmp_path.iterdir()) == ["n.vtt", "n.wav"]


def test_captions_alone_on_standard_output() -> None:
    done = run(
        "speak", "-", "--captions", "-", "--to", "json", "--engine", "silent", text="It cost $5."
    )
    words = json.loads(done.stdout)["cues"][0]["words"]
    assert [word["display"] for word in words] == ["It", "cost", "$5."]
    assert words[2]["spoken"] == "five dollars."


def test_audio_on_standard_output(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "captions", "speak", "-", "-o", "-", "--voice", "silent"]
    done = subprocess.run(command, input=b"Some words.", capture_output=True, check=True)
    run("speak", "-", "-o", tmp_path / "n.wav", "--voice", "silent", text="Some words.")
    assert done.stdout == (tmp_path / "n.wav").read_bytes()
    both = run("speak", "-", "-o", "-", "--captions", "-", "--voice", "silent", text="Hi.", code=2)
    assert "would be the same file" in both.stderr


def test_it_ends_on_time(tmp_path: Path) -> None:
    text = "Here is one. There is another thing to say, and a third."
    run("speak", "-", "-o", tmp_path / "a.wav", "--voice", "silent", "--fit", "0:12.5", text=text)
    assert length(tmp_path / "a.wav") == pytest.approx(12.5, abs=0.05)
    run("speak", "-", "-o", tmp_path / "b.wav", "--voice", "silent", "--rate", "2", text=text)
    run("speak", "-", "-o", tmp_path / "c.wav", "--voice", "silent", text=text)
    assert length(tmp_path / "b.wav") == pytest.approx(length(tmp_path / "c.wav") / 2, rel=0.02)


def test_captions_by_the_clock_of_a_voice(tmp_path: Path, sample: Path) -> None:
    run("speak", sample, "--captions", tmp_path / "spoken.srt", "--voice", "silent")
    spoken = (tmp_path / "spoken.srt").read_text("utf-8")
    assert run("format", sample, "--voice", "silent").stdout == spoken
    assert run("format", sample).stdout != spoken
    for more in (["--wpm", "150"], ["--duration", "60"]):
        done = run("format", sample, "--voice", "silent", *more, code=2)
        assert "a text has one clock" in done.stderr
    done = run("format", tmp_path / "spoken.srt", "--voice", "silent", code=2)
    assert "captions bring their own clock" in done.stderr
    done = run("format", "-", "--voice", "silent", text="***", code=3)
    assert "nothing to say" in done.stderr


def test_emoji_are_dropped_or_named() -> None:
    text = "Done 👍 in 🇯🇵."
    assert run("script", "-", text=text).stdout == "Done in.\n"
    named = run("script", "-", "--emoji", "name", text=text)
    assert named.stdout == "Done thumbs up sign in flag JP.\n"
    wrong = run("script", "-", "--emoji", "draw", text=text, code=2)
    assert "choose from drop, name" in wrong.stderr


def test_a_script_takes_the_profile_and_the_rules_of_the_others() -> None:
    text = "One , two."
    rules = ["--profile", "bbc", "--max-columns", "30", "--fps", "25", "--max-cps", "12"]
    assert run("script", "-", *rules, text=text).stdout == "One, two.\n"
    assert "no profile 'nope'" in run("script", "-", "--profile", "nope", text=text, code=3).stderr
    assert "--max-lines" in run("script", "-", "--max-lines", "x", text=text, code=2).stderr
    assert "no cues to keep" in run("script", "-", "--keep-cues", text=text, code=2).stderr


def test_a_lexicon(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("nginx,engine x\n", "utf-8")
    done = run("script", "-", "--lexicon", tmp_path / "names.csv", text="We run nginx.")
    assert done.stdout == "We run engine x.\n"
    done = run(
        "speak", "-", "--captions", "-", "--to", "json", "--voice", "silent",
        "--lexicon", tmp_path / "names.csv", text="We run nginx.",
    )  # fmt: skip
    assert json.loads(done.stdout)["cues"][0]["words"][2]["spoken"] == "engine x."


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["-o", "n.txt"], 2, "not a kind of audio"),
        ([], 2, "nothing to write"),
        (["-o", "n.wav", "--rate", "2", "--fit", "9s"], 2, "--fit finds the rate"),
        (["-o", "n.wav", "--rate", "50"], 2, "out of range"),
        (["-o", "n.wav", "--engine", "siri"], 2, "choose from silent, espeak, piper, command"),
        (["-o", "n.wav", "--captions", "n.wav", "--to", "vtt"], 2, "the same file"),
        (["-o", "n.wav", "--captions", "n.doc"], 2, "not a format of captions"),
        (["-o", "n.wav", "--voice", "silent", "--fit", "10ms"], 3, "cannot be said"),
        (["-o", "n.wav", "--voice", "command:no-such-program"], 3, "cannot be run"),
        (["-o", "no/such/folder/n.wav", "--voice", "silent"], 3, "cannot be written"),
        (["-o", "n.wav", "--voice", "joe.onnx"], {3, 4}, "joe.onnx: there is no such|Piper"),
    ],
)
def test_what_cannot_be(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int | set[int],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Some words.", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "captions", "speak", "a.txt", *arguments],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (code if isinstance(code, set) else {code})
    assert any(part in done.stderr for part in why.split("|"))
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not HAS_ESPEAK, reason="the speech extra is missing")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_narration_that_is_stopped_leaves_nothing(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    (tmp_path / "a.txt").write_text("Some words, and then some more. " * 50_000, "utf-8")
    command = [sys.executable, "-m", "captions", "speak", "a.txt", "--repeats", "keep"]
    started = subprocess.Popen(
        [*command, "-o", "n.wav", "--captions", "n.vtt"],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    with started:
        deadline = time.monotonic() + 30
        while not any(path.stat().st_size > 1000 for path in tmp_path.glob(".n*.wav")):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        os.killpg(started.pid, number)  # as a terminal does: whoever belongs to it
        assert started.stderr
        assert "Traceback" not in started.stderr.read()
    assert started.returncode == code
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("text", ["", "  \n\n", "***"])
def test_nothing_to_say(tmp_path: Path, text: str) -> None:
    done = run("speak", "-", "-o", tmp_path / "n.wav", "--voice", "silent", text=text, code=3)
    assert "there is nothing to say; give a text with words in it" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(HAS_ESPEAK, reason="the speech extra is installed")
def test_without_the_speech_extra(tmp_path: Path) -> None:
    done = run("speak", "-", "-o", tmp_path / "n.wav", text="Words.", code=4)
    assert "pip install 'captions[speech]'" in done.stderr
    assert "pip install 'captions[speech]'" in run("voices").stderr
    done = run("format", "-", "--voice", "en-gb", text="Words.", code=4)
    assert "pip install 'captions[speech]'" in done.stderr


@pytest.mark.skipif(HAS_AV, reason="the media extra is installed")
def test_without_the_media_extra(tmp_path: Path) -> None:
    done = run("speak", "-", "-o", tmp_path / "n.mp3", "--voice", "silent", text="Words.", code=4)
    assert "pip install 'captions[media]'" in done.stderr


@pytest.mark.skipif(not HAS_AV, reason="the media extra is missing")
@pytest.mark.parametrize("suffix", [".mp3", ".m4a", ".opus"])
def test_encoded_audio(tmp_path: Path, suffix: str) -> None:
    import av

    target = tmp_path / f"n{suffix}"
    run("speak", "-", "-o", target, "--voice", "silent", "--fit", "4s", text="A few words.")
    with av.open(str(target)) as container:
        assert (container.duration or 0) / 1e6 == pytest.approx(4, abs=0.2)


@pytest.mark.skipif(not HAS_ESPEAK, reason="the speech extra is missing")
def test_the_voice_says_the_language() -> None:
    options = ("--captions", "-", "--to", "json", "--voice", "fr-fr")
    spoken = json.loads(run("speak", "-", *options, text="Page 80.").stdout)
    assert spoken["cues"][0]["words"][1]["spoken"] == "quatre-vingts."
    assert spoken["language"] == "fr-fr"
    assert run("format", "-", "--to", "json", "--voice", "fr-fr", text="Page 80.").stdout


@pytest.mark.skipif(not HAS_ESPEAK, reason="the speech extra is missing")
def test_espeak(tmp_path: Path, sample: Path) -> None:
    audio, captions = tmp_path / "n.wav", tmp_path / "n.vtt"
    run("speak", sample, "-o", audio, "--captions", captions, "--fit", "62s")
    assert length(audio) == pytest.approx(62, abs=0.5)
    done = run("speak", sample, "-o", audio, "--voice", "en-uk", code=3)
    assert "did you mean en-us, en-gb" in done.stderr
    assert length(audio) == pytest.approx(62, abs=0.5)  # what was there is there still
    assert "English (Great Britain)" in run("voices", "--language", "en").stdout


def test_voices() -> None:
    assert run("voices").stdout.splitlines()[1].startswith("silent")
    first = json.loads(run("voices", "--json").stdout.splitlines()[0])
    assert (first["engine"], first["name"]) == ("silent", "silent")


def test_scripts(tmp_path: Path) -> None:
    text = "It cost $5 , in 2023. So it did. So it did.\n\nThe U.S. paid."
    spoken = (
        "It cost five dollars, in twenty twenty-three.\nSo it did.\nSo it did.\n\nThe US paid.\n"
    )
    assert run("script", "-", text=text).stdout == spoken
    display = run("script", "-", "--form", "display", "--paragraphs", text=text).stdout
    assert display == "It cost $5, in 2023. So it did. So it did.\n\nThe U.S. paid.\n"
    ssml = run("script", "-", "--form", "ssml", "--dialect", "google", text=text).stdout
    assert '<sub alias="five dollars">$5</sub>,' in ssml
    assert [child.tag for child in ET.fromstring(ssml)] == ["p", "p"]


def test_pieces_of_a_script(tmp_path: Path, sample: Path) -> None:
    limit = 700
    for form, suffix in (("ssml", "ssml"), ("spoken", "txt")):
        run("script", sample, "--form", form, "--max-bytes", limit, "-o", f"{tmp_path}/{form}/")
        files = sorted(Path(tmp_path, form).iterdir())
        assert [f.name for f in files][:2] == [f"us-japan-alliance-00{n}.{suffix}" for n in (1, 2)]
        assert all(f.stat().st_size <= limit for f in files)
    run("script", sample, "--max-bytes", limit, "-o", tmp_path / "a.txt")
    assert (tmp_path / "a-001.txt").exists()
    joined = run("script", sample, "--form", "ssml", "--max-bytes", limit).stdout
    assert all(ET.fromstring(piece).tag for piece in joined.split("\n\n"))
    done = run("script", sample, "--max-bytes", 5, code=3)
    assert "alone takes more than 5 bytes" in done.stderr
    assert "say --form ssml" in run("script", sample, "--dialect", "polly", code=2).stderr
    assert "no text to speak" in run("script", "-", text=" \n", code=3).stderr


def test_what_is_not_to_be_spoken() -> None:
    text = "BOB: Who (laughs) is there?\n\n[door slams]\n\nNobody."
    done = run("script", "-", "--drop", "sounds,labels", text=text)
    assert done.stdout == "Who is there?\n\nNobody.\n"
    done = run(
        "speak", "-", "--captions", "-", "--to", "txt", "--voice", "silent", "--drop", "sounds",
        text=text,
    )  # fmt: skip
    assert done.stdout.split() == ["BOB:", "Who", "is", "there?", "Nobody."]
    assert "choose from sounds" in run("script", "-", "--drop", "x", text=text, code=2).stderr


def test_captions_are_spoken_as_text() -> None:
    captions = (
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nIt cost $5\n\n"
        "00:00:03.000 --> 00:00:05.000\n<i>in</i> 2023.\n"
    )
    done = run("script", "-", text=captions)
    assert done.stdout == "It cost five dollars in twenty twenty-three.\n"
    done = run("speak", "-", "--captions", "-", "--voice", "silent", text=captions)
    assert done.stdout.startswith("1\n00:00:00,000 --> ")
    assert "It cost $5 in 2023." in done.stdout


KEPT = """1
00:00:01,000 --> 00:00:04,000
It cost $55 billion in all, said
the man who came

2
00:00:04,500 --> 00:00:06,000
from the house that was standing on the hill.

3
00:00:07,000 --> 00:00:09,000
- Are you sure?
- Yes, I am.
"""


def test_cues_and_lines_are_kept_at_the_times_of_the_voice() -> None:
    def cues(*arguments: str) -> list[tuple[list[str], str]]:
        done = run("speak", "-", "--captions", "-", "--voice", "silent", *arguments, text=KEPT)
        blocks = done.stdout.strip().split("\n\n")
        return [(block.split("\n")[2:], block.split("\n")[1]) for block in blocks]

    own = [block.split("\n")[2:] for block in KEPT.strip().split("\n\n")]
    lines, anew = cues("--keep-lines"), cues("--keep-cues")
    assert [text for text, _ in lines] == own
    assert [" ".join(text) for text, _ in anew] == [" ".join(text) for text in own]
    assert anew[0][0] == ["It cost $55 billion in all,", "said the man who came"]
    assert anew[2][0] == own[2]  # each speaker keeps a line
    assert [times for _, times in lines] == [times for _, times in anew]
    assert lines[0][1].startswith("00:00:00,000 --> ")


def test_what_is_kept_must_have_come_in() -> None:
    said = run("speak", "-", "--captions", "-", "--keep-cues", text="Some text.", code=2).stderr
    assert (
        said == "captions: a script has no cues to keep; leave out --keep-cues and --keep-lines\n"
    )
