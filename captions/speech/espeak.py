"""espeak-ng, as the wheel ``espeakng-loader`` carries it: nothing else is to be installed.

It runs in a process of its own (`espeak_worker`). Its events say where in the text a word stands
that starts to be heard, but it takes some words together ("of the"), and counts what it has
expanded; so the events are brought back to the parts of the sentence, and a part that has none
shares the time of the one before.
"""

from __future__ import annotations

import json
import subprocess
import sys
from bisect import bisect_right
from contextlib import suppress
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from captions.errors import InputError, MissingExtraError
from captions.speech.model import Engine, Manner, Sentence, Utterance, Voice
from captions.speech.near import unknown_voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["open_voice", "spans_of", "voices"]

_WORKER = Path(__file__).with_name("espeak_worker.py")
_WORDS_A_MINUTE = 175
_PITCH = 50
_SLOWEST, _FASTEST = 80, 900
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
            spans = spans_of(sentence, reply["words"], reply["phonemes"], len(pcm) // 2)
            yield Utterance(pcm, spans)

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
        return [
            Voice("espeak", voice["language"], voice["language"], voice["gender"], voice["name"])
            for voice in sorted(worker.voices(), key=lambda voice: voice["language"])
        ]
    finally:
        worker.close()


def _identifier(name: str, language: str, worker: _Worker) -> str:
    """Return espeak's own identifier of a voice asked for by language or name."""
    wanted, plus, variant = name.partition("+")
    if plus and variant not in worker.variants():
        raise unknown_voice(name, (f"{wanted}+{known}" for known in worker.variants()))
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
        raise unknown_voice(wanted, [voice["language"] for voice in table] + list(known))
    remedy = "name a voice with --voice; `captions voices` lists all"
    raise InputError(f"espeak does not speak {language!r}", "--language", remedy=remedy)


def spans_of(
    sentence: Sentence,
    words: Sequence[tuple[int, int]],
    phonemes: Sequence[tuple[int, str]],
    size: int,
) -> list[tuple[int, int]]:
    """Return when each part of a sentence is heard.

    Args:
        sentence: What was said.
        words: First sample of each word event, and its position in the text.
        phonemes: First sample of each sound, and its name; a pause starts with an underscore.
        size: Number of samples.

    >>> sentence = Sentence(("Most", "of", "it."))
    >>> spans_of(sentence, [(0, 0), (70, 2), (90, 8)], [(0, "m"), (120, "_:")], 200)
    [(0, 70), (70, 90), (90, 120)]
    """
    parts = sentence.parts
    starts = _starts(parts, sentence.offsets, words)
    known = [(i, start) for i, start in enumerate(starts) if start is not None]
    if not known:
        known = [(0, 0)]
    spans: list[tuple[int, int]] = []
    if known[0][0]:
        known[0] = (0, known[0][1])
    for (i, start), (following, limit) in pairwise([*known, (len(parts), size)]):
        end = _end_of_speech(phonemes, start, max(limit, start))
        spans += _shared(parts[i:following], start, end, phonemes)
    return spans


def _starts(
    parts: Sequence[str], offsets: list[int], words: Sequence[tuple[int, int]]
) -> list[int | None]:
    """Return the first sample of each part that has an event."""
    starts: list[int | None] = [None] * len(parts)
    at = [max(0, bisect_right(offsets, position) - 1) for _, position in words]
    own = set(at)
    latest = -1
    for (sample, position), i in zip(words, at, strict=True):
        if i <= latest < len(parts) - 1 and position != offsets[i]:
            # Inside a word that has had its event: the next one, of which nothing else is said.
            i = latest if latest + 1 in own or " " in parts[latest] else latest + 1
        if i > latest:
            starts[i] = sample
            latest = i
    return starts


def _shared(
    parts: Sequence[str], start: int, end: int, phonemes: Sequence[tuple[int, str]]
) -> list[tuple[int, int]]:
    """Part a stretch of samples between parts by their letters, where a sound starts if it can be.

    >>> _shared(("on", "the"), 0, 200, [(0, "O"), (67, "n"), (125, "D"), (172, "@")])
    [(0, 125), (125, 200)]
    """
    if len(parts) == 1:
        return [(start, end)]
    letters = [max(1, sum(map(str.isalnum, part))) for part in parts]
    shares = [part / sum(letters) for part in accumulate(letters)]
    inside = {at for at, name in phonemes if start <= at < end and not name.startswith("_")}
    sounds = [start, *sorted(inside)[1:], end]
    cuts = [round((len(sounds) - 1) * share) for share in shares]
    if all(a < b for a, b in pairwise([0, *cuts])):
        return list(pairwise([start, *(sounds[cut] for cut in cuts)]))
    return list(pairwise([start, *(start + round((end - start) * share) for share in shares)]))


def _end_of_speech(phonemes: Sequence[tuple[int, str]], start: int, limit: int) -> int:
    """Return where the pause starts with which a stretch of samples ends."""
    end = limit
    for sample, name in reversed(phonemes):
        if sample > limit:
            continue
        if sample <= start or not name.startswith("_"):
            break
        end = sample
    return end
