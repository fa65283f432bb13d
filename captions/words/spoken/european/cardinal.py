"""Cardinals, with their gender before a noun where it shows, and ranges: "10-20"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.european.gender import is_counted, is_feminine
from captions.words.spoken.european.locale import (
    MINUS,
    NUMBER,
    Locale,
    next_word,
    previous_word,
    read,
    say,
)
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, entries

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]

_HIGHEST_SCORE = 20
"""Of a match or a ratio; above it two numbers with a hyphen between may be anything."""


def _part(written: str, numbers: Numbers) -> str:
    """Return one end of a range, which may be a year."""
    is_year = len(written) == len("1989") and written.isdecimal()
    return numbers.year(int(written)) if is_year else say(numbers, written)


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    labels = {
        entry[0].lower() for entry in entries(f"{locale.tag}/abbreviations") if "number" in entry
    }

    def say_number(match: re.Match[str], numbers: Numbers) -> str:
        written, word = match["number"], next_word(match)
        sign = f"{numbers.minus} " if match["sign"] else ""
        if written[0] == "0" and len(written) > 1 and written.isdecimal():
            return sign + numbers.digits(written)
        whole, fraction = read(written)
        if fraction or not is_counted(locale.tag, word) or previous_word(match) in labels:
            return sign + say(numbers, written)
        return sign + numbers.before_noun(whole, is_feminine(locale.tag, word))

    def say_range(match: re.Match[str], numbers: Numbers) -> str | None:
        first, last = match["first"], match["last"]
        short = len(first) == len("1990") and len(last) == len("95") and first[2:] < last
        if read(first) >= read(last) and not (short and first.isdecimal()):
            return None
        return f"{_part(first, numbers)} {locale.words['to']} {_part(last, numbers)}"

    def say_score(match: re.Match[str], numbers: Numbers) -> str | None:
        """Return "3-1" as a result or a ratio; numbers after "no." are none."""
        if previous_word(match) in labels or max(map(int, match.groups())) > _HIGHEST_SCORE:
            return None
        first, last = (numbers.cardinal(int(points)) for points in match.groups())
        return f"{first} {locale.words['score']} {last}"

    def say_often(match: re.Match[str], numbers: Numbers) -> str:
        times = locale.words["often"]
        return f"{numbers.before_noun(int(match[1]), is_feminine(locale.tag, times))} {times}"

    def say_scaled(match: re.Match[str], numbers: Numbers) -> str:
        scale = locale.scales[match["scale"]]
        whole, fraction = read(match["number"])
        name = scale.one if whole == 1 and not fraction else scale.many
        sign = f"{numbers.minus} " if match["sign"] else ""
        return f"{sign}{say(numbers, match['number'], scale)} {name}"

    def say_always(_match: re.Match[str], numbers: Numbers) -> str:
        return f"{numbers.cardinal(24)} {numbers.cardinal(7)}"

    scale = alternatives(locale.scales)
    end = r"(?![^\W_]|[-/.,:]\d)"
    return (
        Rule("cardinal", Pattern(rf"24/7{end}"), say_always, "d"),
        Rule("cardinal", Pattern(r"(\d{1,4}) ?[x×](?![^\W_]| ?\d)"), say_often, "d"),
        Rule(
            "range",
            Pattern(
                rf"(?P<first>\d{{1,4}}(?:,\d{{1,3}})?)[-–]['’]?(?P<last>\d{{1,4}}(?:,\d{{1,3}})?){end}"
            ),
            say_range,
            "d",
        ),
        *(
            Rule("score", Pattern(rf"(\d{{1,2}}){mark}(\d{{1,2}}){end}"), say_score, "d")
            for mark in locale.words.get("score marks", "")
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
