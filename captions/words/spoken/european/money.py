"""Money: "5,50 €", "$5", "20 USD", "3 Mio. €", "5 M€", "5,50 euro", "€ 5,-"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import MINUS, NUMBER, Locale, Noun, read, say
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, listed

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_NUMERALS = frozenset(listed("mil mila tausend duizend"))
"""Scales that are no nouns: "cincuenta mil euros", without "de"."""
_CENTS = 2
"""Digits of a fraction that are cents."""


def _amount(numbers: Numbers, locale: Locale, written: str, currency: Noun) -> str:
    """Return an amount without a scale: "cinco euros con cincuenta céntimos"."""
    whole, fraction = read(written)
    if len(fraction) > _CENTS or (fraction and not currency.minor_one):
        return f"{say(numbers, written)} {currency.many}"
    name = currency.one if whole == 1 else currency.many
    said = f"{numbers.before_noun(whole, currency.feminine)} {name}"
    cents = int(fraction.ljust(_CENTS, "0")) if fraction else 0
    if not cents:
        return said
    minor = numbers.before_noun(cents)
    named = f"{minor} {currency.minor_one if cents == 1 else currency.minor_many}"
    if not whole:
        return named
    link = locale.words.get("cents", "")
    return f"{said} {link} {named}" if link else f"{said} {numbers.cardinal(cents)}"


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    names = {
        word: noun for noun in locale.currencies.values() if noun.minor_one for word in noun[:2]
    }

    def say_named(match: re.Match[str], numbers: Numbers) -> str:
        """Say "5,50 euro" as "€ 5,50"; other numbers with a name are read as they stand."""
        minus = f"{numbers.minus} " if match["minus"] else ""
        return minus + _amount(numbers, locale, match["number"], names[match["sign"]])

    def say_money(match: re.Match[str], numbers: Numbers) -> str:
        currency = locale.currencies[match["sign"]]
        minus = f"{numbers.minus} " if match["minus"] else ""
        if not match["scale"]:
            return minus + _amount(numbers, locale, match["number"], currency) + _per(match)
        scale = locale.scales[match["scale"]]
        whole, fraction = read(match["number"])
        name = scale.one if whole == 1 and not fraction else scale.many
        link = "" if name in _NUMERALS else locale.words.get("of", "")
        if link == "de" and locale.tag == "fr" and currency.many[0] in "aeiou":
            link = "d'"
        space = "" if link.endswith("'") else " "
        tail = f"{link}{space}{currency.many}" if link else currency.many
        return f"{minus}{say(numbers, match['number'], scale)} {name} {tail}{_per(match)}"

    def _per(match: re.Match[str]) -> str:
        """Return "por kilogramo" for the rest of "3 €/kg"."""
        return f" {locale.words['per']} {locale.units[match['per']].one}" if match["per"] else ""

    sign = rf"(?P<sign>{alternatives(locale.currencies)})"
    scale = rf"(?: (?P<scale>{alternatives(locale.scales)})(?![^\W_]))?"
    link = rf"(?: (?:{locale.words['of']}))?" if locale.words.get("of") else ""
    minus, number = rf"(?P<minus>{MINUS})?", rf"(?P<number>{NUMBER})(?:[,.](?:--?|[–—]))?"  # "5,-"
    named = rf"(?P<sign>{alternatives(names)})"
    cents = r"(?P<number>\d{1,3}(?:[. ]?\d{3}){0,4}(?:,\d\d|(?=,[-–—])))(?:,(?:--?|[–—]))?"
    end = rf"(?![^\W_])(?: ?/ ?(?P<per>{alternatives(locale.units)})(?![^\W_]))?"
    return (
        Rule("money", Pattern(rf"{minus}{sign} ?{number}{scale}{end}"), say_money, "as"),
        Rule("money", Pattern(rf"{minus}{number}{scale}{link} ?{sign}{end}"), say_money, "ds"),
        Rule("money", Pattern(rf"{minus}{cents} {named}(?![^\W_])"), say_named, "ds"),
    )
