# mypy: ignore-errors
"""English as if nothing but classes and parts of speech were known of it.

Other languages have too few free captions to learn from. Their files name function words and tell
parts of speech by form, so what is learned of English that way holds for them: no weights for
single words, parts of speech as coarse as theirs, and some not known, as some of theirs are not.
"""

from __future__ import annotations

import zlib
from functools import cache

from corpus import Document

from captions.model import Words
from captions.segment.classes import After, Before, Classifier
from captions.segment.reasons import (
    GLUED,
    GLUED_DASH,
    PHRASE,
    SENTENCE_END,
    WORDS_BEFORE,
    depends,
    in_context,
    reasons,
)

__all__ = ["reasons_of"]

_COARSE = {
    "nouns": "noun", "verbs": "verb", "past": "verb", "ing": "gerund", "comparative": "adjective",
    "interjection": "content", "preposition": "content", "auxiliary": "content",
    "determiner": "content",
}  # fmt: skip
_UNKNOWN = 0.2
"""Share of content words whose part of speech is taken away."""


_FINITE = frozenset({"auxiliary", "verb"})
_JOINING = frozenset({"and", "or", "nor", "&"})


class _Sides:
    """Both sides of tokens, as coarse as elsewhere."""

    def after(self, token: str) -> After:
        return _coarse(_classifier().after(token), token)

    def before(self, token: str) -> Before:
        return _coarse(_classifier().before(token), token)


def _answer(question: str, words: Words, i: int) -> str:
    """Return what the words around the break after word i say to a question, if anything."""
    first = max(0, i + 1 - WORDS_BEFORE)
    while any(words.end[first:i]):
        first += 1
    known = i + 2 < len(words) and not words.end[i + 1]
    before, after = words.display[first : i + 1], words.display[i + 2] if known else ""
    return in_context(question, _Sides(), before, words.display[i + 1], after)


@cache
def _classifier() -> Classifier:
    return Classifier("en")


def reasons_of(document: Document) -> list[list[str]]:
    """Return the reasons of the break after each word."""
    words = document.words
    classifier = _classifier()
    lefts = [_coarse(classifier.after(t), f"{t}{i}") for i, t in enumerate(words.display)]
    rights = [_coarse(classifier.before(t), f"{t}{i}") for i, t in enumerate(words.display)]
    found = []
    for i, token in enumerate(words.display):
        if words.end[i] or i + 1 == len(words):
            found.append([SENTENCE_END])
        elif words.glued[i + 1]:
            found.append([GLUED_DASH if token[-1] in "—–-" else GLUED])
        else:
            found.append(reasons(lefts[i], rights[i + 1]))
            question = depends(lefts[i], rights[i + 1], _FINITE)
            if question and question != PHRASE:
                found[-1] += filter(None, [_answer(question, words, i)])
    return found


def _coarse(side: After | Before, which: str) -> After | Before:
    """Return a side with no word but "of" and "and", and a coarse part of speech, if any."""
    word = "of" if side.word == "of" else "and" if side.word in _JOINING else ""
    if side.kind != "content":
        return side._replace(word=word, part=side.kind)
    part = _COARSE.get(side.part, side.part)
    if part != "name" and zlib.crc32(which.encode()) % 1000 < _UNKNOWN * 1000:
        part = "content"
    return side._replace(word=word, part=part)
