"""Unspaced: where a text may be cut whose script writes no spaces – Japanese, Chinese, Thai.

BudouX says at which letters a phrase starts, by a score. Words that the language file lists are not
cut, however it scores, nor is a numeral from its measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain, pairwise

from captions.languages import load
from captions.languages.likelihood import Likelihood
from captions.pattern import Pattern
from captions.width import NOT_FIRST, NOT_LAST, columns, graphemes, split_wide

__all__ = ["is_unspaced", "phrases", "pieces"]

_UNSPACED = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u0e00-\u0e7f]"
_THAI = "[\u0e00-\u0e7f]"
_HIGH = Pattern("[^\0-\u0dff\u0e80-\u303f]")
"""What all unspaced ones are, and few others; this set is made in no time."""
_BEHIND_HIRAGANA = Pattern("(?<=[\u3041-\u3096])(?<![おご])(?=[A-Za-z\u30a1-\u30ff]{2})")
"""Where a word in Latin letters or katakana starts behind a Japanese particle or verb."""
_KANJI = Pattern("[\u3400-\u9fff]+")
"""Of these a listed word is whole wherever it stands; kana may be parts of others: "何もしない"."""
_LATIN = re.compile("[A-Za-z0-9]{2,}")
_LEAST = {"zh": 600, "th": 800}
"""Points of BudouX's from which on a phrase starts, but at the edge of a listed word. Between 0 and
these, two of five of its Chinese phrases and half of its Thai ones start inside what a dictionary
has as a word, above them one of nine and one of five (measured on 6,456 and 20,348 letters)."""
_LEAST_OPENING = -1000
"""The same for a word that opens clauses. "でも" behind a noun, or the "もし" of "何もしない", have
less than -1200, where they are what they seem more than -800."""
_NEAR = 2
"""Letters behind a compound particle in which another one may end the phrase instead."""

# What a cut costs in a phrase that is wider than the line, besides the points by which BudouX's
# score falls short of a phrase's start: for another piece, at the edge of a listed word, inside
# one, inside what marks or Latin letters make one.
_PIECE, _AT_WORD, _IN_WORD, _IN_MARK = 500, 400, 6000, 12000
_BETWEEN = {
    ("katakana", "katakana"): 4000,
    ("kanji", "kanji"): 3000,
    ("kanji", "hiragana"): 1500,
    ("hiragana", "kanji"): 800,
}
"""What one costs more by the scripts on its two sides: Japanese words mostly begin in kanji."""


def is_unspaced(text: str) -> bool:
    """Return whether a text has a letter of a script that writes no spaces."""
    return not text.isascii() and bool(_HIGH.compiled.search(text) and re.search(_UNSPACED, text))


def phrases(text: str, language: str) -> list[str]:
    """Cut a text without spaces where its phrases start.

    >>> phrases("我来自无障碍部门", "zh"), phrases("人権について話す", "ja")
    (['我', '来自', '无障碍', '部门'], ['人権について', '話す'])
    """
    return _cut(text, _script(_model(text, language)).starts(text))


def pieces(token: str, limit: int, language: str) -> list[str]:
    """Cut a token into pieces of at most ``limit`` columns, where it harms least.

    Katakana is cut between words that the language file knows, or beside it; anything else where
    BudouX comes nearest to a phrase. A single grapheme wider than the limit stays whole.

    >>> pieces("コンテントマネージメントシステム", 26, "ja")
    ['コンテントマネージメント', 'システム']
    >>> pieces("守ることができます", 16, "ja"), pieces("example.org/a-very/long-path", 12, "en")
    (['守る', 'ことができます'], ['example.org/', 'a-very/long-', 'path'])
    """
    if columns(token) <= limit:
        return [token]
    if not is_unspaced(token):
        return split_wide(token, limit)
    costs = _script(_model(token, language)).costs(token)
    # ways[i]: cost and start of the cheapest last piece that ends before grapheme i
    ways = [(0, 0)]
    offsets, rights = [0], [0]
    first = 0
    for i, char in enumerate(graphemes(token), 1):
        offsets.append(offsets[-1] + len(char))
        rights.append(rights[-1] + columns(char))
        while first < i - 1 and rights[i] - rights[first] > limit:
            first += 1
        ways.append(min((ways[k][0] + _PIECE + costs[offsets[k]], k) for k in range(first, i)))
    starts = set()
    at = ways[-1][1]
    while at:
        starts.add(offsets[at])
        at = ways[at][1]
    return _cut(token, starts)


def _cut(text: str, starts: set[int]) -> list[str]:
    at = [0, *sorted(starts), len(text)]
    return [text[start:end] for start, end in pairwise(at) if start < end]


def _model(text: str, language: str) -> str:
    """Return what to read a text as; Japanese where its language is another."""
    if re.search(_THAI, text):
        return "th"
    if language.startswith(("zh-Hant", "zh-TW", "zh-HK", "zh-MO")):
        return "zh-Hant"
    return "zh" if language.startswith("zh") else "ja"


@cache
def _script(model: str) -> _Script:
    return _Script(model)


class _Script:
    """What is known of one language without spaces."""

    def __init__(self, model: str) -> None:
        import budoux

        known = load(model)
        make = {
            "th": budoux.load_default_thai_parser,
            "zh": budoux.load_default_simplified_chinese_parser,
            "zh-Hant": budoux.load_default_traditional_chinese_parser,
            "ja": budoux.load_default_japanese_parser,
        }
        self._scores = Likelihood(make[model]().model)
        self._least = _LEAST.get(known.tag, 0)
        self._sure = known.tag == "zh"
        self._mixed = known.tag == "ja"
        self._prefixes = known.words("prefix")
        self._compound = known.words("compound")
        words = {entry.strip("-") for entry in known.words(*known.sections)} - self._prefixes
        self._listed = frozenset(word for word in words if len(word) > 1)
        self._lengths: dict[str, set[int]] = {}
        for word in self._listed:
            self._lengths.setdefault(word[:2], set()).add(len(word))
        numerals, measures = map(known.words, ("numeral", "measure"))
        counted = f"[{''.join(numerals)}]+(?:{_any_of(measures)})"
        self._counted = re.compile(counted) if measures else None
        self._openings = re.compile(_any_of(known.words("opening")) or "(?!)")

    def starts(self, text: str) -> set[int]:
        """Return where phrases start, but for the first."""
        scores = [0, *self._scores(text)]
        words = self._words(text, scores)
        starts = {at for at, score in enumerate(scores) if score > self._least}
        starts |= {at for at in chain(*words) if at < len(text) and scores[at] > 0}
        starts |= {match.start() for match in _BEHIND_HIRAGANA.compiled.finditer(text)}
        openings = {match.start() for match in self._openings.finditer(text)} - {0}
        starts |= {at for at in openings if scores[at] > _LEAST_OPENING}
        for start, end in words:
            inner = starts.intersection(range(start + 1, end))
            particle = text[start:end] in self._compound
            edge = self._sure or not {start, end}.isdisjoint(starts | {0, len(text)})
            if inner and (particle or edge or _KANJI.compiled.fullmatch(text, start, end)):
                starts -= inner
                if particle and starts.isdisjoint(range(end, end + _NEAR + 1)):
                    starts.add(end)
                elif edge and not particle:
                    starts.add(start)
        return {at for at in starts if 0 < at < len(text) and not self._belong(text, at)}

    def costs(self, text: str) -> list[int]:
        """Return what a cut costs inside a phrase, in front of each letter and behind the last."""
        scores = [0, *self._scores(text)]
        costs = [*(max(0, -score) for score in scores), 0]
        scripts = [_script_of(char) if self._mixed else "" for char in text]
        for at, pair in enumerate(pairwise(scripts), 1):
            beside = pair.count("katakana") == 1
            costs[at] = _AT_WORD if beside else costs[at] + _BETWEEN.get(pair, 0)
        for start, end in self._words(text, scores):
            for at in (start, end):
                costs[at] = min(costs[at], _AT_WORD + costs[at] // 10)
            for at in range(start + 1, end):
                costs[at] += _IN_WORD
        for at in range(1, len(text)):
            if self._belong(text, at):
                costs[at] += _IN_MARK
        return costs

    def _words(self, text: str, scores: list[int]) -> list[tuple[int, int]]:
        """Return where listed words stand, numerals with their measures, and Latin words.

        Of two that cross, "中国" and "国家" in "发展中国家", the one is meant in which a phrase is
        less likely to start.
        """
        found: set[tuple[int, int]] = set()
        for pattern in filter(None, (self._counted, _LATIN)):
            found |= {match.span() for match in pattern.finditer(text)}
        for at in range(len(text) - 1):
            for length in self._lengths.get(text[at : at + 2], ()):
                if (part := text[at : at + length]) in self._listed:
                    found.add((at, at + len(part)))

        def parted(word: tuple[int, int]) -> tuple[int, int, int]:
            start, end = word
            return max(scores[start + 1 : end]), start - end, start

        kept = []
        # Of each place inside of kept words: the first end and the last start of them.
        ends, starts = [len(text)] * len(text), [0] * len(text)
        for start, end in sorted(found, key=parted):
            if ends[start] < end or (end < len(text) and start < starts[end]):
                continue
            kept.append((start, end))
            for at in range(start + 1, end):
                ends[at], starts[at] = min(ends[at], end), max(starts[at], start)
        return sorted(kept)

    def _belong(self, text: str, at: int) -> bool:
        """Return whether the letters on both sides of a place are part of one word."""
        last, first = text[at - 1], text[at]
        if first in NOT_FIRST or last in NOT_LAST or last in self._prefixes:
            return True
        return last < "\x80" > first and last.isalnum() and first.isalnum()  # "W3C"


def _any_of(words: Iterable[str]) -> str:
    """Return an expression for any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _script_of(char: str) -> str:
    if "\u3041" <= char < "\u30a0":
        return "hiragana"
    if "\u30a0" <= char < "\u3100":
        return "katakana"
    return "kanji" if "\u3400" <= char < "\ua000" else ""
