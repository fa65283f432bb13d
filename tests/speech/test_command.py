"""Programs as engines: one that is honest, and many that are not."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from captions.errors import InputError, UsageError
from captions.model import Words
from captions.reading import lines_of_text
from captions.speech import Manner, Narration, Pauses, command, open_engine
from captions.words import Reader, spoken_forms, to_words

HONEST = """
import json, sys, wave
asked = json.load(sys.stdin)
wav, marks = sys.argv[-2:]
words = [word for sentence in asked["sentences"] for word in sentence["words"]]
step = int(100 / asked["rate"])
times = [step * i for i in range(len(words))]
found = [{"word": i, "start_ms": t, "end_ms": t + step * 0.8} for i, t in enumerate(times)]
with wave.open(wav, "wb") as file:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(1000)
    file.writeframes(b"\\x00\\x20" * (step * len(words)))
answer = {"version": 1, "words": found}
CHANGE
json.dump(answer, open(marks, "w"))
"""


def program(folder: Path, change: str = "") -> str:
    """Return the command of a program that lies in some way."""
    path = folder / "speaker.py"
    path.write_text(HONEST.replace("CHANGE", change), "utf-8")
    return f"command:{sys.executable} {path}"


def narrated(command: str, text: str = "One two. It cost $5.", **given: Any) -> Words:
    words = list(spoken_forms(to_words(lines_of_text(text), "en"), Reader("en")))
    engine = open_engine(command, "en")
    return Words.joined(Narration(engine, pauses=Pauses(50, 50), **given)(words))


def test_an_honest_program(tmp_path: Path) -> None:
    pcm: list[bytes] = []
    words = narrated(program(tmp_path), write=pcm.append)
    assert words.display == ["One", "two.", "It", "cost", "$5."]
    # The pause of 20 ms between the sentences is cut in its middle; it is not silent, so it stays.
    assert words.start_ms == [0, 100, 250, 350, 450]
    assert words.end_ms == [80, 180, 330, 430, 530]
    assert len(b"".join(pcm)) == 2 * 550


def test_the_rate_is_told(tmp_path: Path) -> None:
    assert narrated(program(tmp_path), manner=Manner(rate=2)).start_ms[1] == 50


def test_names_of_files_stand_where_they_are_put(tmp_path: Path) -> None:
    command = program(tmp_path) + " {wav} {marks}"
    assert narrated(command).start_ms[1] == 100


def test_words_without_a_time_share_one(tmp_path: Path) -> None:
    words = narrated(program(tmp_path, "del answer['words'][3]['end_ms'], answer['words'][1]"))
    assert words.start_ms == [0, 80, 250, 350, 450]
    assert words.end_ms[:2] == [80, 200]


@pytest.mark.parametrize(
    ("lie", "why"),
    [
        ("found[3]['start_ms'] = 150", r"word 3 a time that goes back \(150 ms\)"),
        ("found[0], found[1] = found[1], found[0]", "goes back"),
        ("found[4]['end_ms'] = 700", r"\(700 ms\) after the end of the audio \(500 ms\)"),
        ("found[4]['start_ms'] = 1e5; del found[4]['end_ms']", "after the end of the audio"),
        ("found[1]['start_ms'] = -1", "a mark that is none"),
        ("found[1]['start_ms'] = float('nan')", "a mark that is none"),
        ("found[1]['start_ms'] = '7'", "a mark that is none"),
        ("found[1]['start_ms'] = True", "a mark that is none"),
        ("found[1]['end_ms'] = 100", "not after its start"),
        ("found[1] = 5", "a mark that is none"),
        ("found[1]['word'] = 9", "word 9, of 5"),
        ("del found[2]", "no time for word 2, the first of sentence 1"),
        ("found.clear()", "no time for word 0"),
        ("answer = '['; json.dump = lambda *_: open(marks, 'w').write('[' * 10**5)", "not JSON"),
        ("[w.update(start_ms=0, end_ms=1) for w in found]", "the same time"),
        ("answer = {'version': 1}", 'a list of "words"'),
        ("answer = []", '"version": 1'),
        ("answer['version'] = 2", '"version": 1'),
        ("marks = wav + '2'", "wrote no marks"),
        ("open(marks, 'w').write('{'); sys.exit()", "not JSON"),
        ("open(wav, 'w').write('RIFF')", "no WAV file that can be read"),
        ("import os; os.remove(wav)", "wrote no WAV file"),
        ("sys.exit('the voice is gone')", "ended with code 1 and said: the voice is gone"),
        ("import os; os._exit(7)", "ended with code 7 and said nothing"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "ended with code -9"),
        (
            "file = wave.open(wav, 'wb'); file.setparams((2, 2, 9, 0, 'NONE', '')); file.close()",
            "2 channels",
        ),
        (
            "file = wave.open(wav, 'wb'); file.setparams((1, 2, 9, 0, 'NONE', '')); file.close()",
            "without samples",
        ),
        ("raw = open(wav, 'rb').read(); open(wav, 'wb').write(raw[:444])", "after the end of"),
    ],
)
def test_a_program_that_lies(tmp_path: Path, lie: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        narrated(program(tmp_path, lie))
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)


def test_a_wav_file_whose_head_does_not_know_its_length(tmp_path: Path) -> None:
    endless = "raw = open(wav, 'rb').read(); "
    endless += "open(wav, 'wb').write(raw[:40] + b'\\xff' * 4 + raw[44:])"
    assert narrated(program(tmp_path, endless)).end_ms[-1] == 530


def test_a_program_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_PATIENCE_S", 1)
    monkeypatch.setattr(command, "_PATIENCE_A_WORD_S", 0)
    note = tmp_path / "pid"
    hanging = "import subprocess; child = subprocess.Popen(['sleep', '99']); "
    hanging += f"open({str(note)!r}, 'w').write(str(child.pid)); child.wait()"
    with pytest.raises(InputError, match="has not ended after 1 s"):
        narrated(program(tmp_path, hanging))
    child = Path(f"/proc/{note.read_text()}/cmdline")
    deadline = time.monotonic() + 5
    while child.exists() and child.read_bytes():  # until it is dead, if not yet buried
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_no_program() -> None:
    with pytest.raises(InputError, match="cannot be run"):
        narrated("command:there-is-no-such-program {wav}")
    with pytest.raises(UsageError, match="names no program"):
        narrated("command:")
    with pytest.raises(UsageError, match="no closing quotation"):
        narrated("command:say 'x")


def test_what_the_program_is_asked(tmp_path: Path) -> None:
    copy = tmp_path / "asked.json"
    narrated(program(tmp_path, f"json.dump(asked, open({str(copy)!r}, 'w'))"))
    asked = json.loads(copy.read_text("utf-8"))
    assert asked == {
        "version": 1,
        "language": "en",
        "rate": 1.0,
        "pitch": 1.0,
        "sentences": [
            {"text": "One two.", "words": ["One", "two."]},
            {"text": "It cost five dollars.", "words": ["It", "cost", "five dollars."]},
        ],
    }
