"""What the recognisers of services answer, and Vosk, one function a service.

Seconds, but for AssemblyAI (milliseconds) and Azure (ticks of 100 ns).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from captions.timing.recorded.heard import MS, Heard, milliseconds
from captions.timing.recorded.rows import best, objects, timed_objects

__all__ = [
    "assemblyai",
    "aws",
    "azure",
    "azure_batch",
    "azure_fast",
    "deepgram",
    "google",
    "rev",
    "scribe",
    "speechmatics",
    "vosk",
    "watson",
]


def aws(found: Any) -> Iterator[Heard]:
    """Yield the items of Amazon Transcribe; punctuation has no times."""
    for item in found["results"]["items"]:
        if item["type"] == "pronunciation":
            start, end = (milliseconds(item[key]) for key in ("start_time", "end_time"))
            yield Heard(best(item)["content"], start, end)


def google(found: Any) -> Iterator[Heard]:
    """Yield the words of Google's v1 (``startTime``) and v2 (``startOffset``).

    Times are "1.3s", or seconds and nanos. A last result, with speaker tags, holds all words again.
    """
    for result in _once(found["results"]):
        for word in best(result)["words"]:
            start, end = (
                next((word[key] for key in keys if key in word), None)
                for keys in (
                    ("startTime", "startOffset", "start_time", "start_offset"),
                    ("endTime", "endOffset", "end_time", "end_offset"),
                )
            )
            # A time of zero is left out.
            yield Heard(word["word"], milliseconds(start) or 0.0, milliseconds(end))


def _once(results: list[Any]) -> list[Any]:
    """Return results without the last one if it has the words of all before it again."""
    sizes = [len(best(result).get("words", ())) for result in results if result.get("alternatives")]
    results = [result for result in results if best(result).get("words")]
    return results[:-1] if len(sizes) > 1 and sizes[-1] == sum(sizes[:-1]) else results


def azure(found: Any) -> Iterator[Heard]:
    """Yield the words of Azure's detailed results: one, or a list of them."""
    for result in found if isinstance(found, list) else [found]:
        yield from timed_objects(best(result, "NBest")["Words"], "Word", "Offset", "Duration")


def azure_batch(found: Any) -> Iterator[Heard]:
    """Yield the words of Azure's batch transcription."""
    for phrase in sorted(found["recognizedPhrases"], key=lambda p: float(p["offsetInTicks"])):
        words = best(phrase, "nBest")["words"]
        yield from timed_objects(words, "word", "offsetInTicks", "durationInTicks")


def azure_fast(found: Any) -> Iterator[Heard]:
    """Yield the words of Azure's fast transcription, in milliseconds."""
    for phrase in sorted(found["phrases"], key=lambda p: float(p["offsetMilliseconds"])):
        yield from timed_objects(
            phrase["words"], "text", "offsetMilliseconds", "durationMilliseconds", MS
        )


def deepgram(found: Any) -> Iterator[Heard]:
    """Yield the words of Deepgram, of all channels in order of time."""
    words = [word for channel in found["results"]["channels"] for word in best(channel)["words"]]
    yield from objects(sorted(words, key=lambda w: float(w["start"])), "word", "start", "end")


def assemblyai(found: Any) -> Iterator[Heard]:
    """Yield the words of AssemblyAI: whole milliseconds, beside its own name for a length."""
    if "audio_duration" not in found and not all(_is_whole(word) for word in found["words"]):
        raise KeyError("audio_duration")
    yield from objects(found["words"], "text", "start", "end", MS)


def _is_whole(word: Any) -> bool:
    return isinstance(word["start"], int) and isinstance(word["end"], int) and "type" not in word


def scribe(found: Any) -> Iterator[Heard]:
    """Yield the words of ElevenLabs' transcripts and alignments; spaces and sounds are no words."""
    words = [word for word in found["words"] if word.get("type", "word") == "word"]
    yield from objects(words, "text", "start", "end")


def rev(found: Any) -> Iterator[Heard]:
    """Yield the elements of Rev AI; punctuation has no times."""
    for monologue in found["monologues"]:
        words = [element for element in monologue["elements"] if element["type"] == "text"]
        yield from objects(words, "value", "ts", "end_ts")


def speechmatics(found: Any) -> Iterator[Heard]:
    """Yield the results of Speechmatics; punctuation takes no time."""
    for item in found["results"]:
        if item["type"] != "punctuation":
            start, end = (milliseconds(item[key]) for key in ("start_time", "end_time"))
            yield Heard(best(item)["content"], start, end)


def watson(found: Any) -> Iterator[Heard]:
    """Yield the ``timestamps`` of IBM Watson: lists of a word and its times."""
    for result in found["results"]:
        for word, start, end in best(result)["timestamps"]:
            yield Heard(word + "", milliseconds(start), milliseconds(end))


def vosk(found: Any) -> Iterator[Heard]:
    """Yield the words of Vosk: of one result, or of a list or lines of them."""
    for result in found if isinstance(found, list) else [found]:
        if "partial" not in result and result.get("text", "-"):  # a silence has no words
            yield from objects(result["result"], "word", "start", "end")
