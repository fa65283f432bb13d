"""The text of a file of captions, before any format looks at it."""

from __future__ import annotations

from captions.formats.repairs import Repairs

__all__ = ["clean_source"]


def clean_source(text: str, repairs: Repairs) -> str:
    r"""Return a text with ``\n`` line ends, without byte-order mark and zero characters.

    >>> clean_source("\ufeffa\r\nb\rc", Repairs())
    'a\nb\nc'
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        for number, line in enumerate(text.split("\n"), 1):
            if "\0" in line:
                repairs("nul", number, line, line.replace("\0", ""))
        text = text.replace("\0", "")
    return text
