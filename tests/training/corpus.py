# mypy: ignore-errors
"""The captions to learn from: read, stripped to running text, and cut into tokens with labels."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from captions.model import Line, Words
from captions.words import to_words

__all__ = ["Document", "read_folder"]

_TIMES = re.compile(r"^\s*(?:\d+:)?\d+:\d+[.,]\d+\s*-->.*$", re.MULTILINE)
_TAGS = re.compile(r"<[^<>]*>|\{\\[^}]*\}|[\[(（【][^\])）】]*[\])）】]")
_SPEAKER = re.compile(r"^\s*(?:>>+\s*)?[A-Z][A-Z0-9 .'-]{1,28}:\s*")
_LEAD = re.compile(r"^\s*(?:>>+\s*|[-–—]\s*(?=[\w\"“]))")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Document:
    """One file's words and where people broke them.

    Attributes:
        name: The file's stem.
        group: The stem without its number: files of one kind.
        words: Its words.
        labels: For each word 2 if a cue ends after it, 1 if a line does, else 0.
    """

    name: str
    group: str
    words: Words
    labels: list[int]


def read_folder(folder: Path, language: str = "en") -> list[Document]:
    """Return the documents of a folder of SRT and WebVTT files named ``<group>-<number>``."""
    paths = sorted(p for p in folder.iterdir() if p.suffix in {".srt", ".vtt"})
    return [_document(path, language) for path in paths]


def _document(path: Path, language: str) -> Document:
    cues = _cues(path.read_text(encoding="utf-8-sig"))
    text = " ".join(" ".join(cue) for cue in cues)
    words = Words()
    for batch in to_words([Line(1, text)], language):
        words = words + batch
    ends: dict[int, int] = {}  # characters, spaces left out, up to a break: its label
    count = 0
    for cue in cues:
        for k, line in enumerate(cue):
            count += len(line.replace(" ", ""))
            ends[count] = 2 if k == len(cue) - 1 else 1
    labels, count = [], 0
    for token in words.display:
        count += len(token)
        labels.append(ends.get(count, 0))
    return Document(path.stem, re.sub(r"-\d+$", "", path.stem), words, labels)


def _cues(text: str) -> list[list[str]]:
    """Return the lines of each cue; sounds, speakers and music are no running text."""
    cues: list[list[str]] = []
    for part in _TIMES.split(text.replace("\r\n", "\n"))[1:]:
        body = html.unescape(_TAGS.sub(" ", part.strip("\n").partition("\n\n")[0]))
        lines = [_line(line) for line in body.split("\n")]
        lines = [line for line in lines if re.search(r"\w", line)]
        if lines and not re.search("[♪♫♬#]", body) and (not cues or cues[-1] != lines):
            cues.append(lines)
    return cues


def _line(line: str) -> str:
    line = _LEAD.sub("", _INVISIBLE.sub("", line).replace("\u00a0", " "))
    return " ".join(_SPEAKER.sub("", line).split())
