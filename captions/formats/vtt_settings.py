"""Settings of WebVTT cues and regions (https://www.w3.org/TR/webvtt1/#webvtt-cue-settings-list)."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["BLOCK", "CUE_SETTINGS", "METADATA", "REGION_SETTINGS", "problems", "valid"]

_PERCENT = r"(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)%"
CUE_SETTINGS: Mapping[str, re.Pattern[str]] = {
    "vertical": re.compile("rl|lr"),
    "line": re.compile(rf"(?:-?\d{{1,9}}|{_PERCENT})(?:,(?:start|center|end))?"),
    "position": re.compile(rf"{_PERCENT}(?:,(?:line-left|center|line-right))?"),
    "size": re.compile(_PERCENT),
    "align": re.compile("start|center|end|left|right"),
    "region": re.compile(r"(?!.*-->)\S+"),
}
REGION_SETTINGS: Mapping[str, re.Pattern[str]] = {
    "id": re.compile(r"(?!.*-->)\S+"),
    "width": re.compile(_PERCENT),
    "lines": re.compile(r"\d{1,9}"),
    "regionanchor": re.compile(rf"{_PERCENT},{_PERCENT}"),
    "viewportanchor": re.compile(rf"{_PERCENT},{_PERCENT}"),
    "scroll": re.compile("up"),
}
BLOCK = re.compile(r"(NOTE)(?=[ \t\n]|$)|(STYLE|REGION)[ \t]*(?=\n|$)")
"""How a block starts that is no cue; an identifier must not look like one."""
METADATA = re.compile(r"[A-Za-z][\w-]*[:=].*$")
"""A line of metadata in the header; not in the standard, but RFC 8216 needs it."""
# An earlier draft's words, which old tools still write.
_RENAMED = {"middle": "center"}
_RENAMED_POSITION = {"start": "line-left", "middle": "center", "end": "line-right"}


def problems(settings: str, known: Mapping[str, re.Pattern[str]] = CUE_SETTINGS) -> list[str]:
    """Return the settings that do not conform, each as written.

    >>> problems("align:middle line:0 line:1 position:50%")
    ['align:middle', 'line:1']
    """
    seen: set[str] = set()
    found = []
    for setting in settings.split():
        name, _, value = setting.partition(":")
        if name not in known or name in seen or not known[name].fullmatch(value):
            found.append(setting)
        seen.add(name)
    return found


def valid(settings: str, known: Mapping[str, re.Pattern[str]] = CUE_SETTINGS) -> str:
    """Return the settings that conform, one space apart; a draft's words in those of today.

    >>> valid("align:middle  position:10%,start size:150%")
    'align:center position:10%,line-left'
    """
    if settings in _USUAL:
        return settings
    kept: dict[str, str] = {}
    for setting in settings.split():
        name, _, value = setting.partition(":")
        if name not in known or name in kept:
            continue
        if not known[name].fullmatch(value):
            head, comma, tail = value.rpartition(",")
            renamed = _RENAMED_POSITION if name == "position" else _RENAMED
            value = head + comma + renamed.get(tail, tail)
        if known[name].fullmatch(value):
            kept[name] = value
    return " ".join(f"{name}:{value}" for name, value in kept.items())


_USUAL = frozenset({"", "align:start position:0%", "align:center", "line:0"})
