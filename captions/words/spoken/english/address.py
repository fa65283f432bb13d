"""Addresses: "1211 E Arques Ave", "Santa Clara, CA 95051", "P.O. Box 123"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import english, next_word, previous_word
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import alternatives, initials, listed, mapping

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]

_COMPASS = {
    "n": "North",
    "s": "South",
    "e": "East",
    "w": "West",
    "ne": "Northeast",
    "nw": "Northwest",
    "se": "Southeast",
    "sw": "Southwest",
}


def _house(written: str, numbers: Numbers) -> str:
    """Return a house number: "2788" in two pairs, "123" as one and twenty-three."""
    if len(written) > 4 or written[0] == "0":
        return numbers.digits(written)
    return english(numbers).pair(int(written))


def _say_street(match: re.Match[str], numbers: Numbers) -> str:
    said = [_house(match["house"], numbers), *match["letter"]]
    for word in match["name"].split():
        ordinal = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word, re.IGNORECASE)
        compass = _COMPASS.get(word.rstrip(".").lower()) if word[0].isupper() else None
        said.append(numbers.ordinal(int(ordinal[1])) if ordinal else compass or word)
    street = mapping("en/streets")
    said.append(street.get(match["kind"].lower(), match["kind"]))
    if match["side"]:
        said.append(_COMPASS[match["side"].rstrip(".").lower()])
    after = next_word(match)
    alone = match.string[match.end() : match.end() + 1] in {"", " "}
    ends = match[0].endswith(".") and alone and (not after or after[0].isupper())
    return " ".join(said) + ("." if ends else "")


def _ends_place(match: re.Match[str]) -> bool:
    """Return whether "OR" and its like are no words: at an end, after a place, "Portland, OR."."""
    before = previous_word(match)
    place = before.endswith(",") and before[:1].isupper() and not before.isupper()
    return place and not next_word(match)


def _say_state(match: re.Match[str], numbers: Numbers) -> str | None:
    state, code = match["state"], match["code"]
    if not code and state in _WORDS and not (state in _NO_REPLIES and _ends_place(match)):
        return None
    said = mapping("en/states")[state]
    return f"{said} {numbers.digits(code)}" if code else said


def _say_box(match: re.Match[str], numbers: Numbers) -> str:
    return f"PO Box {_house(match[1], numbers)}"


_WORDS = frozenset(listed("IN OR ME HI OK OH PA MA LA AL ID CO DE"))
_NO_REPLIES = frozenset(listed("IN OR ME CO DE"))
_STREETS = alternatives(mapping("en/streets"))
_PLACE = r"(?:[A-Z][\w'’-]{0,30}\.?|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)) "

RULES = (
    Rule(
        "address",
        Pattern(
            rf"(?P<house>\d{{1,5}})(?P<letter>[A-Za-z]?) (?P<name>(?:{_PLACE}){{1,4}}?)"
            rf"(?P<kind>(?i:{_STREETS}))(?![^\W_])\.?"
            r"(?: (?P<side>NE|NW|SE|SW|[NSEW])\.?(?![^\W_]))?"
        ),
        _say_street,
        "d",
    ),
    Rule(
        "address",
        Pattern(
            rf"(?<=[^\W\d_][,.] )(?P<state>{alternatives(mapping('en/states'))})"
            r"(?:,? (?P<code>\d{5}(?:-\d{4})?)(?!\w))?(?![^\W_])"
        ),
        _say_state,
        "a",
        initials(mapping("en/states")),
    ),
    Rule("address", Pattern(r"P\.? ?O\.? Box (\d{1,6})(?!\w)"), _say_box, "a", "p"),
)
