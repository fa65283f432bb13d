"""Times of day and durations: "1:59 p.m. EST", "01:00", "14:10:30", "5pm-7 pm"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import english
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.near import stop_after

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_HALF = r"(?:[ap]\.m\.?|[ap]m(?![^\W_])|[ap]m(?=est|cst|mst|pst|gmt|utc))"
_ZONE = (
    r"(?:(?:[ecmp][sd]t|gmt|utc|cet|cest|bst|ist|jst|msk|aest)(?![^\W_])"
    r"|[ecmp]\.[sd]\.t\.?|u\.t\.c\.?)"
)
_CLOCK = r"(?:[01]?\d|2[0-4])"
_EVEN = "o'clock"


def _clock(numbers: Numbers, hour: str, minute: str | None, half: bool) -> str:
    """Return hour and minute as they are said."""
    hours = int(hour)
    if minute and int(minute):
        return f"{numbers.cardinal(hours)} {english(numbers).two_digits(int(minute))}"
    if half:
        return numbers.cardinal(hours)
    return f"{numbers.cardinal(hours)} " + ("hundred" if hours > 12 or not hours else _EVEN)


def _capitals(written: str | None) -> str:
    return " " + re.sub(r"[ .]", "", written).upper() if written else ""


def _say(match: re.Match[str], numbers: Numbers) -> str:
    half = _capitals(match["half"])
    said = _clock(numbers, match["hour"], match["minute"], bool(half))
    return said + half + _capitals(match["zone"]) + stop_after(match)


def _say_range(match: re.Match[str], numbers: Numbers) -> str:
    half, half2 = _capitals(match["half"]), _capitals(match["half2"])
    said = _clock(numbers, match["hour"], match["minute"], bool(half or half2)) + half
    until = _clock(numbers, match["hour2"], match["minute2"], bool(half2)) + half2
    return f"{said} to {until}{_capitals(match['zone'])}{stop_after(match)}"


def _say_long(match: re.Match[str], numbers: Numbers) -> str:
    """Return a time with seconds: "fourteen hours ten minutes and thirty seconds"."""
    hours, minutes, seconds = (
        f"{numbers.cardinal(int(match[name]))} {name}{'' if int(match[name]) == 1 else 's'}"
        for name in ("hour", "minute", "second")
    )
    tail = _capitals(match["half"]) + _capitals(match["zone"]) + stop_after(match)
    return f"{hours} {minutes} and {seconds}{tail}"


def _say_ratio(match: re.Match[str], numbers: Numbers) -> str:
    return f"{numbers.cardinal(int(match[1]))} to {numbers.cardinal(int(match[2]))}"


def _say_bare(match: re.Match[str], _numbers: Numbers) -> str:
    return match[0].replace(".", "").upper() + stop_after(match)


_TAIL = rf"(?: ?(?P<half>{_HALF}))?(?: ?(?P<zone>{_ZONE}))?"
_END = r"(?![^\W_]|[.:]\d)"

RULES = (
    Rule(
        "time",
        Pattern(
            rf"(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d):(?P<second>[0-5]\d){_TAIL}{_END}",
            re.IGNORECASE,
        ),
        _say_long,
        "d",
    ),
    Rule(
        "time",
        Pattern(
            rf"(?P<hour>{_CLOCK})(?::(?P<minute>[0-5]\d))?(?: ?(?P<half>{_HALF}))?"
            rf"(?: ?[-–] ?| to )(?P<hour2>{_CLOCK})(?:[:.](?P<minute2>[0-5]\d))?"
            rf" ?(?P<half2>{_HALF})(?: ?(?P<zone>{_ZONE}))?{_END}",
            re.IGNORECASE,
        ),
        _say_range,
        "d",
    ),
    Rule(
        "time",
        Pattern(
            rf"(?P<hour>{_CLOCK}):(?P<minute>[0-5]\d)(?P<half>(?!))?"
            rf" ?[-–] ?(?P<hour2>{_CLOCK}):(?P<minute2>[0-5]\d)(?P<half2>(?!))?"
            rf"(?: ?(?P<zone>{_ZONE}))?{_END}",
            re.IGNORECASE,
        ),
        _say_range,
        "d",
    ),
    Rule(
        "time",
        Pattern(
            rf"(?P<hour>{_CLOCK})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>{_HALF})"
            rf"(?: ?(?P<zone>{_ZONE}))?{_END}",
            re.IGNORECASE,
        ),
        _say,
        "d",
    ),
    Rule(
        "time",
        Pattern(
            rf"(?P<hour>{_CLOCK}):(?P<minute>[0-5]\d)(?P<half>(?!))?(?: ?(?P<zone>{_ZONE}))?{_END}",
            re.IGNORECASE,
        ),
        _say,
        "d",
    ),
    Rule(
        "time",
        Pattern(rf"(?P<hour>{_CLOCK})(?P<minute>(?!))?(?P<half>(?!))? (?P<zone>{_ZONE}){_END}"),
        _say,
        "d",
    ),
    Rule("ratio", Pattern(rf"(\d{{1,3}}):(\d{{1,3}}){_END}"), _say_ratio, "d"),
    Rule("time", Pattern(r"(?:[ap]\.m\.)(?![^\W_])", re.IGNORECASE), _say_bare, "a", "ap"),
)
