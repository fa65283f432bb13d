# mypy: ignore-errors
"""What style guides say about breaks, as a guess to start from, in points.

Good, best first: after a sentence, after other punctuation, before a conjunction, before a
preposition, at a phrase boundary. Bad: after an article, a possessive, a preposition, a
conjunction, a pronoun, an auxiliary, a title; before a unit, an object, a negation. Learning moves
away from these only as far as the captions ask for it, so what they do not show stays sensible.
"""

from __future__ import annotations

__all__ = ["known", "prior"]

_BEFORE = {
    "subordinator": 80, "relative": 90, "conjunction": 100, "preposition": 140, "subject": 180,
    "article": 200, "possessive": 210, "determiner": 210, "auxiliary": 260, "negation": 380,
    "adverb": 240, "object": 340, "pronoun": 300, "unit": 460, "month": 280, "number": 260,
    "content": 280, "title": 280, "mark": 240,
}  # fmt: skip
_AFTER = {
    "article": 520, "possessive": 460, "determiner": 300, "preposition": 380, "conjunction": 400,
    "subordinator": 380, "relative": 380, "subject": 400, "auxiliary": 280, "negation": 340,
    "adverb": 120, "title": 600, "number": 260, "month": 400, "content": 0,
}  # fmt: skip
_MARK = {
    "dash": 44, "dash without spaces": 44, "colon": 50, "comma": 60, "stop": 50, "ellipsis": 50,
    "bracket": 90, "quote": 120, "no space": 240, "no space after の": 340,
    "'of' |": 80, "| 'of'": 80,
}  # fmt: skip


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
    names = [*_MARK]
    names += [f"| {kind}" for kind in _BEFORE] + [f"{kind} |" for kind in _AFTER]
    return names + [f"mark | {kind}" for kind in _BEFORE]
