"""Money: "$20.50", "US$76.3 trillion", "¥30 b", "$20/mo", "$250-$300", "50 EUR"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from captions.words.spoken.english.grammar import (
    MINUS,
    NUMBER,
    QUANTITY,
    english,
    is_attributive,
    read_number,
)
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, entries, initials, mapping

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


class _Currency(NamedTuple):
    sign: str
    one: str
    many: str
    minor_one: str = ""
    minor_many: str = ""


_CURRENCIES = {entry[0]: _Currency(*entry) for entry in entries("en/currencies")}
_UPPER = {sign.upper(): sign for sign in _CURRENCIES}
_SIGN = alternatives(_CURRENCIES)
_LETTERS = {"k": "thousand", "m": "million", "b": "billion", "t": "trillion"}
_SCALE = rf"[ -]?(?P<scale>(?:{QUANTITY}|mn|mln|mil|bn|bln|tn|lakh|crore|[kmbt])(?![^\W_]))"
_PER = rf"/ ?(?P<per>{alternatives(mapping('en/rates'))}|[a-z]{{2,12}})(?![^\W_]|/)"


def _scale(written: str | None) -> str:
    if not written:
        return ""
    low = written.lower()
    return low if len(low) > 3 else _LETTERS[low[0]]


def _amount(numbers: Numbers, currency: _Currency, number: str, scale: str, plural: bool) -> str:
    """Return an amount of money as it is said."""
    many = currency.many if plural else currency.one
    whole, _, fraction = number.replace(",", "").partition(".")
    if scale:
        said = read_number(numbers, number) if fraction else english(numbers).count(int(whole))
        return f"{said} {scale} {many}"
    cents = fraction.rstrip("0")
    if cents and (len(cents) > 2 or not currency.minor_one):
        return f"{read_number(numbers, number)} {many}"
    minor = int(cents.ljust(2, "0")) if cents else 0
    major = int(whole or 0)
    parts = []
    if major or not minor:
        parts.append(f"{numbers.cardinal(major)} {currency.one if major == 1 else many}")
    if minor:
        name = currency.minor_one if minor == 1 else currency.minor_many
        parts.append(f"{numbers.cardinal(minor)} {name}")
    return " ".join(parts)


def _per(written: str | None) -> str:
    return f" per {mapping('en/rates').get(written.lower(), written)}" if written else ""


def _say(match: re.Match[str], numbers: Numbers) -> str:
    currency = _CURRENCIES[_known(match["sign"])]
    plural = match["per"] is not None or not is_attributive(match)
    said = _amount(numbers, currency, match["number"], _scale(match["scale"]), plural)
    minus = "minus " if match["minus"] or match["minus2"] else ""
    return minus + said + _per(match["per"])


def _say_range(match: re.Match[str], numbers: Numbers) -> str:
    """Return "$50-$100" with its unit twice, "$5-10" with it once, as they are written."""
    currency = _CURRENCIES[_known(match["sign"])]
    scale = _scale(match["scale"])
    last = _amount(numbers, currency, match["last"], scale, True)
    if match["sign2"] and not scale:
        first = _amount(numbers, currency, match["number"], _scale(match["scale1"]), True)
    else:
        first = read_number(numbers, match["number"])
        first += f" {_scale(match['scale1'])}" if match["scale1"] else ""
    return f"{first} to {last}{_per(match['per'])}"


def _known(sign: str) -> str:
    return sign if sign in _CURRENCIES else _UPPER[sign.upper()]


_PREFIX = rf"(?P<minus>(?<![^\W_]){MINUS})?(?P<sign>{_SIGN}) ?(?:(?<=[A-Z]) )?"
_SUFFIX = alternatives(sign for sign in _CURRENCIES if len(sign) != 2 or sign.islower())
_FIRSTS = initials(_CURRENCIES) + "-−–"
_SCALE1 = _SCALE.replace("scale", "scale1")

RULES = (
    Rule(
        "money",
        Pattern(
            rf"{_PREFIX}(?P<number>{NUMBER})(?:{_SCALE1})? ?[-–] ?(?P<sign2>{_SIGN})?"
            rf"(?P<last>{NUMBER})(?:{_SCALE})?(?:{_PER})?(?![^\W_])",
            re.IGNORECASE,
        ),
        _say_range,
        "as",
        _FIRSTS,
        "-–",
    ),
    Rule(
        "money",
        Pattern(
            rf"{_PREFIX}(?P<minus2>{MINUS})?(?P<number>{NUMBER})(?:{_SCALE})?"
            rf"(?: ?(?:USD|CAD|AUD|dollars|euros|pounds)(?![^\W_]))?(?:{_PER})?(?![^\W_])",
            re.IGNORECASE,
        ),
        _say,
        "as",
        _FIRSTS,
    ),
    Rule(
        "money",
        Pattern(
            rf"(?P<minus>(?<![^\W_]){MINUS})?(?P<minus2>(?!))?(?P<number>{NUMBER})(?:{_SCALE})?"
            rf" ?(?P<sign>{_SUFFIX})(?![^\W_])(?:{_PER})?"
        ),
        _say,
        "ds",
        "-−–.",
    ),
)
