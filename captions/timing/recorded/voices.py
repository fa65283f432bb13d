"""What speech engines say of what they said: marks, boundaries, the times of letters.

Azure's and Edge's boundaries are in ticks of 100 ns, those of Azure's batch synthesis and Polly's
marks in milliseconds, ElevenLabs' and Cartesia's in seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from captions.timing.recorded.heard import MS, Heard
from captions.timing.recorded.rows import columns, objects, timed_objects

__all__ = ["batch_synthesis", "boundaries", "letters", "metadata", "polly", "speech_sdk", "three"]


def polly(found: Any) -> Iterator[Heard]:
    """Yield Polly's marks for words, which say when one starts; they are lines of JSON.

    The other marks are sentences, mouths, and what was marked in SSML.
    """
    marks = [mark for mark in found if mark["type"] in {"word", "sentence", "viseme", "ssml"}]
    if len(marks) != len(found):
        raise KeyError("type")
    words = [mark for mark in marks if mark["type"] == "word"]
    yield from objects(words, "value", "time", unit=MS)


def boundaries(found: Any) -> Iterator[Heard]:
    """Yield the boundaries of edge-tts: lines of JSON, or a list; of sentences if not of words."""
    words = [event for event in found if event["type"] == "WordBoundary"]
    words = words or [event for event in found if event["type"] == "SentenceBoundary"]
    yield from timed_objects(words, "text", "offset", "duration")


def metadata(found: Any) -> Iterator[Heard]:
    """Yield the word boundaries of Edge's own messages: one, or a list of them."""
    for message in found if isinstance(found, list) else [found]:
        for event in message["Metadata"]:
            if event["Type"] == "WordBoundary":
                data = {**event["Data"], "text": event["Data"]["text"]["Text"]}
                yield from timed_objects([data], "text", "Offset", "Duration")


def speech_sdk(found: Any) -> Iterator[Heard]:
    """Yield the fields of Azure's ``SpeechSynthesisWordBoundaryEventArgs``, saved as a list.

    The offset is in ticks; the duration too, or in seconds or a time of day, where the language
    has a type of its own for it. Marks are events of another type.
    """
    for event in found:
        kind = event.get("boundary_type", event.get("boundaryType", "Word"))
        if not str(kind).lower().endswith("word"):
            continue
        keys = (
            ("audio_offset", "duration") if "audio_offset" in event else ("audioOffset", "duration")
        )
        yield from timed_objects([event], "text", *keys)


def batch_synthesis(found: Any) -> Iterator[Heard]:
    """Yield the words of Azure's batch synthesis."""
    yield from timed_objects(found, "Text", "AudioOffset", "Duration", MS)


def letters(found: Any) -> Iterator[Heard]:
    """Yield the words that ElevenLabs' characters make; white space parts them.

    The characters of the text as given come before those as normalised: both have the same times.
    """
    found = found.get("alignment") or found.get("normalized_alignment") or found
    names = ("character_start_times_seconds", "character_end_times_seconds")
    word: list[Heard] = []
    for letter in [
        *columns(found["characters"], *map(found.__getitem__, names)),
        Heard(" ", None, None),
    ]:
        if not letter.text.isspace():
            word.append(letter)
        elif word:
            yield Heard("".join(part.text for part in word), word[0].start_ms, word[-1].end_ms)
            word = []


def three(found: Any) -> Iterator[Heard]:
    """Yield the words of three lists, as Cartesia's ``word_timestamps`` have them."""
    found = found.get("word_timestamps", found)
    yield from columns(found["words"], found["start"], found["end"])
