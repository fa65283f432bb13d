"""The estimate clock: when each word would be heard, from how long it takes to say.

A word takes so much a syllable and a little for itself; marks and paragraphs bring pauses. The
weights make ordinary English come out at 160 words a minute with its pauses, and everything scales
with ``wpm``. Pauses are those of speech synthesis at its default rate (0.15 s at a comma, 0.23 s at
a dash or colon, 0.30 s at a sentence end, 0.53 s at a paragraph).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from captions.model import End, Words

__all__ = ["DEFAULT_WPM", "Estimate", "syllables"]

DEFAULT_WPM = 160
SYLLABLE_MS = 195
WORD_MS = 55
_PAUSES_MS = ((re.compile(r"[,、،，][\"'”’»)\]]*$"), 150), (re.compile(r"(?:[;:；：؛—–)\]]|--)[\"'”’»)\]]*$"), 230))
_SENTENCE_PAUSE_MS = 300
_PARAGRAPH_PAUSE_MS = 530
_MEMO_SIZE = 1 << 15

_VOWELS = re.compile(r"[aeiouyà-æè-ïò-öø-üýÿāēīōūăĕĭŏŭąęįųœ]+|[аеёиоуыэюяіїєў]|[αεηιουωάέήίόύώ]+")
_SILENT_E = re.compile(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouyschxzg]es$")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,5}(?:'?s)?$")
# Syllables a character where letters are not counted by vowels: first and last code point.
_RATES = (
    (0x3040, 0x30FF, 0.7),
    (0x4E00, 0x9FFF, 1.2),
    (0xAC00, 0xD7AF, 1.0),
    (0x0E00, 0x0E7F, 0.33),
    (0x0590, 0x06FF, 0.45),
    (0x0900, 0x0DFF, 0.42),
)
_SYMBOLS = frozenset("%$€£¥&+=@#°/")


def syllables(token: str) -> float:
    """Return about how many syllables it takes to say a token; digits and symbols as read out.

    >>> [syllables(w) for w in ("peace", "stability", "U.S.", "2023", "$55")]
    [1, 4, 2, 7, 5]
    """
    if _ACRONYM.match(token):
        return sum(3 if c == "W" else 1 for c in token if c.isupper())
    word = token.lower()
    count = len(_VOWELS.findall(word))
    letters = sum(c.isalpha() for c in word)
    if count > 1 and _SILENT_E.search(word.rstrip(".,;:!?\"'”’)")):
        count -= 1
    if letters and not count:
        count = 1 if word.isascii() else 0
    digits = sum(c.isdigit() for c in word)
    total: float = count + round(digits * 1.7) + 2 * sum(c in _SYMBOLS for c in word)
    if not word.isascii():
        total += sum(
            next((rate for first, last, rate in _RATES if first <= ord(c) <= last), 0.0)
            for c in word
        )
    return total


class Estimate:
    """Gives words their times; one object a text, as it remembers where it is.

    Args:
        wpm: Words a minute of ordinary English, pauses included.
        factor: What every time is multiplied by, after that.
    """

    def __init__(self, wpm: float = DEFAULT_WPM, factor: float = 1.0) -> None:
        self._factor = factor * DEFAULT_WPM / wpm
        self._spans: dict[str, tuple[float, float]] = {}
        self.now_ms = 0.0

    def __call__(self, batches: Iterable[Words]) -> Iterator[Words]:
        """Yield the batches with times."""
        for words in batches:
            yield self.time(words)

    def time(self, words: Words) -> Words:
        """Return the words with the times that follow on those of the words before."""
        spans = self._spans
        if len(spans) > _MEMO_SIZE:
            spans.clear()
        for token in set(words.spoken).difference(spans):
            spans[token] = self._span(token)
        spoken, pauses = zip(*map(spans.__getitem__, words.spoken), strict=True)
        if any(words.end):
            pauses = tuple(
                max(pause, self._factor * _END_PAUSES_MS[end])
                for pause, end in zip(pauses, words.end, strict=True)
            )
        whole = [a + b for a, b in zip(spoken, pauses, strict=True)]
        at = list(accumulate(whole, initial=self.now_ms))
        self.now_ms = at.pop()
        start_ms = list(map(int, at))
        end_ms = [int(a + b) for a, b in zip(at, spoken, strict=True)]
        return words.at(start_ms, end_ms)

    def _span(self, token: str) -> tuple[float, float]:
        """Return how long a token is spoken, and how long the pause is after it."""
        if not token:
            return 0.0, 0.0
        pause = next((ms for pattern, ms in _PAUSES_MS if pattern.search(token)), 0)
        count = syllables(token)
        return self._factor * (count * SYLLABLE_MS + WORD_MS if count else 0), self._factor * pause


_END_PAUSES_MS: dict[int, int] = {End.NONE: 0, End.SENTENCE: _SENTENCE_PAUSE_MS, End.PARAGRAPH: _PARAGRAPH_PAUSE_MS}
