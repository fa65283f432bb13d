"""What a rule is given and what it says: a `Case` in, `Fault` out, made into a `Finding`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from captions.words.sentences import SentenceEnds
from captions.words.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from captions.model import Cue
    from captions.profile import Profile

__all__ = ["Case", "Fault", "Finding", "Problem", "Rule", "is_dialogue", "mended"]

Severity = Literal["error", "warning"]
Unit = Literal["file", "cue", "line", "gap", "pair"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a track falls short of one rule.

    Attributes:
        rule: The rule's name, as in `captions.checks.RULES`.
        cue: 1-based number of the cue; 0: the file as a whole.
        start_ms: When the cue starts; None: the file as a whole.
        line: 1-based line in the file, where it is known.
        value: What was found, in the rule's unit or as text.
        limit: What the profile allows, in the same unit or as text; None: the rule has no figure.
        unit: Unit of the value: ``characters``, ``lines``, ``cps``, ``wpm``, ``s``, ``%``; empty:
            the value is text.
        message: A sentence for people.
        severity: ``error`` for what can be measured, ``warning`` for what is judged.
    """

    rule: str
    cue: int
    start_ms: int | None
    line: int | None
    value: float | str
    limit: float | str | None
    unit: str
    message: str
    severity: Severity


class Fault(NamedTuple):
    """What a rule found at a cue.

    ``cue`` is an index, -1 for the file as a whole; ``row`` is the index of the line in the cue;
    ``line`` is the line in the file where it is not that of the cue's text; ``unit`` is that of
    the value where it is not the rule's own.
    """

    cue: int
    value: float | str
    limit: float | str | None
    message: str
    row: int = 0
    line: int = 0
    unit: str = ""


class Problem(NamedTuple):
    """Something wrong with the syntax of a file: its 1-based line, what, and what it is called.

    ``kind`` is the name of the repair that its reader made, empty if it made none, ``piece`` what
    it was made on; ``cue`` is the index of the cue on that line, -1 if there is none.
    """

    line: int
    message: str
    kind: str = ""
    piece: str = ""
    cue: int = -1


@dataclass(frozen=True)
class Case:
    """A track as the rules see it.

    Attributes:
        cues: The cues in the order of the file.
        profile: The limits.
        language: BCP 47 tag of the text.
        problems: What reading the file found wrong with its syntax.
    """

    cues: tuple[Cue, ...]
    profile: Profile
    language: str = "en"
    problems: tuple[Problem, ...] = field(default=())

    @cached_property
    def untimed(self) -> frozenset[int]:
        """The cues whose out-time the reader had to make up, so that no duration is theirs."""
        return frozenset(p.cue for p in self.problems if p.kind == "end-before-start")

    @cached_property
    def tokens(self) -> list[list[str]]:
        """The words of each cue."""
        return [_words(" ".join(cue.lines), self.language) for cue in self.cues]

    @cached_property
    def ends(self) -> list[list[int]]:
        """For each word of each cue, whether a sentence ends after it."""
        flat = [token for tokens in self.tokens for token in tokens]
        ends = SentenceEnds(self.language)(flat, "")
        found, at = [], 0
        for tokens in self.tokens:
            found.append(ends[at : at + len(tokens)])
            at += len(tokens)
        return found


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it asks, and the function that finds where it is not met.

    Attributes:
        find: Yields at most one fault for each thing counted.
        asks: What the rule asks for, as a sentence.
        counts: What a share within the profile is a share of.
        unit: Unit of the value and the limit; empty: they are text.
        severity: How much a finding weighs.
    """

    find: Callable[[Case], Iterator[Fault]]
    asks: str
    counts: Unit = "cue"
    unit: str = ""
    severity: Severity = "error"


def mended(case: Case, *kinds: str) -> Iterator[Fault]:
    """Yield what the reader of the file has mended of some kinds, as faults of a rule."""
    for problem in case.problems:
        if problem.kind in kinds:
            value = problem.piece or problem.message
            yield Fault(problem.cue, value, None, problem.message, line=problem.line)


def is_dialogue(cue: Cue) -> bool:
    """Return whether a cue has a line a speaker, so that its lines may not be joined.

    >>> from captions.model import Cue
    >>> is_dialogue(Cue(0, 1, ("- Who?", "- Me."))), is_dialogue(Cue(0, 1, ("So it is",)))
    (True, False)
    """
    return any(line.startswith(_LEADS) or _NAME.match(line) for line in cue.lines[1:])


_NAME = re.compile(r"[^\W\d_a-z][\w .'’-]{0,30}:\s")
_LEADS = ("-", "–", "—", "‐", ">>", "♪", "♫", "#", "[", "(", "•", "*")


def _words(text: str, language: str) -> list[str]:
    if text.isascii():
        return text.split()
    return [token for token, _ in tokenize(text, language)]
