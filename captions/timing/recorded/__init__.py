"""Recorded words: what recognisers, speech engines and aligners write, told by its structure.

Each reader takes apart one structure and fails on any other; they are asked in the order of the
table, those of which little is asked last.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from captions.errors import InputError
from captions.model import Words
from captions.timing.recorded import aligners, anything, services, voices, whisper
from captions.timing.recorded.heard import Heard, words_of

__all__ = ["JSON", "TEXT", "recorded", "recorded_text"]

Reader = Callable[[Any], Iterator[Heard]]

JSON: dict[str, Reader] = {
    "whisper.cpp": whisper.cpp,
    "Amazon Transcribe": services.aws,
    "Deepgram": services.deepgram,
    "Google Speech-to-Text": services.google,
    "IBM Watson": services.watson,
    "Speechmatics": services.speechmatics,
    "Azure": services.azure,
    "Azure batch transcription": services.azure_batch,
    "Azure fast transcription": services.azure_fast,
    "Rev AI": services.rev,
    "Vosk": services.vosk,
    "aeneas": aligners.aeneas,
    "Montreal Forced Aligner": aligners.montreal,
    "Gentle": aligners.gentle,
    "Amazon Polly": voices.polly,
    "edge-tts": voices.boundaries,
    "Edge": voices.metadata,
    "Azure speech SDK": voices.speech_sdk,
    "Azure batch synthesis": voices.batch_synthesis,
    "ElevenLabs": voices.letters,
    "Cartesia": voices.three,
    "Hugging Face": whisper.chunks,
    "OpenAI verbose_json": whisper.verbose,
    "Whisper": whisper.segments,
    "AssemblyAI": services.assemblyai,
    "ElevenLabs Scribe": services.scribe,
    "anything": anything.rows,
}
"""Readers of what JSON holds, or of a list of what its lines hold."""
TEXT: dict[str, Reader] = {
    "TextGrid": aligners.textgrid,
    "CTM": aligners.ctm,
    "labels": aligners.labels,
}
"""Readers of what is no JSON."""
_OTHER = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RuntimeError)
_REMEDY = "give the JSON of a recogniser, an aligner or a speech engine, with word times"


def recorded(found: Any) -> Words:
    """Return the words in what JSON holds, with their times.

    Raises:
        InputError: No reader finds words with times in it, or their times cannot be true.

    >>> words = recorded({"segments": [{"words": [{"word": " So", "start": 0.5, "end": 0.7}]}]})
    >>> words.display, words.start_ms, words.end_ms
    (['So'], [500], [700])
    """
    return _first(JSON, found)


def recorded_text(text: str) -> Words:
    """Return the words in a text: JSON, lines of JSON, a TextGrid, CTM.

    Raises:
        InputError: As `recorded` does.
    """
    start = text.lstrip("\ufeff \t\r\n")[:1]
    return recorded(_loaded(text)) if start and start in "[{" else _first(TEXT, text)


def _first(readers: dict[str, Reader], found: Any) -> Words:
    for reader in readers.values():
        try:
            heard = list(reader(found))
        except _OTHER:
            continue
        if any(word.text.strip() for word in heard):
            return words_of(heard)
    raise InputError("holds no words with times", remedy=_REMEDY)


def _loaded(text: str) -> Any:
    """Return what JSON holds; of several values one after the other, as lines have them, a list."""
    text = text.removeprefix("\ufeff").strip()
    decoder = json.JSONDecoder()
    values: list[Any] = []
    at = 0
    try:
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            values.append(value)
            while text[at : at + 1].isspace():
                at += 1
    except ValueError as error:
        raise InputError(f"is not JSON ({error})") from None
    except RecursionError:
        raise InputError("is not JSON of words: it is nested too deep", remedy=_REMEDY) from None
    return values[0] if len(values) == 1 and not _is_line(values[0]) else values


def _is_line(value: Any) -> bool:
    """Return whether a value is a mark of a speech engine, which come as lines: even if alone."""
    return isinstance(value, dict) and "type" in value and ("time" in value or "offset" in value)
