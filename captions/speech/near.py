"""A voice that does not exist, and the names that come near it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from captions.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["unknown_voice"]


def unknown_voice(name: str, known: Mapping[str, str]) -> InputError:
    """Return the error that says so.

    Args:
        name: What was asked for.
        known: What each voice may be called, in small letters, and the name that it is listed by.

    >>> known = {"en-us": "en-us", "en-gb": "en-gb", "english (america)": "en-us"}
    >>> str(unknown_voice("en-uk", known))
    "--voice: there is no voice 'en-uk'; did you mean en-us, en-gb? `captions voices` lists all"
    >>> unknown_voice("English", known).remedy
    'did you mean en-us? `captions voices` lists all'
    """
    wanted = name.lower()
    near = [alias for alias in known if wanted in alias]
    near = near or get_close_matches(wanted, known, 3, 0.6)
    names = list(dict.fromkeys(known[alias] for alias in near))[:3]
    remedy = f"did you mean {', '.join(names)}? " if names else ""
    return InputError(
        f"there is no voice {name!r}", "--voice", remedy=f"{remedy}`captions voices` lists all"
    )
