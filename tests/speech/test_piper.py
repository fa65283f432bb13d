"""Piper: a voice that is made up, one that is none, and a real model where Piper is installed."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from captions.errors import InputError, MissingExtraError, UsageError
from captions.speech import Manner, Sentence, open_engine


class Voice:
    """A voice whose every sound takes ten samples."""

    config = SimpleNamespace(sample_rate=1000, length_scale=1.0)

    @staticmethod
    def load(path: str, **given: Any) -> Voice:
        if Path(path).read_text("utf-8") == "damaged":
            raise ValueError("bad protobuf\nmore")
        return Voice()

    def phonemize(self, text: str) -> list[list[str]]:
        return [list(text)]

    def synthesize(self, text: str, settings: Any, **given: Any) -> Any:
        size = int(10 * settings.length_scale)
        yield SimpleNamespace(
            phoneme_alignments=[SimpleNamespace(phoneme=c, num_samples=size) for c in text],
            audio_int16_bytes=b"\0\x20" * (size * len(text)),
        )


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    module: Any = ModuleType("piper")
    module.PiperVoice = Voice
    module.SynthesisConfig = SimpleNamespace
    monkeypatch.setitem(sys.modules, "piper", module)
    monkeypatch.setitem(sys.modules, "onnx", ModuleType("onnx"))
    path = tmp_path / "joe.onnx"
    path.write_text("a voice", "utf-8")
    (tmp_path / "joe.onnx.json").write_text("{}", "utf-8")
    return path


def test_a_voice_speaks(voice: Path) -> None:
    engine = open_engine(str(voice), "en")
    utterance = next(engine.speak([Sentence(("ab", "cd."))], Manner()))
    assert utterance.spans == [(0, 20), (30, 50)]
    assert len(utterance.pcm) == 2 * 60
    faster = next(engine.speak([Sentence(("ab", "cd."))], Manner(rate=2)))
    assert len(faster.pcm) == 2 * 30
    with pytest.raises(UsageError, match="one pitch"):
        next(engine.speak([Sentence(("ab",))], Manner(pitch=2)))


def test_files_that_are_no_voice(voice: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        open_engine(str(voice.with_name("jim.onnx")), "en")
    voice.write_text("damaged", "utf-8")
    with pytest.raises(InputError, match=r"is no Piper voice \(bad protobuf\)"):
        open_engine(str(voice), "en")


def test_without_piper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "piper", None)
    with pytest.raises(MissingExtraError, match=r"piper-tts\[alignment\]"):
        open_engine("joe.onnx", "en")
