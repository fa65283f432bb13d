"""Sniff: what kind of captions a text is, by what it says; a plain script is none."""

from __future__ import annotations

import re

from captions.errors import InputError
from captions.formats.timings import read_timing

__all__ = ["HEAD", "sniff"]

HEAD = 1 << 16
"""Characters of a text that are looked at."""
_LINES = 2000

_SIGNATURE = re.compile(r"\ufeff?WEBVTT(?![^\s])")
_SBV = re.compile(r"\d{1,2}:\d\d:\d\d\.\d{1,3},\s?\d{1,2}:\d\d:\d\d\.\d{1,3}\s*$")
_STAMPED = re.compile(r"\ufeff?\s*[\[(]?\d{1,2}:\d\d")
_NUMBER = re.compile(r"\s*\d+\s*$")
_PROLOGUE = r"(?is)(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<"
_HTML = re.compile(rf"{_PROLOGUE}(?:!doctype html|html)[\s>]")
_OTHERS = (
    (rf"{_PROLOGUE}(?:tt|tt:tt)[\s>]", "TTML"),
    (rf"{_PROLOGUE}(?:timedtext|transcript)[\s>]", "YouTube's XML"),
    (r"(?:\[[a-z]{2}:[^\]\n]*\]\s*)*\[\d\d:\d\d\.\d\d\d?\]", "LRC"),
    (r"(?i)<sami[\s>]", "SAMI"),
    (r"(?i)\[script info\]", "SubStation Alpha"),
    (r"\{\d+\}\{\d+\}", "MicroDVD"),
    (r"Scenarist_SCC V", "Scenarist"),
)


def sniff(head: str) -> str | None:
    r"""Return the format of the captions that a text starts, or None if they are none.

    Args:
        head: The text, or its start: `HEAD` characters are enough.

    Raises:
        InputError: They are captions of a kind that is not read here, or a web page.

    >>> sniff("WEBVTT\n\n"), sniff("1\n00:01,0 --> 00:02,0\nHello"), sniff("At 10:30 --> tea.")
    ('vtt', 'srt', None)
    """
    head = head[:HEAD]
    if _SIGNATURE.match(head):
        return "vtt"
    start = head.lstrip("\ufeff \t\r\n")
    first = start.lstrip()
    if first.startswith("<") and _HTML.match(first):
        raise InputError("is HTML, not text", remedy="save it as plain text")
    for pattern, name in _OTHERS if first[:1] in "<[{S" else ():
        if re.match(pattern, first):
            raise InputError(
                f"is {name}, which is not read here", remedy="save it as WebVTT or SubRip"
            )
    if start.startswith("{"):
        return _json_kind(start)
    lines = [line for line in head.splitlines()[:_LINES] if line and not line.isspace()]
    if lines and _STAMPED.match(lines[0]) and _is_transcript(lines):
        return "transcript"
    if lines and _SBV.match(lines[0].lstrip("\ufeff")):
        return "sbv"
    kind = _by_timings(lines)
    if kind == "srt" and start[:6].upper() == "WEBVTT":
        return "vtt"
    return kind


def _is_transcript(lines: list[str]) -> bool:
    from captions.formats.transcript import is_transcript

    return is_transcript([line.lstrip("\ufeff") for line in lines])


def _json_kind(start: str) -> str | None:
    if re.search(r'"(?:wireMagic|tStartMs)"\s*:', start):
        return "json3"
    if re.match(r'\{\s*"format"\s*:\s*"captions"', start):
        return "json"
    return None


def _by_timings(lines: list[str]) -> str | None:
    """Return ``srt`` if the lines start with a cue, or if one in five is a timing."""
    first = [i for i, line in enumerate(lines[:40]) if "-->" in line and read_timing(line)]
    if not first:
        return None
    leads = lines[: first[0]]
    if not leads or (len(leads) == 1 and _NUMBER.match(leads[0].lstrip("\ufeff"))):
        return "srt"
    count = sum("-->" in line and read_timing(line) is not None for line in lines)
    return "srt" if count * 5 >= len(lines) else None
