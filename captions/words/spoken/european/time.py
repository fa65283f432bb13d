"""Times of day: "14:30", "14h30", "9 h", "14:30 Uhr".

Dutch ones are said as timetables have them, "tien uur dertig": "half elf" may be either half of
the day (https://taaladvies.net/taal/advies/vraag/1177).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import previous_word
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from captions.words.spoken.european.locale import Locale
    from captions.words.spoken.numbers import Numbers

    Say = Callable[[re.Match[str], Numbers], str | None]

__all__ = ["rules"]

_BEFORE_TIMES = frozenset({"alle", "ore", "dalle", "um", "às", "las", "om"})


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language; its ``hour`` words say how hour and minutes are joined."""
    feminine = "clock" not in locale.words  # "las dos", "die zwei Uhr" aside
    one, many = locale.words.get("hour", ""), locale.words.get("hours", "")
    link = locale.words.get("minutes", "")

    def say_time(match: re.Match[str], numbers: Numbers) -> str:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        said = numbers.before_noun(hour, feminine)
        is_one = hour == 1 or (hour == 0 and locale.tag == "fr")
        named = f"{said} {one if is_one else many}".strip()
        until = f" {locale.words['to']}" if match["until"] else ""
        if not minute:
            return named + until
        minutes = numbers.cardinal(minute)
        return f"{f'{said} {link}' if link else named} {minutes}{until}"

    def say_full(match: re.Match[str], numbers: Numbers) -> str | None:
        """Return "9 h" as a time; where times have a word of their own, it lasts so long."""
        lasts = word and "h" in match[0].lower() and previous_word(match) not in _BEFORE_TIMES
        return None if lasts else say_time(match, numbers)

    def say_dotted(match: re.Match[str], numbers: Numbers) -> str | None:
        """Return "8.30" as a time after a word that asks for one."""
        return say_time(match, numbers) if previous_word(match) in _BEFORE_TIMES else None

    word = locale.words.get("clock")  # written after a time: "uur|u"
    hours = "|".join(("hrs?", "hs?", *locale.units["h"][:2]))
    tail = rf"(?: ?(?:{word or hours})\b(?:\.(?= [a-zß-öø-ÿ]))?)?"
    letter = locale.words.get("hour letter", "hH")
    clock = r"(?P<hour>[01]?\d|2[0-4])"
    exact = rf"{clock}(?::| ?[{letter}] ?)(?P<minute>[0-5]\d)(?::00)?{tail}"
    full = rf"{clock}(?P<minute>(?!))? ?[{letter}]\.?(?![^\W_])"
    dotted = rf"{clock}\.(?P<minute>[0-5]\d)"
    until = rf"(?P<until> ?[-–] ?(?=\d\d?[:.{letter}]\d\d))?"
    return (
        Rule("time", Pattern(exact + r"(?![^\W_]|[:.]\d)" + until), say_time, "d"),
        *((Rule("time", Pattern(full + until), say_full, "d"),) if many else ()),
        *_with_word(word, clock, dotted, say_time),
        Rule("time", Pattern(dotted + r"(?![^\W_]|[:.,]\d)(?P<until>(?!))?"), say_dotted, "d"),
    )


def _with_word(word: str | None, clock: str, dotted: str, say: Say) -> tuple[Rule, ...]:
    """Return the rules of times whose word makes sure: "8 Uhr", "8.30 uur", "8.30 - 9.00 uur"."""
    if not word:
        return ()
    word = rf"(?:{word})"
    last = rf"\d\d?[:.]\d\d {word}\b"
    patterns = (
        rf"{clock}(?P<minute>(?!))? {word}\b(?P<until>(?!))?",
        rf"{dotted} ?{word}\b(?P<until>(?!))?",
        rf"{dotted}(?P<until> ?[-–] ?(?={last}))",
        rf"{dotted}(?P<until>(?!))?(?= [a-z]{{2,6}} {last})",
    )
    return tuple(Rule("time", Pattern(pattern), say, "d") for pattern in patterns)
