"""Cardinals, with their gender before a noun where it shows, and ranges: "10-20"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import MINUS, NUMBER, Locale, next_word, read, say
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, listed

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_MASCULINE = frozenset(listed("día días problema problemas sistema sistemas programa programas"))


def _is_noun(word: str) -> bool:
    return word.isalpha() and word.islower() and len(word) > 3


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""

    def say_number(match: re.Match[str], numbers: Numbers) -> str:
        written, word = match["number"], next_word(match)
        sign = f"{numbers.minus} " if match["sign"] else ""
        if written[0] == "0" and len(written) > 1 and written.isdecimal():
            return sign + numbers.digits(written)
        whole, fraction = read(written)
        if fraction or not (_is_noun(word) or (locale.tag == "de" and word[:1].isupper())):
            return sign + say(numbers, written)
        feminine = locale.tag != "fr" and word.endswith(("a", "as")) and word not in _MASCULINE
        return sign + numbers.before_noun(whole, feminine and locale.tag != "de")

    def say_range(match: re.Match[str], numbers: Numbers) -> str | None:
        first, last = match["first"], match["last"]
        if read(first) >= read(last):
            return None
        return f"{say(numbers, first)} {locale.words['to']} {say(numbers, last)}"

    def say_scaled(match: re.Match[str], numbers: Numbers) -> str:
        scale = locale.scales[match["scale"]]
        whole, fraction = read(match["number"])
        name = scale.one if whole == 1 and not fraction else scale.many
        sign = f"{numbers.minus} " if match["sign"] else ""
        return f"{sign}{say(numbers, match['number'], scale)} {name}"

    scale = alternatives(locale.scales)
    end = r"(?![^\W_]|[-/.,:]\d)"
    return (
        Rule(
            "range",
            Pattern(
                rf"(?P<first>\d{{1,4}}(?:,\d{{1,3}})?)[-–](?P<last>\d{{1,4}}(?:,\d{{1,3}})?){end}"
            ),
            say_range,
            "d",
        ),
        Rule(
            "cardinal",
            Pattern(rf"(?P<sign>{MINUS})?(?P<number>{NUMBER}) (?P<scale>{scale})(?![^\W_])"),
            say_scaled,
            "ds",
        ),
        Rule("cardinal", Pattern(rf"(?P<sign>{MINUS})?(?P<number>{NUMBER})"), say_number, "ds"),
        Rule("cardinal", Pattern(r"(?P<sign>(?!))?(?P<number>\d{1,30})"), say_number, "d"),
    )
