"""What stands at a place of a text: enough to tell which rules may apply there."""

from __future__ import annotations

import re
from collections.abc import Callable

from captions.pattern import Pattern

__all__ = ["RUN", "SIZE", "Look", "Near", "Token", "stop_after"]

SIZE = 240
"""Characters seen; a token as long as that may be anything."""

_LETTERS = re.compile(r"[^\W\d_]*")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[-−–+]?(?:\.?\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒])")
RUN = re.compile(r"[^\W\d_²³¼-¾⅐-⅞]+|[^\w\s]")
"""A run of letters, or a sign."""
_ENDS = frozenset(',.;:!?…]}”»"%')
_LINKS = frozenset("-–−x×/°'’′½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒")
_SCALE = Pattern(
    r"to$|.*(?:thousand|(?:m|b|tr|quadr|quint)illion)|(?:ml?n|mil|bl?n|tn|lakh|crore|[kmbt])\b",
    re.IGNORECASE,
)


class Token:
    """The characters from a place up to the next space, and what they say by themselves.

    >>> token = Token("May,")
    >>> token.char, token.letters, token.digits, token.leads
    ('M', 'may', False, False)

    Attributes:
        text: The characters.
        low: The same in lower case.
        char: The first of them.
        is_number: Whether it is a digit.
        letters: The run of letters that starts here, in lower case; those of months are ASCII.
        digits: Whether there is a digit.
        runs: The runs of letters, and the signs, in lower case.
        leads: Whether a number starts here, its sign included.
        goes_on: Whether the next token may belong to it: no mark ends it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = text.lower()
        self.char = text[0]
        self.is_number = self.char.isdecimal()
        self.letters = _LETTERS.match(self.low)[0]  # type: ignore[index]  # it matches ""
        self.digits = _DIGIT.search(text) is not None
        self.runs = frozenset(RUN.findall(self.low))
        self.goes_on = text[-1] not in _ENDS
        self.leads = _NUMBER.match(text) is not None

    def has(self, chars: frozenset[str]) -> bool:
        """Return whether one of these characters is there."""
        return not chars.isdisjoint(self.text)


class Near:
    """The characters around a place.

    >>> near = Near("in May 2020, 5 km", 3, "May")
    >>> near.next, near.few, near.before
    ('2020,', 'May 2020, 5 km', 'in ')

    Attributes:
        text: The whole text.
        position: The place in it.
        token: The characters up to the next space.
        ahead: The next characters.
        next: The token after.
    """

    def __init__(self, text: str, position: int, token: str) -> None:
        self.text = text
        self.position = position
        self.token = token
        self.ahead = text[position : position + SIZE]
        self.next = self.ahead[len(token) + 1 :].partition(" ")[0]
        self._few = ""
        self._runs: frozenset[str] | None = None

    @property
    def joined(self) -> bool:
        """Whether the next token joins more to a number: "- 20", "million km"."""
        first = self.next[:1]
        return first in _LINKS or first.isdecimal() or _SCALE.compiled.match(self.next) is not None

    @property
    def before(self) -> str:
        """The characters before."""
        return self.text[max(self.position - 40, 0) : self.position]

    @property
    def few(self) -> str:
        """The next five tokens as one text; an amount or a date has no more."""
        if not self._few:
            self._few = " ".join(self.ahead.split(" ", 5)[:5])
        return self._few

    @property
    def runs(self) -> frozenset[str]:
        """The runs of letters, and the signs, in lower case, that a number here may go on to.

        They are in the next token; if that joins more to it, in the next four.
        """
        if self._runs is None:
            text = self.few if self.joined else self.next
            self._runs = frozenset(RUN.findall(text.lower()))
        return self._runs


Look = bool | Callable[[Near], bool]
"""What a token says of whether a rule may apply: no, yes, or what to look for around it."""


def stop_after(match: re.Match[str]) -> str:
    """Return the full stop that an abbreviation's own stop also is, if a sentence follows.

    >>> import re
    >>> text = "At 5 p.m. He left at 6 p.m. sharp."
    >>> [stop_after(m) for m in re.finditer("p.m.", text)]
    ['.', '']
    """
    if not match[0].endswith("."):
        return ""
    if match.string[match.end() : match.end() + 1] in {"?", "!"}:
        return "."
    after = match.string[match.end() : match.end() + 2]
    return "." if after[:1] == " " and after[1:].isupper() else ""
