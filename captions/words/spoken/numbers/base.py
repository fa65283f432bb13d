"""What every language's number words can do; a language fills in `cardinal` and `ordinal`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

__all__ = ["Numbers"]


class Numbers(ABC):
    """Number words of one language.

    Args:
        hyphen: What stands inside a compound such as "twenty-one": a hyphen or a space.
    """

    language: ClassVar[str] = ""
    minus: ClassVar[str] = ""
    point: ClassVar[str] = ""
    limit: ClassVar[int] = 10**18
    """The first number without a name; from here on digits are read one by one."""

    whole_decimals: ClassVar[frozenset[int]] = frozenset()
    """How many digits a fraction has that is said as a number: pi is "drie komma veertien"."""

    def __init__(self, hyphen: str = "-") -> None:
        self.hyphen = hyphen

    def cardinal(self, number: int) -> str:
        """Return a number as it is said alone: 123 → "one hundred and twenty-three"."""
        if number < 0:
            return f"{self.minus} {self.cardinal(-number)}"
        if number >= self.limit:
            return self.digits(str(number))
        return self._cardinal(number)

    def count(self, number: int) -> str:
        """Return a number as it is said before a scale or in a serial: no "and" in English."""
        return self.cardinal(number)

    @abstractmethod
    def ordinal(self, number: int, feminine: bool = False) -> str:
        """Return a number's ordinal: 21 → "twenty-first"."""

    def fraction(self, top: int, bottom: int) -> str:
        """Return a fraction as it is said alone: 3, 4 → "three quarters"."""
        return f"{self.before_noun(top)} {self._part(bottom, top > 1)}"

    def and_a_half(self, whole: int, gender: str) -> str:
        """Return a number and its half before a noun of a gender; empty: the noun comes between."""
        del whole, gender
        return ""

    @abstractmethod
    def _part(self, bottom: int, many: bool) -> str:
        """Return the name of a part, or of many: 4 → "quarter"."""

    def year(self, number: int) -> str:
        """Return a number as a year is said."""
        return self.cardinal(number)

    def digits(self, text: str) -> str:
        """Return digits one by one; other characters are passed over."""
        return " ".join(self._cardinal(int(c)) for c in text if c.isdecimal())

    def before_noun(self, number: int, feminine: bool = False) -> str:
        """Return a number as it is said before a noun: 1 → "un" in Spanish."""
        del feminine
        return self.cardinal(number)

    def counted(self, number: int, noun: str, feminine: bool = False) -> str:
        """Return a number with its noun; in Italian an article's vowel may fall before it."""
        return f"{self.before_noun(number, feminine)} {noun}"

    def decimal(self, whole: str, fraction: str) -> str:
        """Return a decimal number, its fraction digit by digit.

        Args:
            whole: Digits before the decimal mark; empty: nothing is said for them.
            fraction: Digits after it; empty: the number is whole.
        """
        said = self.cardinal(int(whole)) if whole else ""
        if fraction:
            said = f"{said} {self.point} {self._decimals(fraction)}"
        return said.strip()

    def _decimals(self, digits: str) -> str:
        if len(digits) in self.whole_decimals and digits[0] != "0":
            return self.cardinal(int(digits))
        return self.digits(digits)

    @abstractmethod
    def _cardinal(self, number: int) -> str:
        """Return a number from 0 to below the limit in words."""
