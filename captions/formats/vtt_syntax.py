"""The WebVTT syntax (https://www.w3.org/TR/webvtt1/#syntax): a parser forgives, this does not.

One thing is allowed beyond the standard, as streaming needs it (RFC 8216) and YouTube writes it:
lines of metadata such as ``Language: en`` right after the signature.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from captions.formats.vtt_settings import BLOCK, METADATA, REGION_SETTINGS
from captions.formats.vtt_settings import problems as setting_problems
from captions.timecode import parse_time

__all__ = ["problems"]

_SIGNATURE = re.compile(r"\ufeff?WEBVTT(?:[ \t].*)?$")
_TIME = r"((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+(.*))?$")
_STAMP = re.compile(r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}")
_PIECE = re.compile(r"<([^<>]*)>|&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|\w{1,32};)?|<")
_OPENING = re.compile(r"(c|i|b|u|ruby|rt|v|lang)((?:\.[^\s.&<>]+)*)(?:[ \t\n]+([^&>]|&#?\w+;)+)?$")

Problem = tuple[int, str]


def problems(text: str) -> list[Problem]:
    r"""Return what does not conform, each with its 1-based line.

    >>> problems("WEBVTT\n\n00:01.000 --> 00:02.000\n<b>R&D")
    [(4, '<b> is never closed'), (4, 'an & that starts no character reference')]
    >>> problems("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bob>So it is")
    []
    """
    return sorted(set(_Checker(text).run()))


class _Checker:
    def __init__(self, text: str) -> None:
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.names: set[str] = set()
        self.regions: set[str] = set()
        self.before_ms = 0
        self.cues = 0

    def run(self) -> Iterator[Problem]:
        for number, line in enumerate(self.lines, 1):
            if "\0" in line:
                yield number, "a zero character"
        if not _SIGNATURE.match(self.lines[0]):
            yield 1, "the file does not start with WEBVTT"
            return
        if "-->" in self.lines[0]:
            yield 1, "an arrow in the header"
        at = 1
        while at < len(self.lines) and self.lines[at]:
            if not METADATA.match(self.lines[at]) or "-->" in self.lines[at]:
                yield at + 1, "an empty line belongs after the header"
            at += 1
        yield from self._body(at)

    def _body(self, at: int) -> Iterator[Problem]:
        while at < len(self.lines):
            stop = at
            while stop < len(self.lines) and self.lines[stop]:
                stop += 1
            if stop > at:
                yield from self._block(at, self.lines[at:stop])
            at = stop + 1

    def _block(self, at: int, lines: list[str]) -> Iterator[Problem]:
        arrows = [i for i, line in enumerate(lines) if "-->" in line]
        if not arrows:
            yield from self._other(at, lines)
            return
        for i in arrows if arrows[0] > 1 else arrows[1:]:
            yield at + i + 1, "an arrow that is not in a timing line"
        first = arrows[0]
        if first > 1:
            return
        self.cues += 1
        if first:
            if lines[0] in self.names:
                yield at + 1, f"the identifier {lines[0]!r} is not unique"
            if BLOCK.match(lines[0]):
                yield at + 1, f"the identifier {lines[0]!r} looks like another block"
            self.names.add(lines[0])
        yield from self._cue(at + first + 1, lines[first], "\n".join(lines[first + 1 :]))

    def _other(self, at: int, lines: list[str]) -> Iterator[Problem]:
        head = lines[0]
        kind = BLOCK.match(head)
        if kind and kind[1]:
            return
        if not kind:
            yield at + 1, "a block that is neither cue nor note, style or region"
            return
        if self.cues:
            yield at + 1, f"a {head.strip()} after the first cue"
        if head.startswith("REGION"):
            body = " ".join(lines[1:])
            for setting in setting_problems(body, REGION_SETTINGS):
                yield at + 1, f"{setting!r} is no setting of a region"
            names = re.findall(r"(?:^|\s)id:(\S+)", body)
            if not names or names[0] in self.regions:
                yield at + 1, "a region needs an identifier of its own"
            self.regions.update(names)

    def _cue(self, number: int, timing: str, payload: str) -> Iterator[Problem]:
        match = _TIMING.match(timing)
        if not match:
            yield number, "a timing line is HH:MM:SS.mmm --> HH:MM:SS.mmm"
            return
        start, end = parse_time(match[1]) or 0, parse_time(match[2]) or 0
        if end <= start:
            yield number, "a cue ends after it starts"
        if start < self.before_ms:
            yield number, "a cue starts before the one in front of it"
        self.before_ms = max(self.before_ms, start)
        for setting in setting_problems(match[3] or ""):
            yield number, f"{setting!r} is no cue setting"
        for offset, problem in _Payload(start, end).problems(payload):
            yield number + 1 + payload.count("\n", 0, offset), problem


class _Payload:
    """Checks cue text; yields offsets."""

    def __init__(self, start_ms: int, end_ms: int) -> None:
        self.stamp_ms, self.end_ms = start_ms, end_ms
        self.open: list[tuple[str, int]] = []
        self.whole_voice = False  # one voice for the whole cue may stay open

    def problems(self, payload: str) -> Iterator[Problem]:
        for piece in _PIECE.finditer(payload):
            whole, tag = piece[0], piece[1]
            if whole[0] == "&":
                if not piece[2] or html.unescape(whole) == whole:
                    yield piece.start(), "an & that starts no character reference"
            elif tag is None:
                yield piece.start(), "a < that starts no tag"
            elif tag[:1].isdigit():
                yield from self._stamp(piece.start(), tag)
            elif tag[:1] == "/":
                yield from self._close(piece.start(), tag[1:])
            else:
                yield from self._open(piece.start(), tag)
        if self.open and not (self.whole_voice and len(self.open) == 1):
            name, offset = self.open[-1]
            yield offset, f"<{name}> is never closed"

    def _stamp(self, offset: int, tag: str) -> Iterator[Problem]:
        at = parse_time(tag) if _STAMP.fullmatch(tag) else None
        if at is None:
            yield offset, f"<{tag}> is no time"
        elif not self.stamp_ms < at < self.end_ms:
            yield offset, f"<{tag}> is not after the time before it and inside the cue"
        else:
            self.stamp_ms = at

    def _close(self, offset: int, name: str) -> Iterator[Problem]:
        if name == "ruby" and [n for n, _ in self.open[-2:]] == ["ruby", "rt"]:
            self.open.pop()
        if not self.open or self.open[-1][0] != name:
            yield offset, f"</{name}> closes nothing"
        else:
            self.open.pop()

    def _open(self, offset: int, tag: str) -> Iterator[Problem]:
        match = _OPENING.match(tag)
        if not match:
            yield offset, f"<{tag}> is no tag of WebVTT"
            return
        name, annotation = match[1], match[3]
        if (name in ("v", "lang")) != bool(annotation and annotation.strip()):
            yield offset, f"<{name}> has a name after it if it is v or lang, and none otherwise"
        parents = [n for n, _ in self.open]
        if name == "rt":
            if parents[-1:] == ["rt"]:
                self.open.pop()
            elif parents[-1:] != ["ruby"]:
                yield offset, "<rt> stands in <ruby>"
        if name == "v" and "v" in parents:
            yield offset, "<v> stands inside another <v>"
        if name == "v" and offset == 0:
            self.whole_voice = True
        self.open.append((name, offset))
