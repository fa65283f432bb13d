"""What forced aligners write: Gentle, aeneas, Montreal's, NIST's CTM, Praat's TextGrid. Seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from captions.timing.recorded.heard import Heard, milliseconds
from captions.timing.recorded.rows import objects

__all__ = ["aeneas", "ctm", "gentle", "labels", "montreal", "textgrid"]

_SILENT = frozenset({"", "sil", "sp", "spn", "<eps>", "<sil>", "<unk>", "<s>", "</s>", "!sil"})
_CTM = re.compile(r"\S+\s+\S+\s+(\d+\.?\d*|\.\d+)\s+(\d+\.?\d*|\.\d+)\s+(\S+)(?:\s+\S+)*\s*")
_LABEL = re.compile(r"(\d+\.?\d*)\t(\d+\.?\d*)\t(.*)")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"|(-?\d+\.?\d*(?:[eE]-?\d+)?)(?=\s|$)|<(exists|absent)>')


def gentle(found: Any) -> Iterator[Heard]:
    """Yield Gentle's words; those that it has not found in the audio have no times."""
    for word in found["words"]:
        if word["case"] == "success":
            yield from objects([word], "word", "start", "end")
        else:
            yield Heard(word["word"], None, None)


def aeneas(found: Any) -> Iterator[Heard]:
    """Yield the fragments of aeneas: lines of text, whose words share their time."""
    for fragment in found["fragments"]:
        begin, end = milliseconds(fragment["begin"]), milliseconds(fragment["end"])
        yield Heard(" ".join(fragment["lines"]), begin, end)


def montreal(found: Any) -> Iterator[Heard]:
    """Yield the words of the Montreal Forced Aligner's JSON, of all speakers in order of time."""
    tiers = found["tiers"]
    rows = chain.from_iterable(
        tiers[name]["entries"] for name in tiers if name.lower().split(" - ")[-1] == "words"
    )
    for start, end, text in sorted(rows):
        if text.lower() not in _SILENT:
            yield Heard(text, milliseconds(start), milliseconds(end))


def ctm(text: str) -> Iterator[Heard]:
    """Yield the words of NIST's CTM: recording, channel, start, duration, word; ``;;`` comments."""
    for line in filter(None, map(str.strip, text.split("\n"))):
        if line.startswith(";;"):
            continue
        match = _CTM.fullmatch(line)
        if not match:
            raise KeyError(line[:40])
        start, lasts = (milliseconds(part) or 0.0 for part in match.group(1, 2))
        if match[3].lower() not in _SILENT:
            yield Heard(match[3], start, start + lasts)


def labels(text: str) -> Iterator[Heard]:
    """Yield the labels of Audacity: start, end and text, parted by tabs."""
    for line in filter(str.strip, text.split("\n")):
        match = _LABEL.fullmatch(line)
        if not match:
            raise KeyError(line[:40])
        yield Heard(match[3], milliseconds(match[1]), milliseconds(match[2]))


def textgrid(text: str) -> Iterator[Heard]:
    """Yield the words of Praat's TextGrid, long or short: the intervals of the tiers for words.

    Both forms are the same values in the same order, with or without their names.
    """
    if "ooTextFile" not in text[:200]:
        raise KeyError("ooTextFile")
    rest = re.sub(r"(?m)^[^\"\n]*?(?:\[\d*\]:|=)", " ", text.partition('"TextGrid"')[2])
    values = iter(
        [
            m[1].replace('""', '"') if m[1] is not None else m[2] or m[3]
            for m in _QUOTED.finditer(rest)
        ]
    )
    tiers = dict(_tiers(values))
    named = [name for name in tiers if name.lower().split(" - ")[-1] in {"words", "word"}]
    rows = chain.from_iterable(tiers[name] for name in named or list(tiers)[:1])
    for start, end, word in sorted(rows):
        if word.strip().lower() not in _SILENT:
            yield Heard(word, 1000 * start, 1000 * end)


def _tiers(values: Iterator[str]) -> Iterator[tuple[str, list[tuple[float, float, str]]]]:
    """Yield the name of each tier and its intervals; points have no duration and are no words."""
    take = values.__next__
    take(), take(), take()  # first time, last time, <exists>
    for _ in range(int(float(take()))):
        kind, name = take(), take()
        take(), take()
        size = int(float(take()))
        if kind == "IntervalTier":
            yield name, [(float(take()), float(take()), take()) for _ in range(size)]
        else:
            for _ in range(2 * size):
                take()
