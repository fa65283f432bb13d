"""Short scales before what is counted: "1.5m people", "100k followers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import NUMBER, is_count, read_number
from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_NAMES = {"k": "thousand", "m": "million", "b": "billion"}


def _say(match: re.Match[str], numbers: Numbers) -> str | None:
    if not is_count(match):
        return None
    return f"{read_number(numbers, match[1])} {_NAMES[match[2][0].lower()]}"


RULES = (Rule("cardinal", Pattern(rf"({NUMBER})([kKmMbB]|mn|bn)(?![^\W_])"), _say, "ds"),)
