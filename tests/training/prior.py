# mypy: ignore-errors
"""What style guides say about breaks, as a guess to start from, in points.

Good, best first: after a sentence, after other punctuation, before a conjunction, before a
preposition, at a phrase boundary. Bad: after an article, a possessive, a preposition, a
conjunction, a pronoun, an auxiliary, a title; before a unit, an object, a negation. Learning moves
away from these only as far as the captions ask for it, so what they do not show stays sensible.
"""

from __future__ import annotations

__all__ = [
    "CUE_PRIOR",
    "NOT_LEARNED",
    "SHAPE_PRIOR",
    "SHAPE_PRIOR_STRENGTH",
    "known",
    "prior",
]

_BEFORE = {
    "subordinator": 80, "relative": 90, "conjunction": 100, "preposition": 140, "subject": 180,
    "article": 200, "possessive": 210, "determiner": 210, "auxiliary": 260, "negation": 380,
    "adverb": 240, "object": 340, "pronoun": 300, "unit": 460, "month": 280, "number": 260,
    "content": 280, "title": 280, "mark": 240,
}  # fmt: skip
_AFTER = {
    "article": 520, "possessive": 460, "determiner": 300, "preposition": 380, "conjunction": 400,
    "subordinator": 380, "relative": 380, "subject": 400, "auxiliary": 280, "negation": 340,
    "adverb": 120, "title": 600, "number": 80, "month": 400, "content": 0,
}  # fmt: skip
_MARK = {
    "dash": 44, "dash without spaces": 44, "colon": 50, "comma": 60, "stop": -120, "ellipsis": 50,
    "bracket": 90, "quote": 0, "no space": 240, "no space after の": 340,
    "'of' |": 80, "| 'of'": 80,
    # A name and what it is or where it lies: "Boulder, Colorado".
    "name, comma | name": 60,
    # Names stay whole; so do two adjectives, two nouns joined in front of a third, a verb and a
    # subject of few words.
    "Capital | Capital": 500, "verb | its object": 260, "short subject | its verb": 260,
    "a pair read as one word": 260, "auxiliary | conjunction": 200,
    # Who says a word again starts again.
    "a word said again": -60,
    # Few words that open a sentence stay with what they open.
    "comma after a word of a sentence": 160,
    "comma after two or three words of a sentence": 100,
    # A number belongs to what it counts, what comes before it to it: "a record | $55 billion".
    "number | content": 180, "number | number": 200, "number | unit": 300,
    "content | number": 100, "noun | number": 260,
    "name | noun": 60, "name | nouns": 60, "| quote or bracket": -80,
    "adjective | conjunction": 120, "and | adjective": 120, "and | noun": 100, "and | nouns": 100,
    "and | name": 100, "and | participle": 80, "and | number": 140, "and | ing": 40,
    # What comes before an adjective or a participle belongs to it: "very | much".
    "adverb | ing": 80, "adverb | participle": 80, "adverb | adjective": 60,
    "adjective | ing": 60, "adjective | participle": 60, "adjective | noun": 40,
    "adjective | nouns": 40, "noun | noun": 20,
    # An infinitive or a gerund and its object.
    "verb | article": 80, "verb | possessive": 60, "ing | article": 40, "ing | possessive": 40,
    # Particles belong to their verb, and end what they belong to: "meet up | with a friend". So do
    # prepositions in front of another one or of a conjunction: "the one I work on | in June".
    "| 'up'": 250, "| 'out'": 150, "| 'off'": 250, "| 'down'": 250, "| 'back'": 60,
    "'up' |": -250, "'out' |": -150, "'off' |": -250, "'down' |": -250,
    "preposition | preposition": -300, "preposition | conjunction": -400,
}  # fmt: skip
# A line may part what a cue had better not: a verb and its object, two joined in front of a noun.
# People end a cue after a word that binds in less than 1 of 100, a line in 9 or 10.
CUE_PRIOR = {
    "article |": 150, "possessive |": 100, "preposition |": 80, "conjunction |": 40,
    "verb | article": 160, "and | adjective": 120, "short subject | its verb": 100,
}  # fmt: skip
SHAPE_PRIOR = {
    # One line if it fits.
    "two lines that fit on one": 400,
    # At TED the shorter line has less than half the longer in 1 of 100.
    "shorter below 0.35 of the longer": 200, "shorter below 0.5 of the longer": 230,
    # A few words alone are no cue unless they are the sentence.
    "one line below 10": 40, "one line below 14": 40,
}  # fmt: skip
"""The same for the shape of a cue. Guides are firm on these, and the captions have them rarely."""
SHAPE_PRIOR_STRENGTH = 1.0
NOT_LEARNED = frozenset(
    {
        "Capital | title", "comma after four words or more", "comma of a list",
        "| preposition, pronoun", "opening mark |", "| opening mark", "| closing mark",
    }
)  # fmt: skip
"""Reasons of which half of what teaches says the opposite of all the rest, or next to nothing."""


def prior(name: str) -> int:
    """Return the guess for what a reason adds to the cost of a break."""
    if name in _MARK:
        return _MARK[name]
    left, bar, right = name.partition("|")
    if bar and not left:
        return _BEFORE.get(right.strip(), 0)
    if bar and not right:
        return _AFTER.get(left.strip(), 0)
    if left == "mark ":
        return _BEFORE.get(right.strip(), 0) // 8
    return 0


def known() -> list[str]:
    """Return the names of all that `prior` has a guess for."""
    names = [*_MARK, *CUE_PRIOR]
    names += [f"| {kind}" for kind in _BEFORE] + [f"{kind} |" for kind in _AFTER]
    return names + [f"mark | {kind}" for kind in _BEFORE]
