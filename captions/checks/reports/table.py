"""A table for people: cue, time, rule, value against limit; a summary line a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.checks.result import Result, summary, together
from captions.timecode import format_time
from captions.width import columns, graphemes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from captions.checks.case import Finding

__all__ = ["render"]

_HEAD = ("cue", "line", "time", "rule", "value", "limit")
_WIDEST = 48
"""Columns of a value; a longer one is cut short."""


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
    widths = [max(columns(row[i]) for row in rows) for i in range(len(_HEAD))]
    for row in rows:
        cells = [cell + " " * (w - columns(cell)) for cell, w in zip(row, widths, strict=True)]
        cells[0] = row[0].rjust(widths[0])
        cells[1] = row[1].rjust(widths[1])
        yield "  ".join(cells).rstrip() + "\n"


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
        return text if columns(text) <= _WIDEST else "".join(graphemes(text)[: _WIDEST // 2]) + "…"
    return f"{value:g} {unit}".rstrip()
