"""German number words, written as one word below a million."""

from __future__ import annotations

from captions.words.spoken.numbers.base import Numbers
from captions.words.spoken.tables import listed

__all__ = ["German"]

_ONES = listed(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_TENS = listed(". . zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_SCALES = (
    ("Million", "Millionen"),
    ("Milliarde", "Milliarden"),
    ("Billion", "Billionen"),
    ("Billiarde", "Billiarden"),
    ("Trillion", "Trillionen"),
)
_IRREGULAR = {"eins": "erst", "drei": "dritt", "sieben": "siebt", "acht": "acht"}


class German(Numbers):
    """German number words.

    >>> say = German()
    >>> say.cardinal(1_121), say.year(1989), say.ordinal(3), say.before_noun(1)
    ('eintausendeinhunderteinundzwanzig', 'neunzehnhundertneunundachtzig', 'dritte', 'ein')
    """

    language = "de"
    minus = "minus"
    point = "Komma"
    limit = 10**21

    def before_noun(self, number: int, feminine: bool = False) -> str:
        """Return a cardinal that agrees with the noun after it."""
        words = self.cardinal(number)
        if not words.endswith("eins"):
            return words
        return words[:-1] + "e" if feminine and number == 1 else words[:-1]

    def ordinal(self, number: int, feminine: bool = False) -> str:
        """Return an ordinal in its weak form: 3 → "dritte"."""
        del feminine
        words = self.cardinal(number).replace(" ", "").lower()
        rest = number % 100
        if rest in {1, 3, 7, 8}:
            base = _ONES[rest]
            return words[: -len(base)] + _IRREGULAR[base] + "e"
        return words + ("te" if 0 < rest < 20 or number == 0 else "ste")

    def and_a_half(self, whole: int, gender: str) -> str:
        """Return a number and its half in one word: "zweieinhalb"."""
        del gender
        return f"{self.before_noun(whole)}einhalb"

    def _part(self, bottom: int, many: bool) -> str:
        if bottom == 2:
            return "halbe" if many else "halb"
        name = self.ordinal(bottom)
        return f"{name.removeprefix('ein') if bottom in {100, 1000} else name}l".capitalize()

    def year(self, number: int) -> str:
        """Return a year: hundreds from 1100 to 1999."""
        century, rest = divmod(number, 100)
        if 11 <= century <= 19:
            return f"{_ONES[century]}hundert{_below_hundred(rest) if rest else ''}"
        return self.cardinal(number)

    def _cardinal(self, number: int) -> str:
        head, rest = divmod(number, 1_000_000)
        words = []
        scale = 0
        while head:
            head, group = divmod(head, 1000)
            one, many = _SCALES[scale]
            if group:
                words.append(f"eine {one}" if group == 1 else f"{_below_million(group)} {many}")
            scale += 1
        words.reverse()
        if rest or not words:
            words.append(_below_million(rest))
        return " ".join(words)


def _below_million(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    head = ""
    if thousands:
        head = _below_thousand(thousands).removesuffix("s" if thousands % 100 == 1 else "#")
        head += "tausend"
    return head + (_below_thousand(rest) if rest or not head else "")


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    head = f"{_stem(hundreds)}hundert" if hundreds else ""
    return head + (_below_hundred(rest) if rest or not head else "")


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_stem(ones)}und{_TENS[tens]}" if ones else _TENS[tens]


def _stem(digit: int) -> str:
    return "ein" if digit == 1 else _ONES[digit]
