"""What a person should know, on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captions.decoding import Note

__all__ = ["notes"]


def notes(quiet: bool) -> Note:
    """Return what tells a person, unless they want to hear nothing."""

    def note(text: str) -> None:
        if not quiet:
            sys.stderr.write(f"captions: {text}\n")

    return note
