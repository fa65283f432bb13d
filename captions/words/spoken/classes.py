"""Classes of readings: when one may apply, and its rules, imported once it first may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captions.words.spoken.near import SIZE, Near, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from captions.words.spoken.model import Rule
    from captions.words.spoken.near import Look

__all__ = ["Class", "Index"]

_MEMO_SIZE = 1 << 12
"""Tokens remembered; beyond it the memory starts afresh, so a stream stays flat."""


class Class:
    """One class of readings.

    Args:
        starts: What it may start with: ``d`` digits, ``a`` letters, ``s`` the rest.
        trigger: Whether it may apply where a token, or the rest of one, stands; it errs on the side
            of yes.
        load: Returns its rules.
    """

    def __init__(
        self, starts: str, trigger: Callable[[Token], Look], load: Callable[[], Iterable[Rule]]
    ) -> None:
        self.starts = starts
        self.trigger = trigger
        self._load = load
        self._by_char: dict[str, tuple[Rule, ...]] = {}

    def rules(self, char: str) -> tuple[Rule, ...]:
        """Return the rules that may start with a character, in their order."""
        known = self._by_char.get(char)
        if known is not None:
            return known
        kind, low = kind_of(char), char.lower()
        found = tuple(
            rule
            for rule in self._load()
            if kind in rule.starts and (kind == "d" or not rule.firsts or low in rule.firsts)
        )
        if char.isascii():
            self._by_char[char] = found
        return found


class Index:
    """The classes to try for a first character, in their order."""

    def __init__(self, classes: tuple[Class, ...]) -> None:
        self._by_kind = {kind: tuple(c for c in classes if kind in c.starts) for kind in "das"}
        self._looks: dict[str, tuple[tuple[Class, Look], ...]] = {}

    def __getitem__(self, char: str) -> tuple[Class, ...]:
        return self._by_kind[kind_of(char)]

    def rules(self, text: str, position: int) -> Iterator[Rule]:
        """Yield the rules that may apply at a place of a text, in their order."""
        stop = text.find(" ", position, position + SIZE)
        token = text[position : stop if stop >= 0 else position + SIZE]
        if len(token) == SIZE:
            for kind in self[token[0]]:
                yield from kind.rules(token[0])
            return
        looks = self._looks.get(token)
        if looks is None:
            looks = self._look(token)
        if not looks:
            return
        near: Near | None = None
        for kind, look in looks:
            if look is not True:
                near = near or Near(text, position, token)
                if not look(near):  # type: ignore[operator]  # none is False
                    continue
            for rule in kind.rules(text[position]):
                if rule.needs:
                    near = near or Near(text, position, token)
                    if not any(map(near.few.__contains__, rule.needs)):
                        continue
                yield rule

    def _look(self, text: str) -> tuple[tuple[Class, Look], ...]:
        """Return the classes that a token does not rule out, and what each looks for around it."""
        if len(self._looks) >= _MEMO_SIZE:
            self._looks.clear()
        token = Token(text or " ")
        found = ((kind, kind.trigger(token)) for kind in self[token.char])
        looks = self._looks[text] = tuple((kind, look) for kind, look in found if look)
        return looks


def kind_of(char: str) -> str:
    """Return whether a character is a digit, a letter or something else: ``d``, ``a``, ``s``."""
    return "a" if char.isalpha() else "d" if char.isdecimal() else "s"
