"""SubRip; there is no formal standard.

It is read by the ``srt`` library, which is given regular text only (see
`captions.formats.srt_mend`). What is written is what the library would write, in a third of its
time; text is made safe before (see `captions.formats.srttext`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from captions.formats import srttext
from captions.formats.marking import safe_text, without_blank_lines
from captions.model import Cue, Head, Track
from captions.timecode import format_time

if TYPE_CHECKING:
    from srt import Subtitle

    from captions.formats.repairs import Repairs

__all__ = ["parse", "render"]

_MS = timedelta(milliseconds=1)


def parse(text: str) -> Track:
    r"""Return the track of a SubRip file; its edits are the repairs that were needed.

    >>> track = parse("1\n00:01,5 --> 00:02,0\n<i>Hello</i>")
    >>> track.cues[0].start_ms, track.cues[0].marks, [edit.kind for edit in track.edits]
    (1500, (Mark(start=0, stop=5, tag='i'),), ['time-form'])
    """
    import srt  # what only writes needs no reader

    from captions.formats.repairs import Repairs
    from captions.formats.source import clean_source
    from captions.formats.srt_mend import GUARD, compose, mend, regular

    repairs = Repairs()
    source = clean_source(text, repairs)
    lines = regular(source + "\n\n")
    if lines is None:
        blocks = mend(source, repairs)
        lines = [block.text_line for block in blocks]
        source = compose(blocks)
    cues = []
    guarded, marked_up = GUARD in source, _has_marks(source)
    for subtitle, line in zip(srt.parse(source), lines, strict=True):
        content = subtitle.content.strip("\n")  # an extra empty line after a cue is kept there
        if guarded:
            content = content.replace(GUARD, "")
        if marked_up and _has_marks(content):
            cues += _marked_up(subtitle, content, line, repairs)
        else:
            start, end = subtitle.start // _MS, subtitle.end // _MS
            cues.append(Cue(start, end, tuple(content.split("\n")), line=line))
    return Track(tuple(cues), Head(edits=repairs.sorted()))


def _has_marks(text: str) -> bool:
    """Return whether there may be mark-up in a text."""
    return "<" in text or "{" in text or "\\" in text or "\u2060" in text


def _marked_up(subtitle: Subtitle, payload: str, line: int, repairs: Repairs) -> list[Cue]:
    """Return the cue of a payload with mark-up, none if there is no text beside it."""
    settings, payload = srttext.settings_of(payload)
    text, marks = srttext.parse_text(payload, repairs.inside(line, payload))
    if any(not row or row.isspace() for row in text.split("\n")):
        text, marks = without_blank_lines(text, marks)
    if not text:
        repairs("no-text", line, payload.split("\n")[0])
        return []
    start, end = subtitle.start // _MS, subtitle.end // _MS
    return [Cue(start, end, tuple(text.split("\n")), "", settings, marks, line=line)]


def render(cues: Iterable[Cue], head: Head) -> Iterator[str]:
    r"""Yield the cues as SRT.

    >>> "".join(render([Cue(0, 1500, ("Hello",))], Head()))
    '1\n00:00:00,000 --> 00:00:01,500\nHello\n\n'
    """
    del head  # SRT has no place for them
    number = 0
    for cue in cues:
        text, marks = safe_text(cue.lines, cue.marks)
        if not text:
            continue  # a cue without text has no place in SRT either
        number += 1
        text = srttext.render_text(text, marks) if marks else srttext.escape(text)
        if cue.settings:
            text = srttext.place_of(cue.settings) + text
        start_ms, end_ms = cue.start_ms, cue.end_ms
        if end_ms <= start_ms:
            end_ms = start_ms + 1
        start, end = format_time(start_ms, ","), format_time(end_ms, ",")
        yield f"{number}\n{start} --> {end}\n{text}\n\n"
