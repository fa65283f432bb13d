"""SubRip, by way of the ``srt`` library; there is no formal standard.

SRT has no escapes, so a line that a reader would take for the timing of a cue is made harmless by
an invisible word joiner in its arrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from srt import Subtitle

from captions.model import Cue, Head

__all__ = ["render"]

_TIMING = re.compile(r"^(\s*[\d:.,\s]+-)(->)", re.MULTILINE)


def render(cues: Iterable[Cue], head: Head) -> Iterator[str]:
    r"""Yield the cues as SRT.

    >>> "".join(render([Cue(0, 1500, ("Hello",))], Head()))
    '1\n00:00:00,000 --> 00:00:01,500\nHello\n\n'
    """
    del head  # SRT has no place for them
    for number, cue in enumerate(cues, 1):
        text = "\n".join(cue.lines)
        if "-->" in text:
            text = _TIMING.sub("\\1\u2060\\2", text)
        start, end = timedelta(milliseconds=cue.start_ms), timedelta(milliseconds=cue.end_ms)
        yield Subtitle(number, start, end, text).to_srt()
