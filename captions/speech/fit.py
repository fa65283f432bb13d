"""A narration that ends on time: the rate at which it does is found by speaking it."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING

from captions.errors import InputError
from captions.speech.model import Engine, Manner, Sentence, Utterance
from captions.speech.narrate import Narration, Pauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from captions.model import Words

__all__ = ["fitted"]

_ROUNDS = 8
_NEAR_MS = 150
"""So near, the pauses take up the rest."""
_OFF_MS, _OFF_SHARE = 500, 0.1
"""A narration that misses its end by more, or by more of its length, has not been fitted."""


@contextmanager
def fitted(
    words: Sequence[Words],
    engine: Engine,
    target_ms: float,
    manner: Manner | None = None,
    pauses: Pauses | None = None,
) -> Iterator[tuple[Engine, Pauses]]:
    """Give what says the words again as it said them in the given time, and the pauses for it.

    Args:
        words: The whole text.
        engine: What speaks.
        target_ms: When the last word is to end.
        manner: How; the rate is where the search starts.
        pauses: Silence that stays as it is; None: it changes with the rate.

    Raises:
        InputError: The engine cannot speak so fast, or so slowly.
    """
    with tempfile.TemporaryFile() as file:
        tape = _Tape(engine, manner or Manner(), file)
        takes: dict[float, _Take] = {}
        for _ in range(_ROUNDS):
            take = tape.take(words, pauses, target_ms)
            takes[tape.manner.rate] = take
            if abs(take.off_ms) <= _NEAR_MS or (rate := take.better_rate(tape.manner.rate)) is None:
                break
            tape.manner = replace(tape.manner, rate=rate)
        best = min(takes, key=lambda rate: abs(takes[rate].off_ms))
        silence = takes[best].settled()
        if best != tape.manner.rate:
            tape.manner = replace(tape.manner, rate=best)
            silence = tape.take(words, pauses, target_ms).settled()
        yield tape, silence


@dataclass(frozen=True, slots=True)
class _Take:
    """How long one try was."""

    target_ms: float
    speech_ms: float
    silent_ms: float
    pauses: Pauses
    fixed: bool

    @property
    def off_ms(self) -> float:
        """How much too long it was."""
        return self.speech_ms + self.silent_ms - self.target_ms

    def better_rate(self, rate: float) -> float | None:
        """Return the rate that would have done; None: there is none."""
        whole_ms = self.speech_ms + self.silent_ms
        left = self.target_ms - self.silent_ms
        if not self.fixed:
            left = self.speech_ms * self.target_ms / whole_ms
        return min(max(rate * self.speech_ms / left, 0.05), 20) if left > 0 else None

    def settled(self) -> Pauses:
        """Return the pauses, which take what is over unless they are fixed.

        Raises:
            InputError: It is too much.
        """
        if not self.fixed and self.silent_ms:
            share = (self.silent_ms - self.off_ms) / self.silent_ms
            if 0.5 <= share <= 2:
                return _scaled(self.pauses, share)
        if abs(self.off_ms) <= min(_OFF_MS, _OFF_SHARE * self.target_ms):
            return self.pauses
        seconds = (self.speech_ms + self.silent_ms) / 1000
        problem = f"this cannot be said in {self.target_ms / 1000:.1f} s"
        raise InputError(f"{problem}: the voice comes no nearer than {seconds:.1f} s", "--fit")


class _Tape:
    """Records what an engine says, and then says the same again."""

    def __init__(self, engine: Engine, manner: Manner, file: IO[bytes]) -> None:
        self.manner = manner
        self._engine = engine
        self._file = file
        self._spoken: list[tuple[int, list[tuple[int, int]]]] | None = None
        self.sample_rate = engine.sample_rate

    def take(self, words: Sequence[Words], pauses: Pauses | None, target_ms: float) -> _Take:
        """Record the words anew."""
        self._spoken = None
        silence = pauses or _scaled(Pauses(), 1 / self.manner.rate)
        narration = Narration(self, self.manner, silence)
        for _ in narration(words):
            pass
        speech_ms = narration.speech_samples * 1000 / self.sample_rate
        silent_ms = narration.duration_ms - speech_ms
        return _Take(target_ms, speech_ms, silent_ms, silence, pauses is not None)

    def speak(self, sentences: Iterable[Sentence], manner: Manner) -> Iterator[Utterance]:
        """Yield what each sentence sounds like, from the record if there is one."""
        self._file.seek(0)
        if self._spoken is not None:
            for _, (size, spans) in zip(sentences, self._spoken, strict=True):
                yield Utterance(self._file.read(size), spans)
            return
        self._file.truncate()
        spoken: list[tuple[int, list[tuple[int, int]]]] = []
        for utterance in self._engine.speak(sentences, manner):
            self.sample_rate = self._engine.sample_rate
            self._file.write(utterance.pcm)
            spoken.append((len(utterance.pcm), utterance.spans))
            yield utterance
        self._spoken = spoken

    def close(self) -> None:
        """Hold nothing: the file is closed by who opened it."""


def _scaled(pauses: Pauses, share: float) -> Pauses:
    return Pauses(pauses.sentence_ms * share, pauses.paragraph_ms * share)
