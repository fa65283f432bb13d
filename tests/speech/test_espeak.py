"""espeak-ng, where the speech extra is installed."""

from __future__ import annotations

import itertools
import re
from array import array
from typing import TYPE_CHECKING, Any

import pytest

from captions.errors import InputError, MissingExtraError
from captions.pipeline import Options
from captions.reading import lines_of_path, lines_of_text
from captions.speaking import SpeechOptions, captioned, script
from captions.speech import Engine, Manner, Narration, Pauses, Sentence, open_engine, voices
from captions.speech.espeak import events_of
from captions.words import Reader, spoken_forms, to_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from captions.model import Words

pytest.importorskip("espeakng_loader")


@pytest.fixture
def engine() -> Iterator[Engine]:
    opened = open_engine("en-us", "en")
    yield opened
    opened.close()


def words_of(text: str) -> list[Words]:
    return list(spoken_forms(to_words(lines_of_text(text), "en"), Reader("en")))


def test_the_sample(engine: Engine, sample: Path) -> None:
    options = Options(language="en")
    pcm: list[bytes] = []
    text = script(lines_of_path(sample), options)
    cues = list(captioned(text, engine, options, SpeechOptions(), pcm.append))
    shown = " ".join(cue.text for cue in cues)
    assert "$55 billion" in shown
    assert "20%" in shown
    said = " ".join(part for cue in cues for part in cue.words.spoken if part)
    assert "fifty-five billion dollars" in said
    assert "twenty percent" in said
    assert all(cue.start_ms == cue.words.start_ms[0] for cue in cues)
    samples = array("h", b"".join(pcm))
    assert len(samples) / engine.sample_rate == pytest.approx(87, abs=6)
    assert cues[-1].words.end_ms[-1] <= len(samples) * 1000 / engine.sample_rate + 1


def test_cues_start_with_an_event(
    engine: Engine, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[bytes, list[int]]] = []
    ask = type(engine._worker).ask  # type: ignore[attr-defined]

    def listening(worker: object, **question: object) -> tuple[dict[str, Any], bytes]:
        reply: dict[str, Any]
        reply, pcm = ask(worker, **question)
        if "text" in question:
            heard.append((pcm, [sample for sample, _ in reply["words"]]))
        return reply, pcm

    monkeypatch.setattr(type(engine._worker), "ask", listening)  # type: ignore[attr-defined]
    options = Options(language="en")
    pcm: list[bytes] = []
    text = script(lines_of_path(sample), options)
    cues = list(captioned(text, engine, options, SpeechOptions(), pcm.append))
    whole, at, events = b"".join(pcm), 0, []
    for said, samples in heard:  # each is found again in the whole by what is loud in it
        loud = [i for i, value in enumerate(array("h", said)) if abs(value) > 50]
        core = said[2 * loud[0] : 2 * loud[-1] + 2]
        at = whole.index(core, at)
        first = at // 2 - loud[0]
        events += [(first + sample) * 1000 / engine.sample_rate for sample in samples]
        at += len(core) // 2 * 2
    off = [min(abs(cue.start_ms - event) for event in events) for cue in cues]
    assert len(cues) > 20
    assert max(off) <= 20


