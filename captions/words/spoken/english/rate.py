"""What a pace is for: "60 miles per hr", "12 cents per kWh"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, mapping

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _say(match: re.Match[str], _numbers: Numbers) -> str:
    return mapping("en/rates")[match[1].lower()]


RULES = (
    Rule(
        "measure",
        Pattern(
            rf"(?<=per )(?<![^\W_]per )({alternatives(mapping('en/rates'))})"
            r"(?:\.(?= [a-z\d]))?(?![^\W_]|-)",
            re.IGNORECASE,
        ),
        _say,
        "a",
    ),
)
