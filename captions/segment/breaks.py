"""What it costs to end a cue, and a line, after each word.

The cost depends on the two words at the break. A word's two sides are read once, the cost of a pair
of sides is reckoned once; after that a break costs two look-ups.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import compress, repeat
from math import log2
from operator import add

from captions.languages import load
from captions.memo import Memo
from captions.model import Words
from captions.segment.classes import After, Before, Classifier, core_of
from captions.segment.phrases import Phrases
from captions.segment.reasons import (
    BINDING,
    CLAUSE_END,
    GLUED,
    GLUED_BINDING,
    GLUED_DASH,
    INSIDE,
    PHRASE,
    SENTENCE_END,
    SPACE,
    WORDS_BEFORE,
    depends,
    depends_on_a_verb,
    in_context,
    reasons,
)
from captions.segment.weights import Weights

__all__ = ["Breaks"]

_MOST_PAIRS = 1 << 16
"""Pairs of sides remembered; beyond it all start afresh. A million words have 20,000."""
_STRIDE = 1 << 20
"""More than there are sides."""


class Breaks:
    """Break costs for one language."""

    def __init__(self, language: str, weights: Weights) -> None:
        self.weights = weights
        self.classifier = Classifier(language)
        self.phrases = Phrases(load(language), core_of) if INSIDE in weights.cue else None
        self._start()

    def _start(self) -> None:
        # Sides by number, their numbers, and by token; numbers of left sides count in strides, so
        # that the sum of two numbers is that of the pair.
        self._lefts: list[After] = []
        self._rights: list[Before] = []
        self._numbers: dict[After | Before, int] = {}
        self._after = Memo(self._number_after)
        self._before = Memo(self._number_before)
        self._openers: set[str] = set()  # tokens that may open an expression
        # Costs by pair, and what of a pair the words around decide.
        self._contextual: dict[int, str] = {}
        self._cue = Memo(self._weigh, sys.maxsize)  # forgotten with its numbers only
        self._line: dict[int, int] = {}

    def __call__(self, words: Words, heard: bool = False) -> tuple[list[int], list[int]]:
        """Return for each word the cost to end a cue, and to end a line, after it.

        Args:
            words: The words; what follows the last one is not known, so ending there is free.
            heard: Whether their times are real ones, so that their pauses mean something.
        """
        if len(self._cue) > _MOST_PAIRS:
            self._start()
        display = words.display
        lefts = map(self._after.__getitem__, display)
        pairs = list(map(add, lefts, map(self._before.__getitem__, display[1:])))
        inside, heads = self._expressions(words) if self._openers else ([], {})
        for i in heads:
            if i:
                pairs[i - 1] += self._number(heads[i]) - self._before[display[i]]
        cue = list(map(self._cue.__getitem__, pairs))
        line = list(map(self._line.__getitem__, pairs))
        cue.append(0)
        line.append(0)
        of_cue, of_line = self.weights.cue, self.weights.line
        ends = list(compress(range(len(display)), words.end))
        for i, name in self._said_around(words, pairs, ends):
            cue[i] += of_cue.get(name, 0)
            line[i] += of_line.get(name, 0)
        if True in words.glued and not self.classifier.reads_glued:
            self._glue(words, cue, line)
        for i in set(inside):
            cue[i] += of_cue[INSIDE]
            line[i] += of_line[INSIDE]
        cue_end, line_end = of_cue[SENTENCE_END], of_line[SENTENCE_END]
        for i in ends:
            cue[i], line[i] = cue_end, line_end
        if self.classifier.reads_glued:
            for i in self._spaced(words):
                cue[i] += of_cue[SPACE]
                line[i] += of_line[SPACE]
        if heard and words.timed:
            self._pause(words, cue, line)
        return cue, line

    def _spaced(self, words: Words) -> list[int]:
        """Return where a space stands although the language writes none between words."""
        return [
            i
            for i in range(len(words) - 1)
            if not (words.glued[i + 1] or words.end[i])
            and words.display[i][-1] > "\u02ff" < words.display[i + 1][0]
        ]

    def _number_after(self, token: str) -> int:
        """Return the number of a token as the left side, and note whether it may open."""
        if self.phrases and self.phrases.may_open(token):
            self._openers.add(token)
        after = self.classifier.after(token)
        number = self._numbers.get(after)
        if number is None:
            number = self._numbers[after] = len(self._lefts) * _STRIDE
            self._lefts.append(after)
        return number

    def _number_before(self, token: str) -> int:
        """Return the number of a token as the right side."""
        return self._number(self.classifier.before(token))

    def _number(self, before: Before) -> int:
        """Return the number of a right side."""
        number = self._numbers.get(before)
        if number is None:
            number = self._numbers[before] = len(self._rights)
            self._rights.append(before)
        return number

    def _expressions(self, words: Words) -> tuple[list[int], dict[int, Before]]:
        """Return the breaks inside expressions, and the right sides that they have.

        None goes on in another sentence: what may follow has no say in what has ended.
        """
        display = words.display
        inside: list[int] = []
        heads: dict[int, Before] = {}
        for i in compress(range(len(display)), map(self._openers.__contains__, display)):
            length = self.phrases.length(display, i) if self.phrases else 0
            if length and not any(words.end[i : i + length - 1]):
                inside += range(i, i + length - 1)
                before = self.classifier.before(display[i])
                kind = self.phrases.kind(display[i + length - 1]) if self.phrases else ""
                if kind and before.kind in ("content", "adverb"):
                    heads[i] = before._replace(kind=kind, part=kind)
        return inside, heads

    def _weigh(self, pair: int) -> int:
        """Reckon both costs of a pair; return that of a cue."""
        left, right = divmod(pair, _STRIDE)
        cue, line = self.weights.cue, self.weights.line
        after, before = self._lefts[left], self._rights[right]
        if question := self._depends(after, before):
            self._contextual[pair] = question
        names = reasons(after, before)
        self._line[pair] = sum(map(line.get, names, repeat(0)))
        return sum(map(cue.get, names, repeat(0)))

    def _depends(self, after: After, before: Before) -> str:
        """Return what of a pair the words around decide; where verbs come last, they do not."""
        reads = self.classifier
        if reads.verbs_end_clauses and after.kind == "auxiliary" and not after.mark:
            return CLAUSE_END
        question = depends(after, before, reads.finite) if reads.asks_around else ""
        if not question and reads.is_romance:
            question = depends_on_a_verb(after, before)
        return question

    def _said_around(
        self, words: Words, pairs: list[int], ends: list[int]
    ) -> Iterator[tuple[int, str]]:
        """Yield breaks of which the words around say something, and what."""
        questions = self._contextual
        opened = at = 0  # where the sentence starts, and which of the ends is its own
        for i in compress(range(len(pairs)), map(questions.__contains__, pairs)):
            while at < len(ends) and ends[at] < i:
                opened = ends[at] + 1
                at += 1
            question = questions[pairs[i]]
            if name := self._in_context(question, words, opened, i):
                yield i - (question == PHRASE), name

    def _in_context(self, question: str, words: Words, opened: int, i: int) -> str:
        """Return what the words around the two at a break say to a question, if anything."""
        display = words.display
        first = i + 1 - WORDS_BEFORE
        if first < opened:
            first = opened
        after = display[i + 2] if i + 2 < len(display) and not words.end[i + 1] else ""
        return in_context(question, self, display[first : i + 1], display[i + 1], after)

    def after(self, token: str) -> After:
        """Return the token as the left neighbour of a break, as `Classifier.after` reads it."""
        return self._lefts[self._after[token] // _STRIDE]

    def before(self, token: str) -> Before:
        """Return the token as the right neighbour of a break, as `Classifier.before` reads it."""
        return self._rights[self._before[token]]

    def _glue(self, words: Words, cue: list[int], line: list[int]) -> None:
        """Set the costs of breaks at which no space stands."""
        for i in compress(range(-1, len(cue) - 1), words.glued):
            if i >= 0:
                name = self._glued(words.display[i])
                cue[i], line[i] = self.weights.cue.get(name, 0), self.weights.line.get(name, 0)

    def _glued(self, token: str) -> str:
        """Return the reason of a break after which no space stands."""
        mark = self.classifier.after(token).mark
        if mark == "dash":
            return GLUED_DASH
        return mark or (GLUED_BINDING if token[-1] in BINDING else GLUED)

    def _pause(self, words: Words, cue: list[int], line: list[int]) -> None:
        """Add what pauses speak for."""
        for i, (end, start) in enumerate(zip(words.end_ms, words.start_ms[1:], strict=False)):
            if start - end >= MIN_PAUSE_MS:
                points = self.pause(start - end)
                cue[i] += points
                line[i] += points // 4

    def pause(self, pause_ms: int) -> int:
        """Return what a pause adds to the cost of ending a cue there."""
        if pause_ms < MIN_PAUSE_MS:
            return 0
        return round(self.weights.pause * min(1.0, log2(2 * pause_ms / MIN_PAUSE_MS) / 3))

    def reasons(self, words: Words, i: int) -> list[str]:
        """Return the names of what the break after word i costs, pauses left out."""
        if words.end[i] or i + 1 == len(words):
            return [SENTENCE_END]
        if words.glued[i + 1] and not self.classifier.reads_glued:
            return [self._glued(words.display[i])]
        first = max(0, i - LONGEST)
        inside, heads = self._expressions(words[first : i + LONGEST])
        left, right = words.display[i], words.display[i + 1]
        before = heads.get(i + 1 - first) or self.classifier.before(right)
        after = self.classifier.after(left)
        found = reasons(after, before) + [INSIDE] * (i - first in inside)
        if self.classifier.reads_glued and self._spaced(words[i : i + 2]):
            found.append(SPACE)
        opened = next((at for at in range(i, 0, -1) if words.end[at - 1]), 0)
        if (question := self._depends(after, before)) and question != PHRASE:
            found += filter(None, [self._in_context(question, words, opened, i)])
        if i + 2 < len(words) and not words.end[i + 1]:
            following = self.classifier.after(right), self.classifier.before(words.display[i + 2])
            if self._depends(*following) == PHRASE:
                found += filter(None, [self._in_context(PHRASE, words, opened, i + 1)])
        return found


LONGEST = 12
"""More words than an expression has."""
MIN_PAUSE_MS = 150
"""A shorter silence between two words is part of speaking."""
