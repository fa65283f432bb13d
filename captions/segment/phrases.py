"""Phrases: expressions of several words in which no break falls, such as "gracias a".

The right side of an expression is that of what it does: "gracias a" starts what a preposition
starts, "antes de que" what a subordinator does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captions.languages import Language

__all__ = ["Phrases"]

_LINKS = ("subordinator", "relative", "preposition", "genitive")


class Phrases:
    """The fixed expressions of one language."""

    def __init__(self, known: Language, core: Callable[[str], str]) -> None:
        self._core = core
        self._by_first: dict[str, list[list[str]]] = {}
        for entry in sorted(known.words("fixed"), key=len, reverse=True):
            words = entry.split()
            self._by_first.setdefault(words[0], []).append(words)
        self._kinds = {word: name for name in reversed(_LINKS) for word in known.words(name)}

    def may_open(self, token: str) -> bool:
        """Return whether a token may be the first of an expression."""
        return self._core(token) in self._by_first

    def length(self, tokens: Sequence[str], i: int) -> int:
        """Return how many tokens the longest expression that starts at i has; 0: none does.

        >>> from captions.languages import load
        >>> phrases = Phrases(load("es"), str.lower)
        >>> phrases.length("nadie vino, gracias a la lluvia".split(), 2)
        2
        """
        for words in self._by_first.get(self._core(tokens[i]), ()):
            part = tokens[i : i + len(words)]
            if [self._core(token) for token in part] == words and all(
                token[-1].isalnum() or token[-1] in "'’." for token in part[:-1]
            ):
                return len(words)
        return 0

    def kind(self, token: str) -> str:
        """Return the class of an expression by the last of its tokens; empty: it has none."""
        kind = self._kinds.get(self._core(token), "")
        return "preposition" if kind == "genitive" else kind
