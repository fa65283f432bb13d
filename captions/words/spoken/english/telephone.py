"""Telephone numbers, digits one by one: "+1 123-123-5678", "1-800-GO-2-HAUL", "123.123.0.40".

Other long numbers in groups, such as those of cards and books, are read the same way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import listed

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_GROUP = Pattern(r"\d+|[A-Za-z]+")


def _groups(written: str, numbers: Numbers) -> str:
    return ", ".join(numbers.digits(group) for group in _GROUP.compiled.findall(written))


def _say(match: re.Match[str], numbers: Numbers) -> str:
    country = match["country"] or ""
    said = ["plus " * ("+" in country) + numbers.digits(country)] if country else []
    area = re.sub(r"\D", "", match["area"])
    is_free = country.strip("+ .-") == "1" and area in _FREE
    said.append(numbers.cardinal(int(area)) if is_free else numbers.digits(area))
    said.append(_groups(match["rest"], numbers))
    if match["extension"]:
        said.append("extension " + numbers.digits(match["extension"]))
    return ", ".join(said)


def _say_vanity(match: re.Match[str], numbers: Numbers) -> str:
    """Return a number written in letters; a single digit stays with the letters before."""
    said = [numbers.digits(match["country"])] if match["country"] else []
    area = match["area"]
    said.append(numbers.cardinal(int(area)) if area[1:] == "00" else numbers.digits(area))
    for group in _GROUP.compiled.findall(match["rest"]):
        if group.isdecimal() and len(group) == 1 and len(said) > 1:
            said[-1] += " " + numbers.digits(group)
        else:
            said.append(numbers.digits(group) if group.isdecimal() else group)
    return ", ".join(said)


def _say_groups(match: re.Match[str], numbers: Numbers) -> str:
    return "plus " * match[0].startswith("+") + _groups(match[0], numbers)


def _say_address(match: re.Match[str], numbers: Numbers) -> str:
    host, _, port = match[0].partition(":")
    said = " dot ".join(numbers.digits(part) for part in host.split("."))
    return f"{said} colon {numbers.digits(port)}" if port else said


_FREE = frozenset(listed("800 900"))
_EXTENSION = r"(?:,? (?:ext\.?|extension|x) ?(?P<extension>\d{1,6}))?"
_END = r"(?![^\W_]|[-./]\d)"

RULES = (
    Rule(
        "telephone",
        Pattern(rf"\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?::\d{{1,5}})?{_END}"),
        _say_address,
        "d",
    ),
    Rule(
        "telephone",
        Pattern(
            r"(?:(?P<country>\+?\d{1,3})[ .-]?(?=[(\d]))?(?P<area>\(\d{3}\)[ .-]?|\d{3}[ .-])"
            rf"(?P<rest>\d{{3}}[ .-]\d{{4}}(?:-\d{{1,5}})?){_EXTENSION}{_END}",
            re.IGNORECASE,
        ),
        _say,
        "ds",
    ),
    Rule(
        "telephone",
        Pattern(
            r"(?:(?P<country>1)[ .-])?\(?(?P<area>8\d\d|900)\)?[ .-]"
            r"(?P<rest>(?=[A-Z0-9-]{0,10}[A-Z]{2})[A-Z0-9]{1,10}(?:-[A-Z0-9]{1,10}){0,3})(?![^\W_])"
        ),
        _say_vanity,
        "ds",
    ),
    Rule(
        "telephone",
        Pattern(rf"\+(?=(?:[ .()-]{{0,2}}\d){{7}})\d{{1,3}}(?:[ .-]?\(?\d{{1,5}}\)?){{1,5}}{_END}"),
        _say_groups,
        "s",
    ),
    Rule(
        "telephone",
        Pattern(rf"(?:\d{{3}}-\d{{4}}|\d{{3}}-\d{{2}}-\d{{4}}){_END}"),
        _say_groups,
        "d",
    ),
    Rule(
        "telephone",
        Pattern(rf"(?=(?:[ -]?\d){{9}})0\d{{1,4}}(?:[ -]\d{{2,8}}){{1,4}}{_END}"),
        _say_groups,
        "d",
    ),
    Rule(
        "serial", Pattern(rf"\d{{4}}(?:([ -])\d{{4}})(?:\1\d{{4}}){{1,2}}{_END}"), _say_groups, "d"
    ),
    Rule(
        "serial",
        Pattern(rf"(?=(?:-?\d){{9}})\d{{1,7}}(?:-\d{{1,7}}){{2,5}}{_END}"),
        _say_groups,
        "d",
    ),
)
