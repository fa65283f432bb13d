"""Regular expressions that a run may do without are not compiled in it."""

from __future__ import annotations

import re
from functools import cached_property

__all__ = ["Pattern"]


class Pattern:
    """A regular expression that is compiled when it is first tried: most never are.

    >>> Pattern("a+").compiled.sub("b", "caab")
    'cbb'
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source, self.flags)
