"""The silent engine: no sound, for as long as the words would take. For storyboards and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.speech.model import Engine, Manner, Sentence, Utterance, Voice
from captions.timing.estimate import pause_ms, spoken_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["open_voice", "voices"]

SAMPLE_RATE = 8000


class Silent:
    """Says nothing, at the pace of the estimate clock."""

    sample_rate = SAMPLE_RATE

    def speak(self, sentences: Iterable[Sentence], manner: Manner) -> Iterator[Utterance]:
        """Yield silence."""
        for sentence in sentences:
            spans = []
            at = 0
            for part in sentence.parts:
                start = at
                # A part of marks alone still takes a sample, so that words never coincide.
                at += max(1, round(spoken_ms(part) * SAMPLE_RATE / 1000 / manner.rate))
                spans.append((start, at))
                at += round(pause_ms(part) * SAMPLE_RATE / 1000 / manner.rate)
            yield Utterance(bytes(2 * at), spans)

    def close(self) -> None:
        """Hold nothing."""


def open_voice(name: str, language: str) -> Engine:
    """Return the engine; it has one voice."""
    del name, language
    return Silent()


def voices() -> list[Voice]:
    """Return the one voice."""
    return [Voice("silent", "silent", note="silence of the estimated length; always there")]
