"""What reading captions may have to repair: one name a defect, and the sentence that explains it.

A reader tells every repair to a `Repairs`; they come out as the same edits that cleaning logs.
"""

from __future__ import annotations

from collections.abc import Callable

from captions.model import Edit

__all__ = ["WHY", "Repairs", "Report"]

Report = Callable[[str, str, int], None]
"""Is told of a repair inside a text: its kind, the piece, and its offset."""

WHY = {
    "arrow-in-text": "an arrow in a text would be read as a timing",
    "blank-line-in-cue": "an empty line ends a cue, but no new cue starts after it",
    "coordinates": "no player reads coordinates after the times",
    "cue-settings": "no setting of WebVTT, or not a value it may have",
    "duplicate-id": "two cues have this identifier",
    "end-before-start": "a cue ends after it starts",
    "misleading-id": "an identifier does not look like a note, a style or a region",
    "misplaced-block": "styles and regions stand before the first cue",
    "missing-blank-line": "an empty line separates two cues",
    "missing-number": "a cue of SubRip has a number",
    "missing-signature": "a WebVTT file starts with WEBVTT",
    "no-text": "a cue has text",
    "nul": "a zero character is no text",
    "out-of-order": "cues stand in order of time",
    "signature": "after WEBVTT comes a space or the end of the line",
    "stray-ampersand": "an ampersand is written &amp;",
    "stray-bracket": "a bracket that opens no tag is written &lt;",
    "stray-text": "text that belongs to no cue",
    "time-form": "a time has another form in this format",
    "time-tag": "times inside a cue go up, and lie between its start and its end",
    "unclosed-tag": "a tag that is opened is closed",
    "unknown-tag": "no tag of this format",
    "unopened-tag": "a tag that is closed was opened, the last one first",
    "unreadable-cue": "not a cue that can be read",
    "unreadable-time": "not a time that can be read",
    "wrong-number": "cues are numbered from 1 on",
}


class Repairs:
    """Collects the repairs of one file.

    >>> repairs = Repairs()
    >>> repairs("time-form", 2, "00:01,0 --> 00:02,0", "00:01.000 --> 00:02.000")
    >>> repairs.edits[0].kind, repairs.edits[0].first, repairs.edits[0].why
    ('time-form', 2, 'a time has another form in this format')
    """

    def __init__(self) -> None:
        self.edits: list[Edit] = []

    def __call__(self, kind: str, line: int, before: str, after: str | None = None) -> None:
        """Take down a repair of the line or lines ``before``; after None: they are gone."""
        lines = tuple(before.split("\n"))
        now = () if after is None else tuple(after.split("\n"))
        self.edits.append(Edit(kind, line, line + len(lines) - 1, lines, now, WHY[kind]))

    def inside(self, line: int, payload: str) -> Report:
        """Return what takes down repairs inside a text that starts at a line."""

        def report(kind: str, piece: str, offset: int) -> None:
            row = payload.count("\n", 0, offset)
            self(kind, line + row, piece.replace("\n", " "))

        return report

    def sorted(self) -> tuple[Edit, ...]:
        """Return the repairs in the order of their lines."""
        return tuple(sorted(self.edits, key=lambda edit: edit.first))
