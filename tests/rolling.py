"""Speech as YouTube's captions roll it, in the forms that are met with, and as tools convert it.

A speech is a list of spoken lines, each a list of words with the time at which it is said.
"""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import NamedTuple

from hypothesis import strategies as st

from captions.model import Cue, Mark
from captions.timecode import format_time

BRIDGE_MS = 10
"""YouTube shows the row alone for so long, before the next one comes."""


class Said(NamedTuple):
    """A word, when it starts, and when its tag's span ends."""

    text: str
    start_ms: int
    end_ms: int


Speech = list[list[Said]]

WORDS = "so it is and was no no very very here said that the end [Music] >> R&D I'm".split()
MANY = [f"w{i}" for i in range(2000)]
"""So many that hardly one comes twice but in a line that does."""
LETTERS = list("今日はとても良い天気ですねええ")
OLD_HEADER = (
    "Style:\n::cue(c.colorCCCCCC) { color: rgb(204,204,204);\n }\n"
    "::cue(c.colorE5E5E5) { color: rgb(229,229,229);\n }\n##\n"
)


@st.composite
def speeches(draw: st.DrawFn, words: list[str] = WORDS, pauses: bool = True) -> Speech:
    """Return lines of one word or more, some said twice, with pauses between some."""
    gaps = [0, 0, 0, 300, 5000] if pauses else [0]
    said: list[list[str]] = []
    for _ in range(draw(st.integers(3 if pauses else 6, 10))):
        if said and draw(st.integers(0, 4)) == 0:
            said.append(draw(st.sampled_from(said)))
        else:
            said.append(draw(st.lists(st.sampled_from(words), min_size=1, max_size=7)))
    at = draw(st.integers(0, 2000))
    speech = []
    for line in said:
        at += draw(st.sampled_from(gaps))
        times = [at]
        for _ in line:
            times.append(times[-1] + draw(st.integers(60, 700)))
        at = times[-1] + BRIDGE_MS
        speech.append([Said(w, a, b) for w, (a, b) in zip(line, pairwise(times), strict=True)])
    return speech


def texts(speech: Speech, space: str = " ") -> list[str]:
    """Return the lines as text."""
    return [space.join(word.text for word in line) for line in speech]


def tagged(line: list[Said], form: str) -> str:
    """Return a row with the time of each word but the first."""
    first, *rest = (html.escape(word.text, quote=False) for word in line)
    times = [f"<{format_time(word.start_ms)}>" for word in line[1:]]
    if form == "unspaced":
        return first + "".join(f"{t}<c>{w}</c>" for t, w in zip(times, rest, strict=True))
    if form == "translated":
        return f"{first} " + "".join(f"{t}<c>{w} </c>" for t, w in zip(times, rest, strict=True))
    row = first + "".join(f"{t}<c> {w}</c>" for t, w in zip(times, rest, strict=True))
    return f"<c.colorE5E5E5>{row}</c>" if form == "old" else row


def youtube(speech: Speech, form: str = "") -> str:
    """Return WebVTT of two rolling rows; a bridge after each line; an empty screen in a pause."""
    parts = ["WEBVTT\nKind: captions\nLanguage: en\n"]
    if form == "old":
        parts[0] += OLD_HEADER
    space = "" if form == "unspaced" else " "
    above = " "
    for line, following in zip(speech, [*speech[1:], None], strict=True):
        start, end = line[0].start_ms, line[-1].end_ms
        parts.append(_cue(start, end, above, tagged(line, form)))
        whole = html.escape(texts([line], space)[0], quote=False)
        pause = following is None or following[0].start_ms > end + BRIDGE_MS
        above = " " if pause else whole
        if form == "old" and not pause:
            parts.append(_cue(end, end + BRIDGE_MS, f"<c.colorCCCCCC>{above}", " </c>"))
        else:
            parts.append(_cue(end, end + BRIDGE_MS, above, " "))
    return "\n".join(parts)


def _cue(start: int, end: int, *rows: str) -> str:
    times = f"{format_time(start)} --> {format_time(end)} align:start position:0%"
    return "\n".join([times, *rows, ""])


CONVERSIONS = ("as it is", "no empty rows")
BRIDGELESS = ("no bridges", "merged")
"""Without bridges, it takes some lines in a row to tell that they roll."""


def converted(vtt: str, how: str) -> str:
    """Return SubRip as tools make it of YouTube's WebVTT: without its tags."""
    cues: list[tuple[str, str, list[str]]] = []
    for paragraph in vtt.split("\n\n")[1:]:
        times, *rows = re.sub(r"</?c[^>]*>|<[\d:.]+>", "", paragraph).split("\n")
        start, end = times.replace(".", ",").split(" --> ")
        shown = [html.unescape(row).rstrip() for row in rows]
        cues.append((start, end.split()[0], shown))
    if "no bridges" in how:
        cues = [cue for cue in cues if not _is_bridge(*cue)]
    if how != "as it is":
        cues = [(a, b, [row for row in rows if row]) for a, b, rows in cues]
    if "joined" in how:
        cues = [(a, b, [" ".join(rows)]) for a, b, rows in cues]
    if how == "merged":
        cues = _merged(cues)
    if how != "as it is":
        cues = [cue for cue in cues if any(cue[2])]
    return "".join(
        f"{i}\n{a} --> {b}\n" + "\n".join(rows) + "\n\n" for i, (a, b, rows) in enumerate(cues, 1)
    )


def _is_bridge(start: str, end: str, rows: list[str]) -> bool:
    return not rows[-1].strip()


def _merged(cues: list[tuple[str, str, list[str]]]) -> list[tuple[str, str, list[str]]]:
    found: list[tuple[str, str, list[str]]] = []
    for start, end, rows in cues:
        if found and found[-1][2] == rows and found[-1][1] == start:
            found[-1] = (found[-1][0], end, rows)
        else:
            found.append((start, end, rows))
    return found


def read_along(speech: Speech, tag: str = "u", gaps: bool = False) -> list[Cue]:
    """Return a cue for each word, with all of its line, and that word marked.

    Args:
        speech: What is said.
        tag: The mark.
        gaps: Whether the line is shown without a mark between two words.
    """
    cues = []
    for line, text in zip(speech, texts(speech), strict=True):
        at = 0
        for word, following in zip(line, [*line[1:], None], strict=True):
            mark = Mark(at, at + len(word.text), tag)
            cues.append(Cue(word.start_ms, word.end_ms - 20 * gaps, (text,), marks=(mark,)))
            if gaps and following:
                cues.append(Cue(word.end_ms - 20, following.start_ms, (text,)))
            at = mark.stop + 1
    return cues


def written(speech: Speech, rows: int, step: int) -> list[Cue]:
    """Return cues as a line is written, some letters at a time, below the rows before it."""
    lines = texts(speech)
    cues = []
    for k, (line, text) in enumerate(zip(speech, lines, strict=True)):
        above = tuple(lines[max(0, k - rows + 1) : k])
        start, end = line[0].start_ms, line[-1].end_ms
        edges = [*range(step, len(text), step), len(text)]
        times = [start + (end - start) * i // len(edges) for i in range(len(edges) + 1)]
        for (a, b), stop in zip(pairwise(times), edges, strict=True):
            cues.append(Cue(a, b, (*above, text[:stop].rstrip())))
    return cues
