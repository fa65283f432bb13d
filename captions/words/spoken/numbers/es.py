"""Spanish number words."""

from __future__ import annotations

from captions.words.spoken.numbers.base import Numbers
from captions.words.spoken.tables import listed

__all__ = ["Spanish"]

_ONES = listed(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_TENS = listed(". . . treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_HUNDREDS = listed(
    ". ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos "
    "ochocientos novecientos"
)
_SCALES = (("millón", "millones"), ("billón", "billones"), ("trillón", "trillones"))
_ORDINAL_ONES = listed(
    ". primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo"
)
_ORDINAL_TENS = listed(
    ". décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo "
    "nonagésimo"
)
_ORDINAL_HUNDREDS = listed(
    ". centésimo ducentésimo tricentésimo cuadringentésimo quingentésimo sexcentésimo "
    "septingentésimo octingentésimo noningentésimo"
)
_PARTS = {2: "medio", 3: "tercio", 100: "centésimo", 1000: "milésimo"}
_PLAIN = str.maketrans("éó", "eo")


class Spanish(Numbers):
    """Spanish number words.

    >>> say = Spanish()
    >>> say.cardinal(1_021), say.before_noun(21), say.ordinal(23, feminine=True)
    ('mil veintiuno', 'veintiún', 'vigésima tercera')
    """

    language = "es"
    minus = "menos"
    point = "coma"
    limit = 10**24

    def before_noun(self, number: int, feminine: bool = False) -> str:
        """Return a cardinal that agrees with the noun after it."""
        words = self.cardinal(number)
        if feminine:
            words = words.replace("cientos", "cientas").replace("quinientos", "quinientas")
            return words[:-1] + "a" if words.endswith("uno") else words
        return _shorten(words)

    def ordinal(self, number: int, feminine: bool = False) -> str:
        """Return an ordinal up to 999; beyond, the cardinal, as it is said."""
        if not 0 < number < 1000:
            return self.cardinal(number)
        hundreds, rest = divmod(number, 100)
        words = [_ORDINAL_HUNDREDS[hundreds]] if hundreds else []
        if 0 < rest < 13:
            words.append(_ORDINAL_ONES[rest])
        elif rest:
            tens, ones = divmod(rest, 10)
            joined = "decimo" + _ORDINAL_ONES[ones].replace("é", "e") if tens == 1 else ""
            words += [joined.replace("decimosetimo", "decimoséptimo")] if joined else []
            words += [_ORDINAL_TENS[tens]] if tens > 1 else []
            words += [_ORDINAL_ONES[ones]] if tens > 1 and ones else []
        if feminine:
            words = [word[:-1] + "a" for word in words]
        return " ".join(words)

    def _part(self, bottom: int, many: bool) -> str:
        name = _PARTS.get(bottom) or self.ordinal(bottom)
        if bottom > 10 and bottom not in _PARTS:  # "veinteavo", "treintavo", "dieciseisavo"
            name = self.cardinal(bottom).replace(" y ", "i").replace(" ", "").translate(_PLAIN)
            name = f"{name.removesuffix('a')}avo"
        return f"{name}s" if many else name

    def _cardinal(self, number: int) -> str:
        if number < 1_000_000:
            return _below_million(number)
        words = []
        head, rest = divmod(number, 1_000_000)
        scale = 0
        while head:
            head, group = divmod(head, 1_000_000)
            one, many = _SCALES[scale]
            if group:
                words.append(
                    f"un {one}" if group == 1 else f"{_shorten(_below_million(group))} {many}"
                )
            scale += 1
        words.reverse()
        if rest:
            words.append(_below_million(rest))
        return " ".join(words)


def _shorten(words: str) -> str:
    """Return number words before a masculine noun: "veintiuno" → "veintiún"."""
    if words.endswith("veintiuno"):
        return words[:-3] + "ún"
    return words[:-1] if words.endswith("uno") else words


def _below_million(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest)
    head = "mil" if thousands == 1 else f"{_shorten(_below_thousand(thousands))} mil"
    return f"{head} {_below_thousand(rest)}" if rest else head


def _below_thousand(number: int) -> str:
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    words = [_HUNDREDS[hundreds]] if hundreds else []
    if rest >= 30:
        tens, ones = divmod(rest, 10)
        words.append(f"{_TENS[tens]} y {_ONES[ones]}" if ones else _TENS[tens])
    elif rest or not hundreds:
        words.append(_ONES[rest])
    return " ".join(words)
