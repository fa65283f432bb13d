"""What a break after a word costs, as the end of a cue and as the end of a line.

The cost depends on the class of the word before the break and of the word after it. A class is
read from a token once; the cost of a pair of classes is reckoned once.
"""

from __future__ import annotations

import re

from captions.languages import load
from captions.model import Words
from captions.segment.costs import Weights
from captions.segment.fit import NEVER

__all__ = ["Breaks"]

_MEMO_SIZE = 1 << 15
_STRIP = "\"'“”‘’«»„()[]{}<>¿¡.,;:!?…*_"
_MARKS = (
    ("sentence", re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]」』]*$")),
    ("dash", re.compile(r"(?:[—–]|--|^-)[\"'”’»)\]]*$")),
    ("colon", re.compile(r"[:;：；؛][\"'”’»)\]]*$")),
    ("comma", re.compile(r"[,、،，][\"'”’»)\]]*$")),
    ("bracket", re.compile(r"[)\]”»]$")),
)
# The order in which a word's sections are asked; the first that has it is its class.
_LEFT = "article possessive title preposition conjunction auxiliary negation subject determiner relative subordinator month adverb".split()
_RIGHT = "unit subordinator relative conjunction preposition article possessive subject object pronoun negation auxiliary determiner month adverb".split()


class Breaks:
    """Break costs for one language."""

    def __init__(self, language: str, weights: Weights) -> None:
        self._weights = weights
        known = load(language)
        self._left = {w: name for name in reversed(_LEFT) for w in known.words(name)}
        self._right = {w: name for name in reversed(_RIGHT) for w in known.words(name)}
        self._classes: dict[str, tuple[str, str, str]] = {}
        self._pairs: dict[tuple[str, str, str], tuple[int, int]] = {}

    def __call__(self, words: Words) -> tuple[list[int], list[int]]:
        """Return for each word the cost to end a cue, and to end a line, after it."""
        classes = self._classes
        if len(classes) > _MEMO_SIZE:
            classes.clear()
        for token in set(words.display).difference(classes):
            classes[token] = self._classify(token)
        found = [classes[token] for token in words.display]
        cue, line = [], []
        for i, (left, _, mark) in enumerate(found):
            right = found[i + 1][1] if i + 1 < len(found) else "content"
            if i + 1 < len(found) and words.glued[i + 1] and mark != "dash":
                right = "glued"
            costs = self._pairs.get((left, right, mark))
            if costs is None:
                costs = self._pairs[(left, right, mark)] = self._cost(left, right, mark)
            cue.append(0 if words.end[i] else costs[0])
            line.append(0 if words.end[i] else costs[1])
        return cue, line

    def _classify(self, token: str) -> tuple[str, str, str]:
        mark = next((name for name, pattern in _MARKS if pattern.search(token)), "")
        core = token.strip(_STRIP).lower().replace("’", "'")
        dotted = core + "."
        if core == "of":
            return "of", "of", mark
        if core[:1].isdigit() or core[:1] in "$€£¥#" and core[1:2].isdigit():
            return "number", "number", mark
        left = self._left.get(core) or self._left.get(dotted) or "content"
        right = self._right.get(core) or self._right.get(dotted) or "content"
        if right == "content" and "'" in core:
            right = self._right.get(core.partition("'")[0], "content")
        return left, right, mark

    def _cost(self, left: str, right: str, mark: str) -> tuple[int, int]:
        weights = self._weights
        if right == "glued":
            points = weights.mark["phrase"]
        elif mark and not (left == "title" and mark == "sentence"):
            points = weights.mark["comma" if mark == "sentence" else mark] + weights.before[right] // 8
        else:
            points = weights.before[right] + weights.after[left]
        cue, line = points * weights.cue_end // 100, points * weights.line_end // 100
        return (NEVER if points > 320 else cue), line
