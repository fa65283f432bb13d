"""E-mail, URLs, paths, handles and hashtags, sign by sign: "a dot bc at gmail dot com"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, entries, mapping

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_PART = Pattern(r"\d|[^\W\d_]+|.", re.DOTALL)
_CAMEL = Pattern(r"\d+|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|_|.")


def _spell(written: str, numbers: Numbers, host: int = 0) -> str:
    """Return an address sign by sign.

    Args:
        written: The address.
        numbers: Number words.
        host: Where its host starts; after a dot from here on a short ending is spelt.
    """
    said = []
    before = ""
    for match in _PART.compiled.finditer(written):
        part = match[0]
        if part.isdecimal():
            said.append(numbers.digits(part))
        elif part.isalpha():
            after_dot = before == "." and match.start() > host
            said.append(_name(part, after_dot, written[match.end() : match.end() + 1] == "."))
        else:
            said.append(mapping("en/signs").get(part, part))
        before = part
    return " ".join(said)


def _name(part: str, after_dot: bool, before_dot: bool) -> str:
    """Return a run of letters: a known name, an ending such as "FR", or as it is, in lower case."""
    low = part.lower()
    if low in mapping("en/electronic"):
        return mapping("en/electronic")[low]
    if after_dot and low in mapping("en/endings"):
        return mapping("en/endings")[low]
    return low.upper() if after_dot and not before_dot and len(low) < 5 else low


def _say(match: re.Match[str], numbers: Numbers) -> str:
    return _spell(match[0], numbers)


def _say_mail(match: re.Match[str], numbers: Numbers) -> str:
    return _spell(match[0], numbers, host=match[0].index("@"))


def _say_handle(match: re.Match[str], numbers: Numbers) -> str:
    return "at " + _words(match[1], numbers)


def _say_hashtag(match: re.Match[str], numbers: Numbers) -> str:
    if match[1].isdecimal():
        return "number " + _words(match[1], numbers)
    parts = _CAMEL.compiled.findall(match[1])
    return "hashtag " + " ".join(_words(part, numbers) for part in parts)


def _words(written: str, numbers: Numbers) -> str:
    """Return a name, its numbers as numbers and its underscores said."""
    said = []
    for part in re.findall(r"\d+|[^\W\d_]+|.", written):
        if not part.isdecimal():
            said.append("underscore" if part == "_" else "dot" if part == "." else part)
        elif len(part) == 4 and part[0] in "12":
            said.append(numbers.year(int(part)))
        else:
            said.append(numbers.digits(part) if len(part) > 4 else numbers.cardinal(int(part)))
    return " ".join(said)


# Runs of marks and of other characters by turns, so that a closing mark is left outside.
_TAIL = r"(?:[.,;:!?()\]'\"”’>]{0,6}[^\s.,;:!?()\]'\"”’>]{1,400}){0,60}"
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})"
_ENDINGS = alternatives(e[0] for e in entries("en/endings"))
_BARE = alternatives(e[0] for e in entries("en/endings") if len(e) < 3)

RULES = (
    Rule(
        "electronic",
        Pattern(rf"(?:https?|s?ftp|file|wss?|git|ssh)://{_TAIL}/?|mailto:{_TAIL}", re.IGNORECASE),
        _say,
        "a",
        "hsfwgm",
        needs=":",
    ),
    Rule("electronic", Pattern(rf"www\.{_HOST}{_TAIL}/?", re.IGNORECASE), _say, "a", "w"),
    Rule(
        "electronic",
        Pattern(
            rf"[A-Za-z0-9_][\w.+&%!#$*=^~'-]{{0,63}}@{_HOST}(?:\.{_HOST}){{1,6}}(?:/{_TAIL})?",
            re.ASCII,
        ),
        _say_mail,
        "das",
        needs="@",
    ),
    Rule(
        "electronic",
        Pattern(
            rf"(?:{_HOST}\.){{1,5}}(?:(?:{_BARE})(?![\w@-]|\.\w)|(?:{_ENDINGS})(?=/))(?::\d{{2,5}}(?!\d))?"
            rf"(?:/{_TAIL})?/?",
            re.ASCII,
        ),
        _say,
        "da",
    ),
    Rule(
        "electronic",
        Pattern(r"[A-Z]:\\[^\s\\]{1,80}(?:\\[^\s\\.,]{1,80}){0,20}(?:\.\w{1,5})?"),
        _say,
        "a",
        needs="\\",
    ),
    Rule(
        "electronic",
        Pattern(r"(?:~|\.{1,2})?(?:/[\w.+-]{1,80}(?<![.])){2,20}/?(?!\w)", re.ASCII),
        _say,
        "s",
    ),
    Rule(
        "electronic",
        Pattern(r"[A-Za-z][\w+-]{0,60}(?:/[\w+-]{1,60}){1,10}\.[a-z]{1,5}(?!\w)", re.ASCII),
        _say,
        "a",
    ),
    Rule("electronic", Pattern(r"@(\w{1,40}(?:\.\w{1,40}){0,3})", re.ASCII), _say_handle, "s"),
    Rule("electronic", Pattern(r"#(\w{1,80})"), _say_hashtag, "s"),
)
