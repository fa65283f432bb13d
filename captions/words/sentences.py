"""Sentence ends, decided from how a token ends, how the next one starts, and little else.

1. How a token ends (`_Tail`) and how one starts (`_Start`) is read once a token and remembered.
2. A few tails depend on their place: "1." labels at the start of a sentence, "B." after "Plan".
3. The table `_ENDS` says which starts let a tail end the sentence.

A token without an end mark is passed over: its tail is 0. What can be read both ways stays
joined, as two sentences in a cue do less harm than a sentence cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import compress

from captions.languages import FORMS, load
from captions.model import End

__all__ = ["SentenceEnds"]

_MEMO_SIZE = 1 << 15
"""Tokens remembered; beyond it the memory starts afresh, so a stream stays flat."""


class _Tail(IntEnum):
    """How a token ends."""

    OPEN = 0  # no mark that could end a sentence
    STOP = 1  # . ! ? and their kin
    TRAIL = 2  # an ellipsis
    ALWAYS = 3  # a stop of a script that has no other use for it
    MAYBE = 4  # an abbreviation that may also end a sentence
    INITIAL = 5  # one letter and a stop
    CLOCK = 6  # "p.m.": what follows is a sentence, a day or a zone
    NUMBERED = 7  # an abbreviation that stands before numbers
    INNER = 8  # an abbreviation that never ends a sentence
    LABEL = 9  # "7." or "II.": counts at the start of a sentence, else ends it
    ORDINAL = 10  # the same where "7." also means "seventh"
    CLOSER = 11  # nothing but closing marks: what stood before decides
    LISTING = 12  # "etc.": ends a sentence before any capital, never before another letter
    PARAGRAPH = 13  # the last word of a paragraph


class _Start(IntEnum):
    """How a token starts."""

    UPPER = 0
    STARTER = 1  # a word that starts sentences, with a capital, such as "The"
    NAME = 2  # a starter that is part of names, too, such as French "Le"
    CALENDAR = 3  # a weekday, a month, a time zone
    LABEL = 4  # "B", "II", "K.": a letter or a number in capitals
    LOWER = 5
    DIGIT = 6
    OTHER = 7  # a letter without case
    SIGN = 8  # a symbol, a lone dash or quote
    MARK = 9  # nothing but closing marks: the sentence is not over yet


def _starts(*starts: _Start) -> int:
    return sum(1 << start for start in starts)


_CAPITAL = _starts(_Start.UPPER, _Start.STARTER, _Start.NAME, _Start.CALENDAR)
_ANY = _starts(*_Start) - _starts(_Start.MARK, _Start.LOWER)
# By tail: the starts before which the sentence ends, as a set of bits; without an entry, none.
_ENDS = {
    _Tail.STOP: _ANY,
    _Tail.TRAIL: _CAPITAL,
    _Tail.ALWAYS: _ANY | _starts(_Start.LOWER),
    _Tail.MAYBE: _starts(_Start.STARTER, _Start.NAME),
    _Tail.INITIAL: _starts(_Start.STARTER),
    _Tail.CLOCK: _starts(_Start.UPPER, _Start.STARTER, _Start.NAME),
    _Tail.NUMBERED: _CAPITAL | _starts(_Start.OTHER),
    _Tail.LABEL: _ANY,
    _Tail.ORDINAL: _starts(_Start.STARTER),
    _Tail.LISTING: _CAPITAL | _starts(_Start.OTHER, _Start.SIGN, _Start.LABEL),
}
_ENDS_BY_TAIL = [_ENDS.get(tail, 0) for tail in _Tail]

_STOPS = ".!?…‼‽⁇⁈⁉⸮"
# Stops of other scripts, from Unicode's Sentence_Terminal, that are nothing else in running text.
_OTHER_STOPS = "。！？｡．؟۔؞।॥։።፧፨။។៕᠃᠉᙮꓿꘏꛳︒﹒﹖﹗"
_QUOTES = "\"'“”„‟‘’‚‛«»‹›"
_CLAUSE_MARKS = ",;:،؛、，；：%&/"
_CLOSERS = _QUOTES + ")]}」』】）〉》〕］｝*_"
_OPENERS = _QUOTES + "([{¿¡「『【（〈《〔［｛*_"
_CLOCK_FIRST = 4  # a time among the first so many words does not end the sentence
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_EMOJI = "\u200d\ufe0f\u2600-\u2669\u266b-\u27bf\U0001f000-\U0001faff"  # but ♪ opens as well
_TAIL = re.compile(
    # the marks, each perhaps after a French space; closing marks; a footnote's number
    rf"(?<![\u00a0\u202f{_STOPS}{_OTHER_STOPS};])((?:[\u00a0\u202f]*[{_STOPS}{_OTHER_STOPS};])+)"
    rf"(?:[\u00a0\u202f]*[{re.escape(_CLOSERS)}{_EMOJI}])*(?:\[\d+\]|[{_RAISED}])*$"
)
_ONLY_MARKS = re.compile(
    rf"[{_STOPS}{_OTHER_STOPS}{_CLAUSE_MARKS}»›”’)\]}}」』】）〉》〕］｝{_EMOJI}]+"
)
_LEAD = re.compile(rf"[{re.escape(_OPENERS)}.…\s\u00a0\u202f>–—♪♫#-]*(.?)", re.DOTALL)
_BARE = _QUOTES + "([{¿¡.,;:!?…)]}-–—*_ \u00a0\u202f"
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+")
_ROMAN = re.compile(r"[IVXLCDM]{2,7}")
_LABEL = re.compile(r"\d{1,3}|\d{1,2}(?:\.\d{1,2})+|I|[IVX]{2,6}|(?:ii|iii|iv|vi|vii|viii|ix)")
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z]")  # iPhone, eBay, macOS
# Languages that write an ordinal as digits and a stop, as in "11. Januar".
_ORDINAL_STOP = frozenset("de da no nb nn fi cs sk hu pl hr sl sr bs et lv is tr".split())
_LABELS = frozenset({_Tail.LABEL, _Tail.ORDINAL, _Tail.INITIAL})
_NO_STARTERS = frozenset(
    "title month weekday unit zone labelled name particle fixed"
    " abbreviation clock listing inner numbered interjection".split()
)


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
        self._sections = (  # in the order in which they are asked
            (_Tail.NUMBERED, known.words("numbered")),
            (_Tail.CLOCK, known.words("clock")),
            (_Tail.LISTING, known.words("listing")),
            (_Tail.MAYBE, known.words("abbreviation")),
            (_Tail.INNER, known.words("inner", "title")),
        )
        self._pairs = {
            entry: tail for tail, words in self._sections for entry in words if " " in entry
        }
        self._labelled = known.words("labelled")
        self._names = known.words("name")
        self._calendar = known.words("month", "weekday", "zone")
        self._starters = known.words(*known.sections.keys() - _NO_STARTERS - FORMS)
        self._bound = known.words("article", "possessive", "genitive")
        self._joints = known.words("subject", "conjunction", "subordinator")
        self._interjections = known.words("interjection")
        self._ordinal = known.tag in _ORDINAL_STOP
        self._greek = known.tag == "el"  # its question mark is the semicolon
        self._tails: dict[str, _Tail] = {}
        self._starts: dict[str, _Start] = {}
        self._begin()

    def _begin(self) -> None:
        self._before = ""  # the token before the next one
        self._first = 0  # index of the token that opened the sentence; before this batch: negative
        self._opened = ""  # that token, when it is before this batch
        self._held_at = -2  # index of a token that left its end to the closing mark after it
        self._held = _Tail.OPEN  # and its tail

    def __call__(
        self, tokens: Sequence[str], following: str, paragraphs: Sequence[int] = ()
    ) -> list[int]:
        """Return an `End` for each token.

        Args:
            tokens: The tokens of a text, or of its next batch.
            following: The token after the last one; empty: the text ends there.
            paragraphs: Indices of the last tokens of paragraphs, where they are known.
        """
        tails = self._tails
        if len(tails) > _MEMO_SIZE:
            tails.clear()
            self._starts.clear()
        for token in set(tokens).difference(tails):
            tails[token] = self._tail(token)
        found = list(map(tails.__getitem__, tokens))
        for i in paragraphs:
            found[i] = _Tail.PARAGRAPH
        ends = [0] * len(tokens)
        for i in compress(range(len(tokens)), found):
            after = tokens[i + 1] if i + 1 < len(tokens) else following
            if found[i] is _Tail.PARAGRAPH:
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

    def _is_end(self, tail: _Tail, tokens: Sequence[str], i: int, after: str) -> bool:
        token = tokens[i]
        if tail >= _Tail.MAYBE or len(token) == 1:
            tail = self._in_place(tail, token, tokens[i - 1] if i else self._before, i)
        start = self._starts.get(after)
        if start is None:
            start = self._starts[after] = self._start(after)
        if start is _Start.MARK:
            self._held_at, self._held = i, tail
            return False
        if _ENDS_BY_TAIL[tail] >> start & 1:
            return tail is not _Tail.TRAIL or self._trails_off(token, after)
        if tail is _Tail.STOP and start is _Start.LOWER and token[-1] in _STOPS:
            opened = tokens[self._first] if self._first >= 0 else self._opened
            return self._forgets_capitals(token, after, opened)
        return False

    def _in_place(self, tail: _Tail, word: str, before: str, i: int) -> _Tail:
        """Return the tail that a token has where it stands."""
        if tail is _Tail.STOP:
            return _Tail.TRAIL if before == "." else tail  # ". . ."
        if tail is _Tail.CLOSER:
            return self._held if self._held_at == i - 1 else _Tail.OPEN
        if i == self._first and tail in _LABELS and not before.endswith("?"):
            return _Tail.INNER
        if tail is _Tail.LABEL:  # "Albert I. Jones", but "so am I."
            return _Tail.INITIAL if word == "I." and before[:1].isupper() else tail
        if tail is _Tail.CLOCK and i - self._first < _CLOCK_FIRST:
            return _Tail.MAYBE  # "At 5 p.m. President"
        pair = self._pairs.get(f"{before} {word}".lower()) if self._pairs else None
        if pair:
            return pair
        if tail is _Tail.INITIAL and (
            before[-1:].isdigit() or before[-1:] == "°" or before.lower() in self._labelled
        ):
            return _Tail.STOP  # "20 C.", "Plan B."
        return tail

    def _trails_off(self, token: str, after: str) -> bool:
        """Return whether an ellipsis is an end: not in "the... Pope" nor "Why... Why not"."""
        core, word = token.strip(_BARE).lower(), after.strip(_BARE).lower()
        return word in self._interjections or (core not in self._bound and core != word)

    def _forgets_capitals(self, token: str, after: str, opened: str) -> bool:
        """Return whether a stop before a small letter is an end: "at that time. but you"."""
        if token[-1] == "?" or self._start(opened) is _Start.LOWER:
            return True
        core = token.strip(_BARE)
        if not self._interjections.isdisjoint((core.lower(), after.strip(_BARE))):
            return True  # "and then the- Okay. property developers"
        word = after.strip(_BARE).replace("’", "'").partition("'")[0]
        known = len(core) > 3 or core in self._joints
        return known and core.islower() and core.isalpha() and word in self._joints

    def _start(self, token: str) -> _Start:
        if _ONLY_MARKS.fullmatch(token):
            return _Start.MARK
        match = _LEAD.match(token)
        char = match[1] if match else ""
        core = token.strip(_BARE)
        word = core.lower().replace("’", "'")
        if token[0] in "'’" and "'" + word in self._starters:
            return _Start.STARTER  # Dutch "'s Avonds"
        if char.islower():
            if token[0] in "([":
                return _Start.SIGN  # "(applause)"
            return _Start.UPPER if _CAMEL.match(core) else _Start.LOWER
        if char.isdigit():
            return _Start.DIGIT
        if not char.isupper():
            return _Start.OTHER if char.isalpha() else _Start.SIGN
        if _ROMAN.fullmatch(core) or (len(core) == 1 and token.endswith(".")):
            return _Start.LABEL
        head, apostrophe, _ = word.partition("'")
        for form in (word, head, head + apostrophe):
            if form in self._starters:
                return _Start.NAME if form in self._names else _Start.STARTER
        if word in self._calendar or word + "." in self._calendar:
            return _Start.CALENDAR
        return _Start.LABEL if len(core) == 1 else _Start.UPPER

    def _tail(self, token: str) -> _Tail:
        if token[-1:].isalnum() and token[-1:] not in _RAISED:
            return _Tail.OPEN
        match = _TAIL.search(token)
        if not match:
            closes = _ONLY_MARKS.fullmatch(token) and token[-1] not in _CLAUSE_MARKS
            return _Tail.CLOSER if closes else _Tail.OPEN  # an ASCII quote may open
        marks, core = match[1].strip("\u00a0\u202f"), token[: match.start()].lstrip(_BARE)
        if marks[-1] == ";":
            return _Tail.STOP if self._greek else _Tail.OPEN
        if marks[-1] in _OTHER_STOPS:
            return _Tail.ALWAYS
        if marks != ".":
            return _Tail.TRAIL if "…" in marks or ".." in marks else _Tail.STOP
        lower = core.lower().replace("’", "'").rpartition("'")[2] + "."  # "l'on."
        for tail, words in self._sections:
            # an entry with a capital is a word without it: "Sun.", "sun."
            if lower in words or (core[:1].isupper() and lower.capitalize() in words):
                return tail
        if _LABEL.fullmatch(core):
            return _Tail.ORDINAL if self._ordinal and core.isdigit() else _Tail.LABEL
        if _ACRONYM.fullmatch(core + "."):
            return _Tail.INITIAL if len(core) == 1 else _Tail.MAYBE
        return _Tail.STOP
