"""Narration: a text spoken sentence by sentence, its words with the times at which they are heard.

What is spoken is made of the words themselves, so text and times cannot fail to match.
"""

from __future__ import annotations

from array import array
from collections import deque
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from captions.errors import InputError
from captions.model import End, Words
from captions.speech.model import Engine, Manner, Sentence, Utterance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Narration", "Pauses", "parts_of", "sentences_of"]

_LONGEST = 120
"""Words; a sentence that never ends is spoken in pieces."""
_QUIET = 50
"""A sample up to this is silence, of 32,767."""


class Pauses(NamedTuple):
    """Milliseconds of silence after a sentence and after a paragraph."""

    sentence_ms: float = 300
    paragraph_ms: float = 530


class Narration:
    """Speaks batches of words; one object a text.

    Args:
        engine: What speaks.
        manner: How.
        pauses: Silence between sentences.
        write: Is given the samples as they come; None: only the times are wanted.
        progress: Is told of each sentence that has been spoken.
    """

    def __init__(
        self,
        engine: Engine,
        manner: Manner | None = None,
        pauses: Pauses | None = None,
        write: Callable[[bytes], object] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self._engine = engine
        self._manner = manner or Manner()
        self._pauses = pauses or Pauses()
        self._write = write
        self._progress = progress
        self._pending: deque[tuple[Words, list[int]]] = deque()
        self._silence = 0  # samples to come before the next sentence
        self.samples = 0
        self.speech_samples = 0
        self.breaks = [0, 0]  # pauses between sentences, between paragraphs

    @property
    def duration_ms(self) -> float:
        """How long it is so far."""
        return self.samples * 1000 / self._engine.sample_rate

    def __call__(self, batches: Iterable[Words]) -> Iterator[Words]:
        """Yield the words of each sentence with their times.

        Raises:
            InputError: There is nothing to say, or the engine cannot say it.
        """
        for utterance in self._engine.speak(self._sentences(batches), self._manner):
            yield from self._mute()
            yield self._spoken(*self._pending.popleft(), utterance)
            if self._progress:
                self._progress(1)
        yield from self._mute()
        if not self.speech_samples:
            raise InputError("there is nothing to say", remedy="give a text with words in it")

    def _sentences(self, batches: Iterable[Words]) -> Iterator[Sentence]:
        for words in sentences_of(batches):
            starts = [i for i, text in enumerate(words.spoken) if any(map(str.isalnum, text))]
            self._pending.append((words, starts))
            if starts:
                parts = [_said(words, first, stop) for first, stop in parts_of(starts, len(words))]
                yield Sentence(tuple(parts), tuple(words.glued[i] for i in starts))

    def _mute(self) -> Iterator[Words]:
        """Yield the sentences of which nothing is said, up to the next one that is spoken."""
        while self._pending and not self._pending[0][1]:
            words, _ = self._pending.popleft()
            now = round(self.duration_ms)
            yield words.at([now] * len(words), [now] * len(words))

    def _spoken(self, words: Words, starts: list[int], utterance: Utterance) -> Words:
        pcm, spans = _trimmed(utterance)
        if len(spans) != len(starts):
            raise InputError(f"the engine said {len(spans)} words of {len(starts)}")
        self._emit(bytes(2 * self._silence))
        offset, rate = self.samples, self._engine.sample_rate
        self._emit(pcm)
        self.speech_samples += len(pcm) // 2
        self._silence = self._pause(words.end[-1])
        start_ms: list[int] = []
        end_ms: list[int] = []
        for (first, stop), span in zip(parts_of(starts, len(words)), spans, strict=True):
            start, end = ((offset + sample) * 1000 // rate for sample in span)
            at = _shared(words.display[first:stop], start, end)
            start_ms += at[:-1]
            end_ms += at[1:]
        return words.at(start_ms, end_ms)

    def _pause(self, end: int) -> int:
        """Return the samples of silence after a sentence."""
        if end == End.NONE:
            return 0
        self.breaks[end == End.PARAGRAPH] += 1
        ms = self._pauses[end == End.PARAGRAPH]
        return round(ms * self._engine.sample_rate / 1000)

    def _emit(self, pcm: bytes) -> None:
        self.samples += len(pcm) // 2
        if self._write and pcm:
            self._write(pcm)


def sentences_of(batches: Iterable[Words]) -> Iterator[Words]:
    """Yield the words of one sentence after the other."""
    held = Words()
    for batch in batches:
        words = held + batch if held else batch
        start = 0
        for i, end in enumerate(words.end):
            if end or i - start >= _LONGEST:
                yield words[start : i + 1]
                start = i + 1
        held = words[start:]
    if held:
        yield held


def parts_of(starts: list[int], size: int) -> list[tuple[int, int]]:
    """Return the words of each part: up to where the next is said; the first has all before it.

    >>> parts_of([1, 2], 5)
    [(0, 2), (2, 5)]
    """
    return list(pairwise([0, *starts[1:], size]))


def _said(words: Words, first: int, stop: int) -> str:
    """Return what is said for some words; a mark alone, such as a dash, is said with a word."""
    if stop - first == 1:
        return words.spoken[first].strip()
    pairs = zip(words.spoken[first:stop], words.glued[first:stop], strict=True)
    texts = (text if glued else f" {text}" for text, glued in pairs if text.strip())
    return "".join(texts).strip()


def _shared(display: list[str], start: int, end: int) -> list[int]:
    """Return the times between words that are said as one, by their letters and digits."""
    if len(display) == 1:
        return [start, end]
    letters = [sum(map(str.isalnum, token)) for token in display]
    total = sum(letters)
    if not total:
        return [start, *[end] * len(display)]
    return [start + (end - start) * part // total for part in accumulate(letters, initial=0)]


def _trimmed(utterance: Utterance) -> Utterance:
    """Cut the silence before the first word and after the last one."""
    pcm, spans = utterance
    if not spans:
        return utterance
    samples = array("h", pcm)
    start, stop = 0, len(samples)
    first, last = min(spans[0][0], stop), min(spans[-1][1], stop)
    while start < first and -_QUIET <= samples[start] <= _QUIET:
        start += 1
    while stop > last and -_QUIET <= samples[stop - 1] <= _QUIET:
        stop -= 1
    moved = [(a - start, b - start) for a, b in spans]
    return Utterance(samples[start:stop].tobytes(), moved)
