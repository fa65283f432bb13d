"""Italian number words, written as one word below a million."""

from __future__ import annotations

from captions.pattern import Pattern
from captions.words.spoken.numbers.base import Numbers
from captions.words.spoken.tables import listed

__all__ = ["Italian"]

_ONES = listed(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove"
)
_TENS = listed(". . venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
_SCALES = (
    ("milione", "milioni"),
    ("miliardo", "miliardi"),
    ("bilione", "bilioni"),
    ("biliardo", "biliardi"),
)
_ORDINALS = listed(". primo secondo terzo quarto quinto sesto settimo ottavo nono decimo")

_IMPURE = Pattern("s[^aeiou]|z|gn|ps|pn|x|y|i[aeou]")
"""What a masculine noun starts with before which the article is "uno"."""


class Italian(Numbers):
    """Italian number words.

    >>> say = Italian()
    >>> say.cardinal(1_128), say.cardinal(23), say.ordinal(21), say.before_noun(1)
    ('millecentoventotto', 'ventitré', 'ventunesimo', 'un')
    """

    language = "it"
    minus = "meno"
    point = "virgola"
    limit = 10**18
    whole_decimals = frozenset({2})

    def before_noun(self, number: int, feminine: bool = False) -> str:
        """Return a cardinal that agrees with the noun after it."""
        if number == 1:
            return "una" if feminine else "un"
        return self.cardinal(number)

    def counted(self, number: int, noun: str, feminine: bool = False) -> str:
        """Return a number with its noun: "un'ora", "uno zaino"."""
        words = super().counted(number, noun, feminine)
        if number != 1:
            return words
        if feminine:
            return f"un'{noun}" if noun[0] in "aeiou" else words
        return f"uno {noun}" if _IMPURE.compiled.match(noun) else words

    def ordinal(self, number: int, feminine: bool = False) -> str:
        """Return an ordinal."""
        if 0 < number <= 10:
            words = _ORDINALS[number]
        else:
            words = self.cardinal(number).replace(" ", "")
            if words.endswith(("tré", "sei")):
                words = words.replace("tré", "tre") + "esimo"
            elif words.endswith("mila"):
                words = words[:-1].removesuffix("l") + "llesimo"
            elif words.endswith("mille"):
                words = words[:-1] + "esimo"
            else:
                words = words[:-1] + "esimo"
        return words[:-1] + "a" if feminine else words

    def _part(self, bottom: int, many: bool) -> str:
        name = "mezzo" if bottom == 2 else self.ordinal(bottom)
        return f"{name[:-1]}i" if many else name

    def _cardinal(self, number: int) -> str:
        head, rest = divmod(number, 1_000_000)
        words = []
        scale = 0
        while head:
            head, group = divmod(head, 1000)
            one, many = _SCALES[scale]
            if group:
                words.append(f"un {one}" if group == 1 else f"{_below_thousand(group)} {many}")
            scale += 1
        words.reverse()
        if rest or not words:
            words.append(_accent(_below_million(rest)))
        return " ".join(words)


def _accent(words: str) -> str:
    return words[:-1] + "é" if words.endswith("tre") and words != "tre" else words


def _below_million(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest)
    head = "mille" if thousands == 1 else f"{_below_thousand(thousands)}mila"
    return head + (_below_thousand(rest) if rest else "")


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    head = (_ONES[hundreds] if hundreds > 1 else "") + "cento" if hundreds else ""
    if head and (rest == 8 or 80 <= rest < 90):
        head = head[:-1]  # "centotto", "centottanta"
    if rest < 20:
        return head + (_ONES[rest] if rest or not head else "")
    tens, ones = divmod(rest, 10)
    said = _TENS[tens]
    if ones in {1, 8}:
        said = said[:-1]
    return head + said + (_ONES[ones] if ones else "")
