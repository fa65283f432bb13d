"""Which two words belong together, so that no line and no cue may end between them.

Decided from closed-class words only (`captions.languages`), so it says less than a reader would and
is right where it speaks: "in the | house" is bound, "came in | and" is not. Nor is what no grammar
joins: somebody stammered ("the | the"), or began anew ("been a | there have"). A language without
data has no bonds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.languages import load
from captions.width import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Bonds"]

_STRIP = "\"'“”‘’«»„()[]{}<>¿¡.,;:!?…*_♪"
_MARKS = '.,;:!?…—–-)]}”»"、。，！？؟،۔।'
_OPENS = "([{—–-♪>•"
_CURRENCY = "$€£¥#"

# English words that are also adverbs, so that a phrase may end with them.
_PARTICLES = frozenset(
    {
        "about", "above", "across", "along", "around", "behind", "below", "beyond", "by", "in",
        "inside", "near", "on", "outside", "over", "past", "through", "under", "within", "without",
    }
)  # fmt: skip
_LOOSE = frozenset({"down", "except", "off", "out", "plus", "so", "up", "yet"})
# Forms of be, have and do are verbs of their own as well.
_FULL_VERBS = frozenset(
    {
        "am", "are", "be", "been", "being", "did", "do", "does", "had", "has", "have", "having",
        "is", "was", "were", "'d", "'m", "'re", "'ve",
    }
)  # fmt: skip
# No verb goes on with these: "what I had to do | was", "all you have | is".
_FINITE = frozenset(
    {
        "am", "are", "can", "cannot", "could", "did", "does", "has", "is", "may", "might", "must",
        "shall", "should", "was", "were", "will", "would",
    }
)  # fmt: skip
_EITHER = frozenset({"it", "there", "who", "you"})
"""Subject pronouns that are also objects or adverbs: only an auxiliary after them tells."""
# "with him", "to you": Arabic prepositions that have what they govern.
_GOVERNING = frozenset(
    "إليه إليها به بها بهم عليه عليها فيه فيها لك لنا له لها لهم لي منه منها".split()
)

_SUBJECT_FIRST = frozenset({"en", "fr"})
"""Languages where a subject pronoun stands before its verb: "I | went", but "habe ich | heute"."""
_VERB_LAST = frozenset({"fa", "hi", "ja", "ko"})
"""Languages where a clause ends with its verb, and subject and verb stand apart."""


class Bonds:
    """The bonds of one language.

    >>> bonds = Bonds("en")
    >>> bonds("the", "house"), bonds("house", "the"), bonds("Mr.", "Smith"), bonds("$55", "billion")
    ('an article', '', 'a title', 'a number')
    """

    def __init__(self, language: str) -> None:
        self._family = language.partition("-")[0].lower()
        known = load(language)
        self._classes: dict[str, set[str]] = {}
        for name in known.sections:
            for entry in known.words(name):
                self._classes.setdefault(entry, set()).add(name)
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, left: str, right: str) -> str:
        """Return what ``left`` is if ``right`` must follow on the same line, else nothing."""
        if not self._classes:
            return ""
        pair = (left, right)
        if pair not in self._known:
            if len(self._known) > 1 << 16:
                self._known.clear()
            self._known[pair] = self._bond(left, right)
        return self._known[pair]

    def loose(self, words: Sequence[str], limit: int) -> list[int]:
        """Return the indices of the words before which a break separates nothing.

        Beside a word of more than half of ``limit`` columns no break counts: it may be a piece of
        an address or the like, and width decides there.
        """
        long = [2 * columns(word) > limit for word in words]
        return [
            i
            for i in range(1, len(words))
            if not (long[i - 1] or long[i] or self(words[i - 1], words[i]))
        ]

    def _bond(self, left: str, right: str) -> str:
        word, following = _core(left), _core(right)
        if right[0] in _OPENS or right[0] in _MARKS or not following or word == following:
            return ""
        first, second = self._classes_of(left), self._classes_of(right)
        if left[-1] == ".":
            return self._after_stop(left, right, second)
        if left[-1] in _MARKS:
            return ""
        if _is_number(left):
            return "a number" if "unit" in second and "preposition" not in second else ""
        if "month" in first and left[0].isupper() and right[0].isdigit():
            return "a month"
        if "title" in first and left[0].isupper() and right[0].isupper() and not second:
            return "a title"
        return self._before_noun(left, right, first, second) or self._before_verb(
            word, following, first, second
        )

    def _before_noun(
        self, left: str, right: str, first: frozenset[str], second: frozenset[str]
    ) -> str:
        word = _core(left)
        if "article" in first and left != "A":
            anew = second & _CLAUSE_STARTS or _core(right) in _FULL_VERBS
            return "" if anew else "an article"
        if "possessive" in first and not second & (_CLOSED | _CLAUSE_STARTS):
            return "a possessive"
        if "preposition" in first and word not in _LOOSE and word not in _GOVERNING:
            follows = second & _NOUN_STARTS or (not second and word not in _PARTICLES)
            if follows or _is_number(right):
                return "a preposition"
        if "conjunction" in first and word not in _LOOSE:
            return "a conjunction"
        return ""

    def _before_verb(
        self, word: str, following: str, first: frozenset[str], second: frozenset[str]
    ) -> str:
        if "subject" in first:
            return "a subject pronoun" if self._has_verb(word, second) else ""
        if following in _FINITE or following.endswith("n't"):
            return ""
        if "negation" in first or word.endswith("n't"):
            return "a negation" if not second or "auxiliary" in second else ""
        tail = word[word.rfind("'") :] if "'" in word else word
        if "auxiliary" not in first and not ("'" in word and "auxiliary" in self._get(tail)):
            return ""
        if self._family == "en":
            bound = bool(second & _VERB_STARTS) or (not second and tail not in _FULL_VERBS)
        else:  # its forms are verbs of their own, or their verb comes last
            bound = "negation" in second and self._family not in _VERB_LAST
        return "an auxiliary" if bound else ""

    def _has_verb(self, subject: str, second: frozenset[str]) -> bool:
        """Return whether a subject pronoun's verb must stand after it."""
        if self._family in _SUBJECT_FIRST:
            return bool(second & _VERB_STARTS) or (not second and subject not in _EITHER)
        return "auxiliary" in second and self._family not in _VERB_LAST

    def _after_stop(self, left: str, right: str, second: frozenset[str]) -> str:
        """Return the kind of an abbreviation that must not stand at an end."""
        dotted = self._get(_core(left) + ".")
        if "numbered" in dotted and right[0].isdigit():
            return "a month" if "month" in dotted else "an abbreviation"
        if "title" in dotted and left[0].isupper() and right[0].isupper() and not second:
            return "a title"
        return ""

    def _classes_of(self, token: str) -> frozenset[str]:
        core = token.strip(_STRIP)
        if len(core) > 1 and core.isupper():
            return frozenset()  # US, IT, WHO
        word = _core(token)
        if word.endswith("n't"):
            return _VERB_STARTS
        head, mark, tail = word.partition("'")
        if mark and "auxiliary" in self._get(mark + tail) and self._get(head) & _PRONOUNS:
            return frozenset({"clause"})  # they're, that'll
        return self._get(word)

    def _get(self, word: str) -> frozenset[str]:
        return frozenset(self._classes.get(word, ())) & _ASKED


_CLOSED = frozenset(
    {"preposition", "conjunction", "subordinator", "article", "auxiliary", "relative"}
)
_PRONOUNS = frozenset({"subject", "determiner", "relative"})
_CLAUSE_STARTS = frozenset({"article", "clause", "conjunction", "relative", "subject"})
_NOUN_STARTS = frozenset({"article", "possessive", "determiner"})
_VERB_STARTS = frozenset({"auxiliary", "negation"})
_ASKED = (
    _CLOSED
    | _NOUN_STARTS
    | _VERB_STARTS
    | {
        "unit",
        "month",
        "title",
        "subject",
        "object",
        "pronoun",
        "numbered",
        "adverb",
    }
)


def _core(token: str) -> str:
    return token.strip(_STRIP).lower().replace("’", "'")


def _is_number(token: str) -> bool:
    return token[0].isdigit() or (token[0] in _CURRENCY and token[1:2].isdigit())
