"""Reasons: the named features of a break, from what stands on its two sides.

The names are what the weights are filed under, what training learns weights for, and what
`captions.segment.explain` shows to people.
"""

from __future__ import annotations

from captions.segment.classes import After, Before, Classifier, core_of

__all__ = [
    "BINDING",
    "GLUED",
    "GLUED_BINDING",
    "GLUED_DASH",
    "INSIDE",
    "IN_CONTEXT",
    "SENTENCE_END",
    "SPACE",
    "in_context",
    "reasons",
]

SENTENCE_END = "sentence end"
QUOTE = "quote"
GLUED_DASH = "dash without spaces"
GLUED = "no space"
GLUED_BINDING = "no space after の"
SPACE = "a space"
INSIDE = "inside an expression"
BINDING = "の的之"
"""Particles that bind a phrase to the next."""


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
    if left.word and left.word == right.word:
        found.append("a word said again")
    if right.opens:
        found.append("| quote or bracket" if right.opens == "quote" else "| misplaced mark")
    if right.closes:
        found.append("one word before a mark")
    return found


_JOINING = frozenset({"and", "or", "nor", "&"})
_EITHER = frozenset({"it", "you"})
IN_CONTEXT = _JOINING | _EITHER
"""Words before which a break depends on more than the two words at it."""
# Verbs after which a pronoun starts a clause as often as it is the object.
_CLAUSAL = frozenset(
    """assume believe bet claim decide expect feel find guess hear hope imagine know mean notice
    realise realize remember say see show suppose tell think understand wish""".split()
)


def in_context(english: Classifier, before: str, left: str, right: str, after: str) -> str:
    """Return what the words around a break say of it, or nothing.

    What "and" joins shows in the word after it: two clauses part more easily than two nouns. A
    pronoun after an infinitive is its object.

    Args:
        english: What reads the tokens.
        before: The token before the two at the break, if it is in the same sentence.
        left: The token before the break.
        right: The token after it, one of `IN_CONTEXT`.
        after: The one after that, if it is in the same sentence.

    >>> in_context(Classifier("en"), "top", "defense", "and", "foreign")
    'and | adjective'
    >>> in_context(Classifier("en"), "to", "fix", "it", "will")
    'verb | its object'
    """
    side = english.after(left)
    if side.mark not in ("", QUOTE):
        return ""
    if core_of(right) in _JOINING:
        return f"and | {english.before(after).part}" if after else ""
    verb = before and side.kind == "content" and core_of(left) not in _CLAUSAL
    helper = english.after(before) if verb else side
    if verb and (helper.kind in ("auxiliary", "negation") or helper.word == "to"):
        return "verb | its object"
    return ""
