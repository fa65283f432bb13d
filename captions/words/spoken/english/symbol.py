"""Symbols by name where no other class takes them: "&" and, "%" percent, "@" at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, mapping

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _say(match: re.Match[str], _numbers: Numbers) -> str:
    return mapping("en/symbols").get(match[0], match[0])


def _say_stroke(_match: re.Match[str], _numbers: Numbers) -> str:
    return "slash"


def _say_quote(_match: re.Match[str], _numbers: Numbers) -> str:
    return '"'


RULES = (
    Rule("quote", Pattern("``"), _say_quote, "s"),
    Rule("symbol", Pattern(r"(?<= )/(?= )|(?<=\d)/(?= |\Z)"), _say_stroke, "s"),
    Rule("symbol", Pattern(r"(?<=\w)\*(?=\w)|(?<= )\*(?= )"), lambda _m, _n: "asterisk", "s"),
    Rule("symbol", Pattern(r"~(?=\d)"), lambda _m, _n: "about", "s"),
    Rule("symbol", Pattern(r"(?<=[^\W_])_(?=[^\W_])"), lambda _m, _n: "underscore", "s"),
    Rule("symbol", Pattern(alternatives(mapping("en/symbols"))), _say, "s"),
)
