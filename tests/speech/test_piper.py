"""Piper: a voice that is made up, one that is none, and a real model where Piper is installed."""

from __future__ import annotations

import json
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
            phoneme_id_samples=[size],
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


def tiny(path: Path, **settings: object) -> Path:
    """Write a model that is loud for two frames of 256 samples a sound, as Piper's are shaped."""
    onnx = pytest.importorskip("onnx")
    ids = pytest.importorskip("piper.phoneme_ids").DEFAULT_PHONEME_ID_MAP
    real, whole = onnx.TensorProto.FLOAT, onnx.TensorProto.INT64
    node, tensor = onnx.helper.make_node, onnx.helper.make_tensor
    value = onnx.helper.make_tensor_value_info
    nodes = [
        node("Cast", ["input"], ["numbers"], to=real),
        node("Mul", ["numbers", "nothing"], ["zeros"]),
        node("Gather", ["scales", "second"], ["length_scale"]),
        node("Mul", ["length_scale", "two"], ["frames"]),
        node("Add", ["zeros", "frames"], ["widths"]),
        node("Ceil", ["widths"], ["w_ceil"]),
        node("ReduceSum", ["w_ceil"], ["total"], keepdims=0),
        node("Mul", ["total", "hop"], ["samples"]),
        node("Cast", ["samples"], ["size"], to=whole),
        node("Unsqueeze", ["size", "first"], ["shape"]),
        node("ConstantOfShape", ["shape"], ["flat"], value=tensor("half", real, [1], [0.5])),
        node("Unsqueeze", ["flat", "axes"], ["output"]),
    ]
    constants = [
        tensor("nothing", real, [1], [0.0]),
        tensor("two", real, [1], [2.0]),
        tensor("hop", real, [], [256.0]),
        tensor("first", whole, [1], [0]),
        tensor("second", whole, [1], [1]),
        tensor("axes", whole, [2], [0, 1]),
    ]
    inputs = [
        value("input", whole, [1, "n"]),
        value("input_lengths", whole, [1]),
        value("scales", real, [3]),
    ]
    graph = onnx.helper.make_graph(
        nodes, "tiny", inputs, [value("output", real, [1, 1, "t"])], constants
    )
    opset = onnx.helper.make_opsetid("", 17)
    onnx.save(onnx.helper.make_model(graph, opset_imports=[opset], ir_version=8), str(path))
    told = {
        "num_symbols": 256,
        "num_speakers": 1,
        "audio": {"sample_rate": 22050},
        "espeak": {"voice": "en-us"},
        "phoneme_id_map": ids,
    }
    Path(f"{path}.json").write_text(json.dumps(told | settings), "utf-8")
    return path


@pytest.mark.filterwarnings("ignore")  # the libraries' own
def test_a_real_model(tmp_path: Path) -> None:
    engine = open_engine(str(tiny(tmp_path / "joe.onnx")), "en")
    said = Sentence(("Most", "of", "the", "[[pears]],", "for", "a", "while."))
    utterance = next(engine.speak([said], Manner()))
    # Sound and pad take four frames together: mˈoʊst ʌv ðə pˈɛɹz, fɔːɹ ɐ wˈaɪl.
    starts = [start / 1024 for start, _ in utterance.spans]
    assert starts == sorted(set(starts))
    assert all(start == round(start) for start in starts)
    assert all(b > a for a, b in utterance.spans)
    assert utterance.spans[-1][1] < len(utterance.pcm) // 2  # the full stop is no word
    faster = next(engine.speak([said], Manner(rate=2)))
    assert len(faster.pcm) == pytest.approx(len(utterance.pcm) / 2, rel=0.01)


@pytest.mark.filterwarnings("ignore")
def test_a_sound_that_the_voice_does_not_have(tmp_path: Path) -> None:
    path = tiny(tmp_path / "joe.onnx")
    settings = json.loads(Path(f"{path}.json").read_text("utf-8"))
    del settings["phoneme_id_map"]["z"]
    Path(f"{path}.json").write_text(json.dumps(settings), "utf-8")
    said = Sentence(("It", "is", "here."))
    utterance = next(open_engine(str(path), "en").speak([said], Manner()))
    assert 0 < utterance.spans[1][0] < utterance.spans[2][0] < len(utterance.pcm) // 2
