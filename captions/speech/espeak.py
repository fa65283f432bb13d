"""espeak-ng, as the wheel ``espeakng-loader`` carries it: nothing else is to be installed.

It runs in a process of its own (`espeak_worker`). Its events say where in the text a word stands
that starts to be heard, but it takes some words together ("of the"), and counts what it has
expanded; so the events are brought back to the parts of the sentence, and a part that has none
starts where its sounds do.
"""

from __future__ import annotations

import json
import subprocess
import sys
from bisect import bisect_right
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from captions.errors import InputError, MissingExtraError
from captions.speech.model import Engine, Manner, Sentence, Utterance, Voice
from captions.speech.near import unknown_voice
from captions.speech.sounds import Sound, spans_of, starts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["events_of", "open_voice", "voices"]

_WORKER = Path(__file__).with_name("espeak_worker.py")
_WORDS_A_MINUTE = 175
_PITCH = 50
_SLOWEST, _FASTEST = 80, 900
_LIMITS = {"ja": "; of kanji it says only that they are there"}
"""What a person should know of a voice before they choose it."""
_SILENT = "_("
"""First letter of the names of pauses, and of changes of language."""
_USUAL = {"en": "en-us", "fr": "fr-fr", "pt": "pt-br", "zh": "cmn", "no": "nb"}
"""The voice of a language that has several, or another tag."""


class Espeak:
    """One voice of espeak-ng.

    Args:
        voice: A language tag or a name from `voices`, with a variant after a plus: ``en-gb+f3``.
        language: The language whose voice is taken when ``voice`` is empty.

    Raises:
        MissingExtraError: espeak-ng is not installed.
        InputError: It has no such voice.
    """

    def __init__(self, voice: str, language: str) -> None:
        self._worker = _Worker()
        try:
            self._voice = _identifier(voice, language, self._worker)
            self.sample_rate = self._choose(Manner())
        except BaseException:
            self.close()
            raise

    def _choose(self, manner: Manner) -> int:
        rate = min(max(round(_WORDS_A_MINUTE * manner.rate), _SLOWEST), _FASTEST)
        pitch = min(max(round(_PITCH * manner.pitch), 0), 99)
        reply, _ = self._worker.ask(voice=self._voice, rate=rate, pitch=pitch)
        if not reply["known"]:
            raise InputError(f"espeak cannot load the voice {self._voice}", "--voice")
        return int(reply["sample_rate"])

    def speak(self, sentences: Iterable[Sentence], manner: Manner) -> Iterator[Utterance]:
        """Yield what each sentence sounds like."""
        self._choose(manner)
        for sentence in sentences:
            reply, pcm = self._worker.ask(text=sentence.text)
            sounds = [Sound(at, "" if name[0] in _SILENT else name) for at, name in reply["sounds"]]
            words, size = reply["words"], len(pcm) // 2
            if [position for _, position in words] == sentence.offsets:
                starts = [sample for sample, _ in words]
                known = dict(enumerate(starts))
            else:
                alone, _ = self._worker.ask(parts=sentence.parts)
                starts = starts_of(alone["sounds"], sounds, size)
                known = events_of(sentence, words, starts)
            yield Utterance(pcm, spans_of(starts, sounds, size, known))

    def close(self) -> None:
        """End the process."""
        self._worker.close()


