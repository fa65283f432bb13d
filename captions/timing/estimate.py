"""The estimate clock: when each word would be heard, from how much there is to say in it.

A word takes so much a syllable, a consonant, and for itself; marks, sentences and paragraphs bring
pauses. What is counted is what is said: "$55" is two words. The weights were fitted on half of 688
sentences spoken by four synthesisers; fitted anew on half of the 600 below, by nine, those of a
word and of a comma move by less than a fifth, and the error on the other half by 0.1 %.

Mean error of a sentence's duration in %, on the half that did not set the scale (``bench_clock.py``
among the benchmarks; espeak-ng at three rates, four voices of flite, two of festival, and the
people who speak Asterisk's prompts):

===================  ========  =============  ======
clock                 engines   with numbers  people
===================  ========  =============  ======
words a minute           16.8           16.2    11.1
characters a second       9.0           13.5    11.0
this one                  6.7            5.5     9.8
espeak's own time         5.1            3.9     8.4
===================  ========  =============  ======

At the natural pace English prose comes out at 160 words a minute, its pauses included.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import accumulate, chain, compress, count, pairwise
from operator import add
from typing import TYPE_CHECKING

from captions.memo import Memo
from captions.model import End, Words
from captions.timing.sounds import sounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["DEFAULT_WPM", "Estimate", "pause_ms", "spoken_ms"]

DEFAULT_WPM = 160

SYLLABLE_MS = 88
CONSONANT_MS = 60
WORD_MS = 80
WEAK_MS = -48
"""A word that carries no stress, such as "the", is shorter."""
DRAWN_MS = 86
"""The last word before a pause is drawn out."""
PAUSE_MS = 180
"""After a comma, a colon, a dash, a bracket."""
END_PAUSES_MS: dict[int, int] = {End.NONE: 0, End.SENTENCE: 300, End.PARAGRAPH: 530}

HEAD = 1000
"""Words on which the pace of a text is measured."""
TYPICAL = 100
"""A shorter text is taken to go on to so many words like ordinary prose."""
_WEAK = frozenset(
    """a an the of to and in is it that for as at be by on or was are with you i he we his her he's
    it's they this from had has have but not can will would them were their our your my me us if so
    than then its been do who""".split()
)
_PAUSE = re.compile(r"(?:[,、،，;；؛:：—–)\]]|--)[\"'”’»)\]]*$")
_STRIP = ".,;:!?…\"'“”‘’«»()[]—–-"


def spoken_ms(text: str) -> float:
    """Return how long it takes to say a text at the natural pace, pauses inside it included.

    >>> round(spoken_ms("the")) < round(spoken_ms("peace")) < round(spoken_ms("stability"))
    True
    """
    total = 0.0
    pause = 0.0
    for token in text.split():
        syllables, consonants = sounds(token)
        total += pause
        pause = pause_ms(token)
        if syllables:
            total += syllables * SYLLABLE_MS + consonants * CONSONANT_MS + WORD_MS
            if token.strip(_STRIP).lower() in _WEAK:
                total += WEAK_MS
            if pause:
                total += DRAWN_MS
    return total


def pause_ms(text: str) -> float:
    """Return how long the pause is that the last mark of a text brings, unless a sentence ends."""
    return PAUSE_MS if not text[-1:].isalnum() and _PAUSE.search(text) else 0


class Estimate:
    """Gives words their times; one object a text, as it remembers where it is.

    Args:
        wpm: Words heard a minute in this text, its pauses included, as measured on its first
            thousand words; None: the natural pace, in which long words take their time.
        factor: What every time is multiplied by, after that.
    """

    def __init__(self, wpm: float | None = None, factor: float = 1.0) -> None:
        self._wpm = wpm
        self._factor = factor
        self._spans: _Spans | None = None
        self.now_ms = 0

    def __call__(self, batches: Iterable[Words]) -> Iterator[Words]:
        """Yield the batches with times."""
        remaining = iter(batches)
        if self._spans is None:
            head: list[Words] = []
            while self._wpm is not None and sum(map(len, head)) < HEAD:
                if (words := next(remaining, None)) is None:
                    break
                head.append(words)
            self._start(Words.joined(head))
            remaining = chain(head, remaining)
        for words in remaining:
            yield self.time(words)

    def time(self, words: Words) -> Words:
        """Return the words with the times that follow on those of the words before."""
        spans = self._spans or self._start(words)
        said, whole = spans.of(words)
        start_ms = list(accumulate(whole, initial=self.now_ms))
        self.now_ms = start_ms.pop()
        return words.at(start_ms, list(map(add, start_ms, said)))

    def _start(self, head: Words) -> _Spans:
        """Settle on a pace."""
        pace = 1.0 if self._wpm is None else _pace(head[:HEAD], self._wpm)
        self._spans = _Spans(self._factor * pace)
        return self._spans


def _pace(head: Words, wpm: float) -> float:
    """Return what the natural times are to be multiplied by for a number of words a minute."""
    ordinary = DEFAULT_WPM / wpm
    if 3 * sum(head.glued) > len(head):
        return ordinary  # a script without spaces: its tokens are no words
    heard = " ".join(head.spoken).split()  # "$55" is two words
    size = sum(any(map(str.isalnum, word)) for word in heard)
    missing = max(0, TYPICAL - size)
    typical_ms = 60_000 / DEFAULT_WPM
    natural_ms = sum(_Spans(1.0).of(head)[1]) + missing * typical_ms
    return ordinary * (size + missing) * typical_ms / natural_ms


class _Spans:
    """How long words are said, and how long until the next one is, at one pace."""

    def __init__(self, factor: float) -> None:
        self._said: Memo[str, int] = Memo(lambda token: round(factor * spoken_ms(token)))
        self._whole: Memo[str, int] = Memo(
            lambda token: round(factor * pause_ms(token) + self._said[token])
        )
        self._drawn = round(factor * DRAWN_MS)
        self._ends = {end: round(factor * ms) for end, ms in END_PAUSES_MS.items()}

    def of(self, words: Words) -> tuple[list[int], list[int]]:
        """Return the milliseconds of each word, without and with the pause after it."""
        said = list(map(self._said.__getitem__, words.spoken))
        whole = list(map(self._whole.__getitem__, words.spoken))
        if words.spoken is not words.display:
            _share(words, said, whole)
        for i in compress(count(), words.end):
            if said[i] == whole[i] != 0:  # no mark has drawn it out
                said[i] += self._drawn
            whole[i] = max(whole[i], said[i] + self._ends[words.end[i]])
        return said, whole


def _share(words: Words, said: list[int], whole: list[int]) -> None:
    """Give the words said with the one before them a part of its time, by their letters."""
    display = words.display
    for second, stop in _silent(words.spoken):
        first = max(second - 1, 0)
        letters = [sum(map(str.isalnum, token)) for token in display[first:stop]]
        letters[0] = letters[0] if any(letters) else 1
        time, pause, total = said[first], whole[first] - said[first], sum(letters)
        at = [time * part // total for part in accumulate(letters, initial=0)]
        said[first:stop] = whole[first:stop] = [b - a for a, b in pairwise(at)]
        whole[stop - 1] += pause


def _silent(spoken: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of words for which nothing is said."""
    stop = 0
    with suppress(ValueError):
        while True:
            start = spoken.index("", stop)
            stop = start + 1
            while stop < len(spoken) and not spoken[stop]:
                stop += 1
            yield start, stop
