"""Letters and acronyms: "U.S.A." → "USA", spelt; "NATO" → "Nato", a word; "FBI" stays, spelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.english.grammar import next_word, previous_word
from captions.words.spoken.model import Pattern, Rule
from captions.words.spoken.tables import words

if TYPE_CHECKING:
    import re

    from captions.words.spoken.numbers import Numbers

__all__ = ["RULES"]


def _say_dotted(match: re.Match[str], _numbers: Numbers) -> str | None:
    letters = match[0].replace(".", "")
    if len(letters) < 2 or (letters.islower() and not match[0].endswith(".")):
        return None
    return letters.upper()


def _say_acronym(match: re.Match[str], _numbers: Numbers) -> str | None:
    """Return an acronym said as a word without its capitals, unless everything is in capitals."""
    if match[1].lower() not in words("en/acronyms") or _is_shouted(match):
        return None
    return match[1].capitalize() + match[2]


def _say_letters(match: re.Match[str], _numbers: Numbers) -> str | None:
    """Return what is spelt as it is; it is marked as letters, not changed."""
    letters = match[1]
    has_vowels = any(char in "AEIOUY" for char in letters)
    known = letters.lower() in words("en/spelt")
    if not known and (_is_shouted(match) or (has_vowels and len(letters) > 3)):
        return None
    return match[0]


def _is_shouted(match: re.Match[str]) -> bool:
    """Return whether a neighbour is in capitals too, as in a headline."""
    around = (previous_word(match), next_word(match))
    cores = [word.strip("\"'“”‘’([{.,;:!?)]}") for word in around]
    return any(
        len(core) > 3 and core.isupper() and core.isalpha() and core.lower() not in _known()
        for core in cores
    )


def _known() -> frozenset[str]:
    return words("en/acronyms") | words("en/spelt")


RULES = (
    Rule(
        "letters",
        Pattern(r"(?:[A-Z]\.){2,10}(?![^\W_])|(?:[A-Z]\.){1,9}[A-Z](?![^\W_]|\.\w)"),
        _say_dotted,
        "a",
    ),
    Rule("acronym", Pattern(r"([A-Z]{3,12})((?:['’]?s)?)(?!\w)"), _say_acronym, "a"),
    Rule("letters", Pattern(r"([A-Z]{2,6})(?:['’]?s)?(?![\w&])"), _say_letters, "a"),
)
