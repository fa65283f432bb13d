"""JSON with everything known: cues, words with both views and times, source lines, edits.

Schema, version 1 (a new key does not change the version; times are integer milliseconds)::

    {"format": "captions", "version": 1, "language": "en",
     "cues": [{"start_ms": 0, "end_ms": 1500, "lines": ["Hello there."],
               "source_lines": [1, 1],
               "words": [{"display": "Hello", "spoken": "Hello", "line": 1,
                          "start_ms": 0, "end_ms": 400}, …]}, …],
     "edits": [{"kind": "repeat", "first": 5, "last": 7, "before": ["…"], "after": [],
                "why": "the same as lines 2–4"}, …]}

A word has ``"glued": true`` if no space stands before it, and ``"end": "sentence"`` or
``"paragraph"`` if that ends after it. One cue and one edit a line, so that a stream can be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from captions.model import Cue, Edit, End, Head, Word

__all__ = ["VERSION", "edit_object", "render"]

VERSION = 1


def render(cues: Iterable[Cue], head: Head) -> Iterator[str]:
    """Yield one JSON object, a line a cue and a line an edit."""
    top = json.dumps({"format": "captions", "version": VERSION, "language": head.language})
    yield top[:-1] + ',\n"cues": ['
    yield from _items(_cue(cue) for cue in cues)
    yield '],\n"edits": ['
    yield from _items(edit_object(edit) for edit in head.edits)
    yield "]}\n"


def _items(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    separator = "\n"
    for item in items:
        yield separator + json.dumps(item, ensure_ascii=False)
        separator = ",\n"
    if separator != "\n":
        yield "\n"


def _cue(cue: Cue) -> dict[str, Any]:
    found: dict[str, Any] = {
        "start_ms": cue.start_ms,
        "end_ms": cue.end_ms,
        "lines": list(cue.lines),
    }
    if cue.words:
        found["source_lines"] = [min(cue.words.line), max(cue.words.line)]
        found["words"] = [_word(word) for word in cue.words]
    return found


def _word(word: Word) -> dict[str, Any]:
    found: dict[str, Any] = {"display": word.display, "spoken": word.spoken, "line": word.line}
    if word.start_ms is not None:
        found |= {"start_ms": word.start_ms, "end_ms": word.end_ms}
    if word.glued:
        found["glued"] = True
    if word.end is not End.NONE:
        found["end"] = word.end.name.lower()
    return found


def edit_object(edit: Edit) -> dict[str, Any]:
    """Return an edit as a JSON object."""
    return {
        "kind": edit.kind,
        "first": edit.first,
        "last": edit.last,
        "before": list(edit.before),
        "after": list(edit.after),
        "why": edit.why,
    }
