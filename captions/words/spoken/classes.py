"""Classes of readings: when one may apply, and its rules, imported once it first may."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from captions.words.spoken.model import Rule
    from captions.words.spoken.near import Near

__all__ = ["Class", "Index"]


class Class:
    """One class of readings.

    Args:
        starts: What it may start with: ``d`` digits, ``a`` letters, ``s`` the rest.
        trigger: Whether it may apply at a place; it errs on the side of yes.
        load: Returns its rules.
    """

    def __init__(
        self, starts: str, trigger: Callable[[Near], bool], load: Callable[[], Iterable[Rule]]
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

    def __getitem__(self, char: str) -> tuple[Class, ...]:
        return self._by_kind[kind_of(char)]

    def rules(self, near: Near) -> Iterator[Rule]:
        """Yield the rules that may apply at a place, in their order."""
        char, few, unknown = near.char, near.few, near.unknown
        for kind in self[char]:
            if unknown or kind.trigger(near):
                for rule in kind.rules(char):
                    needs = rule.needs
                    if not needs or unknown or any(sign in few for sign in needs):
                        yield rule


def kind_of(char: str) -> str:
    """Return whether a character is a digit, a letter or something else: ``d``, ``a``, ``s``."""
    return "a" if char.isalpha() else "d" if char.isdecimal() else "s"
