"""What mending a file of captions gives: its cues, each in the form that a library reads right."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from captions.formats.repairs import Repairs

__all__ = ["Block", "in_order"]

READ_MS_A_CHARACTER = 60
LEAST_MS, MOST_MS = 500, 5000


class Block(NamedTuple):
    """A cue as text.

    Attributes:
        line: 1-based line of its times.
        start_ms: In-time.
        end_ms: Out-time.
        payload: Its lines, mark-up included; none is blank.
        id: Its identifier.
        settings: What follows its times.
        text_line: 1-based line of its text.
        raw: The whole cue, if it can be read as it stands.
    """

    line: int
    start_ms: int
    end_ms: int
    payload: str
    id: str = ""
    settings: str = ""
    text_line: int = 0
    raw: str = ""


def in_order(blocks: list[Block], repairs: Repairs, lines: list[str]) -> list[tuple[int, Block]]:
    """Return the blocks in order of time, each with where it stood.

    All end after they start: a cue that ends too early stays as long as it takes to read, or until
    the next one starts.
    """
    rows = list(enumerate(blocks))
    if any(a.start_ms > b.start_ms for a, b in pairwise(blocks)):
        latest = -1
        for block in blocks:
            if block.start_ms < latest:
                line = lines[block.line - 1]
                repairs("out-of-order", block.line, line, line)
            latest = max(latest, block.start_ms)
        rows.sort(key=lambda row: row[1].start_ms)
    for at, (place, block) in enumerate(rows):
        if block.end_ms > block.start_ms:
            continue
        following = next(
            (b.start_ms for _, b in rows[at + 1 :] if b.start_ms > block.start_ms), None
        )
        stay = min(MOST_MS, max(LEAST_MS, READ_MS_A_CHARACTER * len(block.payload)))
        end = block.start_ms + stay
        if following is not None:
            end = min(end, following)
        line = lines[block.line - 1]
        repairs("end-before-start", block.line, line, f"{line} (until {end} ms)")
        rows[at] = (place, block._replace(end_ms=end, raw=""))
    return rows
