"""Piper (the package ``piper-tts``) with a voice of the user's own, an ``.onnx`` file.

The voice tells how many samples each sound takes. Which sounds are a part's is found by asking for
the sounds of each part alone, and matching those in order with the sounds of the sentence.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from captions.errors import InputError, MissingExtraError, UsageError
from captions.speech.model import Engine, Manner, Sentence, Utterance, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["open_voice", "spans_of", "voices"]

_NO_SOUND = frozenset(" ^$_.,;:!?…—-\"'()«»“”„")
_STRESS = frozenset("ˈˌː")


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
            alone = [self._sounds_of(part) for part in sentence.parts]
            yield Utterance(pcm, spans_of(alone, sounds))

    def _say(self, text: str, settings: Any) -> tuple[bytes, list[tuple[str, int]]]:
        """Return the samples of a text, and its sounds with the samples that each takes."""
        pcm: list[bytes] = []
        sounds: list[tuple[str, int]] = []
        for chunk in self._voice.synthesize(text, settings, include_alignments=True):
            if chunk.phoneme_alignments is None:
                remedy = "use another voice"
                raise InputError("the voice does not tell its times", self._path, remedy=remedy)
            pcm.append(chunk.audio_int16_bytes)
            sounds += [(s.phoneme, int(s.num_samples)) for s in chunk.phoneme_alignments]
        return b"".join(pcm), sounds

    def _sounds_of(self, part: str) -> list[str]:
        return [sound for group in self._voice.phonemize(part) for sound in group]

    def close(self) -> None:
        """Hold nothing."""


def spans_of(
    parts: Sequence[Sequence[str]], sounds: Sequence[tuple[str, int]]
) -> list[tuple[int, int]]:
    """Return when each part of a sentence is heard.

    Args:
        parts: The sounds of each part, said alone.
        sounds: The sounds of the sentence, each with its number of samples.

    >>> spans_of(["ʌv", "ɪt"], [("ʌ", 5), ("v", 5), (" ", 2), ("ɪ", 4), ("t", 4), (".", 3)])
    [(0, 10), (12, 20)]
    """
    at = list(accumulate((samples for _, samples in sounds), initial=0))
    heard = [i for i, (sound, _) in enumerate(sounds) if sound not in _NO_SOUND | _STRESS]
    alone = [[sound for sound in part if sound not in _NO_SOUND | _STRESS] for part in parts]
    if not heard:
        heard = [0]
    first = _matched(
        [sound for part in alone for sound in part],
        [sounds[i][0] for i in heard],
        list(accumulate(map(len, alone), initial=0)),
    )
    spans = []
    for start, stop in pairwise(first):
        lead = heard[min(start, len(heard) - 1)]
        while lead and sounds[lead - 1][0] in _STRESS:
            lead -= 1
        last = heard[min(max(stop - 1, start), len(heard) - 1)]
        while last + 1 < len(sounds) and sounds[last + 1][0] in _STRESS:
            last += 1
        spans.append((at[lead], at[last + 1]))
    return [
        (start, max(start, min(end, following)))
        for (start, end), (following, _) in pairwise([*spans, (at[-1], 0)])
    ]


def _matched(alone: list[str], heard: list[str], starts: list[int]) -> list[int]:
    """Return where in what is heard each part starts, its sounds being found in order."""
    anchors = [(0, 0)]
    for block in SequenceMatcher(None, alone, heard, autojunk=False).get_matching_blocks():
        anchors += [(block.a + k, block.b + k) for k in range(block.size)]
    anchors.append((len(alone), len(heard)))
    found = []
    i = 0
    for start in starts:
        while i + 1 < len(anchors) and anchors[i + 1][0] <= start:
            i += 1
        (a, b), (c, d) = anchors[i], anchors[min(i + 1, len(anchors) - 1)]
        share = (start - a) / (c - a) if c > a else 0
        found.append(round(b + share * (d - b)))
    return found


def open_voice(name: str, language: str) -> Engine:
    """Return the engine with a voice; see `Piper`."""
    del language  # a voice has its own
    return Piper(name)


def voices() -> list[Voice]:
    """Return nothing: a voice is a file of the user's."""
    return []
