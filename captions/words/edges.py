"""How a token ends and how it starts, as far as sentence ends depend on it; read once a token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from captions.languages import FORMS, load
from captions.memo import Memo

__all__ = ["BARE", "STOPS", "Edges", "Start", "Tail"]


class Tail(IntEnum):
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


class Start(IntEnum):
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


STOPS = ".!?…‼‽⁇⁈⁉⸮"
# Stops of other scripts, from Unicode's Sentence_Terminal, that are nothing else in running text.
_OTHER_STOPS = "。！？｡．؟۔؞।॥։።፧፨။។៕᠃᠉᙮꓿꘏꛳︒﹒﹖﹗"
_QUOTES = "\"'“”„‟‘’‚‛«»‹›"
_CLAUSE_MARKS = ",;:،؛、，；：%&/"
_CLOSERS = _QUOTES + ")]}」』】）〉》〕］｝*_"
_OPENERS = _QUOTES + "([{¿¡「『【（〈《〔［｛*_"
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_EMOJI = "\u200d\ufe0f\u2600-\u2669\u266b-\u27bf\U0001f000-\U0001faff"  # but ♪ opens as well
_TAIL = re.compile(
    # the marks, each perhaps after a French space; closing marks; a footnote's number
    rf"(?<![\u00a0\u202f{STOPS}{_OTHER_STOPS};])((?:[\u00a0\u202f]*[{STOPS}{_OTHER_STOPS};])+)"
    rf"(?:[\u00a0\u202f]*[{re.escape(_CLOSERS)}{_EMOJI}])*(?:\[\d+\]|[{_RAISED}])*$"
)
_ONLY_MARKS = re.compile(
    rf"[{STOPS}{_OTHER_STOPS}{_CLAUSE_MARKS}»›”’)\]}}」』】）〉》〕］｝{_EMOJI}]+"
)
_LEAD = re.compile(rf"[{re.escape(_OPENERS)}.…\s\u00a0\u202f>–—♪♫#-]*(.?)", re.DOTALL)
BARE = _QUOTES + "([{¿¡.,;:!?…)]}-–—*_ \u00a0\u202f"
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+")
_ROMAN = re.compile(r"[IVXLCDM]{2,7}")
_LABEL = re.compile(r"\d{1,3}|\d{1,2}(?:\.\d{1,2})+|I|[IVX]{2,6}|(?:ii|iii|iv|vi|vii|viii|ix)")
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z]")  # iPhone, eBay, macOS
# Languages that write an ordinal as digits and a stop, as in "11. Januar".
_ORDINAL_STOP = frozenset("de da no nb nn fi cs sk hu pl hr sl sr bs et lv is tr".split())
_NO_STARTERS = frozenset(
    "title month weekday unit zone labelled name particle fixed"
    " abbreviation clock listing inner numbered interjection".split()
)


class Edges:
    """Tells the tails and starts of a language's tokens, and remembers them.

    >>> edges = Edges("en")
    >>> [tail.name for tail in edges.tails(["Jan.", "left."])], edges.start("The").name
    (['NUMBERED', 'STOP'], 'STARTER')
    """

    def __init__(self, language: str) -> None:
        known = load(language)
        self._sections = (  # in the order in which they are asked
            (Tail.NUMBERED, known.words("numbered")),
            (Tail.CLOCK, known.words("clock")),
            (Tail.LISTING, known.words("listing")),
            (Tail.MAYBE, known.words("abbreviation")),
            (Tail.INNER, known.words("inner", "title")),
        )
        self.pairs = {
            entry: tail for tail, words in self._sections for entry in words if " " in entry
        }
        """The tails of abbreviations of two words."""
        self._names = known.words("name")
        self._calendar = known.words("month", "weekday", "zone")
        self._starters = known.words(*known.sections.keys() - _NO_STARTERS - FORMS)
        self._ordinal = known.tag in _ORDINAL_STOP
        self._greek = known.tag == "el"  # its question mark is the semicolon
        self._tails = Memo(self._tail)
        self._starts = Memo(self._start)

    def tails(self, tokens: Sequence[str]) -> list[Tail]:
        """Return how each token ends."""
        return list(map(self._tails.__getitem__, tokens))

    def start(self, token: str) -> Start:
        """Return how a token starts."""
        return self._starts[token]

    def _start(self, token: str) -> Start:
        if _ONLY_MARKS.fullmatch(token):
            return Start.MARK
        match = _LEAD.match(token)
        char = match[1] if match else ""
        core = token.strip(BARE)
        word = core.lower().replace("’", "'")
        if token[0] in "'’" and "'" + word in self._starters:
            return Start.STARTER  # Dutch "'s Avonds"
        if char.islower():
            if token[0] in "([":
                return Start.SIGN  # "(applause)"
            return Start.UPPER if _CAMEL.match(core) else Start.LOWER
        if char.isdigit():
            return Start.DIGIT
        if not char.isupper():
            return Start.OTHER if char.isalpha() else Start.SIGN
        if _ROMAN.fullmatch(core) or (len(core) == 1 and token.endswith(".")):
            return Start.LABEL
        head, apostrophe, _ = word.partition("'")
        for form in (word, head, head + apostrophe):
            if form in self._starters:
                return Start.NAME if form in self._names else Start.STARTER
        if word in self._calendar or word + "." in self._calendar:
            return Start.CALENDAR
        return Start.LABEL if len(core) == 1 else Start.UPPER

    def _tail(self, token: str) -> Tail:
        if token[-1:].isalnum() and token[-1:] not in _RAISED:
            return Tail.OPEN
        match = _TAIL.search(token)
        if not match:
            closes = _ONLY_MARKS.fullmatch(token) and token[-1] not in _CLAUSE_MARKS
            return Tail.CLOSER if closes else Tail.OPEN  # an ASCII quote may open
        marks, core = match[1].strip("\u00a0\u202f"), token[: match.start()].lstrip(BARE)
        if marks[-1] == ";":
            return Tail.STOP if self._greek else Tail.OPEN
        if marks[-1] in _OTHER_STOPS:
            return Tail.ALWAYS
        if marks != ".":
            return Tail.TRAIL if "…" in marks or ".." in marks else Tail.STOP
        lower = core.lower().replace("’", "'").rpartition("'")[2] + "."  # "l'on."
        for tail, words in self._sections:
            # an entry with a capital is a word without it: "Sun.", "sun."
            if lower in words or (core[:1].isupper() and lower.capitalize() in words):
                return tail
        if _LABEL.fullmatch(core):
            return Tail.ORDINAL if self._ordinal and core.isdigit() else Tail.LABEL
        if _ACRONYM.fullmatch(core + "."):
            return Tail.INITIAL if len(core) == 1 else Tail.MAYBE
        return Tail.STOP
