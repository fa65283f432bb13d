"""Emoji: dropped, or said by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["BASE", "EMOJI"]

BASE = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u231a\u231b\u23e9-\u23f3]"
_MODIFIER = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
_FIRST, _LAST = "\U0001f1e6", "\U0001f1ff"
"""The letters that flags are made of, two each."""
_PATTERN = Pattern(
    f"[{_FIRST}-{_LAST}]{{2}}|{BASE}{_MODIFIER}{{0,8}}(?:\u200d{BASE}{_MODIFIER}{{0,8}}){{0,8}}"
)
_UNNAMED = Pattern(f"{_MODIFIER}|\u200d")


def _say(match: re.Match[str], _numbers: Numbers) -> str:
    """Return the Unicode names of an emoji's parts."""
    from unicodedata import name

    chars = _UNNAMED.compiled.sub("", match[0])
    country = "".join(
        chr(ord(char) - ord(_FIRST) + ord("A")) for char in chars if _FIRST <= char <= _LAST
    )
    if country and len(country) == len(chars):
        return f"flag {country}"
    return " ".join(name(char, "").lower() for char in chars).strip()


EMOJI = Rule("emoji", _PATTERN, _say, "s")
