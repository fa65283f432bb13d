"""Narration with the silent engine: it is always there, and its times are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from captions.clean import clean
from captions.errors import InputError
from captions.model import Cue, Words
from captions.pipeline import Options
from captions.reading import lines_of_text
from captions.speaking import Script, SpeechOptions, captioned, clock_of_voice, script
from captions.speech import Engine, Manner, Narration, Pauses, Sentence, Utterance, open_engine
from captions.speech.fit import fitted
from captions.words import Reader, spoken_forms, to_words
from tests.strategies import NOISE, mangled, scripts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def spoken(text: str, **speech: object) -> tuple[list[Cue], bytes]:
    """Return the captions and the samples of a text spoken by the silent engine."""
    pcm: list[bytes] = []
    options = Options(language="en")
    engine = open_engine("silent", "en")
    ready = script(lines_of_text(text), options)
    cues = captioned(ready, engine, options, SpeechOptions(**speech), pcm.append)  # type: ignore[arg-type]
    return list(cues), b"".join(pcm)


def words_of(text: str) -> list[Words]:
    return list(spoken_forms(to_words(lines_of_text(text), "en"), Reader("en")))


@given(st.one_of(scripts(), mangled(), NOISE))
def test_captions_say_the_cleaned_text_in_time(text: str) -> None:
    cleaned = "".join(line.text for line in clean(lines_of_text(text), "en"))
    try:
        cues, pcm = spoken(text)
    except InputError:
        assert not any(map(str.isalnum, cleaned)) or not any(
            any(map(str.isalnum, said)) for words in words_of(cleaned) for said in words.spoken
        )
        return
    shown = "".join("".join(cue.lines) for cue in cues)
    assert "".join(shown.split()) == "".join(cleaned.split())
    starts = [time for cue in cues for time in cue.words.start_ms]
    ends = [time for cue in cues for time in cue.words.end_ms]
    assert starts == sorted(starts)
    assert all(a <= b for a, b in zip(starts, ends, strict=True))
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert ends[-1] <= len(pcm) / 2 / 8 + 1  # within the audio, at 8 samples a millisecond
    for before, cue in zip([None, *cues], cues, strict=False):
        first = cue.words.start_ms[0]
        assert cue.start_ms >= first
        if before is None or first - before.words.start_ms[0] > 100:
            assert cue.start_ms == first


@given(scripts())
def test_pieces_make_no_difference(text: str) -> None:
    whole = Words.joined(words_of(text))
    assume(any(map(str.isalnum, "".join(whole.spoken))))  # emoji alone are not said
    pieces = [whole[i : i + 3] for i in range(0, len(whole), 3)]

    def times(batches: Iterable[Words]) -> list[int]:
        return [t for w in Narration(open_engine("silent", "en"))(batches) for t in w.start_ms]

    assert times([whole]) == times(pieces)


def test_what_is_written_takes_the_time_of_what_is_said() -> None:
    cues, _ = spoken("It cost $55 billion in 2023.")
    words = cues[0].words
    assert words.display == ["It", "cost", "$55", "billion", "in", "2023."]
    length = {w.display: (w.end_ms or 0) - (w.start_ms or 0) for w in words}
    assert length["$55"] + length["billion"] > 4 * length["It"]
    assert length["2023."] > 3 * length["in"]
    assert words.end_ms[2] == words.start_ms[3]


def test_pauses_are_as_long_as_asked() -> None:
    text = "One here.\nTwo here.\n\nThree here."
    pauses = Pauses(sentence_ms=1000, paragraph_ms=2500)
    times = Words.joined(Narration(open_engine("silent", "en"), pauses=pauses)(words_of(text)))
    assert times.start_ms[2] - times.end_ms[1] == 1000
    assert times.start_ms[4] - times.end_ms[3] == 2500


@pytest.mark.parametrize("seconds", [20, 34.5, 62, 200])
def test_a_narration_ends_on_time(seconds: float) -> None:
    things = ("house", "garden", "river", "mountain", "village", "cathedral")
    text = "\n\n".join(
        f"Here is a {thing}. There is a {thing}, and it is larger." for thing in things
    )
    cues, pcm = spoken(text, fit_ms=seconds * 1000)
    assert len(pcm) / 16 == pytest.approx(seconds * 1000, abs=20)
    assert cues[-1].words.end_ms[-1] == pytest.approx(seconds * 1000, abs=20)


def test_pauses_that_are_given_stay_when_the_rate_is_found() -> None:
    words = words_of("Here is one thing. There is another thing to say.")
    given = Pauses(2000, 2000)
    with fitted(words, open_engine("silent", "en"), 9000, pauses=given) as (engine, pauses):
        narration = Narration(engine, pauses=pauses)
        times = Words.joined(narration(words))
    assert narration.duration_ms == pytest.approx(9000, abs=500)
    assert times.start_ms[4] - times.end_ms[3] == 2000


def test_what_cannot_be_said_in_time_is_refused() -> None:
    fit = fitted(words_of("One. Two."), open_engine("silent", "en"), 500, pauses=Pauses(600, 600))
    with pytest.raises(InputError, match=r"cannot be said in 0\.5 s: the voice comes no"), fit:
        pass


@pytest.mark.parametrize("text", ["***", "— !", "\U0001f600"])
def test_nothing_to_say(text: str) -> None:
    with pytest.raises(InputError, match="nothing to say"):
        list(Narration(open_engine("silent", "en"))(words_of(text)[:0]))
    silent = Words([text], [""], [1], [False], [2])
    with pytest.raises(InputError, match="nothing to say"):
        list(Narration(open_engine("silent", "en"))([silent]))


def test_what_is_silent_between_sentences_has_a_time() -> None:
    batches = [
        Words(["One."], ["One."], [1], [False], [1]),
        Words(["***"], [""], [2], [False], [1]),
        Words(["Two."], ["Two."], [3], [False], [2]),
    ]
    times = Words.joined(Narration(open_engine("silent", "en"))(batches))
    assert times.display == ["One.", "***", "Two."]
    assert times.end_ms[0] <= times.start_ms[1] == times.end_ms[1] <= times.start_ms[2]


class Loud:
    """An engine with a second of silence before and after, and noise in between."""

    sample_rate = 1000

    def speak(self, sentences: Iterable[Sentence], manner: Manner) -> Iterator[Utterance]:
        for sentence in sentences:
            size = 100 * len(sentence.parts)
            spans = [(1000 + 100 * i, 1100 + 100 * i) for i in range(len(sentence.parts))]
            yield Utterance(bytes(2000) + b"\x00\x20" * size + bytes(2000), spans)

    def close(self) -> None:
        pass


def test_the_silence_of_the_engine_is_cut_off() -> None:
    engine: Engine = Loud()
    pcm: list[bytes] = []
    narration = Narration(engine, pauses=Pauses(50, 50), write=pcm.append)
    times = Words.joined(narration(words_of("One two. Three.")))
    assert times.start_ms == [0, 100, 250]
    assert times.end_ms == [100, 200, 350]
    assert len(b"".join(pcm)) == 2 * 350


def test_marks_alone_are_said_with_a_word() -> None:
    heard: list[Sentence] = []

    class Listener(Loud):
        def speak(self, sentences: Iterable[Sentence], manner: Manner) -> Iterator[Utterance]:
            for sentence in sentences:
                heard.append(sentence)
                yield from super().speak([sentence], manner)

    words = list(Narration(Listener())(words_of("- Yes — no. It is 5 €.\n\n---\n\nBye!")))
    assert [sentence.parts for sentence in heard] == [
        ("- Yes —", "no."), ("It", "is", "five euros."), ("Bye!",)
    ]  # fmt: skip
    assert heard[0].text == "- Yes — no."
    assert Words.joined(words).display[:3] == ["-", "Yes", "—"]


def test_the_clock_of_a_voice() -> None:
    words = words_of("One two. Three.")
    timed = Words.joined(clock_of_voice("silent", "en")(words))
    assert timed.display == ["One", "two.", "Three."]
    assert timed.start_ms[0] == 0 < timed.start_ms[1] < timed.start_ms[2]


def test_a_sentence_that_never_ends_is_spoken_in_pieces() -> None:
    words = Words(["word"] * 500, ["word"] * 500, [1] * 500, [False] * 500, [0] * 500)
    ready = Script(iter([words]), "en")
    cues = captioned(ready, open_engine("silent", "en"), Options(), SpeechOptions())
    assert sum(len(cue.words) for cue in cues) == 500
