"""Sentence ends, decided from how a token ends, how the next one starts, and little else.

1. How a token ends (`Tail`) and how one starts (`Start`) is known from it alone: `Edges`.
2. A few tails depend on their place: "1." labels at the start of a sentence, "B." after "Plan".
3. The table `_ENDS` says which starts let a tail end the sentence.

A token without an end mark is passed over: its tail is 0. What can be read both ways stays
joined, as two sentences in a cue do less harm than a sentence cut in two.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from captions.languages import load
from captions.model import End
from captions.words.edges import BARE, STOPS, Edges, Start, Tail

__all__ = ["SentenceEnds"]


def _starts(*starts: Start) -> int:
    return sum(1 << start for start in starts)


_CAPITAL = _starts(Start.UPPER, Start.STARTER, Start.NAME, Start.CALENDAR)
_ANY = _starts(*Start) - _starts(Start.MARK, Start.LOWER)
# By tail: the starts before which the sentence ends, as a set of bits; without an entry, none.
_ENDS = {
    Tail.STOP: _ANY,
    Tail.TRAIL: _CAPITAL,
    Tail.ALWAYS: _ANY | _starts(Start.LOWER),
    Tail.MAYBE: _starts(Start.STARTER, Start.NAME),
    Tail.INITIAL: _starts(Start.STARTER),
    Tail.CLOCK: _starts(Start.UPPER, Start.STARTER, Start.NAME),
    Tail.NUMBERED: _CAPITAL | _starts(Start.OTHER),
    Tail.LABEL: _ANY,
    Tail.ORDINAL: _starts(Start.STARTER),
    Tail.LISTING: _CAPITAL | _starts(Start.OTHER, Start.SIGN, Start.LABEL),
}
_ENDS_BY_TAIL = [_ENDS.get(tail, 0) for tail in Tail]

_CLOCK_FIRST = 4  # a time among the first so many words does not end the sentence
_LABELS = frozenset({Tail.LABEL, Tail.ORDINAL, Tail.INITIAL})


class SentenceEnds:
    """Finds sentence ends in a language's tokens.

    Calls follow one another in a stream of batches until one has nothing following.

    >>> ends = SentenceEnds("en")
    >>> tokens = "On Jan. 11 the U.S. Secretary, J. Doe, left. He paid $5.5".split()
    >>> [t for t, end in zip(tokens, ends(tokens, "")) if end]
    ['left.']
    """

    def __init__(self, language: str) -> None:
        known = load(language)
        self._edges = Edges(language)
        self._labelled = known.words("labelled")
        self._bound = known.words("article", "possessive", "genitive")
        self._joints = known.words("subject", "conjunction", "subordinator")
        self._interjections = known.words("interjection")
        self._begin()

    def _begin(self) -> None:
        self._before = ""  # the token before the next one
        self._first = 0  # index of the token that opened the sentence; before this batch: negative
        self._opened = ""  # that token, when it is before this batch
        self._held_at = -2  # index of a token that left its end to the closing mark after it
        self._held = Tail.OPEN  # and its tail

    def __call__(
        self, tokens: Sequence[str], following: str, paragraphs: Sequence[int] = ()
    ) -> list[int]:
        """Return an `End` for each token.

        Args:
            tokens: The tokens of a text, or of its next batch.
            following: The token after the last one; empty: the text ends there.
            paragraphs: Indices of the last tokens of paragraphs, where they are known.
        """
        found = self._edges.tails(tokens)
        for i in paragraphs:
            found[i] = Tail.PARAGRAPH
        ends = [0] * len(tokens)
        for i in compress(range(len(tokens)), found):
            after = tokens[i + 1] if i + 1 < len(tokens) else following
            if found[i] is Tail.PARAGRAPH:
                ends[i] = End.PARAGRAPH
            elif not after or self._is_end(found[i], tokens, i, after):
                ends[i] = End.SENTENCE
            if ends[i]:
                self._first = i + 1
        if following:
            self._go_on(tokens)
        else:
            self._begin()
        return ends

    def _go_on(self, tokens: Sequence[str]) -> None:
        """Remember what the next batch needs to know of this one."""
        if tokens:
            self._before = tokens[-1]
        if 0 <= self._first < len(tokens):
            self._opened = tokens[self._first]
        self._first -= len(tokens)
        self._held_at -= len(tokens)

    def _is_end(self, tail: Tail, tokens: Sequence[str], i: int, after: str) -> bool:
        token = tokens[i]
        if tail >= Tail.MAYBE or len(token) == 1:
            tail = self._in_place(tail, token, tokens[i - 1] if i else self._before, i)
        start = self._edges.start(after)
        if start is Start.MARK:
            self._held_at, self._held = i, tail
            return False
        if _ENDS_BY_TAIL[tail] >> start & 1:
            return tail is not Tail.TRAIL or self._trails_off(token, after)
        if tail is Tail.STOP and start is Start.LOWER and token[-1] in STOPS:
            opened = tokens[self._first] if self._first >= 0 else self._opened
            return self._forgets_capitals(token, after, opened)
        return False

    def _in_place(self, tail: Tail, word: str, before: str, i: int) -> Tail:
        """Return the tail that a token has where it stands."""
        if tail is Tail.STOP:
            return Tail.TRAIL if before == "." else tail  # ". . ."
        if tail is Tail.CLOSER:
            return self._held if self._held_at == i - 1 else Tail.OPEN
        if i == self._first and tail in _LABELS and not before.endswith("?"):
            return Tail.INNER
        if tail is Tail.LABEL:  # "Albert I. Jones", but "so am I."
            return Tail.INITIAL if word == "I." and before[:1].isupper() else tail
        if tail is Tail.CLOCK and i - self._first < _CLOCK_FIRST:
            return Tail.MAYBE  # "At 5 p.m. President"
        pair = self._edges.pairs.get(f"{before} {word}".lower()) if self._edges.pairs else None
        if pair:
            return pair
        if tail is Tail.INITIAL and (
            before[-1:].isdigit() or before[-1:] == "°" or before.lower() in self._labelled
        ):
            return Tail.STOP  # "20 C.", "Plan B."
        return tail

    def _trails_off(self, token: str, after: str) -> bool:
        """Return whether an ellipsis is an end: not in "the... Pope" nor "Why... Why not"."""
        core, word = token.strip(BARE).lower(), after.strip(BARE).lower()
        return word in self._interjections or (core not in self._bound and core != word)

    def _forgets_capitals(self, token: str, after: str, opened: str) -> bool:
        """Return whether a stop before a small letter is an end: "at that time. but you"."""
        if token[-1] == "?" or self._edges.start(opened) is Start.LOWER:
            return True
        core = token.strip(BARE)
        if not self._interjections.isdisjoint((core.lower(), after.strip(BARE))):
            return True  # "and then the- Okay. property developers"
        word = after.strip(BARE).replace("’", "'").partition("'")[0]
        known = len(core) > 3 or core in self._joints
        return known and core.islower() and core.isalpha() and word in self._joints
