"""Portuguese number words: Brazilian, with the few that differ in Portugal."""

from __future__ import annotations

from captions.words.spoken.numbers.base import Numbers
from captions.words.spoken.tables import listed

__all__ = ["EuropeanPortuguese", "Portuguese"]

_ONES = listed(
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze "
    "dezesseis dezessete dezoito dezenove"
)
_TENS = listed(". . vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
_HUNDREDS = listed(
    ". cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
)
_SCALES = (
    ("mil", "mil"),
    ("milhão", "milhões"),
    ("bilhão", "bilhões"),
    ("trilhão", "trilhões"),
    ("quatrilhão", "quatrilhões"),
    ("quintilhão", "quintilhões"),
)
_ORDINAL_ONES = listed(". primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono")
_ORDINAL_TENS = listed(
    ". décimo vigésimo trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo "
    "nonagésimo"
)
_ORDINAL_HUNDREDS = listed(
    ". centésimo ducentésimo tricentésimo quadringentésimo quingentésimo sexcentésimo "
    "septingentésimo octingentésimo noningentésimo"
)
_PORTUGAL = {
    "quatorze": "catorze",
    "dezesseis": "dezasseis",
    "dezessete": "dezassete",
    "dezenove": "dezanove",
}
_PARTS = {2: "meio", 3: "terço", 1000: "milésimo"}


class Portuguese(Numbers):
    """Brazilian Portuguese number words.

    >>> say = Portuguese()
    >>> say.cardinal(1_121), say.ordinal(23, feminine=True), say.before_noun(2, feminine=True)
    ('mil cento e vinte e um', 'vigésima terceira', 'duas')
    """

    language = "pt"
    minus = "menos"
    point = "vírgula"
    limit = 10**18

    def before_noun(self, number: int, feminine: bool = False) -> str:
        """Return a cardinal that agrees with the noun after it."""
        words = self.cardinal(number)
        if not feminine:
            return words
        words = words.replace("entos", "entas")
        if words.endswith("um"):
            return words + "a"
        return words[:-4] + "duas" if words.endswith("dois") else words

    def ordinal(self, number: int, feminine: bool = False) -> str:
        """Return an ordinal up to 999; beyond, the cardinal, as it is said."""
        if not 0 < number < 1000:
            return self.cardinal(number)
        tables = (_ORDINAL_HUNDREDS, _ORDINAL_TENS, _ORDINAL_ONES)
        places = (number // 100, number // 10 % 10, number % 10)
        words = [table[n] for table, n in zip(tables, places, strict=True) if n]
        if feminine:
            words = [word[:-1] + "a" for word in words]
        return " ".join(words)

    def _part(self, bottom: int, many: bool) -> str:
        if bottom not in _PARTS and not (3 < bottom <= 10 or bottom == 100):
            return f"{self.cardinal(bottom)} avos"
        name = _PARTS.get(bottom) or self.ordinal(bottom)
        return f"{name}s" if many else name

    def _cardinal(self, number: int) -> str:
        if number < 1000:
            return _below_thousand(number)
        groups = []
        scale = 0
        rest = number
        while rest:
            rest, group = divmod(rest, 1000)
            if group:
                groups.append((scale, group))
            scale += 1
        words = [_scaled(scale, group) for scale, group in reversed(groups)]
        last = groups[0][1]
        if len(words) > 1 and (last <= 100 or last % 100 == 0):
            words.insert(-1, "e")
        return " ".join(words)


class EuropeanPortuguese(Portuguese):
    """Portuguese number words of Portugal: their spelling, and the long scale.

    >>> EuropeanPortuguese().cardinal(16), EuropeanPortuguese().cardinal(2_000_000_000)
    ('dezasseis', 'dois mil milhões')
    """

    limit = 10**12

    def _cardinal(self, number: int) -> str:
        millions, rest = divmod(number, 10**6)
        if millions >= 1000:
            said = f"{self._cardinal(millions)} milhões"
            if not rest:
                return said
            link = " e " if rest <= 100 or rest % 100 == 0 else " "
            return f"{said}{link}{self._cardinal(rest)}"
        return " ".join(_PORTUGAL.get(word, word) for word in super()._cardinal(number).split(" "))


def _scaled(scale: int, group: int) -> str:
    if scale == 0:
        return _below_thousand(group)
    one, many = _SCALES[scale - 1]
    if scale == 1 and group == 1:
        return one
    return f"{_below_thousand(group)} {one if group == 1 else many}"


def _below_thousand(number: int) -> str:
    if number == 100:
        return "cem"
    hundreds, rest = divmod(number, 100)
    words = [_HUNDREDS[hundreds]] if hundreds else []
    if rest >= 20:
        words.append(_TENS[rest // 10])
        rest %= 10
        if rest:
            words.append(_ONES[rest])
    elif rest or not hundreds:
        words.append(_ONES[rest])
    return " e ".join(words)
