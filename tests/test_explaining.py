"""Explaining tracks, whoever made them: from the library and from the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import captions
from captions import UsageError
from captions.explaining import explained
from captions.reading import track_of_text
from tests.test_cli import run

TEXT = (
    "It was late, and the last train of the day had gone from the station, which nobody had told "
    "us. We waited for the bus until it was dark, and then we walked home along the river."
)
SRT = """1
00:00:01,000 --> 00:00:04,000
It was late, and the last train of the

2
00:00:04,000 --> 00:00:07,500
day had gone from the station,
which nobody had told us.

"""
TEXTS = {
    "en": TEXT,
    "fr": "Il était tard, et le dernier train de la journée était parti de la gare, sans que "
    "personne ne nous le dise.",
    "de": "Es war spät, und der letzte Zug des Tages war schon abgefahren, was uns niemand "
    "gesagt hatte.",
    "ja": "終電はもう出てしまっていましたが、誰もそれを私たちに教えてくれませんでした。",
    "ar": "كان الوقت متأخرا، وكان آخر قطار في ذلك اليوم قد غادر المحطة دون أن يخبرنا أحد بذلك.",
    "th": "เราจำเป็นต้องทำให้เว็บใช้งานได้สำหรับทุกคนโดยไม่คำนึงถึงความสามารถของพวกเขา",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("profile", ["netflix", "dcmp", "youtube-shorts"])
def test_what_format_made_is_the_best(language: str, profile: str) -> None:
    track = captions.format(TEXTS[language], language=language, profile=profile)
    told = dict(explained(track))
    assert list(told) == list(range(len(track)))
    for index, why in told.items():
        cue = track.cues[index]
        assert "".join(cue.text.split()).endswith(why.end.after)
        assert len(why.lines) == len(cue.lines) - 1
        assert all(choice.margin >= 0 for choice in (why.end, *why.lines))
        assert track.explain(index) == why


def test_recut_captions_are_the_best_by_their_own_times() -> None:
    track = captions.format(SRT)
    told = dict(explained(track))
    assert any(name == "pause" for why in told.values() for name, _ in why.end.reasons)
    assert all(why.end.margin >= 0 for why in told.values())


def test_captions_from_a_file_are_judged(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(SRT)
    track = captions.read(path)
    why = track.explain(0)
    assert why.end.after == "the"
    assert why.end.margin < 0
    assert track.explain(0, "dcmp").end.after == "the"


def test_a_cue_without_words() -> None:
    track = track_of_text(SRT.replace("It was late, and the last train of the", "♪"))
    assert track.explain(0).end.after == "♪"
    with pytest.raises(IndexError):
        track.explain(2)
    empty = captions.Track((*track.cues, captions.Cue(9000, 9500, ())), track.head)
    with pytest.raises(UsageError, match="cue 3"):
        empty.explain(2)


@pytest.mark.parametrize("kind", ["srt", "vtt", "json", "txt"])
def test_the_command_line_says_it_beside_the_captions(kind: str) -> None:
    plain = run("format", "-", "--to", kind, stdin=TEXT.encode())
    done = run("format", "-", "--to", kind, "--explain", stdin=TEXT.encode())
    assert done.returncode == 0
    assert done.stdout == plain.stdout
    assert plain.stderr == ""
    count = len(captions.format(TEXT))
    assert done.stderr.count("the cue ends after") == count
    assert done.stderr.count(" --> ") == count
    assert "the runner-up ends after" in done.stderr
    assert re.search(r"= comma [+-]\d", done.stderr)


@pytest.mark.parametrize("option", ["--keep-cues", "--keep-lines", "--quiet"])
def test_captions_in_files_out(tmp_path: Path, option: str) -> None:
    (tmp_path / "talk.srt").write_text(SRT)
    done = run("format", "talk.srt", "-o", "out.json", "--explain", option, cwd=tmp_path)
    assert done.returncode == 0
    cues = json.loads((tmp_path / "out.json").read_text("utf-8"))["cues"]
    assert done.stderr.count("the cue ends after") == len(cues)
