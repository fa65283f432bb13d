"""What the reader is made of: a reading, the style of readings, a rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from captions.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from captions.words.spoken.numbers import Numbers

    Say = Callable[[re.Match[str], Numbers], str | None]

__all__ = ["Pattern", "Reading", "Rule", "Style"]


class Reading(NamedTuple):
    """How some tokens are said.

    Attributes:
        start: Index of the first token.
        stop: Index after the last one.
        text: What is said; the marks around and after the tokens stay, so that an engine pauses.
            Empty: nothing is said. In it a run of capitals is said letter by letter ("FBI"); an
            acronym said as a word is not in capitals ("Nato").
        phoneme: IPA, when the lexicon has it.
        kind: The class: ``plain``, ``date``, ``money``, …; of several, the first but plain.
    """

    start: int
    stop: int
    text: str
    phoneme: str = ""
    kind: str = "plain"


class Style(NamedTuple):
    """How readings are written; none of it changes what is read as what.

    Attributes:
        hyphenate: Write "twenty-one" rather than "twenty one".
        emoji: Drop emoji, or say their names.
        letters: Write what is spelt as "FBI", or as "F B I" for an engine that would read a word.
        space_after_marks: Put a space between a mark and a reading: "(1)Hello" → "(one) Hello".
    """

    hyphenate: bool = True
    emoji: Literal["drop", "name"] = "drop"
    letters: Literal["joined", "spaced"] = "joined"
    space_after_marks: bool = True


class Rule(NamedTuple):
    """One way to read something.

    Attributes:
        kind: Name of the class.
        pattern: Tried where a token, or a part of one, starts. It sees the words around, and each
            repeat in it is bounded, so that a text of any length is read in linear time.
        say: Returns what is said for a match; None: it is something else after all.
        starts: Which characters it may start with: ``d`` digits, ``a`` letters, ``s`` the rest.
        firsts: The lower case of the characters it may start with, digits aside; empty: any.
        needs: One of these characters is in what it reads, among the next five tokens.
    """

    kind: str
    pattern: Pattern
    say: Say
    starts: str = "das"
    firsts: str = ""
    needs: str = ""
