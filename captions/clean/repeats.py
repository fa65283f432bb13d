"""Repeats: a block of lines equal to the one just before it, however often, is dropped.

Equal means equal without case, punctuation and spacing, and but for a slip of the pen. A block is
broken the same way or not, and as long as it likes in the first `HEAD` lines; behind them, 1 to
`MAX_BLOCK` lines. What may have been meant twice – a short sentence on a line of its own, "No." and
"No.", a chorus – goes only if the document speaks for it: if blocks that nobody means twice are
doubled all over it, a doubled one-liner is one more. The evidence is taken from the first lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Literal

from captions.clean.copies import Unit, units_of
from captions.clean.dropper import MAX_BLOCK, Dropper
from captions.clean.evidence import How
from captions.clean.sentences_again import drop_sentences_again
from captions.model import Edit, Line, Log

__all__ = ["MAX_BLOCK", "Repeats", "drop_repeats"]

Repeats = Literal["keep", "drop", "aggressive"]

HEAD = 10_000
"""Lines; how much of the document is heard as evidence, and held while it is."""


def drop_repeats(lines: Iterable[Line], mode: Repeats, log: Log | None) -> Iterator[Line]:
    """Yield the lines without those that say again what was just said.

    Args:
        lines: In order; an empty one ends a paragraph.
        mode: ``keep`` drops nothing; ``drop`` keeps what may have been meant twice unless the
            document speaks against it; ``aggressive`` drops that too, and a last copy cut short.
        log: Is told of every block dropped, and of every line taken from a better copy.
    """
    if mode == "keep":
        yield from lines
        return
    kept = _dropped(iter(lines), mode, log)
    yield from drop_sentences_again(kept, mode == "aggressive", log)


def _dropped(lines: Iterator[Line], mode: Repeats, log: Log | None) -> Iterator[Line]:
    """Yield the lines without the blocks that say again what was just said."""
    blanks: list[Line] = []
    units = units_of(lines, blanks)
    head = list(islice(units, HEAD))
    heard: list[Line | Edit] = []
    trial = Dropper(How(), heard.append)
    heard += trial.run(iter(head))
    how = trial.evidence.finds(len(head))
    if mode == "aggressive":
        how = How(careless=True, partial=True)
    if how != How() or len(head) == HEAD:
        del trial
        heard.clear()
        yield from Dropper(how, log).run(chain(_given(head), units))
    else:  # the trial has heard it all
        yield from _told(heard, log)
    yield from blanks


def _given(units: list[Unit]) -> Iterator[Unit]:
    """Yield the units and hold none of them longer than whoever takes them."""
    units.reverse()
    while units:
        yield units.pop()


def _told(heard: Iterable[Line | Edit], log: Log | None) -> Iterator[Line]:
    """Yield the lines of what was heard, and tell its edits where they come."""
    for each in heard:
        if isinstance(each, Line):
            yield each
        elif log:
            log(each)
