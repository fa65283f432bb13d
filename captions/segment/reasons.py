"""Reasons: the named features of a break, from what stands on its two sides.

The names are what the weights are filed under, what training learns weights for, and what
`captions.segment.explain` shows to people.
"""

from __future__ import annotations

from captions.segment.classes import After, Before

__all__ = [
    "BINDING",
    "GLUED",
    "GLUED_BINDING",
    "GLUED_DASH",
    "INSIDE",
    "SENTENCE_END",
    "SPACE",
    "reasons",
]

SENTENCE_END = "sentence end"
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
    if left.mark and not (left.mark == "stop" and left.kind == "title"):
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
    if right.opens:
        found.append("| quote or bracket" if right.opens == "quote" else "| misplaced mark")
    if right.closes:
        found.append("one word before a mark")
    return found
