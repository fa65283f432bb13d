"""A table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

import typer

__all__ = ["print_table"]


def print_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows of cells, the first the head, in columns."""
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())
