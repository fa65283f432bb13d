"""English number words, with "and" where it is usually heard."""

from __future__ import annotations

from captions.words.spoken.numbers.base import Numbers
from captions.words.spoken.tables import listed

__all__ = ["English"]

_ONES = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = listed(". . twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES = listed(
    ". thousand million billion trillion quadrillion quintillion sextillion septillion octillion "
    "nonillion decillion"
)
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


class English(Numbers):
    """English number words.

    >>> say = English()
    >>> say.cardinal(18081), say.count(413), say.ordinal(23)
    ('eighteen thousand and eighty-one', 'four hundred thirteen', 'twenty-third')
    >>> say.year(1905), say.year(2006), say.pair(2788)
    ('nineteen oh five', 'two thousand six', 'twenty-seven eighty-eight')
    """

    language = "en"
    minus = "minus"
    point = "point"
    limit = 10**36

    def count(self, number: int) -> str:
        """Return a number without "and"."""
        if number >= self.limit:
            return self.digits(str(number))
        if number == 0:
            return _ONES[0]
        words = []
        for scale, group in _groups(number):
            words.append(self._below_thousand(group))
            if scale:
                words.append(_SCALES[scale])
        return " ".join(words)

    def ordinal(self, number: int, feminine: bool = False) -> str:
        """Return an ordinal, without "and"."""
        del feminine
        words = self.count(number)
        cut = max(words.rfind(" "), words.rfind("-")) + 1
        last = words[cut:]
        if last in _IRREGULAR:
            last = _IRREGULAR[last]
        else:
            last = last[:-1] + "ieth" if last.endswith("y") else last + "th"
        return words[:cut] + last

    def fraction(self, top: int, bottom: int) -> str:
        """Return a fraction as it is said: halves and quarters have names of their own.

        >>> English().fraction(31, 32), English().fraction(3, 4), English().fraction(24, 12)
        ('thirty-one thirty-seconds', 'three quarters', 'twenty-four over twelve')
        """
        if bottom < 2 or top > bottom >= 10:
            return f"{self.cardinal(top)} over {self.cardinal(bottom)}"
        return super().fraction(top, bottom)

    def _part(self, bottom: int, many: bool) -> str:
        if bottom == 2:
            return "halves" if many else "half"
        name = "quarter" if bottom == 4 else self.ordinal(bottom)
        return f"{name}s" if many else name

    def year(self, number: int) -> str:
        """Return a year: two and two, but for round ones and the 2000s."""
        century, rest = divmod(number, 100)
        if not 1000 <= number < 10_000 or (century % 10 == 0 and rest < 10):
            return self.count(number)
        return self.pair(number)

    def pair(self, number: int) -> str:
        """Return a number of three or four digits, its last two apart: a house, a year."""
        century, rest = divmod(number, 100)
        if century == 0 or (century % 10 == 0 and rest == 0):
            return self.count(number)
        if rest == 0:
            return f"{self.count(century)} hundred"
        return f"{self.count(century)} {self.two_digits(rest)}"

    def two_digits(self, rest: int) -> str:
        """Return the last two digits of a year or the minutes of a time: 5 → "oh five"."""
        return f"oh {_ONES[rest]}" if rest < 10 else self.count(rest)

    def _cardinal(self, number: int) -> str:
        head, tail = divmod(number, 1000)
        if tail % 100 == 0 or number <= 100:
            return self.count(number)
        if tail > 100:
            said = f"{_ONES[tail // 100]} hundred and {self._below_thousand(tail % 100)}"
            return f"{self.count(number - tail)} {said}" if head else said
        link = " and " if head % 1000 else " "
        return self.count(number - tail) + link + self._below_thousand(tail)

    def _below_thousand(self, number: int) -> str:
        hundreds, rest = divmod(number, 100)
        words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
        if rest >= 20:
            tens, ones = divmod(rest, 10)
            words.append(_TENS[tens] + (self.hyphen + _ONES[ones] if ones else ""))
        elif rest:
            words.append(_ONES[rest])
        return " ".join(words)


def _groups(number: int) -> list[tuple[int, int]]:
    """Return the scale and value of each group of three digits that is not zero."""
    groups = []
    scale = 0
    while number:
        number, group = divmod(number, 1000)
        if group:
            groups.append((scale, group))
        scale += 1
    return groups[::-1]
