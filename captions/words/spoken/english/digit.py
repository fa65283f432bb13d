"""Digits one by one after words that ask for it: "card ending in 8876", "your otp is ab9453"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import is_count, previous_word
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _say(match: re.Match[str], numbers: Numbers) -> str | None:
    before = f"{previous_word(match, 2)} {previous_word(match)}".lower().rstrip(":")
    if not _BEFORE_CODES.compiled.search(before) or is_count(match):
        return None
    parts = re.findall(r"\d|[A-Za-z]+", match[0])
    return " ".join(numbers.digits(part) if part.isdecimal() else part for part in parts)


_BEFORE_CODES = Pattern(
    r"\b(?:call|dial|dialed|ending in|ending with|ends in|ends with"
    r"|(?:otp|pin|code|number|password|passcode|id|zip) is"
    r"|otp|pin|passcode|code|digits|extension|ext\.?|zip code|area code|account number)$"
)

RULES = (
    Rule(
        "digit",
        Pattern(r"(?=[^\W_]{0,12}\d)[A-Za-z0-9]{3,12}(?![,./:-]?\w)"),
        _say,
        "da",
    ),
)
