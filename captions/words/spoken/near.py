"""What stands at a place of a text: enough to tell which rules may apply there."""

from __future__ import annotations

import re

__all__ = ["RUN", "Near"]

_SIZE = 240
"""Characters seen; a token as long as that may be anything."""

_LETTERS = re.compile(r"[^\W\d_]*")
_DIGIT = re.compile(r"\d")
RUN = re.compile(r"[^\W\d_²³¼-¾⅐-⅞]+|[^\w\s]")
"""A run of letters, or a sign."""


class Near:
    """The characters from a place on.

    >>> near = Near("in May 2020, 5 km", 3)
    >>> near.token, near.next, near.letters, near.few
    ('May', '2020,', 'may', 'May 2020, 5 km')

    Attributes:
        ahead: The next characters.
        low: The same in lower case.
        char: The first of them.
        is_number: Whether it is a digit.
        letters: The run of letters that starts here, in lower case; those of months are ASCII.
        token: The characters up to the next space.
        next: The token after.
        few: The next five tokens as one text; an amount or a date has no more.
        digits: Whether the token has a digit.
        few_digits: Whether one of the next five tokens has one.
        unknown: Whether the token is too long to be seen whole.
    """

    __slots__ = (
        "_position",
        "_runs",
        "_text",
        "ahead",
        "char",
        "digits",
        "few",
        "few_digits",
        "is_number",
        "letters",
        "low",
        "next",
        "token",
        "unknown",
    )

    def __init__(self, text: str, position: int) -> None:
        self._text = text
        self._position = position
        self._runs: frozenset[str] | None = None
        self.ahead = text[position : position + _SIZE]
        self.low = self.ahead.lower()
        self.char = self.ahead[0]
        self.is_number = self.char.isdecimal()
        self.letters = _LETTERS.match(self.low)[0]  # type: ignore[index]  # it matches ""
        tokens = self.ahead.split(" ", 5)[:5]
        self.token = tokens[0]
        self.next = tokens[1] if len(tokens) > 1 else ""
        self.few = " ".join(tokens)
        self.few_digits = _DIGIT.search(self.few) is not None
        self.digits = self.few_digits and _DIGIT.search(self.token) is not None
        self.unknown = len(self.token) == _SIZE

    @property
    def before(self) -> str:
        """The characters before."""
        return self._text[max(self._position - 40, 0) : self._position]

    @property
    def runs(self) -> frozenset[str]:
        """The runs of letters, and the signs, of the next five tokens, in lower case."""
        if self._runs is None:
            self._runs = frozenset(RUN.findall(self.few.lower()))
        return self._runs

    def has(self, chars: frozenset[str]) -> bool:
        """Return whether the token has one of these characters."""
        return not chars.isdisjoint(self.token)

    def has_few(self, chars: frozenset[str]) -> bool:
        """Return whether one of the next five tokens has one of these characters."""
        return not chars.isdisjoint(self.few)
