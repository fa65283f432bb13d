"""Mend WebVTT: from what people write to text that the ``webvtt-py`` library reads right.

Follows the standard's own steps (https://www.w3.org/TR/webvtt1/#webvtt-parser-algorithm) and is
more tolerant where they would lose somebody's words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from captions.formats.mended import Block, in_order
from captions.formats.repairs import Repairs
from captions.formats.timings import Timing, read_timing, written
from captions.formats.vtt_settings import BLOCK, METADATA, REGION_SETTINGS, valid
from captions.model import Extra
from captions.timecode import format_time

__all__ = ["Mended", "compose", "mend"]

_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d\d\d"
_CUE = re.compile(
    r"(?:((?!(?:NOTE|STYLE|REGION)\b)[^\n]+)\n)??"
    r"(?:(\d\d):)?([0-5]\d):([0-5]\d)\.(\d\d\d) --> (?:(\d\d):)?([0-5]\d):([0-5]\d)\.(\d\d\d)"
    r"(?: (\S[^\n]*))?\n(.+)",
    re.DOTALL,
)
"""A paragraph that is a cue as it should be."""
_STRICT = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")


class Mended(NamedTuple):
    """A WebVTT file in parts."""

    header: tuple[str, ...]
    extras: tuple[Extra, ...]
    blocks: list[Block]


def compose(blocks: list[Block]) -> str:
    """Return blocks as a regular WebVTT file."""
    parts = ["WEBVTT\n\n"]
    for block in blocks:
        if block.raw:
            parts.append(block.raw + "\n\n")
            continue
        if block.id:
            parts.append(block.id + "\n")
        times = f"{format_time(block.start_ms)} --> {format_time(block.end_ms)}"
        space = " " if block.settings else ""
        parts.append(f"{times}{space}{block.settings}\n{block.payload}\n\n")
    return "".join(parts)


def mend(text: str, repairs: Repairs) -> Mended:
    """Return the parts of a file, cues in order of time, every repair told."""
    return _Mender(text, repairs).run()


class _Mender:
    def __init__(self, text: str, repairs: Repairs) -> None:
        self.text = text
        self.repairs = repairs
        self.header: tuple[str, ...] = ()
        self.extras: list[Extra] = []
        self.blocks: list[Block] = []
        self.ids: set[str] = set()
        self.regions: set[str] = set()
        self.hungry = False  # the last cue still waits for its text

    def run(self) -> Mended:
        line = 1
        first = True
        for part in self.text.split("\n\n"):
            paragraph = part.strip("\n")
            at = line + (len(part) - len(part.lstrip("\n")) if part[:1] == "\n" else 0)
            line += part.count("\n") + 2
            if not paragraph:
                continue
            if first:
                first = False
                rest = self._head(paragraph)
                if not rest:
                    continue
                at += paragraph.count("\n") + 1 - len(rest)
                paragraph = "\n".join(rest)
            self._paragraph(paragraph, at)
        return self._ordered()

    def _ordered(self) -> Mended:
        rows = in_order(self.blocks, self.repairs, self.text.split("\n"))
        place = {old: new for new, (old, _) in enumerate(rows)}
        size = len(rows)
        extras = sorted(
            (Extra(place.get(before, size), text) for before, text in self.extras),
            key=lambda extra: extra.before,
        )
        return Mended(self.header, tuple(extras), [block for _, block in rows])

    def _head(self, paragraph: str) -> list[str]:
        """Take the header off the first paragraph; return the lines that are not of it."""
        lines = paragraph.split("\n")
        signature = re.match(r"WEBVTT(?:[ \t]+(.*))?$", lines[0])
        if not signature and lines[0][:6].upper() == "WEBVTT" and "-->" not in lines[0]:
            self.repairs("signature", 1, lines[0], "WEBVTT")
            lines[0] = "WEBVTT"
        elif not signature:
            self.repairs("missing-signature", 1, lines[0], "WEBVTT\n\n" + lines[0])
            return lines
        blocks = (i for i, line in enumerate(lines) if i and ("-->" in line or BLOCK.match(line)))
        stop = next(blocks, len(lines))
        if stop < len(lines):
            self.repairs("missing-blank-line", stop + 1, lines[stop], "\n" + lines[stop])
        header = [(signature[1] or "").strip() if signature else ""]
        for number, line in enumerate(lines[1:stop], 2):
            if METADATA.match(line):
                header.append(line)
            else:
                self.repairs("stray-text", number, line)
        self.header = tuple(header) if any(header) else ()
        return lines[stop:]

    def _paragraph(self, paragraph: str, line: int) -> None:
        match = _CUE.fullmatch(paragraph)
        if match and paragraph.count("-->") == 1:
            name, h1, m1, s1, f1, h2, m2, s2, f2, settings, payload = match.groups()
            start = ((int(h1 or 0) * 60 + int(m1)) * 60 + int(s1)) * 1000 + int(f1)
            end = ((int(h2 or 0) * 60 + int(m2)) * 60 + int(s2)) * 1000 + int(f2)
            at = line + (name is not None)
            if settings:
                settings = self._settings(settings, at)
            known = self._id(name, line) if name else ""
            raw = paragraph if known == (name or "") else ""
            self.blocks.append(Block(at, start, end, payload, known, settings or "", at + 1, raw))
            self.hungry = False
            return
        lines = paragraph.split("\n")
        timings = self._timings(lines)
        if timings:
            self._cues(lines, line, timings)
        else:
            self._other(paragraph, line)

    def _timings(self, lines: list[str]) -> dict[int, Timing]:
        """Return the lines that are timings; one without a proper arrow only where it is due."""
        found: dict[int, Timing] = {}
        for i, line in enumerate(lines):
            if ("-->" in line or (i < 2 and not found)) and (timing := read_timing(line)):
                found[i] = timing
        return found

    def _other(self, paragraph: str, line: int) -> None:
        """Keep a note, a style or a region; text that belongs to an empty cue; drop the rest."""
        match = BLOCK.match(paragraph)
        if match and "-->" not in paragraph:
            if match[2] and self.blocks:
                self.repairs("misplaced-block", line, paragraph)
            elif text := self._extra(paragraph, line):
                self.extras.append(Extra(len(self.blocks), text))
        elif self.hungry and "-->" not in paragraph:
            self.repairs("blank-line-in-cue", line - 1, "", None)
            self.blocks[-1] = self.blocks[-1]._replace(payload=paragraph, text_line=line)
            self.hungry = False
        elif not paragraph.isspace():
            kind = "unreadable-cue" if "-->" in paragraph else "stray-text"
            self.repairs(kind, line, paragraph)

    def _extra(self, text: str, line: int) -> str:
        if not text.startswith("REGION"):
            return "STYLE" + text[5:].lstrip(" \t") if text.startswith("STYLE") else text
        body = text.removeprefix("REGION").strip()
        kept = valid(body, REGION_SETTINGS)
        name = re.search(r"(?:^| )id:(\S+)", kept)
        if not name or name[1] in self.regions:
            self.repairs("cue-settings", line, text)
            return ""
        self.regions.add(name[1])
        if kept.split() == body.split():
            return "REGION\n" + body
        mended = "REGION\n" + "\n".join(kept.split())
        self.repairs("cue-settings", line, text, mended)
        return mended

    def _cues(self, lines: list[str], line: int, timings: dict[int, Timing]) -> None:
        """Take the cues of a paragraph; before the first one an identifier may stand."""
        starts = sorted(timings)
        lead = lines[: starts[0]]
        name = ""
        if len(lead) == 1 and "-->" not in lead[0]:
            name = lead[0]
        elif lead:
            text = "\n".join(lead)
            self._other(text, line)
            self.repairs(
                "missing-blank-line", line + starts[0], lines[starts[0]], "\n" + lines[starts[0]]
            )
        for i, (start, stop) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True)):
            if i:
                where = line + start
                self.repairs("missing-blank-line", where, lines[start], "\n" + lines[start])
            self._cue(name, timings[start], lines[start:stop], line + start)
            name = ""

    def _cue(self, name: str, timing: Timing, lines: list[str], line: int) -> None:
        if not timing.readable:
            self.repairs("unreadable-time", line, "\n".join(lines))
            self.hungry = False
            return
        payload = []
        for number, text in enumerate(lines[1:], line + 1):
            if "-->" in text and not any(map(str.isalnum, text)):
                self.repairs("unreadable-cue", number, text)
                continue
            if "-->" in text:
                self.repairs("arrow-in-text", number, text, text.replace("-->", "--&gt;"))
                text = text.replace("-->", "--&gt;")
            payload.append(text)
        if not _STRICT.fullmatch(lines[0]):
            self.repairs("time-form", line, lines[0], written(timing, "."))
        settings = self._settings(timing.settings, line)
        start, end = timing.start_ms, timing.end_ms
        block = Block(
            line, start, end, "\n".join(payload), self._id(name, line - 1), settings, line + 1
        )
        self.blocks.append(block)
        self.hungry = not payload

    def _settings(self, settings: str, line: int) -> str:
        kept = valid(settings)
        if kept.split() != settings.split():
            self.repairs("cue-settings", line, settings, kept or None)
        return kept

    def _id(self, name: str | None, line: int) -> str:
        if not name or name.isspace():
            return ""
        if name in self.ids or BLOCK.match(name):
            self.repairs("duplicate-id" if name in self.ids else "misleading-id", line, name)
            return ""
        self.ids.add(name)
        return name
