"""Reasons: the named features of a break, from what stands on its two sides.

The names are what the weights are filed under, what training learns weights for, and what
`captions.segment.explain` shows to people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from captions.segment.classes import After, Before, core_of
from captions.segment.pairs import PAIRS

__all__ = [
    "BINDING",
    "CLAUSE_END",
    "GLUED",
    "GLUED_BINDING",
    "GLUED_DASH",
    "INSIDE",
    "PHRASE",
    "SENTENCE_END",
    "SPACE",
    "WORDS_BEFORE",
    "Sides",
    "depends",
    "depends_on_a_verb",
    "in_context",
    "reasons",
]

SENTENCE_END = "sentence end"
QUOTE = "quote"
ASIDE = "comma after what opens a clause"
APPOSITION = "name, comma | name"
LISTED, CLAUSE = "comma of a list", "comma after four words or more"
PRONOUN = "| preposition, pronoun"
GLUED_DASH = "dash without spaces"
GLUED = "no space"
GLUED_BINDING = "no space after の"
SPACE = "a space"
INSIDE = "inside an expression"
BINDING = "の的之"
"""Particles that bind a phrase to the next."""


class Sides(Protocol):
    """What knows the two sides of a token."""

    def after(self, token: str) -> After:
        """Return the token as the left neighbour of a break."""
        ...

    def before(self, token: str) -> Before:
        """Return the token as the right neighbour of a break."""
        ...


def reasons(left: After, right: Before) -> list[str]:
    """Return the names of what speaks for or against a break inside a sentence.

    >>> from captions.segment.classes import Classifier
    >>> english = Classifier("en")
    >>> reasons(english.after("years,"), english.before("and"))[:3]
    ['comma', 'comma | conjunction', "comma | 'and'"]
    """
    found = []
    if left.mark == QUOTE:  # what is quoted may go on: "counterstrike" | capabilities
        found.append(QUOTE)
    if left.mark and left.mark != QUOTE:
        found.append(left.mark)
        found.append(f"{left.mark} | {right.kind}")
        if right.part != right.kind:
            found.append(f"{left.mark} | {right.part}")
        if right.word:
            found.append(f"{left.mark} | '{right.word}'")
        found.append(f"mark | {right.kind}")
        if left.mark == "comma" and left.kind in _OPENERS:  # "or, if you like,"
            found.append(ASIDE)
        if left.mark == "comma" and left.capital and right.capital and right.kind == "content":
            found.append(APPOSITION)  # "Boulder, | Colorado", "Tim Cook, | CEO of"
    else:
        found.append(f"{left.kind} |")
        found.append(f"| {right.kind}")
        found.append(f"{left.kind} | {right.kind}")
        if left.part != left.kind:
            found.append(f"{left.part} |")
        if right.part != right.kind:
            found.append(f"| {right.part}")
        if left.part != left.kind or right.part != right.kind:
            found.append(f"{left.part} | {right.part}")
        if left.word:
            found.append(f"'{left.word}' |")
        if right.word:
            found.append(f"| '{right.word}'")
        if left.capital and right.capital and right.kind == "content":
            found.append("Capital | Capital")
        if left.capital and right.kind == "title":  # "U.S. | Secretary of State"
            found.append("Capital | title")
        if right.word and left.word in PAIRS.get(right.word, ()):
            found.append("a pair read as one word")
    if left.word and left.word == right.word:
        found.append("a word said again")
    if right.opens:
        found.append("| quote or bracket" if right.opens == "quote" else "| misplaced mark")
    if right.closes:
        found.append("one word before a mark")
    return found


_JOINING = frozenset({"and", "or", "nor", "&"})
_EITHER = frozenset({"it", "you"})
_PRONOUNS = frozenset({"subject", "object", "pronoun"})
_OPENERS = frozenset({"subordinator", "relative", "conjunction"})
_VERBAL = frozenset({"verb", "participle", "gerund"})
_OF_A_SUBJECT = frozenset({"article", "possessive", "determiner", "title", "number", "content"})
_NO_SUBJECT = frozenset({"verb", "verbs", "past", "participle", "adverb"})
_NOUNS = frozenset({"noun", "nouns", "name"})
_BEFORE_LAST = frozenset({"participle", "adjective", "verb"})
"""What stands right in front of a finite verb only where that is the last word of its clause."""
_SHORT_LIST = 3
"""Words of an item of a list."""
_SHORT_SUBJECT = 3
"""Words; people let a cue or a line end after a longer one."""
_OPENINGS = {
    1: "comma after a word of a sentence",
    **dict.fromkeys((2, 3), "comma after two or three words of a sentence"),
    **dict.fromkeys((4, 5, 6), "comma after four to six words of a sentence"),
}
"""How a sentence may open, up to its first comma: people seldom break after few words."""
_JOINED = 3
"""Words before a pronoun that is the second of two: preposition, pronoun, conjunction."""
WORDS_BEFORE = max(_OPENINGS) + 1
"""Words before a break that may say something of it."""
# Verbs after which a pronoun starts a clause as often as it is the object.
_CLAUSAL = frozenset(
    """assume believe bet claim decide expect feel find guess hear hope imagine know mean notice
    realise realize remember say see show suppose tell think understand wish""".split()
)


def depends(left: After, right: Before, finite: frozenset[str]) -> str:
    """Return what about a break the words around the two at it decide; empty: nothing.

    Args:
        left: The token before the break.
        right: The token after it.
        finite: The parts of speech that may be a predicate; see `Classifier`.

    >>> from captions.segment.classes import Classifier
    >>> english = Classifier("en")
    >>> depends(english.after("defense"), english.before("and"), english.finite)
    'what is joined'
    """
    if left.mark == "comma":
        return OPENING
    if left.kind == "preposition" and right.kind in _PRONOUNS and not left.mark:
        return PHRASE
    if left.mark not in ("", QUOTE):
        return ""
    if right.word in _JOINING:
        return JOINED
    if left.part in _NOUNS and right.part in finite and not right.opens:
        return SUBJECT
    return OBJECT if right.word in _EITHER else ""


def depends_on_a_verb(left: After, right: Before) -> str:
    """Return the same for the verbs of Romance languages.

    >>> from captions.segment.classes import Classifier
    >>> spanish = Classifier("es")
    >>> depends_on_a_verb(spanish.after("fácilmente"), spanish.before("usar"))
    'adverb of a predicate or not'
    """
    if left.mark:
        return ""
    if left.part == "adverb" and right.part in _VERBAL:
        return ADVERB
    return GOVERNED if left.kind == "subject" and right.kind == "auxiliary" else ""


ADVERB, GOVERNED = "adverb of a predicate or not", "pronoun of a preposition or not"
OPENING, JOINED = "how a sentence opens", "what is joined"
SUBJECT, OBJECT = "subject or not", "object or not"
PHRASE = "preposition and pronoun or not"
"""Said of the break in front of the preposition, not of the one behind it."""
CLAUSE_END = "clause's end or not"


def in_context(question: str, sides: Sides, before: Sequence[str], right: str, after: str) -> str:
    """Return what the words around a break say of it, or nothing.

    A comma behind few words that follow another mark is one of a list, one behind many ends a
    clause. A preposition with nothing but a pronoun, "through it", stays with its verb. What "and"
    joins shows in the word after it: two clauses part more easily than two nouns. A pronoun after
    an infinitive is its object. A subject of few words belongs to its verb, a few words that open a
    sentence to what they open. A finite verb behind another verb or an adjective ends a subordinate
    clause, where it stands last in those. An adverb between an auxiliary and its
    verb belongs to both; a pronoun behind a preposition is no verb's subject.

    Args:
        question: What they are to decide, as `depends` returned it.
        sides: What knows the sides of tokens.
        before: The tokens before the break, at most `WORDS_BEFORE`, in the same sentence.
        right: The token after it.
        after: The one after that, if it is in the same sentence.

    >>> from captions.segment.classes import Classifier
    >>> in_context(JOINED, Classifier("en"), ["top", "defense"], "and", "foreign")
    'and | adjective'
    >>> in_context(OBJECT, Classifier("en"), ["to", "fix"], "it", "will")
    'verb | its object'
    >>> in_context(SUBJECT, Classifier("en"), ["that", "the", "committee"], "decides", "it")
    'short subject | its verb'
    >>> in_context(OPENING, Classifier("en"), ["On", "January", "11,"], "top", "officials")
    'comma after two or three words of a sentence'
    >>> in_context(OPENING, Classifier("en"), "so now it is heat, less rain,".split(), "and", "")
    'comma of a list'
    >>> in_context(PHRASE, Classifier("en"), ["to", "swim", "through"], "it", "to")
    '| preposition, pronoun'
    >>> in_context(ADVERB, Classifier("es"), ["que", "pueden", "fácilmente"], "usar", "estos")
    'auxiliary, adverb |'
    >>> in_context(GOVERNED, Classifier("it"), ["tra", "me", "e", "voi"], "è", "la")
    'preposition, pronoun |'
    """
    if question == OPENING:
        if opening := _OPENINGS.get(len(before)):
            return opening
        side = sides.after(before[-2])
        if side.mark == "comma" and side.kind in _OPENERS:  # "or, perhaps, the same"
            return ASIDE
        return LISTED if _since_a_mark(sides, before) <= _SHORT_LIST else CLAUSE
    if question == PHRASE:
        light = len(before) > 1 and not sides.after(before[-2]).mark
        return PRONOUN if light and sides.before(before[-1]).kind == "preposition" else ""
    if question == JOINED:
        return f"and | {sides.before(after).part}" if after else ""
    if question == CLAUSE_END:
        last = len(before) > _SHORT_SUBJECT and sides.after(before[-2]).part in _BEFORE_LAST
        return "clause's last verb |" if last else ""
    if question in (ADVERB, GOVERNED):
        return _of_a_verb(question, sides, before)
    if question == SUBJECT:
        return "short subject | its verb" if _is_short_subject(sides, before) else ""
    if core_of(right) not in _EITHER:
        return ""
    side = sides.after(before[-1])
    verb = len(before) > 1 and side.kind == "content" and core_of(before[-1]) not in _CLAUSAL
    helper = sides.after(before[-2]) if verb else side
    if verb and (helper.kind in ("auxiliary", "negation") or helper.word == "to"):
        return "verb | its object"
    return ""


def _of_a_verb(question: str, sides: Sides, before: Sequence[str]) -> str:
    """Return whether an auxiliary precedes an adverb, or a preposition a pronoun."""
    found = [sides.after(token) for token in before[-4:-1]]
    if question == ADVERB:
        return "auxiliary, adverb |" if found and found[-1].kind == "auxiliary" else ""
    if len(found) == _JOINED and found[-1].kind == "conjunction":
        found = found[:-2]  # "between me and you": the first pronoun is governed, too
    return "preposition, pronoun |" if found and found[-1].kind == "preposition" else ""


def _since_a_mark(sides: Sides, before: Sequence[str]) -> int:
    """Return how many words stand between a break and the mark before it, of those given."""
    others = reversed(before[:-1])
    marked = (n for n, token in enumerate(others, 1) if sides.after(token).mark not in ("", QUOTE))
    return next(marked, len(before))


def _is_short_subject(sides: Sides, before: Sequence[str]) -> bool:
    """Return whether nothing but a short subject stands between a clause's start and a break."""
    for length, token in enumerate(reversed(before)):
        side = sides.after(token)
        if length and (side.mark not in ("", QUOTE) or sides.before(token).kind in _OPENERS):
            return True
        other = side.kind not in _OF_A_SUBJECT or side.part in _NO_SUBJECT
        if length == _SHORT_SUBJECT or other:
            return False
    return True
