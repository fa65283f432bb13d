r"""Measures: "12kg", "2-5lb", "2x8 m2", "7.2-millimeter", "12/kg", "2°C", "6'2\\""."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import (
    MINUS,
    NUMBER,
    QUANTITY,
    is_attributive,
    previous_word,
    read_number,
)
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, entries
from captions.words.spoken.vulgar import VULGAR

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _units() -> dict[str, tuple[str, str]]:
    """Return units by how they are written, with the capitals people give them."""
    units = {}
    for sign, one, many, *_ in entries("en/units"):
        units[sign] = (one, many)
        if len(sign) > 1 and sign.islower():
            units.setdefault(sign.upper(), (one, many))
            units.setdefault(sign.capitalize(), (one, many))
    return units


_UNITS = _units()
_POWERS = {"²": "square", "³": "cubic", "2": "square", "3": "cubic"}
_GLUED = frozenset(entry[0] for entry in entries("en/units") if len(entry) > 3)
"""Units that are other words after a space."""
# A run of letters that may be a unit, looked up once it is found; the few other units as they are.
_ANY = rf"{alternatives(u for u in _UNITS if not u.isalpha())}|[^\W\d_²³]{{1,16}}+"
_POWER = r"(?:\^?(?P<power{0}>[²³23]))?(?:\.(?= [a-z0-9]))?"
_UNIT = rf"(?:(?P<glued>-?(?:{_ANY}))|[ ](?P<spaced>{_ANY}))" + _POWER.format("")
_PER = rf"/(?P<per>{_ANY}){_POWER.format('2')}"
_NO_PER = "(?P<per>(?!))?(?P<power2>(?!))?"
_END = r"(?![^\W_²³])(?![/^-]?\d)"
_DECADE = 2
_SPELT_OUT = 4
"""Letters from which on a unit is taken for a word rather than a symbol."""
_ONE = Pattern(r"[-−–]?1")


def _unit(written: str, power: str | None, plural: bool) -> str:
    """Return a unit's name: "square meters"."""
    name = _UNITS[written][plural]
    if power and name == "second":
        return f"{name} {'cubed' if _POWERS[power] == 'cubic' else 'squared'}"
    return f"{_POWERS[power]} {name}" if power else name


def _is_unit(match: re.Match[str]) -> bool:
    """Return whether the letters found are units: "5 km", "5 km/h"."""
    glued, spaced, per = match["glued"], match["spaced"], match["per"]
    if per and per not in _UNITS:
        return False
    return glued.removeprefix("-") in _UNITS if glued else spaced in _UNITS and spaced not in _GLUED


def _unit_of(match: re.Match[str], plural: bool) -> str:
    written = (match["glued"] or match["spaced"]).lstrip("-")
    said = _unit(written, match["power"], plural)
    if match["per"]:
        said += f" per {_unit(match['per'], match['power2'], False)}"
    return said


def _is_plural(match: re.Match[str], number: str) -> bool:
    if is_attributive(match) or (match["glued"] or "").startswith("-"):
        return False
    return not _ONE.compiled.fullmatch(number)


def _say(match: re.Match[str], numbers: Numbers) -> str | None:
    if not _is_unit(match):
        return None
    hyphened = (match["glued"] or "").startswith("-")
    if hyphened and len(match["glued"]) > _SPELT_OUT and "." not in match["number"]:
        return None  # "a 5-mile run": a compound, its hyphen stays
    if match["glued"] == "s" and len(match["number"]) > _DECADE:
        return None  # "747s"
    sign = "minus " if match["sign"] else ""
    scale = f" {match['scale'].lower()}" if match["scale"] else ""
    unit = _unit_of(match, _is_plural(match, match["number"]) or bool(scale))
    return f"{sign}{read_number(numbers, match['number'])}{scale} {unit}"


def _say_range(match: re.Match[str], numbers: Numbers) -> str | None:
    if not _is_unit(match):
        return None
    link = "to" if match["link"].strip() in {"-", "–", "−", "to"} else "by"
    said = [
        read_number(numbers, match[name]) for name in ("number", "middle", "last") if match[name]
    ]
    if written := match["first"]:
        if written not in _UNITS:
            return None
        said[0] += " " + _unit(written, None, not _ONE.compiled.fullmatch(match["number"]))
    sign = "minus " if match["sign"] else ""
    unit = _unit_of(match, _is_plural(match, match["last"]))
    return f"{sign}{f' {link} '.join(said)} {unit}"


def _say_per(match: re.Match[str], numbers: Numbers) -> str | None:
    if match["per"] not in _UNITS:
        return None
    said = read_number(numbers, match["number"])
    return f"{said} per {_unit(match['per'], match['power2'], False)}"


