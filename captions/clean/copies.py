"""Copies: the lines that repeats are made of, and what two that are equal say of one another.

Was the second meant? Which of the two is the better?
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from captions.model import Line
from captions.pattern import Pattern

__all__ = [
    "MEANT_BLOCK_WORDS",
    "MEANT_WORDS",
    "UNSPACED",
    "Unit",
    "is_reply",
    "is_strong",
    "key_of",
    "merit",
    "units_of",
    "words_in",
]

MEANT_WORDS = 8
"""A one-line sentence of more words is not said twice on purpose."""
MEANT_BLOCK_WORDS = 4
"""Nor is a block of several lines with more words than this."""
MEANT_BLOCK_LETTERS = 20
"""Nor is one with more letters than this."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana, Chinese: no spaces part their words, so each letter counts."""
_UNSPACED = Pattern(f"[{UNSPACED}]")
_TO_DROP = bytes(c for c in range(128) if not chr(c).isalnum())
_MARKS = frozenset(_TO_DROP)
_LOWER = bytes(range(256)).lower()
_NOT_ALNUM = re.compile(r"[\W_]+")
_SENTENCE_END = Pattern(r"[.!?…。！？؟।][\"'”’»)\]]*$")
_QUESTION = Pattern(r"[?？؟][\"'”’»)\]]*$")
_SENTENCE_START = Pattern(r"[\"'“‘«(\[]*[^\Wa-zß-öø-ÿ_]")


class Unit(NamedTuple):
    """A line with text, the blank lines before it, and what it is compared by."""

    line: Line
    blanks: tuple[Line, ...]
    key: bytes


def key_of(text: str) -> bytes:
    """Return what a line is compared by: its letters and digits, without case.

    >>> key_of("'Newsweek' , .") == key_of("NEWSWEEK") == b"newsweek"
    True
    """
    if text.isascii():
        return text.encode().translate(_LOWER, _TO_DROP) or text.encode()
    # Most of what is not alphanumeric is ASCII, mostly spaces.
    letters = text.casefold().encode("utf-8", "surrogatepass").translate(None, _TO_DROP)
    rest = letters.decode("utf-8", "surrogatepass")
    if rest.isalnum():
        return letters
    return (_NOT_ALNUM.sub("", rest) or text).encode("utf-8", "surrogatepass")


def units_of(lines: Iterable[Line], blanks: list[Line]) -> Iterator[Unit]:
    """Yield the lines with text; at the end ``blanks`` holds the empty ones after the last.

    A line of marks, as people draw between two copies, says no more than an empty one.
    """
    for line in lines:
        text = line.text
        if not text or text.isspace():
            blanks.append(line)
            continue
        key = key_of(text)
        if key[0] in _MARKS:
            blanks.append(line)
        elif blanks:
            yield Unit(line, tuple(blanks), key)
            blanks.clear()
        else:
            yield Unit(line, (), key)


def is_strong(before: Unit | None, first: Unit, block: Sequence[Unit]) -> bool:
    """Return whether nobody would say a block twice on purpose.

    Args:
        before: What stands before the first copy.
        first: The first line of the first copy.
        block: The second copy.
    """
    words = sum(words_in(unit.line.text) for unit in block)
    if len({unit.key for unit in block}) > 1:
        letters = sum(len(unit.key) for unit in block)
        return words > MEANT_BLOCK_WORDS or letters > MEANT_BLOCK_LETTERS
    if words <= 2 * len(block) or _says_itself_again(block[0].key):
        return False
    alone = before is None or first.blanks or _SENTENCE_END.compiled.search(before.line.text)
    sentences = alone and _is_sentence(first.line.text) and _is_sentence(block[0].line.text)
    return words > MEANT_WORDS * len(block) or not sentences


def words_in(text: str) -> int:
    """Return how many words a text has, about; without spaces a word has two letters."""
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(_UNSPACED.compiled.findall(text)) // 2


def _says_itself_again(key: bytes) -> bool:
    """Return whether a line says one thing several times ("let it be, let it be"), as in songs."""
    size = len(key)
    return any(size % n == 0 and key[: size // n] * n == key for n in (2, 3, 4))


def is_reply(first: Unit, block: Sequence[Unit]) -> bool:
    """Return whether a line that says the same answers a question, or asks back."""
    pair = [first.line.text, block[0].line.text]
    asks = [bool(_QUESTION.compiled.search(text)) for text in pair]
    return len(block) == 1 and asks[0] != asks[1] and all(map(_is_sentence, pair))


def _is_sentence(text: str) -> bool:
    """Return whether a line starts and ends as a sentence does."""
    return bool(_SENTENCE_END.compiled.search(text) and _SENTENCE_START.compiled.match(text))


def merit(text: str, following: str) -> tuple[bool, int, bool, bool]:
    """Return how well a copy's last mark and first letter fit; greater is better."""
    ends = bool(_SENTENCE_END.compiled.search(text))
    goes_on = following[:1].islower()
    clean = -len(re.findall(r"\s[.,;:]|[,;:]\.", text))
    return (ends != goes_on, clean, not text.isupper(), bool(_SENTENCE_START.compiled.match(text)))
