"""When an English class may apply: cheap looks that spare the rules elsewhere; amounts apart.

A trigger is asked once of each token, or rest of one: no, yes, or what to look for around it where
it stands. It never keeps a rule from what it would read; it may let it try in vain.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from captions.words.spoken.english.keys import keys, starts
from captions.words.spoken.near import RUN
from captions.words.spoken.tables import listed

if TYPE_CHECKING:
    from captions.words.spoken.near import Look, Near, Token

__all__ = [
    "abbreviation",
    "address",
    "date",
    "decade",
    "digit",
    "electronic",
    "letters",
    "markup",
    "rate",
    "roman",
    "symbol",
    "telephone",
    "time",
]


def markup(token: Token) -> Look:
    """Something in brackets."""
    return token.char in "<["


def electronic(token: Token) -> Look:
    """A sign of addresses, or a point inside with small letters around."""
    if token.has(_ADDRESS):
        return True
    if "." not in token.text[:-1]:
        return False
    labels = _LABEL.findall(token.text)
    return token.low.startswith("www.") or not keys("endings").isdisjoint(labels)


_ADDRESS = frozenset("@/\\#:")
_LABEL = re.compile(r"\.([a-z][a-z0-9]*)")


def abbreviation(token: Token) -> Look:
    """One of the table."""
    return starts(token.low, "phrases", "abbreviations")


def address(token: Token) -> Look:
    """A number before a name and a street, a state after a comma, a box."""
    if token.is_number:
        return _before_street if _HOUSE.fullmatch(token.text) else False
    if token.char == "P":
        return _is_state_or_box
    return _is_state if token.low[:2] in keys("states") else False


_HOUSE = re.compile(r"\d{1,5}[A-Za-z]?")


def _before_street(near: Near) -> bool:
    name = near.next[:1]
    return (name.isupper() or name.isdecimal()) and not keys("streets").isdisjoint(
        RUN.findall(near.ahead.lower())
    )


def _is_state(near: Near) -> bool:
    return near.before[-2:] in {", ", ". "} and near.token[:2].lower() in keys("states")


def _is_state_or_box(near: Near) -> bool:
    return "Box" in near.ahead[:10] or _is_state(near)


def digit(token: Token) -> Look:
    """A number after a word that asks for its digits."""
    return _is_asked_for if token.digits and _CODE.match(token.text) else False


_CODE = re.compile(r"[A-Za-z0-9]{3}")
_ASKING = listed("call dial dialed in with is otp pin passcode extension ext ext. code number")


def _is_asked_for(near: Near) -> bool:
    return near.before.rstrip("([\"'“‘ :").lower().endswith(_ASKING)


def telephone(token: Token) -> Look:
    """Seven digits or more, a country, or a free number with letters."""
    if not token.digits:
        return False
    if token.char in "+0" or token.text.count(".") > 2 or _FREE.match(token.text):
        return True
    return _SEVEN_DIGITS.match(token.text) is not None or (token.goes_on and _before_group)


_FREE = re.compile(r"(?:1[.-])?\(?(?:8\d\d|900)")
_SEVEN_DIGITS = re.compile(r"(?:\D*\d){7}")


def _before_group(near: Near) -> bool:
    return near.next[:1].isdecimal() or near.next[:1] == "("


def date(token: Token) -> Look:
    """A month, a weekday, an era, or digits with strokes."""
    if not token.is_number:
        if token.letters in keys("months", "weekdays"):
            return True
        return _before_digit if token.low.replace(".", "") in _ERAS else False
    if not _DATE_MARKS.isdisjoint(token.text[1:5]):
        return True
    number = _DAY_OR_YEAR.match(token.text)
    if number is None or number[0][-1].isalpha() or number[0][-1] == "–":
        return number is not None
    return token.goes_on and _before_month


_DATE_MARKS = frozenset("-/.")
_ERAS = frozenset({"bc", "bce", "ce", "ad"})
_DAY_OR_YEAR = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:[-–]|$)|[\d,]{1,7}(?:[a-c]|$)", re.IGNORECASE)


def _before_digit(near: Near) -> bool:
    return near.next[:1].isdecimal()


@cache
def _before_day() -> frozenset[str]:
    """Return how what follows a day starts, three letters or less."""
    return frozenset({key[:3] for key in keys("months")} | {"of", "-", "–"})


def _before_month(near: Near) -> bool:
    return near.next[:1] in "ABCabc–-" or near.next[:3].lower() in _before_day()


def decade(token: Token) -> Look:
    """A zero before an s, a short year, or a part of a decade."""
    if token.char in "'’" or token.letters in _PARTS:
        return True
    if not token.is_number and token.char != "‘":
        return False
    return _DECADE.search(token.text) is not None or (token.goes_on and _before_stroke)


_DECADE = re.compile("0['’]?s", re.IGNORECASE)
_PARTS = frozenset(listed("mid early late pre post"))


def _before_stroke(near: Near) -> bool:
    return near.next[:1] in "-–" or near.token[-1] in "-–"


def time(token: Token) -> Look:
    """A colon, half of a day, or a zone."""
    if not token.is_number:
        return token.low.startswith(("a.m", "p.m"))
    if not _HOUR.match(token.text):
        return False
    if ":" in token.text or _HALF.search(token.text):
        return True
    return token.goes_on and _before_half


_HOUR = re.compile(r"\d{1,3}(?:[:.ap–-]|$)", re.IGNORECASE)
_HALF = re.compile(r"[ap]\.?m", re.IGNORECASE)
_ZONES = frozenset(listed("est edt cst cdt mst mdt pst pdt gmt utc cet ces bst ist jst msk aes"))


def _before_half(near: Near) -> bool:
    following = near.next.lower()
    if following == "to" or _before_stroke(near):
        return ":" in near.few or _HALF.search(near.few) is not None
    return bool(_HALF.match(following)) or following.replace(".", "")[:3] in _ZONES


def rate(token: Token) -> Look:
    """What something is counted for, behind "per"."""
    return _behind_per if not keys("rates").isdisjoint(token.runs) else False


def _behind_per(near: Near) -> bool:
    return near.before[-4:].lower() == "per "


def roman(token: Token) -> Look:
    """A numeral, or a word that stands before one."""
    if _NUMERAL.match(token.text):
        return True
    return _before_one if token.letters in keys("numbered", "regnal") else False


_NUMERAL = re.compile(r"[IVXLCDM]{1,9}(?:['’]s)?(?![^\W_])")


def _before_one(near: Near) -> bool:
    return near.next[:1] in "Ii"


def letters(token: Token) -> Look:
    """Two capitals, or one and a point."""
    after = token.text[1:2]
    return token.char.isupper() and (after == "." or after.isupper())


def symbol(token: Token) -> Look:
    """One of the table."""
    return token.char in _SIGNS or starts(token.low, "symbols")


_SIGNS = frozenset("`/*~_")
