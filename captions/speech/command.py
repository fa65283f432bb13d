"""Any program that speaks: it writes a WAV file, and a file of marks with the time of each word.

The program is run once for the whole text. ``{wav}`` and ``{marks}`` in its arguments stand for
the files that it is to write; without them, they are added as the last two. On standard input it
gets one JSON object, version 1::

    {"version": 1, "language": "en", "rate": 1.0, "pitch": 1.0,
     "sentences": [{"text": "It costs fifty-five billion dollars.",
                    "words": ["It", "costs", "fifty-five billion dollars."]}]}

What it answers is told in `captions.speech.answer`. A program that has not ended after a minute,
and five seconds for each word, is ended.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from captions.errors import InputError, UsageError
from captions.speech.answer import VERSION, utterances_of
from captions.speech.model import Engine, Manner, Sentence, Utterance, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["open_voice", "voices"]

_SHOWN = 200
"""Characters of what a failed program said."""
_PATIENCE_S, _PATIENCE_A_WORD_S = 60, 5


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
            sizes = [len(sentence.parts) for sentence in spoken]
            try:
                self._run(self._question(spoken, manner), sum(sizes), wav, marks)
                self.sample_rate, answer = utterances_of(wav, marks, sizes)
                yield from answer
            except InputError as error:
                raise error.about(f"command:{self._arguments[0]}") from None

    def close(self) -> None:
        """Hold nothing."""

    def _question(self, sentences: list[Sentence], manner: Manner) -> bytes:
        question = {
            "version": VERSION,
            "language": self._language,
            "rate": manner.rate,
            "pitch": manner.pitch,
            "sentences": [{"text": s.text, "words": list(s.parts)} for s in sentences],
        }
        return json.dumps(question, ensure_ascii=False).encode()

    def _run(self, question: bytes, words: int, wav: Path, marks: Path) -> None:
        arguments = [
            argument.replace("{wav}", str(wav)).replace("{marks}", str(marks))
            for argument in self._arguments
        ]
        if arguments == self._arguments:
            arguments += [str(wav), str(marks)]
        code, said = _run(arguments, question, _PATIENCE_S + _PATIENCE_A_WORD_S * words)
        if code:
            lines = said.decode("utf-8", "replace").strip()[-_SHOWN:].splitlines()
            last = f"said: {lines[-1]}" if lines else "said nothing"
            raise InputError(f"ended with code {code} and {last}")


def _run(arguments: list[str], question: bytes, patience_s: float) -> tuple[int, bytes]:
    """Run a program; return its exit code and what it complained of.

    Raises:
        InputError: It cannot be run, or does not end.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - the user named the program
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise InputError(f"cannot be run ({error.strerror})") from None
    with process:
        try:
            _, said = process.communicate(question, patience_s)
        except subprocess.TimeoutExpired:
            raise InputError(f"has not ended after {patience_s:.0f} s") from None
        finally:
            _end(process)
    return process.returncode, said


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program, and whatever it has started, if it still runs."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def open_voice(name: str, language: str) -> Engine:
    """Return the engine of a program; see `Command`."""
    return Command(name, language)


def voices() -> list[Voice]:
    """Return nothing: which programs speak, nobody can know."""
    return []
