"""Any program that speaks: it writes a WAV file, and a file of marks with the time of each word.

The program is run once for the whole text. ``{wav}`` and ``{marks}`` in its arguments stand for
the files that it is to write; without them, they are added as the last two. On standard input it
gets one JSON object, version 1::

    {"version": 1, "language": "en", "rate": 1.0, "pitch": 1.0,
     "sentences": [{"text": "It costs fifty-five billion dollars.",
                    "words": ["It", "costs", "fifty-five billion dollars."]}]}

The WAV file has 16-bit mono samples. The marks are one JSON object; ``word`` counts the words of
all sentences from 0; ``end_ms`` may be left out, as may words whose time is not known (the first of
a sentence may not); times are milliseconds from the start of the WAV file, fractions allowed::

    {"version": 1, "words": [{"word": 0, "start_ms": 40, "end_ms": 180},
                             {"word": 1, "start_ms": 180}]}

Times that go back, or that lie beyond the end of the audio, are refused.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import tempfile
import wave
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from captions.errors import InputError, UsageError
from captions.speech.model import Engine, Manner, Sentence, Utterance, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["open_voice", "voices"]

VERSION = 1
_SHOWN = 200
"""Characters of what a failed program said."""


class Command:
    """A program as an engine.

    Args:
        command: The program and its arguments, quoted as in a shell; no shell runs it.
        language: BCP 47 tag that the program is told.
    """

    sample_rate = 0  # known when the program has spoken

    def __init__(self, command: str, language: str) -> None:
        try:
            self._arguments = shlex.split(command)
        except ValueError as error:
            raise UsageError(f"{error}".lower(), f"command:{command}") from None
        if not self._arguments:
            raise UsageError("names no program", "command:", remedy="write command:PROGRAM")
        self._language = language

    def speak(self, sentences: Iterable[Sentence], manner: Manner) -> Iterator[Utterance]:
        """Yield what the program made of each sentence."""
        spoken = list(sentences)
        if not spoken:
            return
        with tempfile.TemporaryDirectory() as folder:
            wav, marks = Path(folder, "speech.wav"), Path(folder, "marks.json")
            self._run(spoken, manner, wav, marks)
            sizes = [len(sentence.parts) for sentence in spoken]
            with self._opened(wav) as file:
                self.sample_rate = file.getframerate()
                length = file.getnframes()
                starts, ends = self._times(marks, sizes, length)
                yield from _cut(file, sizes, starts, ends, length)

    def close(self) -> None:
        """Hold nothing."""

    def _fail(self, problem: str, remedy: str | None = None) -> InputError:
        return InputError(problem, f"command:{self._arguments[0]}", remedy=remedy)

    def _run(self, sentences: list[Sentence], manner: Manner, wav: Path, marks: Path) -> None:
        question = {
            "version": VERSION,
            "language": self._language,
            "rate": manner.rate,
            "pitch": manner.pitch,
            "sentences": [{"text": s.text, "words": list(s.parts)} for s in sentences],
        }
        arguments = [
            argument.replace("{wav}", str(wav)).replace("{marks}", str(marks))
            for argument in self._arguments
        ]
        if arguments == self._arguments:
            arguments += [str(wav), str(marks)]
        try:
            done = subprocess.run(  # noqa: S603 - the user named the program
                arguments,
                input=json.dumps(question, ensure_ascii=False).encode(),
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise self._fail(f"cannot be run ({error.strerror})") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()[-_SHOWN:]
            last = f"said: {said.splitlines()[-1]}" if said else "said nothing"
            raise self._fail(f"ended with code {done.returncode} and {last}")

    def _opened(self, wav: Path) -> wave.Wave_read:
        try:
            file = wave.open(str(wav), "rb")  # noqa: SIM115 - the caller closes it
        except FileNotFoundError:
            raise self._fail("wrote no WAV file", "it is to write to {wav}") from None
        except (OSError, EOFError, wave.Error) as error:
            raise self._fail(f"wrote no WAV file that can be read ({error})") from None
        if file.getnchannels() != 1 or file.getsampwidth() != 2:
            shape = f"{file.getnchannels()} channels of {8 * file.getsampwidth()} bits"
            file.close()
            raise self._fail(f"wrote {shape}", "one channel of 16 bits is wanted")
        return file

    def _times(
        self, marks: Path, sizes: list[int], length: int
    ) -> tuple[list[int | None], list[int | None]]:
        """Return first and last sample of each word, as far as they are known."""
        total = sum(sizes)
        starts: list[int | None] = [None] * total
        ends: list[int | None] = [None] * total
        latest, latest_word = 0.0, -1
        for row in self._rows(marks):
            word, start, end = self._row(row, total)
            if word <= latest_word or start < latest:
                raise self._fail(f"gave word {word} a time that goes back ({start:g} ms)")
            stop = start if end is None else end
            if round(stop * self.sample_rate / 1000) > length:
                ms = length * 1000 / self.sample_rate
                problem = f"gave word {word} a time ({stop:g} ms) after the end of the audio"
                raise self._fail(f"{problem} ({ms:.0f} ms)")
            starts[word] = round(start * self.sample_rate / 1000)
            ends[word] = None if end is None else round(end * self.sample_rate / 1000)
            latest, latest_word = start, word
        if total > 1 and len({start for start in starts if start is not None}) == 1:
            raise self._fail("gave every word the same time")
        for number, first in enumerate(accumulate(sizes[:-1], initial=0)):
            if starts[first] is None:
                raise self._fail(f"gave no time for word {first}, the first of sentence {number}")
        return starts, ends

    def _rows(self, marks: Path) -> list[Any]:
        try:
            found = json.loads(marks.read_text("utf-8"))
        except FileNotFoundError:
            raise self._fail("wrote no marks", "it is to write them to {marks}") from None
        except (OSError, ValueError) as error:
            raise self._fail(f"wrote marks that are not JSON ({error})") from None
        if not isinstance(found, dict) or found.get("version") != VERSION:
            raise self._fail(f'wrote marks without "version": {VERSION}')
        rows = found.get("words")
        if not isinstance(rows, list):
            raise self._fail('wrote marks without a list of "words"')
        return rows

    def _row(self, row: Any, total: int) -> tuple[int, float, float | None]:
        """Return word, start and end of one mark."""
        fields: dict[str, Any] = row if isinstance(row, dict) else {}
        word, start, end = (fields.get(key) for key in ("word", "start_ms", "end_ms"))
        numbers: list[Any] = [start] if end is None else [start, end]
        real = all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers)
        if not isinstance(word, int) or not real or not all(0 <= n < 1e12 for n in numbers):
            raise self._fail(f"wrote a mark that is none: {json.dumps(row)[:_SHOWN]}")
        if not 0 <= word < total:
            raise self._fail(f"gave a time for word {word}, of {total} that it was sent")
        if numbers[1:] and numbers[1] <= numbers[0]:
            raise self._fail(f"gave word {word} an end ({end:g} ms) that is not after its start")
        return word, numbers[0], None if end is None else numbers[1]


def _cut(
    file: wave.Wave_read,
    sizes: list[int],
    starts: list[int | None],
    ends: list[int | None],
    length: int,
) -> Iterator[Utterance]:
    """Yield the audio sentence by sentence, cut in the middle of the pauses between them."""
    known = [(i, start) for i, start in enumerate(starts) if start is not None]
    spans: list[tuple[int, int]] = []
    for (i, start), (following, limit) in pairwise([*known, (len(starts), length)]):
        first_end = ends[i]
        if first_end is not None:
            spans.append((start, max(start, min(first_end, limit))))
            i, start = i + 1, spans[-1][1]
        missing = following - i  # words without times share what is left
        shares = [start + (limit - start) * n // max(missing, 1) for n in range(missing + 1)]
        spans += pairwise(shares)
    first = 0
    at = 0
    for size in sizes:
        stop = first + size
        cut = length if stop == len(spans) else (spans[stop - 1][1] + spans[stop][0]) // 2
        pcm = file.readframes(cut - at)
        yield Utterance(pcm, [(a - at, b - at) for a, b in spans[first:stop]])
        first, at = stop, cut


def open_voice(name: str, language: str) -> Engine:
    """Return the engine of a program; see `Command`."""
    return Command(name, language)


def voices() -> list[Voice]:
    """Return nothing: which programs speak, nobody can know."""
    return []
