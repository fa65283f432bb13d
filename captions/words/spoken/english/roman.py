"""Roman numerals by what stands before: "Part XL" forty, "Sam II" second, "World War II" two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import next_word, previous_word
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.numerals import value
from captions.words.spoken.tables import alternatives, initials, listed, words

if TYPE_CHECKING:
    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _say(match: re.Match[str], numbers: Numbers) -> str | None:
    written, tail = match[1], match[2]
    number = value(written)
    before = previous_word(match).rstrip(".")
    word = before.lower()
    is_single = len(written) == 1
    if number and not is_single and _before_century(match):
        return numbers.ordinal(number) + tail
    if not number or not before.isalpha() or (is_single and (tail or written not in "VX")):
        return None
    if word in words("en/numbered") and (not is_single or before[0].isupper()):
        return numbers.cardinal(number) + tail
    if number > _LAST_RULER or (is_single and word not in words("en/regnal")):
        return None
    return _after_name(match, numbers, before) if before[0].isupper() else None


def _before_century(match: re.Match[str]) -> bool:
    return next_word(match).rstrip(".,;:!?s").lower() in {"century", "centurie", "dynasty"}


def _after_name(match: re.Match[str], numbers: Numbers, before: str) -> str | None:
    """Return a numeral after a name: "Henry the eighth", "Sam second", "Rocky three"."""
    number = value(match[1])
    if before.lower() in words("en/regnal"):
        return f"the {numbers.ordinal(number)}{match[2]}"
    if before.lower() in words("en/names"):
        if previous_word(match, 2).lower() in _TITLES:
            return f"the {numbers.ordinal(number)}{match[2]}"
        return numbers.ordinal(number) + match[2]
    if previous_word(match, 2).lower() in words("en/names") | words("en/regnal"):
        return f"the {numbers.ordinal(number)}{match[2]}"
    return None if before.isupper() else numbers.cardinal(number) + match[2]


_LAST_RULER = 50
_VERBS = frozenset(listed("am was have had do did will would can could think know want like mean"))


def _say_first(match: re.Match[str], numbers: Numbers) -> str | None:
    """Return "Part I" with its number; elsewhere "I" is a pronoun."""
    is_title = match[1][0].isupper() and next_word(match) not in _VERBS
    return f"{match[1]} {numbers.cardinal(1)}" if is_title else None


def _say_first_ruler(match: re.Match[str], numbers: Numbers) -> str | None:
    """Return "King Charles I" with its number; in "Charles I know" it is a pronoun."""
    titled = previous_word(match).lower() in _TITLES
    if not (titled or match[2] or next_word(match) in {"", "of"}):
        return None
    return f"{match[1]} the {numbers.ordinal(1)}{match[2]}"


_TITLES = frozenset(
    listed("king queen pope emperor empress tsar czar kaiser sultan shah prince duke")
)

RULES = (
    Rule(
        "roman",
        Pattern(
            rf"({alternatives(map(str.capitalize, words('en/regnal')))})"
            r" I((?:['’]s)?)(?![^\W_]|['’])"
        ),
        _say_first_ruler,
        "a",
        initials(words("en/regnal")),
    ),
    Rule(
        "roman",
        Pattern(
            rf"({alternatives(words('en/numbered'))}) I(?![^\W_]|['’.&-][^\W\d_])", re.IGNORECASE
        ),
        _say_first,
        "a",
        initials(words("en/numbered")),
    ),
    Rule(
        "roman",
        Pattern(r"([IVXLCDM]{1,9})((?:['’]s)?)(?![^\W_]|[.&-][A-Z])"),
        _say,
        "a",
        "ivxlcdm",
    ),
)
