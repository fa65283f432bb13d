"""How long something takes: "1h30min", "2 h 15 min", a runner's "3:43,55"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.european.locale import Locale
    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language; what joins hours and minutes is as in its times."""
    link = locale.words.get("minutes", "")

    def count(symbol: str, number: int, numbers: Numbers) -> str:
        unit = locale.units[symbol]
        return numbers.counted(number, unit.one if number == 1 else unit.many, unit.feminine)

    def say_hours(match: re.Match[str], numbers: Numbers) -> str:
        hours = count("h", int(match["hour"]), numbers)
        minutes = count("min", int(match["minute"]), numbers)
        return " ".join(filter(None, (hours, link, minutes)))

    def say_lap(match: re.Match[str], numbers: Numbers) -> str:
        minutes = count("min", int(match["minute"]), numbers)
        return f"{minutes} {numbers.decimal(match['second'], match['rest'])}"

    letter = locale.words.get("hour letter", "hH")
    hours = rf"(?P<hour>\d{{1,2}}) ?[{letter}] ?(?P<minute>[0-5]?\d) ?min\b"
    lap = r"(?P<minute>\d{1,2}):(?P<second>[0-5]\d)[.,](?P<rest>\d{1,3})(?: [Mm]in\b\.?)?"
    return (
        Rule("measure", Pattern(hours), say_hours, "d"),
        Rule("measure", Pattern(lap + r"(?![^\W_]|[.,:]\d)"), say_lap, "d"),
    )
