"""Reports: what was found, as text; each a module with one function, ``render``."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from captions.checks.result import Result

__all__ = ["REPORTS", "Renderer", "renderer"]

REPORTS = {
    "table": "captions.checks.reports.table",
    "json": "captions.checks.reports.json",
    "sarif": "captions.checks.reports.sarif",
    "github": "captions.checks.reports.github",
}
"""Name and module of each form a report may take."""


class Renderer(Protocol):
    """Writes results as they come."""

    def __call__(self, results: Iterable[Result]) -> Iterator[str]:
        """Yield the text of the report, piece by piece."""


def renderer(kind: str) -> Renderer:
    """Return the function that writes a form of report."""
    render: Renderer = import_module(REPORTS[kind]).render
    return render