def test_a_sentence_starts_when_its_first_cue_does(engine: Engine) -> None:
    pcm: list[bytes] = []
    words = words_of("Peter was here. Mary was there, too. Nobody else came.")
    narration = Narration(engine, pauses=Pauses(400, 400), write=pcm.append)
    sentences = list(narration(words))
    samples = array("h", b"".join(pcm))

    def loudest(start_ms: int, stop_ms: int) -> int:
        rate = engine.sample_rate
        window = samples[start_ms * rate // 1000 : stop_ms * rate // 1000]
        return max(map(abs, window))

    for sentence in sentences[1:]:
        start = sentence.start_ms[0]
        assert loudest(start - 300, start - 20) < 100
        assert loudest(start, start + 150) > 1000


def test_the_times_are_those_of_the_events(engine: Engine) -> None:
    sentence = Sentence(("Nobody", "expected", "such", "different", "answers", "yesterday"))
    utterance = next(engine.speak([sentence], Manner()))
    reply, _ = engine._worker.ask(text=sentence.text)  # type: ignore[attr-defined]
    events = [sample for sample, _ in reply["words"]]
    assert len(events) == len(sentence.parts)
    off = [abs(start - event) for (start, _), event in zip(utterance.spans, events, strict=True)]
    assert max(off) <= engine.sample_rate * 0.002  # said twice, it is not the same to the sample


@pytest.mark.parametrize(
    "text",
    [
        "Most of the people of the end of the day, for a while, is out of their hands.",
        "As it is in the use of a thing, I have to be one of the first two of them.",
        'https dot slash slash, (and) - "quoted" ... it.',
        "In 2023 Dr. Smith paid 1,234.5 for e.g. nothing; U.S. law.",
        "a",
        "? ! .",
    ],
)
def test_each_word_has_a_time_of_its_own(engine: Engine, text: str) -> None:
    utterance = next(engine.speak([Sentence(tuple(text.split()))], Manner()))
    spans = utterance.spans
    assert len(spans) == len(text.split())
    assert all(a <= b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    assert spans[-1][1] <= len(utterance.pcm) // 2
    if re.fullmatch(r"[a-z ,.]+", text, re.IGNORECASE):
        assert all(b - a > engine.sample_rate * 0.02 for a, b in spans)


def test_an_event_belongs_to_the_part_it_stands_in() -> None:
    sentence = Sentence(("Most", "of", "the", "men"))
    events = [(0, 0), (700, 2), (900, 8), (1000, 12)]
    assert events_of(sentence, events, [0, 690, 800, 1000]) == {0: 0, 1: 700, 2: 900, 3: 1000}
    # What is said for one thing written has an event a word; only the first counts.
    drifting = Sentence(("In", "twenty twenty-three", "it", "was"))
    events = [(0, 0), (100, 3), (200, 10), (300, 12), (400, 23), (500, 26)]
    assert events_of(drifting, events, [0] * 4) == {0: 0, 1: 100, 2: 400, 3: 500}
    assert events_of(Sentence(("one", "two", "three")), [], [0] * 3) == {}


@pytest.mark.parametrize("second", ["the", "this", "them"])
def test_words_that_espeak_takes_together_are_parted_between_sounds(
    engine: Engine, second: str
) -> None:
    sentence = Sentence(("Most", "of", second, "pears", "are", "for", "a", "while", "in", second))
    first = next(engine.speak([sentence], Manner()))
    reply, _ = engine._worker.ask(text=sentence.text)  # type: ignore[attr-defined]
    voiced = [sample for sample, name in reply["sounds"] if name == "D"]
    starts = [first.spans[i][0] for i in (2, 9)]
    off = [abs(start - sample) for start, sample in zip(starts, voiced, strict=True)]
    assert max(off) <= engine.sample_rate * 0.02


def test_the_bytes_are_the_same_each_time(sample: Path) -> None:
    def pcm() -> bytes:
        found: list[bytes] = []
        engine = open_engine(None, "en-GB")
        for _ in Narration(engine, write=found.append)(words_of(sample.read_text("utf-8"))):
            pass
        engine.close()
        return b"".join(found)

    assert pcm() == pcm()


def test_rate_and_pitch(engine: Engine) -> None:
    sentence = Sentence(("A", "few", "words", "to", "say."))

    def said(manner: Manner) -> bytes:
        return next(engine.speak([sentence], manner)).pcm

    usual = said(Manner())
    assert len(said(Manner(rate=2))) < 0.7 * len(usual)
    assert len(said(Manner(rate=0.5))) > 1.4 * len(usual)
    assert said(Manner(pitch=1.5)) != usual


def test_a_narration_ends_on_time(engine: Engine, sample: Path) -> None:
    options = Options(language="en")
    pcm: list[bytes] = []
    text = script(lines_of_path(sample), options)
    list(captioned(text, engine, options, SpeechOptions(fit_ms=62_000), pcm.append))
    assert len(b"".join(pcm)) / 2 / engine.sample_rate == pytest.approx(62, abs=0.5)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("en-gb", "en"),
        ("fr-fr", "fr"),
        ("en-us+f3", "en"),
        ("", "fr-CA"),
        ("", "de"),
        ("", "zh-Hans"),
    ],
)
def test_names_of_voices(name: str, language: str) -> None:
    open_engine(name or None, language).close()


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("en-uk", "en-us, en-gb"),
        ("Spanish", "mean es, es-419"),
        ("en-gb+f33", r"en-gb\+f3"),
        ("klingon x", "lists all"),
    ],
)
def test_a_voice_that_is_none(name: str, near: str) -> None:
    with pytest.raises(InputError, match=near) as caught:
        open_engine(name, "en")
    assert caught.value.exit_code == 3


def test_a_language_that_is_not_spoken() -> None:
    with pytest.raises(InputError, match="does not speak 'tlh'"):
        open_engine(None, "tlh")


def test_voices_are_listed() -> None:
    names = {voice.name for voice in voices()}
    assert {"silent", "en-us", "en-gb", "fr-fr", "de"} <= names


def test_a_long_path_of_the_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import espeakng_loader

    folder = tmp_path.joinpath(*["deep" * 10] * 5)
    folder.mkdir(parents=True)
    link = folder / "espeak-ng-data"
    link.symlink_to(espeakng_loader.get_data_path(), target_is_directory=True)
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(link))
    assert len(str(link)) > 200
    open_engine("en-us", "en").close()


def test_a_library_that_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import espeakng_loader

    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(tmp_path / "nothing"))
    with pytest.raises(InputError, match="espeak cannot speak: the library does not start"):
        open_engine("en-us", "en")


def test_a_worker_that_dies(engine: Engine) -> None:
    engine._worker._process.kill()  # type: ignore[attr-defined]
    with pytest.raises(InputError, match="espeak cannot speak"):
        next(engine.speak([Sentence(("a",))], Manner()))


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "espeakng_loader", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'captions\[speech\]'") as caught:
        open_engine(None, "en")
    assert caught.value.exit_code == 4
    assert [voice.name for voice in voices()] == ["silent"]
