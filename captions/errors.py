"""One tree of errors; each knows what went wrong, where, what to do, and its exit code.

::

    CaptionsError
    ├── UsageError          exit 2   options that contradict one another or are out of range
    ├── InputError          exit 3   an input that cannot be used
    │   └── ProfileError    exit 3   a profile file that cannot be used
    ├── OutputError         exit 3   an output that cannot be written
    └── MissingExtraError   exit 4   an optional part that is not installed
"""

from __future__ import annotations

from typing import ClassVar, Self

__all__ = [
    "CaptionsError",
    "InputError",
    "MissingExtraError",
    "OutputError",
    "ProfileError",
    "UsageError",
]


class CaptionsError(Exception):
    """Base of every error this package raises on purpose.

    Args:
        problem: What is wrong, as a clause without a full stop.
        source: The file or option it is about.
        line: 1-based line number in that source.
        remedy: What the reader can do, as a clause without a full stop.

    >>> str(InputError("the file is empty", source="a.txt", remedy="give some text"))
    'a.txt: the file is empty; give some text'
    """

    exit_code: ClassVar[int] = 1

    def __init__(
        self,
        problem: str,
        source: str | None = None,
        line: int | None = None,
        remedy: str | None = None,
    ) -> None:
        # All four go to Exception so that an error survives pickling between processes.
        super().__init__(problem, source, line, remedy)
        self.problem = problem
        self.source = source
        self.line = line
        self.remedy = remedy

    def about(self, source: str) -> Self:
        """Return this error as one about a source, unless it names another already.

        >>> str(InputError("is empty").about("a.txt")), str(InputError("is empty", "b").about("a"))
        ('a.txt: is empty', 'b: is empty')
        """
        if self.source is not None:
            return self
        return type(self)(self.problem, source, self.line, self.remedy)

    def __str__(self) -> str:
        place = self.source or ""
        if self.line is not None:
            place += f", line {self.line}" if place else f"line {self.line}"
        sentence = f"{place}: {self.problem}" if place else self.problem
        return f"{sentence}; {self.remedy}" if self.remedy else sentence


class UsageError(CaptionsError):
    """Options that contradict one another, or a value outside its range."""

    exit_code = 2


class InputError(CaptionsError):
    """An input that cannot be used: unreadable, binary, empty, not what it claims."""

    exit_code = 3


class ProfileError(InputError):
    """A profile that does not exist, or a profile file with unknown or impossible values."""


class OutputError(CaptionsError):
    """An output that cannot be written: no such folder, no permission, a full disk."""

    exit_code = 3


class MissingExtraError(CaptionsError):
    """A feature whose optional dependencies are not installed."""

    exit_code = 4
