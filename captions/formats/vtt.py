"""WebVTT (https://www.w3.org/TR/webvtt1/), by way of the ``webvtt-py`` library.

The library is given regular text only (see `captions.formats.vtt_mend`); it reads and writes
payloads as they are, so their mark-up is dealt with here (see `captions.formats.cuetext`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, repeat

from webvtt import Caption, WebVTT
from webvtt.models import Timestamp

from captions.formats.cuetext import escape, parse_text, render_text
from captions.formats.marking import safe_text, without_blank_lines
from captions.formats.mended import Block
from captions.formats.repairs import Repairs
from captions.formats.source import clean_source
from captions.formats.vtt_mend import compose, mend
from captions.formats.vtt_settings import BLOCK, METADATA, REGION_SETTINGS, problems, valid
from captions.model import Cue, Extra, Head, Mark, Track

__all__ = ["escape", "parse", "render"]

_HEADER = "WEBVTT\n"
_CHUNK = 32
"""Cues handed to the library at a time, so that memory stays flat: its objects are gone before the
collector of cyclic garbage sees them, which would cost a tenth of the time."""


def parse(text: str) -> Track:
    r"""Return the track of a WebVTT file; its edits are the repairs that were needed.

    >>> track = parse("WEBVTT\nLanguage: fr\n\n00:01,000 --> 00:02,000 line:0\n<v Bob>R&amp;D")
    >>> track.language, track.cues[0].lines, track.cues[0].settings, track.edits[0].kind
    ('fr', ('R&D',), 'line:0', 'time-form')
    """
    repairs = Repairs()
    header, extras, blocks = mend(clean_source(text, repairs), repairs)
    cues: list[Cue] = []
    for at in range(0, len(blocks), _CHUNK):
        chunk = blocks[at : at + _CHUNK]
        captions = WebVTT.from_string(compose(chunk)).captions
        cues += map(_cue, captions, chunk, repeat(repairs))
    return Track(tuple(cues), Head(_language(header), header, extras, repairs.sorted()))


def _cue(caption: Caption, block: Block, repairs: Repairs) -> Cue:
    """Return the cue of a caption as the library reads it; its times and settings are known."""
    lines: list[str] = caption.lines
    text = block.payload
    marks: tuple[Mark, ...] = ()
    if "<" in text or "&" in text:
        report = repairs.inside(block.text_line, text)
        text, marks = parse_text(text, block.start_ms, block.end_ms, report)
        lines = text.split("\n")
    if "" in lines or any(map(str.isspace, lines)):
        text, marks = without_blank_lines(text, marks)
        lines = text.split("\n") if text else []
    return Cue(
        block.start_ms,
        block.end_ms,
        tuple(lines),
        caption.identifier or "",
        block.settings,
        marks,
        line=block.text_line,
    )


def _language(header: Iterable[str]) -> str:
    for line in header:
        name, _, value = line.partition(":")
        if name.strip().lower() == "language" and value.strip():
            return value.strip()
    return "en"


def render(cues: Iterable[Cue], head: Head) -> Iterator[str]:
    r"""Yield the cues as WebVTT.

    >>> "".join(render([Cue(0, 1500, ("R&D",))], Head()))
    'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nR&amp;D\n'
    """
    yield _header(head.header)
    extras = sorted(head.extras, key=lambda extra: extra.before)
    remaining = iter(cues)
    done = 0
    ids: set[str] = set()
    spare = [Caption() for _ in range(_CHUNK)]  # used again for every chunk: making one is slow
    while True:
        while extras and extras[0].before <= done:
            yield _extra(extras.pop(0), done)
        size = min(_CHUNK, extras[0].before - done) if extras else _CHUNK
        chunk = [
            _fill(caption, cue, ids)
            for caption, cue in zip(spare, islice(remaining, size), strict=False)
        ]
        if not chunk:
            break
        done += len(chunk)
        yield WebVTT(captions=chunk).content.removeprefix(_HEADER)
    for extra in extras:
        yield _extra(extra, done)


def _header(header: tuple[str, ...]) -> str:
    lines = [_one_line(line) for line in header]
    first = f"WEBVTT {lines[0].strip()}".rstrip() if lines else "WEBVTT"
    return "\n".join([first, *filter(METADATA.match, lines[1:])]) + "\n"


def _one_line(text: str) -> str:
    text = text.replace("\0", "").replace("\r", " ").replace("\n", " ")
    return re.sub("--+>", "->", text) if "-->" in text else text


def _extra(extra: Extra, done: int) -> str:
    """Return a note, style or region; what the syntax does not allow there is left out."""
    head, *lines = (_one_line(line) for line in extra.text.replace("\r", "\n").split("\n"))
    body = [line for line in lines if line]
    if not BLOCK.match(head) or (done and head[0] != "N"):
        return ""
    settings = " ".join(body)
    if head[0] == "R" and (
        problems(settings, REGION_SETTINGS) or not re.search(r"\bid:", settings)
    ):
        return ""
    return "\n" + "\n".join([head, *body]) + "\n"


def _fill(caption: Caption, cue: Cue, ids: set[str]) -> Caption:
    """Make a caption of the library say what a cue says."""
    text, marks = safe_text(cue.lines, cue.marks)
    end_ms = max(cue.end_ms, cue.start_ms + 1)
    text = render_text(text, marks, cue.start_ms, end_ms) if marks else escape(text)
    _set(caption.start_time, cue.start_ms)
    _set(caption.end_time, end_ms)
    caption.lines = text.split("\n") if text else []
    caption.identifier = _id(cue.id, ids) if cue.id else None
    if cue.settings or caption.settings:
        caption.settings = valid(cue.settings)
    return caption


def _set(time: Timestamp, ms: int) -> None:
    """Make a time of the library be so many milliseconds."""
    seconds = ms // 1000
    time.milliseconds = ms - seconds * 1000
    minutes = seconds // 60
    time.seconds = seconds - minutes * 60
    time.hours = hours = minutes // 60
    time.minutes = minutes - hours * 60


def _id(name: str, ids: set[str]) -> str | None:
    name = _one_line(name)
    if name in ids or name.isspace() or BLOCK.match(name):
        return None
    ids.add(name)
    return name
