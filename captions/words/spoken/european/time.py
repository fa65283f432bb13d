"""Times of day: "14:30", "14h30", "9 h", "14:30 Uhr"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import previous_word
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.european.locale import Locale
    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_BEFORE_TIMES = frozenset({"alle", "ore", "dalle", "um", "às", "las"})


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language; its ``hour`` words say how hour and minutes are joined."""
    feminine = locale.tag != "de"
    one, many = locale.words.get("hour", ""), locale.words.get("hours", "")
    link = locale.words.get("minutes", "")

    def say_time(match: re.Match[str], numbers: Numbers) -> str:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        said = numbers.before_noun(hour, feminine)
        is_one = hour == 1 or (hour == 0 and locale.tag == "fr")
        named = f"{said} {one if is_one else many}".strip()
        if not minute:
            return named
        minutes = numbers.cardinal(minute)
        if link:
            return f"{said} {link} {minutes}"
        return f"{named} {minutes}"

    def say_dotted(match: re.Match[str], numbers: Numbers) -> str | None:
        """Return "8.30" as a time after a word that asks for one."""
        return say_time(match, numbers) if previous_word(match) in _BEFORE_TIMES else None

    tail = {"de": r"(?: Uhr\b)?", "es": r"(?: ?h(?:rs?)?\b\.?)?"}.get(locale.tag, r"(?: ?h\b)?")
    clock = r"(?P<hour>[01]?\d|2[0-4])"
    return (
        Rule(
            "time",
            Pattern(rf"{clock}(?::|[hH] ?)(?P<minute>[0-5]\d)(?::00)?{tail}(?![^\W_]|[:.]\d)"),
            say_time,
            "d",
        ),
        Rule("time", Pattern(rf"{clock}(?P<minute>(?!))? ?[hH](?![^\W_])"), say_time, "d"),
        Rule("time", Pattern(rf"{clock}(?P<minute>(?!))? Uhr\b"), say_time, "d"),
        Rule("time", Pattern(rf"{clock}\.(?P<minute>[0-5]\d) Uhr\b"), say_time, "d"),
        Rule("time", Pattern(rf"{clock}\.(?P<minute>[0-5]\d)(?![^\W_]|[:.,]\d)"), say_dotted, "d"),
    )
