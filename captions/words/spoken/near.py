"""What stands at a place of a text: enough to tell which rules may apply there."""

from __future__ import annotations

__all__ = ["Near"]

_SIZE = 240
"""Characters seen; a token as long as that may be anything."""


class Near:
    """The characters from a place on.

    >>> near = Near("in May 2020, 5 km", 3)
    >>> near.token, near.next, near.letters(), near.few
    ('May', '2020,', 'may', 'May 2020, 5 km')

    Attributes:
        ahead: The next characters.
        low: The same in lower case.
        char: The first of them.
        token: Those up to the next space.
        next: The token after.
        few: The next four tokens as one text; an amount has no more.
        unknown: Whether the token is too long to be seen whole.
    """

    __slots__ = ("_position", "_text", "ahead", "char", "few", "low", "next", "token", "unknown")

    def __init__(self, text: str, position: int) -> None:
        self._text = text
        self._position = position
        self.ahead = text[position : position + _SIZE]
        self.low = self.ahead.lower()
        self.char = self.ahead[0]
        tokens = self.ahead.split(" ", 4)[:4]
        self.token = tokens[0]
        self.next = tokens[1] if len(tokens) > 1 else ""
        self.few = " ".join(tokens)
        self.unknown = len(self.token) == _SIZE

    @property
    def before(self) -> str:
        """The characters before."""
        return self._text[max(self._position - 40, 0) : self._position]

    def tokens(self, count: int) -> str:
        """Return some tokens as one text."""
        return " ".join(self.ahead.split(" ", count)[:count])

    @property
    def is_number(self) -> bool:
        """Whether a digit stands here."""
        return self.char.isdecimal()

    @property
    def digits(self) -> bool:
        """Whether the token has a digit."""
        return any(map(str.isdecimal, self.token))

    def has(self, chars: frozenset[str]) -> bool:
        """Return whether the token has one of these characters."""
        return not chars.isdisjoint(self.token)

    def has_few(self, chars: frozenset[str]) -> bool:
        """Return whether one of the next four tokens has one of these characters."""
        return not chars.isdisjoint(self.few)

    def letters(self) -> str:
        """Return the run of letters that starts here, in lower case; those of months are ASCII."""
        size = next((i for i, char in enumerate(self.low) if not char.isalpha()), len(self.low))
        return self.low[:size]
