"""Dates: "25/07/2012", "2012-07-25", "1er janvier", "am 3. Oktober 1990"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import Locale, governing_words, is_dated
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, listed

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_DATIVE = frozenset(listed("am dem den vom zum seit ab bis"))


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language; its ``date`` word joins day, month and year."""
    link = f" {locale.words['date']} " if locale.words.get("date") else " "

    def day_of(match: re.Match[str], numbers: Numbers) -> str:
        day = int(match["day"])
        if locale.tag == "de":
            before = governing_words(match)[1]
            ending = "n" if before in _DATIVE else "" if before in {"der", "die", "das"} else "r"
            return numbers.ordinal(day) + ending
        elided = match.string[match.start() - 1 : match.start()] in ("'", "’")  # "l'1 gennaio"
        first = day == 1 and locale.tag in {"fr", "it", "pt"} and not elided
        return numbers.ordinal(1) if first else numbers.cardinal(day)

    def say_digits(match: re.Match[str], numbers: Numbers) -> str | None:
        month = int(match["month"])
        if not (1 <= month <= 12 and 1 <= int(match["day"]) <= 31):
            return None
        said = f"{day_of(match, numbers)}{link}{locale.months[month - 1]}"
        return f"{said}{link}{numbers.year(int(match['year']))}"

    def say_short(match: re.Match[str], numbers: Numbers) -> str | None:
        month = int(match["month"])
        if not (1 <= month <= 12 and 1 <= int(match["day"]) <= 31):
            return None
        return f"{day_of(match, numbers)}{link}{locale.months[month - 1]}"

    def say_stroke(match: re.Match[str], numbers: Numbers) -> str | None:
        return say_short(match, numbers) if is_dated(match) else None

    def say_named(match: re.Match[str], numbers: Numbers) -> str | None:
        if not 1 <= int(match["day"]) <= 31:
            return None
        written = match["month"]
        month = locale.month_forms.get(written) or locale.month_forms.get(written.lower(), written)
        month = written if month == written.lower() else month  # its capital stays
        said = f"{day_of(match, numbers)}{link if match['link'] == ' ' else match['link']}{month}"
        if match["year"]:
            between = link if match["link2"] == " " else match["link2"]
            said += f"{between}{numbers.year(int(match['year']))}"
        return said

    forms = locale.month_forms
    months = alternatives({*forms, *map(str.capitalize, forms)})
    dotted, stroke = (
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?! ?\d)",
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![^\W_]|[-/.,%]\w| ?%)",
    )
    year = r"(?P<year>[12]\d{3})"
    return (
        Rule(
            "date",
            Pattern(
                rf"(?P<day>\d{{1,2}})(?P<mark>[-/]|\. ?)(?P<month>\d\d?)(?P=mark){year}"
                r"(?!\w|[-/]\d)"
            ),
            say_digits,
            "d",
        ),
        Rule(
            "date",
            Pattern(rf"{year}-(?P<month>\d\d)-(?P<day>\d\d)(?!\w|[-/]\d)"),
            say_digits,
            "d",
        ),
        Rule(
            "date",
            Pattern(
                r"(?P<day>\d{1,2})(?:\.|er|º|°)?(?P<link> (?:de |di )?)"
                rf"(?P<month>{months})(?![^\W_])"
                rf"(?:(?P<link2> (?:de |del )?){year}(?![^\W_]|[.,/]\d))?"
            ),
            say_named,
            "d",
        ),
        *((Rule("date", Pattern(dotted), say_short, "d"),) if locale.tag == "de" else ()),
        Rule("date", Pattern(stroke), say_stroke, "d"),
    )
