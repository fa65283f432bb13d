"""Dutch number words, spelt as the Taalunie does: https://taaladvies.net (aaneenschrijven)."""

from __future__ import annotations

from captions.words.spoken.numbers.base import Numbers
from captions.words.spoken.tables import listed

__all__ = ["Dutch"]

_ONES = listed(
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien"
)
_TENS = listed(". . twintig dertig veertig vijftig zestig zeventig tachtig negentig")
_SCALES = listed("miljoen miljard biljoen biljard triljoen triljard")
_IRREGULAR = {0: "nulde", 1: "eerste", 3: "derde", 8: "achtste"}
_HUNDREDS = range(1100, 2000)
"""Said in hundreds, years or not: "twaalfhonderdvijftig" (ANS, 7.2.1.1)."""
_LAST_HALF = 12
"""The last number that is one word with its half, "twaalfenhalf"; then "dertien en een half"."""


class Dutch(Numbers):
    """Dutch number words; "één" has its marks where it stands alone, as "een" is also the article.

    >>> say = Dutch()
    >>> say.cardinal(1), say.cardinal(1_980), say.cardinal(22_101), say.ordinal(108)
    ('één', 'negentienhonderdtachtig', 'tweeëntwintigduizend honderdeen', 'honderdachtste')
    >>> say.and_a_half(1, "n"), say.and_a_half(2, "c"), say.and_a_half(19, "c")
    ('anderhalf', 'tweeënhalve', 'negentien en een halve')
    """

    language = "nl"
    minus = "min"
    point = "komma"
    limit = 10**24
    whole_decimals = frozenset({2})

    def ordinal(self, number: int, feminine: bool = False) -> str:
        """Return an ordinal: 3 → "derde"."""
        del feminine
        words = self.cardinal(number)
        rest = number % 100
        if rest in _IRREGULAR and (rest or not number):
            return words[: -len(_ONES[rest])] + _IRREGULAR[rest]
        return words + ("de" if 0 < rest < 20 else "ste")

    def fraction(self, top: int, bottom: int) -> str:
        """Return a fraction, whose parts are no plural: "twee derde"."""
        if (top, bottom) == (3, 4):
            return "driekwart"
        return f"{'een' if top == 1 else self.cardinal(top)} {self._part(bottom, top > 1)}"

    def and_a_half(self, whole: int, gender: str) -> str:
        """Return a number and its half, in one word if it is small."""
        half = "half" if gender == "n" else "halve"
        if whole == 1:
            return f"ander{half}"
        words = self.cardinal(whole)
        return f"{_joined(words)}{half}" if whole <= _LAST_HALF else f"{words} en een {half}"

    def _part(self, bottom: int, many: bool) -> str:
        if bottom == 2:
            return "halve" if many else "half"
        return "kwart" if bottom == 4 else self.ordinal(bottom)

    def _cardinal(self, number: int) -> str:
        head, rest = divmod(number, 1_000_000)
        words: list[str] = []
        for scale in _SCALES:
            head, group = divmod(head, 1000)
            if group:
                words.insert(0, f"{_alone(_below_thousand(group))} {scale}")
        if rest in _HUNDREDS:
            words.append(_below_thousand(rest))
        elif rest:
            thousands, rest = divmod(rest, 1000)
            if thousands:
                words.append(f"{_below_thousand(thousands) if thousands > 1 else ''}duizend")
            if rest:
                words.append(_alone(_below_thousand(rest)))
        return " ".join(words) or _ONES[0]


def _alone(words: str) -> str:
    return "één" if words == _ONES[1] else words


def _below_thousand(number: int) -> str:
    """Return a number below a thousand in one word, or one said in hundreds."""
    hundreds, rest = divmod(number, 100)
    head = f"{_below_hundred(hundreds) if hundreds > 1 else ''}honderd" if hundreds else ""
    return head + (_below_hundred(rest) if rest else "")


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_joined(_ONES[ones])}{_TENS[tens]}" if ones else _TENS[tens]


def _joined(words: str) -> str:
    """Return a number with "en" after it, its trema where two vowels meet: "tweeën"."""
    return words + ("ën" if words.endswith("e") else "en")