def _say_fraction(match: re.Match[str], numbers: Numbers) -> str | None:
    if not _is_unit(match):
        return None
    whole, vulgar = match["whole"], match["vulgar"]
    top, bottom = VULGAR[vulgar] if vulgar else (int(match["top"]), int(match["bottom"]))
    said = numbers.fraction(top, bottom)
    if top > bottom:
        return f"{said} {_unit_of(match, True)}"
    if match["glued"] and match["glued"][0] == "-":
        first = f"{read_number(numbers, whole)} and " if whole else ""
        return f"{first}{said} {_unit_of(match, False)}"
    if not whole:
        unit = _unit_of(match, False)
        if previous_word(match).lower() in {"a", "an"}:
            return f"{said.removeprefix('one ')} {unit}"
        if unit.endswith("s") and unit == _unit_of(match, True):
            return f"{said} {unit}"  # written in the plural: "1/2 inches"
        article = "an" if unit[0] in "aeio" or unit.startswith("hour") else "a"
        return f"{said} of {article} {unit}"
    said = "a half" if (top, bottom) == (1, 2) else said
    return f"{read_number(numbers, whole)} and {said} {_unit_of(match, True)}"


def _say_hours(match: re.Match[str], numbers: Numbers) -> str:
    hours, minutes = int(match[1]), int(match[2])
    first = f"{numbers.cardinal(hours)} hour{'' if hours == 1 else 's'}"
    return f"{first} {numbers.cardinal(minutes)} minute{'' if minutes == 1 else 's'}"


def _say_place(match: re.Match[str], numbers: Numbers) -> str:
    """Return a degree of latitude or longitude with its minutes and seconds."""
    said = []
    for written, unit in zip(match.groups()[:3], ("degree", "minute", "second"), strict=True):
        if written:
            said.append(f"{read_number(numbers, written)} {unit}{'s' * (written != '1')}")
    side = {"N": "north", "S": "south", "E": "east", "W": "west"}.get(match[4] or "")
    return " ".join([*said, side] if side else said)


def _say_height(match: re.Match[str], numbers: Numbers) -> str:
    feet, inches = int(match[1]), int(match[2])
    if match[0][-1] != "n":
        return f"{numbers.cardinal(feet)} foot {numbers.cardinal(inches)}"
    first = f"{numbers.cardinal(feet)} {'foot' if feet == 1 else 'feet'}"
    return f"{first} {numbers.cardinal(inches)} {'inch' if inches == 1 else 'inches'}"


_SIGN = rf"(?P<sign>(?<![^\W_]){MINUS})?"
_FRACTION = rf"(?:(?P<top>\d{{1,3}})/(?P<bottom>\d{{1,3}})|(?P<vulgar>[{''.join(VULGAR)}]))"

_RANGE = (
    rf"{_SIGN}(?P<number>{NUMBER})(?: ?(?P<first>{_ANY})[²³]?)?"
    rf"(?P<link> ?[-–] ?| to | ?[x×] ?(?:(?P<middle>{NUMBER}) ?[x×] ?)?)(?P<last>{NUMBER}){_UNIT}"
)
_AMOUNT = rf"{_SIGN}(?P<number>{NUMBER})(?:[ -](?P<scale>{QUANTITY}))?{_UNIT}"
_PART = rf"(?:(?P<whole>\d{{1,6}})(?:[ -]|(?=[^\d/])))?{_FRACTION}{_UNIT}"

RULES = (
    Rule(
        "measure",
        Pattern(r"(\d{1,3}) ?h(?:rs?)?\.? ?([0-5]?\d) ?m(?:ins?)?(?![^\W_])"),
        _say_hours,
        "d",
    ),
    Rule(
        "measure",
        Pattern(
            r"(\d{1,3})° ?(\d{1,2})['’′](?: ?(\d{1,2}(?:\.\d{1,4})?)(?:\"|”|″|''))?"
            r"(?: ?([NSEW])(?![^\W_]))?"
        ),
        _say_place,
        "d",
        needs="°",
    ),
    Rule(
        "measure",
        Pattern(r"(\d{1,2})(?:['’′] ?| ?ft\.? )(\d{1,2})(?:\"|”|″|''|(?<=\d) ?in)(?!\w)"),
        _say_height,
        "d",
    ),
    *(
        Rule("measure", Pattern(f"{amount}{per}{_END}"), say, "ds", needs=needs or stroke)
        for amount, say, needs in (
            (_RANGE, _say_range, "-–−tx×"),
            (_AMOUNT, _say, ""),
            (_PART, _say_fraction, f"/{''.join(VULGAR)}"),
        )
        for per, stroke in ((_PER, "/"), (_NO_PER, ""))
    ),
    Rule(
        "measure",
        Pattern(rf"(?P<number>{NUMBER}) ?/ ?(?P<per>{_ANY}){_POWER.format('2')}{_END}(?!/)"),
        _say_per,
        "d",
    ),
)
