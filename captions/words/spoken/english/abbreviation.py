"""Abbreviations by what stands around: "Dr. Evil" doctor, "Elm Dr." drive, "No. 5" number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import next_word, previous_word
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.near import stop_after
from captions.words.spoken.tables import alternatives, entries, initials, listed, mapping

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_PLACES = frozenset(listed("on at of to down along near from off in across up past and via by"))
_NAME = Pattern(r"[A-Z][\w'’.-]*\Z|\d{1,3}(?:st|nd|rd|th)\Z")


def _before_name(match: re.Match[str]) -> bool:
    return next_word(match).lstrip("\"'“‘(")[:1].isupper()


def _after_name(match: re.Match[str]) -> bool:
    """Return whether a name stands before: "John Jr.", "Acme Inc."."""
    return previous_word(match)[:1].isupper()


def _before_number(match: re.Match[str]) -> bool:
    if match[0].endswith(".") and match.string[match.end() : match.end() + 1].isdecimal():
        return True  # "No.5"
    word = next_word(match)
    return word[:1].isdecimal() or bool(re.match(r"[IVXLC]+\b", word))


def _in_street(match: re.Match[str]) -> bool:
    """Return whether a street's name stands before, and a word of place before that."""
    for back in range(1, 5):
        word = previous_word(match, back)
        if not _NAME.compiled.match(word):
            return back > 1 and (word.lower() in _PLACES or word[:1].isdecimal())
    return False


_CONTEXTS = {
    "always": lambda _: True,
    "name": _before_name,
    "suffix": _after_name,
    "number": _before_number,
    "street": _in_street,
}


def _say(match: re.Match[str], _numbers: Numbers) -> str | None:
    for form, said, context in entries("en/abbreviations"):
        if form.lower() == match[0].lower() and _CONTEXTS[context](match):
            if match[0].islower() and context == "name":
                continue
            return said + (stop_after(match) if context in {"suffix", "street"} else "")
    return None


def _say_phrase(match: re.Match[str], _numbers: Numbers) -> str | None:
    said = mapping("en/phrases")[match[0].lower()]
    if said == match[0]:
        return None
    return said + (stop_after(match) if said == "et cetera" else "")


RULES = (
    Rule(
        "abbreviation",
        Pattern(rf"(?:{alternatives(mapping('en/phrases'))})(?![^\W_]|[.,/-]\d)", re.IGNORECASE),
        _say_phrase,
        "das",
        initials(mapping("en/phrases")),
    ),
    Rule(
        "abbreviation",
        Pattern(
            rf"(?:{alternatives(e[0] for e in entries('en/abbreviations'))})(?![^\W\d_])",
            re.IGNORECASE,
        ),
        _say,
        "a",
        initials(mapping("en/abbreviations")),
    ),
)