class _Worker:
    """The process in which the library runs."""

    def __init__(self) -> None:
        try:
            import espeakng_loader
        except ImportError:
            raise MissingExtraError(
                "espeak-ng is not installed",
                remedy="pip install 'captions[speech]', or choose --voice silent",
            ) from None
        paths = [str(espeakng_loader.get_library_path()), str(espeakng_loader.get_data_path())]
        self._variants = Path(paths[1], "voices", "!v")
        self._process = subprocess.Popen(  # noqa: S603 - our own worker
            [sys.executable, "-I", str(_WORKER), *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # a Ctrl-C is ours; the worker ends when we hang up
        )

    def ask(self, **question: Any) -> tuple[dict[str, Any], bytes]:
        """Return the reply to a question, and the samples that come with it."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise InputError("espeak has been closed")
        try:
            stdin.write(json.dumps(question).encode() + b"\n")
            stdin.flush()
            line = stdout.readline()
            reply: dict[str, Any] = json.loads(line) if line else {"error": "it ended by itself"}
        except (OSError, ValueError) as error:
            reply = {"error": str(error)}
        if "error" in reply:
            raise InputError(f"espeak cannot speak: {reply['error']}")
        size = reply.get("bytes", 0)
        pcm = stdout.read(size) if size else b""
        if len(pcm) < size:
            raise InputError("espeak cannot speak: it ended by itself")
        return reply, pcm

    def voices(self) -> list[dict[str, str]]:
        """Return what voices there are."""
        found: list[dict[str, str]] = self.ask(voices=True)[0]["voices"]
        return found

    def variants(self) -> list[str]:
        """Return what may stand after the plus of a voice's name."""
        return sorted(path.name for path in self._variants.iterdir())

    def close(self) -> None:
        """End the process."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        self._process.wait()


def open_voice(name: str, language: str) -> Engine:
    """Return the engine with a voice; see `Espeak`."""
    return Espeak(name, language)


def voices() -> list[Voice]:
    """Return the voices of espeak-ng; none if it is not installed."""
    try:
        worker = _Worker()
    except MissingExtraError:
        return []
    try:
        found = sorted(worker.voices(), key=lambda voice: voice["language"])
    finally:
        worker.close()
    return [
        Voice("espeak", tag, tag, voice["gender"], voice["name"] + _LIMITS.get(tag, ""))
        for voice in found
        for tag in [voice["language"]]
    ]


def _identifier(name: str, language: str, worker: _Worker) -> str:
    """Return espeak's own identifier of a voice asked for by language or name."""
    wanted, plus, variant = name.partition("+")
    if plus and variant not in (variants := worker.variants()):
        raise unknown_voice(name, {f"{wanted}+{v}".lower(): f"{wanted}+{v}" for v in variants})
    table = worker.voices()
    keys = ("identifier", "name", "language")
    known = {voice[key].lower(): voice["identifier"] for key in keys for voice in table}
    tag = (wanted or language).lower().replace("_", "-")
    tries = [_USUAL.get(tag, tag), tag]
    if not wanted:
        subtag = tag.partition("-")[0]
        tries += [_USUAL.get(subtag, subtag), subtag]
    for key in tries:
        if key in known:
            return known[key] + plus + variant
    if wanted:
        listed = {v[key].lower(): v["language"] for key in ("language", "name") for v in table}
        raise unknown_voice(wanted, listed)
    remedy = "name a voice with --voice; `captions voices` lists all"
    raise InputError(f"espeak does not speak {language!r}", "--language", remedy=remedy)


def events_of(
    sentence: Sentence, words: Sequence[tuple[int, int]], starts: Sequence[int]
) -> dict[int, int]:
    """Return the first sample of each part that an event tells of.

    An event belongs to the part that it stands in. If that one has had its event, this one has
    drifted, and belongs to a part behind it, of which nothing else is said: "for a while" gives an
    event for "for", and one inside "for" that is of "while".

    Args:
        sentence: What was said.
        words: First sample of each word event, and its position in the text.
        starts: First sample of each part, as far as its sounds tell.

    >>> events_of(Sentence(("for", "a", "while")), [(0, 0), (50, 1)], [0, 40, 52])
    {0: 0, 2: 50}
    """
    at = [max(0, bisect_right(sentence.offsets, position) - 1) for _, position in words]
    own = sorted(set(at))
    found: dict[int, int] = {}
    latest = -1
    for (sample, _), part in zip(words, at, strict=True):
        if part <= latest:
            following = bisect_right(own, latest)
            stop = own[following] if following < len(own) else len(starts)
            behind = range(latest + 1, stop)
            if not behind or " " in sentence.parts[latest]:
                continue
            part = min(behind, key=lambda i: abs(starts[i] - sample))
        found[part] = sample
        latest = part
    return found
