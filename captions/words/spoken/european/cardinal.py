"""Cardinals, with their gender before a noun where it shows, and "3 Millionen", "2x"."""

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
from captions.words.spoken.tables import alternatives

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["rules"]


def rules(locale: Locale) -> tuple[Rule, ...]:
    """Return the rules of a language."""

    def say_number(match: re.Match[str], numbers: Numbers) -> str:
        written, word = match["number"], next_word(match)
        sign = f"{numbers.minus} " if match["sign"] else ""
        if written[0] == "0" and len(written) > 1 and written.isdecimal():
            return sign + numbers.digits(written)
        whole, fraction = read(written)
        counted = (
            is_counted(locale.tag, word)
            and not match.string[match.start() - 1 : match.start()].isalnum()
        )
        if fraction or not counted or previous_word(match) in locale.labels:
            return sign + say(numbers, written)
        return sign + numbers.before_noun(whole, is_feminine(locale.tag, word))

    def say_one(match: re.Match[str], numbers: Numbers) -> str | None:
        noun = match["noun"]
        if not is_counted(locale.tag, noun) or previous_word(match) in locale.labels:
            return None
        return numbers.counted(1, noun, is_feminine(locale.tag, noun))

    def say_often(match: re.Match[str], numbers: Numbers) -> str:
        times = locale.words["often"]
        return f"{numbers.before_noun(int(match[1]), is_feminine(locale.tag, times))} {times}"

    def say_scaled(match: re.Match[str], numbers: Numbers) -> str:
        scale = locale.scales[match["scale"]]
        whole, fraction = read(match["number"])
        name = scale.one if whole == 1 and not fraction else scale.many
        sign = f"{numbers.minus} " if match["sign"] else ""
        return f"{sign}{say(numbers, match['number'], scale)} {name}"

    scale = alternatives(locale.scales)
    one = r"1 (?P<noun>[^\W\d_]{2,24})(?![^\W_])"
    return (
        Rule("cardinal", Pattern(r"(\d{1,4}) ?[x×](?![^\W_]| ?\d)"), say_often, "d"),
        Rule(
            "cardinal",
            Pattern(rf"(?P<sign>{MINUS})?(?P<number>{NUMBER}) (?P<scale>{scale})(?![^\W_])"),
            say_scaled,
            "ds",
        ),
        *(
            (Rule("cardinal", Pattern(one), say_one, "d"),)
            if "one with its noun" in locale.words
            else ()
        ),
        Rule("cardinal", Pattern(rf"(?P<sign>{MINUS})?(?P<number>{NUMBER})"), say_number, "ds"),
        Rule("cardinal", Pattern(r"(?P<sign>(?!))?(?P<number>\d{1,30})"), say_number, "d"),
    )
