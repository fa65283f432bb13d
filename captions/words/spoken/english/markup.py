"""Markup and phonemes, left as they are: "<noise/>", "[HH AH0 L OW1]", "[poʊstˌmɑɹk]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _say(match: re.Match[str], _numbers: Numbers) -> str:
    return match[0]


RULES = (
    Rule(
        "markup",
        Pattern(r"</?[A-Za-z][\w:-]{0,30}(?:[ =][^<>]{0,200})?/?>"),
        _say,
        "s",
    ),
    Rule("markup", Pattern(r"\[(?:[A-Z]{1,2}[0-2]?)(?: [A-Z]{1,2}[0-2]?){1,40}\]"), _say, "s"),
    Rule("markup", Pattern(r"\[(?=[^\[\]]{0,60}[ɐ-ʯˈˌː])[^\[\]\d]{1,80}\]"), _say, "s"),
)
