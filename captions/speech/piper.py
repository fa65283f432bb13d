"""Piper (the package ``piper-tts``) with a voice of the user's own, an ``.onnx`` file.

The voice tells how many samples each sound takes; `captions.speech.sounds` finds whose they are.
"""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from captions.errors import InputError, MissingExtraError, UsageError
from captions.speech.model import Engine, Manner, Sentence, Utterance, Voice
from captions.speech.sounds import Sound, spans_of, starts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["open_voice", "voices"]

_NO_SOUND = frozenset(" ^$_.,;:!?…—-\"'()«»“”„")


class Piper:
    """One voice.

    Args:
        path: The ``.onnx`` file; its settings lie beside it, with ``.json`` added to the name.

    Raises:
        MissingExtraError: Piper is not installed, or not with what gives the times.
        InputError: The files are not a voice.
    """

    def __init__(self, path: str) -> None:
        try:
            import onnx  # noqa: F401 - Piper would do without, and give no times
            from piper import PiperVoice, SynthesisConfig
        except ImportError:
            remedy = "pip install 'piper-tts[alignment]'"
            raise MissingExtraError("Piper is not installed", remedy=remedy) from None
        for needed in (path, f"{path}.json"):
            if not Path(needed).is_file():
                remedy = "give the path of a Piper voice, NAME.onnx, with NAME.onnx.json beside it"
                raise InputError("there is no such file", needed or "piper:", remedy=remedy)
        try:
            self._voice: Any = PiperVoice.load(path, include_alignments=True)
        except Exception as error:  # noqa: BLE001 - whatever a damaged model raises
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise InputError(f"is no Piper voice ({reason})", path) from None
        self._settings: Any = SynthesisConfig
        self._path = path
        self.sample_rate = int(self._voice.config.sample_rate)

    def speak(self, sentences: Iterable[Sentence], manner: Manner) -> Iterator[Utterance]:
        """Yield what each sentence sounds like."""
        if manner.pitch != 1:
            raise UsageError("Piper has one pitch", "--pitch", remedy="leave it out")
        usual = self._voice.config.length_scale or 1.0
        settings = self._settings(length_scale=usual / manner.rate)
        for sentence in sentences:
            pcm, sounds = self._say(sentence.text, settings)
            size = len(pcm) // 2
            starts = starts_of([self._sounds_of(part) for part in sentence.parts], sounds, size)
            yield Utterance(pcm, spans_of(starts, sounds, size))

    def _say(self, text: str, settings: Any) -> tuple[bytes, list[Sound]]:
        """Return the samples of a text, and its sounds."""
        pcm: list[bytes] = []
        sounds: list[Sound] = []
        at = 0
        for chunk in self._voice.synthesize(_plain(text), settings, include_alignments=True):
            if chunk.phoneme_id_samples is None:
                remedy = "use another voice"
                raise InputError("the voice does not tell its times", self._path, remedy=remedy)
            pcm.append(chunk.audio_int16_bytes)
            size = len(pcm[-1]) // 2
            sounds += [Sound(at + start, name) for start, name in _sounds(chunk, size)]
            at += size
        return b"".join(pcm), sounds

    def _sounds_of(self, part: str) -> list[str]:
        groups = self._voice.phonemize(_plain(part))
        return [sound for group in groups for sound in group if sound not in _NO_SOUND]

    def close(self) -> None:
        """Hold nothing."""


def _plain(text: str) -> str:
    """Return a text in which Piper sees no sounds between double brackets."""
    return text.replace("[[", "[")


def _sounds(chunk: Any, size: int) -> list[tuple[int, str]]:
    """Return the first sample and the name of each sound; Piper's marks and pauses have no name.

    A sound that the voice does not have takes all the others' times with it: they share evenly.
    """
    if chunk.phoneme_alignments is None:
        names = chunk.phonemes
        starts = [size * i // len(names) for i in range(len(names))]
    else:
        names = [sound.phoneme for sound in chunk.phoneme_alignments]
        lengths = (int(sound.num_samples) for sound in chunk.phoneme_alignments)
        starts = list(accumulate(lengths, initial=0))[:-1]
    return [(at, "" if name in _NO_SOUND else name) for at, name in zip(starts, names, strict=True)]


def open_voice(name: str, language: str) -> Engine:
    """Return the engine with a voice; see `Piper`."""
    del language  # a voice has its own
    return Piper(name)


def voices() -> list[Voice]:
    """Return nothing: a voice is a file of the user's."""
    return []
