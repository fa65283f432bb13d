"""Classes: what a token looks like to a break before it and to a break after it.

A token is read once. Its two sides are named by short tuples; what a break costs depends on
nothing but the pair of them. Languages share the classes, so what was learned of English articles
holds for any language whose data name its articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from captions.languages import Language, load
from captions.pattern import Pattern
from captions.segment.forms import before_a_break, behind_a_break
from captions.segment.pairs import FIRST_OF_PAIRS
from captions.segment.parts import english_parts, part_by_form

__all__ = ["After", "Before", "Classifier", "core_of"]


class After(NamedTuple):
    """A token as the left neighbour of a break.

    Attributes:
        mark: The mark it ends with: comma, colon, dash, ellipsis, bracket, quote, or empty.
        word: The word itself if it is a function word or the first of a pair, else empty.
        kind: Its class, such as ``article``; ``content`` for any other word.
        part: The part of speech of a content word, else its class.
        capital: Whether it is a content word written with a capital.
    """

    mark: str
    word: str
    kind: str
    part: str
    capital: bool


class Before(NamedTuple):
    """A token as the right neighbour of a break.

    Attributes:
        opens: ``quote`` if it starts with a quote or a bracket; ``mark`` if with a mark that should
            end what stands before it, as where somebody wrote right to left by eye.
        word: As in `After`.
        kind: As in `After`.
        part: As in `After`.
        capital: As in `After`.
        closes: Whether it ends with a mark, so that one word alone would follow the break.
    """

    opens: str
    word: str
    kind: str
    part: str
    capital: bool
    closes: bool


_STRIP = "\"'“”‘’«»„‹›()[]{}<>¿¡.,;:!?…*_–—-،؛؟、。，；：！？「」『』（）"
_MARKS = (
    ("stop", re.compile(r"[.!?。！？؟۔।][\"'”’»)\]」』]*$")),
    ("ellipsis", re.compile(r"(?:…|\.\.)[\"'”’»)\]」』]*$")),
    ("dash", re.compile(r"(?:[—–]|--|^-)[\"'”’»)\]]*$")),
    ("colon", re.compile(r"[:;：；؛][\"'”’»)\]]*$")),
    ("comma", re.compile(r"[,、،，][\"'”’»)\]]*$")),
    ("bracket", re.compile(r"[)\]）】]$")),
    ("quote", re.compile(r"[\"”»」』]$")),
)
_MISPLACED = Pattern(r"(?:…|\.{2,}|[،؛,;]|[.:!?؟](?!\d))\w")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})
_OPENS = re.compile(r"[\"“„«(\[「『（【]")
# The order in which a word's sections are asked; the first that has it is its class.
_LEFT = (
    *("article", "possessive", "title", "preposition", "conjunction", "auxiliary", "negation"),
    *("subject", "clitic", "determiner", "relative", "subordinator", "object", "pronoun", "month"),
    *("adverb", "unit", "weekday"),
)
_RIGHT = (
    *("unit", "subordinator", "relative", "conjunction", "preposition", "article", "possessive"),
    *("subject", "clitic", "object", "pronoun", "negation", "auxiliary", "determiner", "month"),
    *("adverb", "title", "weekday"),
)
_FINITE = frozenset({"auxiliary", "verbs", "past"})
"""Parts of speech that may be a predicate; other languages do not tell forms of verbs apart."""
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NUMBER = re.compile(r"[$€£¥#+]?\d")
_CLITIC = re.compile(r"^(.+?)(n't|'(?:s|m|re|ve|ll|d))$")
_NATIONAL = re.compile(r"\w{2,}(?:[ei]an|[rx]ican|ese|ish)")
"""English words that are adjectives although they have a capital."""
_ABBREVIATIONS = ("abbreviation", "clock", "listing", "inner", "numbered", "title")
_OPEN_CLASSES = frozenset({"unit", "month", "title"})  # too many and too alike to be told apart
_LONE = frozenset({"mark", "opening mark", "closing mark"})


# Languages whose small words follow what they belong to.
_HEAD_FINAL = frozenset({"ja", "ko", "hi", "bn", "ta", "te", "ml", "kn", "mr", "tr", "eu", "ka"})
_IN_LATIN = frozenset({"tr", "eu"})
# Languages written without spaces, whose phrases are read like words.
_UNSPACED = frozenset({"ja", "th", "zh"})
_SHORT = 3
"""Letters of a word that is small, in a language of which nothing else is known."""


class Classifier:
    """Reads the two sides of a language's tokens."""

    def __init__(self, language: str) -> None:
        known = load(language)
        self.tag = known.tag
        self._left = _first_section(known, _LEFT)
        self._right = _first_section(known, _RIGHT)
        self._particles = known.words("particle")
        self._as = {} if known.tag == "en" else _counting_as(known)
        self._abbreviations = known.words(*_ABBREVIATIONS)
        self._parts: Mapping[str, str] | None = None
        self._part_left, self._part_right = before_a_break(known), behind_a_break(known)
        # Small words that are written as part of the next one, by the class they give it.
        self._proclitics = {
            word[:-1]: kind for word, kind in self._right.items() if word.endswith("-")
        }
        self._whole = known.words("noun", "verb", "adjective")
        self.reads_glued = known.tag in _UNSPACED
        self.asks_around = not self.reads_glued and known.tag not in _HEAD_FINAL
        self.is_romance = known.tag in {"es", "fr", "it", "pt"}
        self.verbs_end_clauses = known.tag in {"de", "nl"}
        self.finite = frozenset(
            {"auxiliary", *(("verbs", "past") if self.tag == "en" else ("verb",))}
        )

    def after(self, token: str) -> After:
        """Return the token as the left neighbour of a break.

        >>> Classifier("en").after("of")
        After(mark='', word='of', kind='preposition', part='preposition', capital=False)
        >>> Classifier("en").after("It's,").kind, Classifier("fr").after("d'un").kind
        ('auxiliary', 'article')
        """
        core = core_of(token)
        mark = "" if self._is_abbreviation(token, core) else _mark(token)
        kind = _listed(self._left, core) if core else _lone(token, "opening mark")
        if not kind and self._proclitics.get(core[:1]) == "conjunction":
            kind = self._left.get(core[1:], "")
        word = core
        if not kind and "'" in core:
            if self.tag == "en":
                word, kind = self._enclitic(core)
            else:
                word = core = core.rpartition("'")[2] or core
                kind = self._left.get(word, "")
        if not kind and not self._left:
            kind = self._small(core) if self.tag not in _HEAD_FINAL else ""
        if not kind and self.tag != "en" and _YEAR.fullmatch(core):
            return After(mark, "", "content", "noun", False)
        side = After(mark, *self._rest(token, core, word, kind, self._part_left))
        first = self.tag == "en" and not kind and core in FIRST_OF_PAIRS
        return side._replace(word=core) if first else side

    def before(self, token: str) -> Before:
        """Return the token as the right neighbour of a break.

        >>> Classifier("en").before("“We're").kind, Classifier("en").before("running.").part
        ('subject', 'ing')
        >>> Classifier("fr").before("d'un").kind
        'preposition'
        """
        core = core_of(token)
        kind = _listed(self._right, core) if core else _lone(token, "closing mark")
        word = core
        if not kind and "'" in core:
            if self.tag != "en":
                word = core[: core.index("'") + 1]
                kind = self._right.get(word, "")
            elif clitic := _CLITIC.match(core):
                word = clitic[1] if clitic[1] in self._right else core
                kind = "auxiliary" if clitic[2] == "n't" else self._right.get(clitic[1], "")
        if core in self._particles and (_mark(token) or not kind):
            kind = "object"  # part of the verb that stands before it
        if not kind and self._proclitics and len(core) > _SHORT and core not in self._whole:
            kind = self._proclitics.get(core[:2]) or self._proclitics.get(core[:1], "")
        if not kind and not self._right:
            kind = self._small(core)
        rest = self._rest(token, core, word, kind, self._part_right)
        opens = "quote" if _OPENS.match(token) else ""
        if not opens and self.tag in _RIGHT_TO_LEFT and _MISPLACED.compiled.match(token):
            opens = "mark"
        closes = bool(_mark(token)) and not self._is_abbreviation(token, core)
        return Before(opens, *rest, closes)

    def _is_abbreviation(self, token: str, core: str) -> bool:
        """Return whether the stop at the end of a token is part of it, as in "U.S."."""
        return token[-1] == "." and (core + "." in self._abbreviations or "." in core)

    def _enclitic(self, core: str) -> tuple[str, str]:
        """Return word and class of an English token by what hangs on its end."""
        clitic = _CLITIC.match(core)
        if clitic and clitic[2] == "n't":
            return "n't", "negation"
        if clitic and self._right.get(clitic[1], "unit") not in _OPEN_CLASSES:
            return clitic[2], "auxiliary"
        return ("'s", "possessive") if clitic and clitic[2] == "'s" else (core, "")

    def _small(self, core: str) -> str:
        """Return the class that a word of an unknown language has by its length."""
        small = len(core) <= _SHORT and core.isalpha() and core.isascii() == core[:1].isascii()
        foreign = core.isascii() and self.tag in _HEAD_FINAL - _IN_LATIN
        if not small or foreign or core[0] > "\u0e00":  # there a letter is a syllable or a word
            return ""
        return "object" if self.tag in _HEAD_FINAL else "preposition"

    def _rest(
        self, token: str, core: str, word: str, kind: str, form: Callable[[str, bool], str]
    ) -> tuple[str, str, str, bool]:
        capital = token.lstrip(_STRIP)[:1].isupper()
        if kind:
            if self.tag != "en":  # what was learned of a word holds for its own language
                word = self._as.get(word, "")
            elif kind in _OPEN_CLASSES or kind in _LONE:
                word = ""
            return word, kind, kind, False
        if _NUMBER.match(core):
            return "", "number", "number", False
        part = self._part(core, capital) if self.tag == "en" else form(core, capital)
        return "", "content", part, capital and self.tag != "de"

    def _part(self, core: str, capital: bool) -> str:
        if self._parts is None:
            self._parts = english_parts()
        if not capital or core in self._parts:
            return self._parts.get(core) or part_by_form(core)
        return "adjective" if _NATIONAL.fullmatch(core) else "name"


