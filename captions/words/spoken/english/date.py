"""Dates: "Jan. 15, 2020", "25 july 2012", "2016/07/03", "15.01.2020"; "300 BC"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import END, english, next_word, previous_word
from captions.words.spoken.english.ordinal import ending
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, entries, initials, mapping

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_NAMES = tuple(dict.fromkeys(mapping("en/months").values()))
_MONTH = rf"(?P<month>{alternatives(e[0] for e in entries('en/months'))})\.?"
_MONTH2 = _MONTH.replace("month", "month2")
_NAME = alternatives(mapping("en/months") | mapping("en/weekdays"))
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?P<end>st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_DAY_END = r"(?![^\W_]|[.,:]\d|[%°/])"


def _month(match: re.Match[str]) -> str:
    return mapping("en/months")[match["month"].lower()]


def _suits(match: re.Match[str]) -> bool:
    """Return whether the ending of the day is the right one, if it has one."""
    end = match["end"]
    return not end or end.lower() == ending(int(match["day"]))


def _say_month_first(match: re.Match[str], numbers: Numbers) -> str | None:
    if not _suits(match):
        return None
    said = f"{_month(match)} {numbers.ordinal(int(match['day']))}"
    if match["until"]:
        month = f"{mapping('en/months')[match['month2'].lower()]} " if match["month2"] else ""
        said += f" to {month}{numbers.ordinal(int(match['until']))}"
    return f"{said} {numbers.year(int(match['year']))}" if match["year"] else said


def _say_day_first(match: re.Match[str], numbers: Numbers) -> str | None:
    month = match["month"]
    if not _suits(match) or (month in _VERBS and not match["year"] and next_word(match).islower()):
        return None
    article = "" if previous_word(match).lower() in {"the", "every", "each"} else "the "
    day = numbers.ordinal(int(match["day"]))
    if match["from"]:
        day = f"{numbers.ordinal(int(match['from']))} to {day}"
    said = f"{article}{day} of {_month(match)}"
    if match["short"]:
        return f"{said} {english(numbers).two_digits(int(match['short']))}"
    return f"{said} {numbers.year(int(match['year']))}" if match["year"] else said


def _say_month_and_year(match: re.Match[str], numbers: Numbers) -> str:
    return f"{_month(match)} {numbers.year(int(match['year']))}"


def _say_digits(match: re.Match[str], numbers: Numbers) -> str | None:
    """Return a date in digits; the first of two numbers that may be a month is the month."""
    first, second, written = int(match["first"]), int(match["second"]), match["year"]
    year = numbers.year(int(written))
    if len(written) == 2:
        year = english(numbers).two_digits(int(written))
    if 1 <= first <= 12 and 1 <= second <= 31:
        return f"{_NAMES[first - 1]} {numbers.ordinal(second)} {year}"
    if 1 <= second <= 12 and 1 <= first <= 31:
        return f"the {numbers.ordinal(first)} of {_NAMES[second - 1]} {year}"
    return None


def _say_month(match: re.Match[str], numbers: Numbers) -> str:
    return f"{_NAMES[int(match['month']) - 1]} {numbers.year(int(match['year']))}"


def _say_era(match: re.Match[str], numbers: Numbers) -> str:
    era = match["era"].replace(".", "").upper()
    year = numbers.year(int(match["year"].replace(",", "")))
    return f"{era} {year}" if match.start("era") < match.start("year") else f"{year} {era}"


def _say_weekday(match: re.Match[str], _numbers: Numbers) -> str | None:
    """Return a weekday's name; "the cat sat 5 times" has none."""
    if match[1] in _WORDS and not _DAY_AHEAD.compiled.match(match.string, match.end()):
        return None
    return mapping("en/weekdays")[match[1].lower()] + match[2]


def _say_span(match: re.Match[str], _numbers: Numbers) -> str | None:
    """Return "Mon-Fri" or "Jan.-Feb." with its names; two of one kind only."""
    for kind in ("en/months", "en/weekdays"):
        names = mapping(kind)
        if match[1].lower() in names and match[2].lower() in names:
            return f"{names[match[1].lower()]} to {names[match[2].lower()]}"
    return None


_WORDS = frozenset({"sat", "sun", "wed"})
_DAY_AHEAD = Pattern(rf" (?:the )?(?:{_DAY}(?: of)? )?(?:{_MONTH})\b", re.IGNORECASE)
_VERBS = frozenset({"may", "march", "mar"})
_ERA = r"(?P<era>BCE?|CE|AD|[Bb]\.[Cc]\.(?:[Ee]\.)?|[Aa]\.[Dd]\.|C\.E\.)"

RULES = (
    Rule(
        "date",
        Pattern(
            r"(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<first>\d{1,2})(?P=mark)(?P<second>\d{1,2})"
            r"(?![^\W_]|[-/.,]\d)"
        ),
        _say_digits,
        "d",
    ),
    Rule(
        "date",
        Pattern(
            r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)"
            r"(?P<year>[12]\d{3}|(?<![.])\d{2}|(?<=\d\d\.\d\d\.)\d{2})(?![^\W_]|[-/.,]\d)"
        ),
        _say_digits,
        "d",
    ),
    Rule(
        "date",
        Pattern(
            rf"{_MONTH}(?: the | |-){_DAY}"
            rf"(?: ?[-–] ?(?:{_MONTH2} )?(?P<until>[0-3]?\d)(?:st|nd|rd|th)?)?"
            rf"{_DAY_END}(?:(?:, ?| ){_YEAR}{END})?",
            re.IGNORECASE,
        ),
        _say_month_first,
        "a",
        initials(mapping("en/months")),
    ),
    Rule(
        "date",
        Pattern(rf"{_MONTH}(?:, ?| |-){_YEAR}{END}", re.IGNORECASE),
        _say_month_and_year,
        "a",
        initials(mapping("en/months")),
    ),
    Rule("date", Pattern(rf"{_YEAR}[/-](?P<month>0[1-9]){END}"), _say_month, "d"),
    Rule("date", Pattern(rf"(?P<month>0[1-9])[/.]{_YEAR}{END}"), _say_month, "d"),
    Rule(
        "date",
        Pattern(
            rf"(?:(?P<from>[0-3]?\d)(?:st|nd|rd|th)? ?[-–] ?)?{_DAY}(?: of |[ -]){_MONTH}(?![^\W_])"
            rf"(?:(?:, ?| |-)(?:of )?{_YEAR}{END}|-(?P<short>\d\d)(?![\w-]))?",
            re.IGNORECASE,
        ),
        _say_day_first,
        "d",
    ),
    Rule(
        "date",
        Pattern(rf"({_NAME})\.?[-–]({_NAME})\.?(?![\w-])", re.IGNORECASE),
        _say_span,
        "a",
        initials(mapping("en/months") | mapping("en/weekdays")),
    ),
    Rule("date", Pattern(rf"{_ERA} (?P<year>\d{{1,4}}){END}"), _say_era, "a", "abc"),
    Rule(
        "date",
        Pattern(rf"(?P<year>\d{{1,3}},\d{{3}}|\d{{1,5}}) ?{_ERA}(?![^\W_])"),
        _say_era,
        "d",
    ),
    Rule(
        "date",
        Pattern(
            rf"({alternatives(e[0] for e in entries('en/weekdays'))})\.?(,?)"
            rf"(?= (?:the )?(?:\d|(?:{alternatives(e[0] for e in entries('en/months'))})\b))",
            re.IGNORECASE,
        ),
        _say_weekday,
        "a",
        initials(mapping("en/weekdays")),
    ),
)
