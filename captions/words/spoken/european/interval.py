"""Two numbers with a mark between: ranges "10-20", results "3-1", ratios "16:9", "24/7"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.locale import Locale, previous_word, read, say
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_HIGHEST_SCORE = 20
"""Of a match or a ratio; above it two numbers with a hyphen between may be anything."""
_END = r"(?![^\W_]|[-/.,:]\d)"


def _say_always(_match: re.Match[str], numbers: Numbers) -> str:
    return f"{numbers.cardinal(24)} {numbers.cardinal(7)}"


def _part(written: str, numbers: Numbers) -> str:
    """Return one end of a range, which may be a year."""
    is_year = len(written) == len("1989") and written.isdecimal()
    return numbers.year(int(written)) if is_year else say(numbers, written)


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language; its ``score marks`` stand between the points of two."""

    def say_range(match: re.Match[str], numbers: Numbers) -> str | None:
        first, last = match["first"], match["last"]
        short = len(first) == len("1990") and len(last) == len("95") and first[2:] < last
        if read(first) >= read(last) and not (short and first.isdecimal()):
            return None
        return f"{_part(first, numbers)} {locale.words['to']} {_part(last, numbers)}"

    def say_score(match: re.Match[str], numbers: Numbers) -> str | None:
        """Return "3-1" as a result or a ratio; numbers after "no." are none."""
        labelled = previous_word(match) in locale.labels
        if labelled or max(map(int, match.groups())) > _HIGHEST_SCORE:
            return None
        first, last = (numbers.cardinal(int(points)) for points in match.groups())
        return f"{first} {locale.words['score']} {last}"

    def say_season(match: re.Match[str], numbers: Numbers) -> str | None:
        """Return "2010/11", a year and the next, as both of them."""
        first, last = int(match[1]), int(match[2])
        if last % 100 != (first + 1) % 100:
            return None
        return f"{numbers.year(first)} {numbers.year(last)}"

    end = r"\d{1,4}(?:,\d{1,3})?"
    marks = locale.words.get("score marks", "")
    return (
        Rule("cardinal", Pattern(rf"24/7{_END}"), _say_always, "d"),
        Rule("range", Pattern(rf"((?:1[89]|20)\d\d)/((?:1[89]|20)?\d\d){_END}"), say_season, "d"),
        Rule("range", Pattern(rf"(?P<first>{end})[-–]['’]?(?P<last>{end}){_END}"), say_range, "d"),
        *(
            Rule("score", Pattern(rf"(\d{{1,2}}){mark}(\d{{1,2}}){_END}"), say_score, "d")
            for mark in marks
        ),
    )
