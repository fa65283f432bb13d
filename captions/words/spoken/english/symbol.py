"""Symbols by name where no other class takes them: "&" and, "%" percent, "@" at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.model import Rule
from captions.words.spoken.tables import alternatives, mapping

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _say(match: re.Match[str], _numbers: Numbers) -> str:
    return mapping("en/symbols").get(match[0], match[0])


def _say_stroke(_match: re.Match[str], _numbers: Numbers) -> str:
    return "slash"


def _say_quote(_match: re.Match[str], _numbers: Numbers) -> str:
    return '"'


RULES = (
    Rule("quote", re.compile("``"), _say_quote, "s"),
    Rule("symbol", re.compile(r"(?<= )/(?= )|(?<=\d)/(?= |\Z)"), _say_stroke, "s"),
    Rule("symbol", re.compile(r"(?<=\w)\*(?=\w)|(?<= )\*(?= )"), lambda _m, _n: "asterisk", "s"),
    Rule("symbol", re.compile(r"~(?=\d)"), lambda _m, _n: "about", "s"),
    Rule("symbol", re.compile(r"(?<=[^\W_])_(?=[^\W_])"), lambda _m, _n: "underscore", "s"),
    Rule("symbol", re.compile(alternatives(mapping("en/symbols"))), _say, "s"),
)