def _mark(token: str) -> str:
    """Return the name of the mark that a token ends with, if it does."""
    return "" if token[-1].isalnum() else _last_mark(token)


@lru_cache(maxsize=1 << 8)  # each side of a token asks
def _last_mark(token: str) -> str:
    return next((name for name, pattern in _MARKS if pattern.search(token)), "")


def _lone(token: str, note: str = "mark") -> str:
    """Return the class of a token that is all marks: French sets spaces around its quotes.

    Two brackets ">>" open what somebody else says; nothing parts a note from its song.

    >>> [_lone(token) for token in ("«", "»", "?", "--", ">>")]
    ['opening mark', 'closing mark', 'closing mark', 'mark', 'opening mark']
    """
    if token[0] in "«(>":
        return "opening mark"
    if token[0] in "♪♫♬♩":
        return note
    return "closing mark" if token[0] in "»);:?!" else "mark"


def _listed(classes: Mapping[str, str], core: str) -> str:
    """Return the class of a word, or of the abbreviation that it is."""
    return classes.get(core) or classes.get(core + ".", "")


def core_of(token: str) -> str:
    """Return a token as the language files have it: in lower case, marks around it left out."""
    return token.strip(_STRIP).lower().replace("’", "'")


def _first_section(known: Language, order: tuple[str, ...]) -> dict[str, str]:
    """Return the class of each word: the first section that has it."""
    return {word: _AS.get(name, name) for name in reversed(order) for word in known.words(name)}


def _counting_as(known: Language) -> dict[str, str]:
    """Return the words that count as a word of which something was learned, by themselves."""
    joining = dict.fromkeys(known.words("joining"), "and")
    return joining | dict.fromkeys(known.words("genitive"), "of")


_AS = {"clitic": "subject", "weekday": "month"}
"""Sections that English does not have, and what they count as."""
