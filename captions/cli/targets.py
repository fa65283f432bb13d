"""Where the captions of each input go, and in which format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from captions.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["targets"]


def targets(
    inputs: Sequence[str], output: str | None, to: str | None
) -> list[tuple[str, str, str]]:
    """Return source, target and format of each input."""
    from captions.formats import FORMATS, format_of, renderer
    from captions.writing import make_folder

    if to is not None:
        renderer(to)
    folder = output is not None and (
        len(inputs) > 1 or Path(output).is_dir() or output.endswith("/")
    )
    if len(inputs) > 1 and output is None:
        raise UsageError("several inputs need a folder", remedy="give one with -o DIR")
    if not folder:
        kind = to or (format_of(output) if output else None) or "srt"
        if output and to is None and Path(output).suffix and format_of(output) is None:
            remedy = f"choose from {', '.join(FORMATS)}, or say --to"
            raise UsageError(f"{Path(output).suffix} is not a format", f"-o {output}", None, remedy)
        return [(inputs[0], output or "-", kind)]
    if output is None or (Path(output).exists() and not Path(output).is_dir()):
        raise UsageError("is a file; several inputs need a folder", f"-o {output}")
    kind = to or "srt"
    sources: dict[str, str] = {}
    for source in inputs:
        name = "stdin" if source == "-" else Path(source).stem
        target = str(Path(output, f"{name}.{kind}"))
        if target in sources:
            raise UsageError(f"{sources[target]} and {source} would both become {target}")
        sources[target] = source
    make_folder(output)
    return [(source, target, kind) for target, source in sources.items()]
