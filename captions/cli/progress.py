"""Bars that show how far a command is; on a terminal only, and not if it is to be quiet."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from captions.speaking import Script

__all__ = ["bytes_read", "sentences_spoken"]


def _seen(target: str, quiet: bool) -> bool:
    return not quiet and sys.stderr.isatty() and not (target == "-" and sys.stdout.isatty())


@contextmanager
def bytes_read(source: str, target: str, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """Show how much of a file has been read, on a terminal, unless captions go there too."""
    size = Path(source).stat().st_size if source != "-" and Path(source).is_file() else 0
    if size < 1 << 20 or not _seen(target, quiet):
        yield None
        return
    with typer.progressbar(length=size, label=source, file=sys.stderr) as bar:
        yield bar.update


@contextmanager
def sentences_spoken(
    text: Script, source: str, target: str, quiet: bool
) -> Iterator[tuple[Script, Callable[[int], None] | None]]:
    """Show how many sentences have been spoken, on a terminal, unless captions go there too."""
    if not _seen(target, quiet):
        yield text, None
        return
    from captions.speech.narrate import sentences_of

    words = list(text.words)
    count = sum(1 for _ in sentences_of(words))
    with typer.progressbar(length=count, label=source, file=sys.stderr) as bar:
        yield replace(text, words=iter(words)), bar.update
