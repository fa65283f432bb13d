"""Measures: "5 km", "12kg", "100 km/h", "20 °C", "2-5 m²"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import MINUS, NUMBER, Locale, read, say
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""

    def say_measure(match: re.Match[str], numbers: Numbers) -> str:
        unit = locale.units[match["unit"]]
        written = match["last"] or match["number"]
        said = f"{numbers.minus} " if match["sign"] else ""
        if match["last"]:
            said += f"{say(numbers, match['number'])} {locale.words['to']} "
        whole, fraction = read(written)
        if not fraction:
            return said + numbers.counted(whole, _name(written, unit.one, unit.many), unit.feminine)
        return f"{said}{say(numbers, written, unit)} {_name(written, unit.one, unit.many)}"

    def _name(written: str, one: str, many: str) -> str:
        whole, fraction = read(written)
        is_one = whole < 2 if locale.tag in {"fr", "pt"} else whole == 1 and not fraction
        return one if is_one else many

    pattern = (
        rf"(?P<sign>{MINUS})?(?P<number>{NUMBER})(?: ?[-–] ?(?P<last>{NUMBER}))? ?"
        rf"(?P<unit>{alternatives(locale.units)})(?![^\W_]|[²³/]|\.[^\W\d_])"
        r"(?:\.(?= [a-zß-öø-ÿ]))?"  # "5 min. lang"
    )
    return (Rule("measure", Pattern(pattern), say_measure, "ds"),)
