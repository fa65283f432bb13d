"""Whisper and its kin: OpenAI's own, faster-, WhisperX, stable-ts, whisper.cpp, Hugging Face.

Seconds; whisper.cpp's ``offsets`` are milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from captions.timing.recorded.heard import MS, Heard, milliseconds
from captions.timing.recorded.rows import objects

__all__ = ["chunks", "cpp", "segments", "verbose"]


def segments(found: Any) -> Iterator[Heard]:
    """Yield the words of ``segments``; a segment without any is shared by those of its text.

    WhisperX gives no times to what it has no letters for, such as "2014". A bare list of segments
    is what faster-whisper's become when they are saved.
    """
    bare = isinstance(found, list)
    for segment in found if bare else found["segments"]:
        if bare or segment.get("words"):
            yield from objects(segment["words"], "word", "start", "end")
        else:
            yield from objects([segment], "text", "start", "end")


def verbose(found: Any) -> Iterator[Heard]:
    """Yield the ``words`` of OpenAI's ``verbose_json``, which are beside its segments."""
    yield from objects(found["words"], "word", "start", "end")


def chunks(found: Any) -> Iterator[Heard]:
    """Yield the ``chunks`` of a Hugging Face pipeline: a text and a pair of times each."""
    for chunk in found["chunks"]:
        start, end = chunk["timestamp"]
        yield Heard(chunk["text"] + "", milliseconds(start), milliseconds(end))


def cpp(found: Any) -> Iterator[Heard]:
    """Yield the words of whisper.cpp: its tokens, of which those with a space start a word."""
    for segment in found["transcription"]:
        tokens = [t for t in segment.get("tokens", ()) if not t["text"].startswith("[_")]
        if not tokens:
            tokens = [segment]
        text, start, end = "", 0.0, 0.0
        for token in tokens:
            first, last = (milliseconds(token["offsets"][k], MS) or 0.0 for k in ("from", "to"))
            if text and token["text"][:1].isspace():
                yield Heard(text, start, end)
                text = ""
            if not text.strip():
                start = first
            text += token["text"]
            end = max(start, last)
        yield Heard(text, start, end)
