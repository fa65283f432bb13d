"""A voice that does not exist, and the names that come near it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from captions.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["unknown_voice"]


def unknown_voice(name: str, known: Iterable[str]) -> InputError:
    """Return the error that says so.

    >>> str(unknown_voice("en-uk", ["en-us", "en-gb", "de"]))
    "--voice: there is no voice 'en-uk'; did you mean en-us, en-gb? `captions voices` lists all"
    """
    names = list(dict.fromkeys(known))
    near = get_close_matches(name.lower(), names, 3, 0.5)
    remedy = f"did you mean {', '.join(near)}? `captions voices` lists all"
    return InputError(
        f"there is no voice {name!r}",
        "--voice",
        remedy=remedy if near else "`captions voices` lists all",
    )
