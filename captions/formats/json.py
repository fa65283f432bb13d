"""JSON with everything known: cues, words with both views and times, source lines, edits.

Schema, version 1 (a new key does not change the version; times are integer milliseconds)::

    {"format": "captions", "version": 1, "language": "en",
     "header": ["…"], "extras": [{"before": 0, "text": "NOTE …"}],
     "cues": [{"start_ms": 0, "end_ms": 1500, "lines": ["Hello there."],
               "id": "…", "settings": "line:0", "marks": [[0, 5, "i"]], "source_lines": [1, 1],
               "words": [{"display": "Hello", "spoken": "Hello", "line": 1,
                          "start_ms": 0, "end_ms": 400}, …]}, …],
     "edits": [{"kind": "repeat", "first": 5, "last": 7, "before": ["…"], "after": [],
                "why": "the same as lines 2–4"}, …]}

A word has ``"glued": true`` if no space stands before it, and ``"end": "sentence"`` or
``"paragraph"`` if that ends after it. ``header``, ``extras``, ``id``, ``settings`` and ``marks``
are there if there are any. One cue and one edit a line, so that a stream can be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from captions.errors import InputError
from captions.model import Cue, Edit, End, Extra, Head, Mark, Track, Word, Words

__all__ = ["VERSION", "edit_object", "parse", "render"]

VERSION = 1


def render(cues: Iterable[Cue], head: Head) -> Iterator[str]:
    """Yield one JSON object, a line a cue and a line an edit."""
    known: dict[str, Any] = {"format": "captions", "version": VERSION, "language": head.language}
    if head.header:
        known["header"] = list(head.header)
    if head.extras:
        known["extras"] = [extra._asdict() for extra in head.extras]
    top = json.dumps(known, ensure_ascii=False)
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
    if cue.id:
        found["id"] = cue.id
    if cue.settings:
        found["settings"] = cue.settings
    if cue.marks:
        found["marks"] = [list(mark) for mark in cue.marks]
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


def parse(text: str) -> Track:
    """Return the track that `render` wrote, words and edits included.

    Raises:
        InputError: It is something else.

    >>> track = Track((Cue(0, 900, ("Hi",), "a", marks=(Mark(0, 2, "i"),)),))
    >>> parse("".join(render(track.cues, track.head))) == track
    True
    """
    try:
        found = json.loads(text.removeprefix("\ufeff"))
        if found["format"] != "captions" or found["version"] != VERSION:
            raise InputError("is JSON of another kind or version", remedy=f"give version {VERSION}")
        extras = tuple(Extra(int(e["before"]), str(e["text"])) for e in found.get("extras", ()))
        edits = [_edit_of(edit) for edit in found.get("edits", ())]
        head = Head(str(found["language"]), tuple(map(str, found.get("header", ()))), extras, edits)
        return Track(tuple(map(_cue_of, found["cues"])), head)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"is not our JSON ({type(error).__name__}: {error})") from None


def _cue_of(found: dict[str, Any]) -> Cue:
    rows = found.get("words", ())
    words = Words(
        [w["display"] for w in rows],
        [w["spoken"] for w in rows],
        [w["line"] for w in rows],
        [bool(w.get("glued")) for w in rows],
        [End[w.get("end", "none").upper()] for w in rows],
    )
    if rows and all("start_ms" in w for w in rows):
        words = words.at([int(w["start_ms"]) for w in rows], [int(w["end_ms"]) for w in rows])
    marks = tuple(Mark(int(a), int(b), str(tag)) for a, b, tag in found.get("marks", ()))
    return Cue(
        int(found["start_ms"]),
        int(found["end_ms"]),
        tuple(map(str, found["lines"])),
        str(found.get("id", "")),
        str(found.get("settings", "")),
        marks,
        words,
    )


def _edit_of(found: dict[str, Any]) -> Edit:
    before, after = tuple(found["before"]), tuple(found["after"])
    return Edit(found["kind"], int(found["first"]), int(found["last"]), before, after, found["why"])
