"""A table for people: cue, time, rule, value against limit; a summary line a file.

No row is wider than a terminal of old; a long value goes on below itself.
"""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from captions.checks.result import Result, summary, together
from captions.timecode import format_time
from captions.width import columns, graphemes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from captions.checks.case import Finding

__all__ = ["render"]

_HEAD = ("cue", "line", "time", "rule", "value", "limit")
_SCREEN = 80
"""Columns of a row."""
_LIMIT = 18
"""Columns of the limit: the longest that are figures, “0.083 s or ≥ 0.5 s”, have so many."""
_LEAST = 12
"""Columns that a value has in any case."""
_LONGEST = 96
"""Columns of a value in all; a longer one is cut short."""


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield a table for each file with findings, and its summary."""
    seen = []
    for result in results:
        seen.append(result)
        if result.findings:
            yield from _table([_HEAD, *map(_row, result.findings)])
        yield summary(result) + "\n"
    if len(seen) > 1:
        yield summary(together(seen)) + "\n"


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(columns(row[i]) for row in rows) for i in range(4)]
    room = _SCREEN - sum(widths) - 2 * len(widths)
    with_limit = [columns(value) for *_, value, limit in rows if limit]
    narrow = max(_LEAST, min(room - 2 - _LIMIT, max(with_limit)))
    for row in rows:
        cue, line, time, rule, value, limit = row
        head = [cue.rjust(widths[0]), line.rjust(widths[1]), time.ljust(widths[2])]
        head.append(rule.ljust(widths[3]))
        width = narrow if limit else max(_LEAST, room)
        values, limits = _wrapped(value, width), _wrapped(limit, max(_LIMIT, room - 2 - narrow))
        for i, (v, w) in enumerate(zip_longest(values, limits, fillvalue="")):
            start = head if i == 0 else [" " * columns(cell) for cell in head]
            padded = v + " " * (width - columns(v))
            yield "  ".join([*start, padded, w]).rstrip() + "\n"


def _wrapped(text: str, width: int) -> list[str]:
    """Return a cell's lines.

    >>> _wrapped("not after a subject pronoun", 18)
    ['not after a', 'subject pronoun']
    """
    if columns(text) <= width:
        return [text]
    half = columns(text) > len(text)  # full-width characters take two columns
    return textwrap.wrap(text, max(1, width // 2 if half else width)) or [text]


def _row(finding: Finding) -> tuple[str, ...]:
    return (
        str(finding.cue or "–"),
        str(finding.line or "–"),
        "–" if finding.start_ms is None else format_time(finding.start_ms),
        finding.rule,
        _shown(finding.value, finding.unit) or finding.message,
        _shown(finding.limit, finding.unit),
    )


def _shown(value: float | str | None, unit: str) -> str:
    """Return a value as a cell.

    >>> _shown(45.0, "characters"), _shown(None, ""), _shown("the | house", "")
    ('45 characters', '', 'the | house')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        text = "".join(c if c.isprintable() else "\ufffd" for c in value)
        long = columns(text) > _LONGEST
        return "".join(graphemes(text)[: _LONGEST // 2]) + "…" if long else text
    return f"{value:g} {unit}".rstrip()
