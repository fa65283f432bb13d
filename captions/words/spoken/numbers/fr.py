"""French number words (of France: "soixante-dix", "quatre-vingts")."""

from __future__ import annotations

from typing import ClassVar

from captions.words.spoken.numbers.base import Numbers
from captions.words.spoken.tables import listed

__all__ = ["BelgianFrench", "French", "SwissFrench"]

_ONES = listed(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_TENS = listed(". dix vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")
_SCALES = listed(". . million milliard billion billiard trillion")
_PARTS = {2: "demi", 3: "tiers", 4: "quart"}


class French(Numbers):
    """French number words.

    >>> say = French()
    >>> say.cardinal(1_980), say.cardinal(271), say.ordinal(21), say.ordinal(1, feminine=True)
    ('mille neuf cent quatre-vingts', 'deux cent soixante et onze', 'vingt et unième', 'première')
    """

    language = "fr"
    own_tens: ClassVar[dict[int, str]] = {}
    """Tens with words of their own, where France counts on from sixty and eighty."""
    minus = "moins"
    point = "virgule"
    limit = 10**21
    whole_decimals = frozenset({2, 3})

    def before_noun(self, number: int, feminine: bool = False) -> str:
        """Return a cardinal that agrees with the noun after it."""
        words = self.cardinal(number)
        return words + "e" if feminine and words.endswith("un") else words

    def ordinal(self, number: int, feminine: bool = False) -> str:
        """Return an ordinal."""
        if number == 1:
            return "première" if feminine else "premier"
        words = self.cardinal(number)
        if words.endswith(("cents", "vingts", "millions", "milliards")):
            words = words[:-1]
        if words.endswith("cinq"):
            return words + "uième"
        if words.endswith("neuf"):
            return words[:-1] + "vième"
        return (words.removesuffix("e")) + "ième"

    def _part(self, bottom: int, many: bool) -> str:
        name = _PARTS.get(bottom) or self.ordinal(bottom)
        return f"{name}s" if many and not name.endswith("s") else name

    def _cardinal(self, number: int) -> str:
        if number == 0:
            return _ONES[0]
        head, rest = divmod(number, 1_000_000)
        words = []
        scale = 2
        while head:
            head, group = divmod(head, 1000)
            if group:
                words.append(f"{self._below_thousand(group)} {_SCALES[scale]}{'s' * (group > 1)}")
            scale += 1
        words.reverse()
        thousands, rest = divmod(rest, 1000)
        if thousands:
            said = self._below_thousand(thousands, plural=False)
            words.append("mille" if thousands == 1 else f"{said} mille")
        if rest:
            words.append(self._below_thousand(rest))
        return " ".join(words)

    def _below_thousand(self, number: int, plural: bool = True) -> str:
        hundreds, rest = divmod(number, 100)
        words = []
        if hundreds:
            many = "s" if hundreds > 1 and not rest and plural else ""
            words = [*([_ONES[hundreds]] if hundreds > 1 else []), "cent" + many]
        if rest:
            words.append(self._below_hundred(rest, plural))
        return " ".join(words)

    def _below_hundred(self, number: int, plural: bool) -> str:
        if number < 17:
            return _ONES[number]
        tens, ones = divmod(number, 10)
        if tens in self.own_tens:
            last = f" et {_ONES[1]}" if ones == 1 else f"{self.hyphen}{_ONES[ones]}" if ones else ""
            return self.own_tens[tens] + last
        if tens in {7, 9}:
            ones += 10
        base = _TENS[tens].replace("-", self.hyphen)
        if not ones:
            return base + ("s" if tens == 8 and plural else "")
        if ones in {1, 11} and tens < 8:
            return f"{base} et {_ONES[ones]}"
        last = _ONES[ones] if ones < 17 else f"dix{self.hyphen}{_ONES[ones - 10]}"
        return base + self.hyphen + last


class BelgianFrench(French):
    """French number words of Belgium.

    >>> BelgianFrench().cardinal(1_971), BelgianFrench().cardinal(80), BelgianFrench().cardinal(95)
    ('mille neuf cent septante et un', 'quatre-vingts', 'nonante-cinq')
    """

    own_tens: ClassVar[dict[int, str]] = {7: "septante", 9: "nonante"}


class SwissFrench(French):
    """French number words of Switzerland; Geneva says "quatre-vingts", most cantons "huitante".

    >>> SwissFrench().cardinal(81), SwissFrench().ordinal(90)
    ('huitante et un', 'nonantième')
    """

    own_tens: ClassVar[dict[int, str]] = {7: "septante", 8: "huitante", 9: "nonante"}
