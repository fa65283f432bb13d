"""Spoken forms: from what is written to what is meant to be heard, by rules.

1. `Reader.special` asks of each token whether it may be said otherwise than written: few are.
2. Where one is, the rules of the language are tried in their order (`english`, `european`: one
   class a file); a rule may take several tokens, as "$55 billion" does.
3. Pieces that no rule takes stay as they are, marks included, so that an engine pauses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from captions.words.spoken.model import Reading, Style
from captions.words.spoken.reader import Reader

if TYPE_CHECKING:
    from captions.words.spoken.lexicon import Lexicon, parse_lexicon

__all__ = ["Lexicon", "Reader", "Reading", "Style", "parse_lexicon", "speak"]


def speak(text: str, language: str = "en", lexicon: Lexicon | None = None, **style: Any) -> str:
    """Return a text as it is said.

    Args:
        text: What is written.
        language: BCP 47 tag.
        lexicon: Entries that come before any rule.
        style: The fields of `Style`.

    >>> speak("On Jan. 11, 2024, 20% of U.S. users paid $55 billion.")
    'On january eleventh twenty twenty-four, twenty percent of US users paid fifty-five billion \
dollars.'
    """
    readings = Reader(language, lexicon, Style(**style))(text.split())
    return " ".join(reading.text for reading in readings if reading.text)


def __getattr__(name: str) -> Any:
    """Return what reads lexicons: it takes parsers that few runs need."""
    if name not in {"Lexicon", "parse_lexicon"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from captions.words.spoken import lexicon

    return getattr(lexicon, name)
