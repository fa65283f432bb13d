"""What engines are given and give back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Engine", "Manner", "Sentence", "Utterance", "Voice"]


class Sentence(NamedTuple):
    """What is said in one breath: its parts in order, none of them empty.

    A part is one word, or the several words that are said for one thing written; ``glued`` tells of
    each whether it follows without a space, as in Japanese, and is empty if none does.

    >>> sentence = Sentence(("It", "costs", "fifty-five billion dollars."))
    >>> sentence.text, sentence.offsets
    ('It costs fifty-five billion dollars.', [0, 3, 9])
    """

    parts: tuple[str, ...]
    glued: tuple[bool, ...] = ()

    @property
    def text(self) -> str:
        """The whole of it."""
        return "".join(self._spaced())

    @property
    def offsets(self) -> list[int]:
        """Where in the text each part starts."""
        ends = accumulate(map(len, self._spaced()))
        return [end - len(part) for end, part in zip(ends, self.parts, strict=True)]

    def _spaced(self) -> list[str]:
        """Return the parts, each with the space before it."""
        if not any(self.glued):
            return [self.parts[0], *(f" {part}" for part in self.parts[1:])]
        pairs = zip(self.parts, (True, *self.glued[1:]), strict=True)
        return [part if glued else f" {part}" for part, glued in pairs]


class Utterance(NamedTuple):
    """A sentence as an engine said it.

    Attributes:
        pcm: Mono samples, 16 bits each, little-endian.
        spans: First sample of each part, and the one after its last; in order, none overlapping.
    """

    pcm: bytes
    spans: list[tuple[int, int]]


class Voice(NamedTuple):
    """A voice that can be asked for."""

    engine: str
    name: str
    language: str = ""
    gender: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak.

    Attributes:
        rate: Times the engine's own rate.
        pitch: Times the engine's own pitch.
    """

    rate: float = 1.0
    pitch: float = 1.0


class Engine(Protocol):
    """Says sentences; each engine has its own module, which is imported when it is asked for."""

    sample_rate: int

    def speak(self, sentences: Iterable[Sentence], manner: Manner) -> Iterator[Utterance]:
        """Yield what each sentence sounds like, in order.

        Raises:
            InputError: The engine cannot say it, or what it answers cannot be true.
        """

    def close(self) -> None:
        """Let go of what the engine holds."""
