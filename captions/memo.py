"""What is asked of every token is worked out once a token: few of them are new."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Memo"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memo(dict[Key, Value], Generic[Key, Value]):
    """A dictionary that asks for what it lacks; full, it starts afresh, so a stream stays flat.

    What it held is set aside until it is full again, and what is looked up comes back: only words
    that are rare are asked for twice. ``map(memo.__getitem__, tokens)`` calls nothing of Python's
    for tokens that are known.

    >>> length = Memo(len, 2)
    >>> length["so"], length["are"], length["you"], list(length)
    (2, 3, 3, ['you'])
    """

    def __init__(self, ask: Callable[[Key], Value], size: int = 1 << 12) -> None:
        super().__init__()
        self._ask = ask
        self._size = size
        self._aside: dict[Key, Value] = {}

    def __missing__(self, key: Key) -> Value:
        value = self._aside[key] if key in self._aside else self._ask(key)
        if len(self) >= self._size:
            self._aside = dict(self)
            self.clear()
        self[key] = value
        return value
