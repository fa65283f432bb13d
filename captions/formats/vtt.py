"""WebVTT (https://www.w3.org/TR/webvtt1/), by way of the ``webvtt-py`` library.

The library writes payloads as they are, so they are escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from webvtt import Caption, WebVTT

from captions.model import Cue, Head
from captions.timecode import format_time

__all__ = ["escape", "render"]

_HEADER = "WEBVTT\n"
_CHUNK = 256
"""Cues handed to the library at a time, so that memory stays flat."""


def render(cues: Iterable[Cue], head: Head) -> Iterator[str]:
    r"""Yield the cues as WebVTT.

    >>> "".join(render([Cue(0, 1500, ("R&D",))], Head()))
    'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nR&amp;D\n'
    """
    del head  # WebVTT has no place for them
    remaining = iter(cues)
    yield _HEADER
    while chunk := list(islice(remaining, _CHUNK)):
        captions = [
            Caption(format_time(c.start_ms), format_time(c.end_ms), [escape(t) for t in c.lines])
            for c in chunk
        ]
        yield WebVTT(captions=captions).content.removeprefix(_HEADER)


def escape(text: str) -> str:
    """Return a text with the characters that WebVTT reserves as entities.

    >>> escape("a --> b & <i>")
    'a --&gt; b &amp; &lt;i&gt;'
    """
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
