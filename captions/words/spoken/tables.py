"""Tables: text files in ``data/``, one entry a line, fields apart by tabs, ``#`` comments."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["alternatives", "entries", "initials", "listed", "mapping", "words"]

_FOLDER = Path(__file__).parent / "data"


@cache
def entries(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of a table, each with its fields.

    >>> entries("en/states")[0]
    ('AL', 'Alabama')
    """
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("# "))
    return tuple(tuple(filter(None, row)) for row in rows)


@cache
def mapping(name: str) -> dict[str, str]:
    """Return a table of two fields as a mapping."""
    return {entry[0]: entry[1] for entry in entries(name)}


@cache
def words(name: str) -> frozenset[str]:
    """Return the first fields of a table."""
    return frozenset(entry[0] for entry in entries(name))


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a text: a table of a line or two.

    >>> listed("one two")
    ('one', 'two')
    """
    return tuple(words.split())


def initials(keys: Iterable[str]) -> str:
    """Return the first characters of keys, in lower case.

    >>> initials(["Dr.", "St.", "Sgt."])
    'ds'
    """
    return "".join(sorted({key[0].lower() for key in keys}))


def alternatives(keys: Iterable[str]) -> str:
    """Return a pattern that matches any key, the longest first.

    >>> alternatives(["m", "mm"])
    'mm|m'
    """
    return "|".join(map(re.escape, sorted(keys, key=lambda key: (-len(key), key))))
