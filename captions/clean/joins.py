"""Joins: what a line break tore apart – a mark from its word, a word at its hyphen.

A hyphen at the end of a line may be a soft break ("inter-" / "national"), a word's own ("well-" /
"known") or the dash of somebody who broke off ("the power-" / "which"). A word's own stays with the
word; only a soft one goes, and only on evidence: it is a soft hyphen by its code, or the document
has the word without it, or what follows is no word by itself ("agree-" / "ment").
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

from captions.languages import load
from captions.model import Edit, Line, Log
from captions.pattern import Pattern

__all__ = ["SOFT_HYPHEN", "join_hyphens", "join_marks"]

SOFT_HYPHEN = "\u00ad"
MEMORY = 1000
"""Lines; how far back the document is heard on whether a word has its hyphen."""

_MARK_FIRST = Pattern(r"\s*([.,;:!?]+|[\"”’»]+[.,;:!?]*)(?:\s+|$)")
_ENDS_MARKED = Pattern(r"[.,;:!?…][\"'”’»)\]]*$")
_MAY_MOVE = frozenset(' .,;:!?"”’»')
_HYPHENS = frozenset("-\u2010" + SOFT_HYPHEN)
_HYPHEN_LAST = Pattern(rf"(?<![\w.'’-])([\w.'’-]*[^\W_]\.?)([-\u2010{SOFT_HYPHEN}])$")
"""Looked for at the start of a run of letters only: a text without spaces is one run."""
_WORD_FIRST = re.compile(r"(\S+)\s*")
_SUSPENDED = frozenset("and or to und oder et ou y e o en of bis".split())
_BROKEN_OFF = (
    *("article", "determiner", "possessive", "subject", "pronoun", "relative", "subordinator"),
    *("conjunction", "auxiliary", "negation", "object", "clitic"),
)
"""Classes of words that no compound ends with: what they follow is a sentence broken off."""
_ENDING = Pattern(
    r"(?:[cst]ions?|[cst]ional|[cst]ially?|ments?|ness|ings?|[ai]bl[ey]|[ai]lity|i?ties|i?ty"
    r"|[ae]nces?|ous(?:ly)?|fully?|less|ly|[td]?ed|ers?|[ts]ive|ism|ists?|i[sz]ed?|i[sz]ing|tures?)"
)
"""Ends of words that are no words."""


def join_marks(lines: Iterable[Line], log: Log | None) -> Iterator[Line]:
    """Yield the lines with each mark that starts a line moved to the line before.

    >>> [line.text for line in join_marks([Line(1, "So it is"), Line(2, ". And")], None)]
    ['So it is.', 'And']
    """
    held: Line | None = None
    for line in lines:
        current: Line | None = line
        if held is not None and held.text and line.text and line.text[0] in _MAY_MOVE:
            held, current = _mark_moved(held, line, log)
        if current is not None:
            if held is not None:
                yield held
            held = current
    if held is not None:
        yield held


def _mark_moved(held: Line, line: Line, log: Log | None) -> tuple[Line, Line | None]:
    match = _MARK_FIRST.compiled.match(line.text)
    if match is None:
        return held, line
    mark = match[1] if not _ENDS_MARKED.compiled.search(held.text) or match[1][0] in '"”’»' else ""
    why = "a mark belongs to the word before"
    rest = line.text[match.end() :]
    return _logged("mark-at-line-start", (held, line), held.text + mark, rest, why, log)


def join_hyphens(lines: Iterable[Line], language: str, log: Log | None) -> Iterator[Line]:
    """Yield the lines with the rest of each word that a hyphen cut in two moved up.

    >>> lines = [Line(1, "a well-"), Line(2, "known agree-"), Line(3, "ment of inter-"),
    ...          Line(4, "est to the power-"), Line(5, "which")]
    >>> [line.text for line in join_hyphens(lines, "en", None)]
    ['a well-known', 'agreement', 'of inter-est', 'to the power-', 'which']
    """
    held: Line | None = None
    said: deque[str] = deque(maxlen=MEMORY)
    for line in lines:
        current: Line | None = line
        if held is not None:
            if held.text[-1:] in _HYPHENS:
                held, current = _rejoined(held, line, language, said, log)
            if current is not None:
                yield held
                said.append(held.text)
        held = current or held
    if held is not None:
        yield _rejoined(held, Line(0, ""), language, said, log)[0]


def _rejoined(
    held: Line, line: Line, language: str, said: Iterable[str], log: Log | None
) -> tuple[Line, Line | None]:
    """Return the two lines with the rest of a word moved up; None: nothing is left."""
    hyphen = _HYPHEN_LAST.compiled.search(held.text)
    first = _WORD_FIRST.match(line.text)
    whole = held.text.rstrip(SOFT_HYPHEN)
    if hyphen and first and (line.text[0].islower() or hyphen[2] == SOFT_HYPHEN):
        joint = _joint(hyphen[1], hyphen[2], first[1], language, said)
        if joint is not None:
            text = held.text[:-1] + joint + first[1]
            rest = line.text[first.end() :]
            why = "the word goes on in the next line"
            return _logged("hyphen-at-line-end", (held, line), text, rest, why, log)
    if whole != held.text:
        if log:
            why = "a soft hyphen is not to be seen"
            log(Edit("debris", held.number, held.number, (held.text,), (whole,), why))
        held = Line(held.number, whole)
    return held, line


def _joint(left: str, hyphen: str, right: str, language: str, said: Iterable[str]) -> str | None:
    """Return what joins two parts of a word, or None if they are not parts of one."""
    if hyphen != "-":
        return ""
    left, right = left.lower(), right.strip('.,;:!?"”’»)').lower()
    known = load(language)
    if (left + right).isalpha() and (
        _ENDING.compiled.fullmatch(right)
        or (left + right) in known.words(*_BROKEN_OFF)
        or _stands(left + right, said)
    ):
        return ""
    if right in _SUSPENDED:
        return None
    broken_off = known.words(*_BROKEN_OFF)
    return None if right in broken_off or left in broken_off else "-"


def _stands(word: str, said: Iterable[str]) -> bool:
    """Return whether a word stands in what was said."""
    pattern = re.compile(rf"\b{re.escape(word)}\b", re.I)
    return any(pattern.search(text) for text in said)


def _logged(
    kind: str, pair: tuple[Line, Line], text: str, rest: str, why: str, log: Log | None
) -> tuple[Line, Line | None]:
    """Return two lines changed, and tell the log."""
    first, second = pair
    if log:
        after = (text, rest) if rest else (text,)
        log(Edit(kind, first.number, second.number, (first.text, second.text), after, why))
    return Line(first.number, text), Line(second.number, rest) if rest else None
