"""Clean: repairs of lines, marks moved up, roll-up, repeats, words rejoined; all is logged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from captions.clean.joins import join_hyphens, join_marks
from captions.clean.repairs import repair_line
from captions.clean.repeats import Repeats, drop_repeats
from captions.clean.rolled_lines import unroll_lines
from captions.model import Edit, Line, Log

__all__ = ["Repeats", "clean", "replay"]


def clean(
    lines: Iterable[Line],
    language: str = "en",
    repeats: Repeats = "drop",
    markdown: bool = False,
    log: Log | None = None,
) -> Iterator[Line]:
    """Yield the lines worth captioning; an empty one ends a paragraph.

    Args:
        lines: Numbered lines as read.
        language: BCP 47 tag; some repairs differ, as French spacing does.
        repeats: How far to go with what is said twice; see `drop_repeats`.
        markdown: Whether the lines are Markdown.
        log: Is told of every change; `replay` makes the same changes again.
    """
    if markdown:
        from captions.clean.markdown import plain_lines  # a plain text needs none of it

        lines = plain_lines(lines, log)
    marked = join_marks(_repaired(lines, language, log), log)
    if repeats != "keep":
        marked = unroll_lines(marked, log)
    # Copies of a block are alike until the last word of one is joined to what follows.
    return join_hyphens(drop_repeats(marked, repeats, log), language, log)


def _repaired(lines: Iterable[Line], language: str, log: Log | None) -> Iterator[Line]:
    """Yield the lines repaired; one that held nothing but debris is no end of a paragraph."""
    for line in lines:
        repaired = repair_line(line, language, log)
        if repaired.text or not line.text:
            yield repaired


def replay(lines: Iterable[Line], edits: Sequence[Edit]) -> list[Line]:
    """Make logged edits again on the lines as read; return what `clean` yielded.

    Raises:
        ValueError: The edits are not of these lines.

    >>> edits: list[Edit] = []
    >>> source = [Line(1, "So , yes."), Line(2, "We will"), Line(3, "do it."), Line(4, "We will"),
    ...           Line(5, "do it.")]
    >>> replay(source, edits) == list(clean(source, log=edits.append)) == source
    False
    >>> replay(source, edits) == list(clean(source))
    True
    """
    state = {line.number: line.text for line in lines}
    for edit in edits:
        numbers = [n for n in range(edit.first, edit.last + 1) if n in state]
        if tuple(state[n] for n in numbers) != edit.before:
            raise ValueError(f"{edit.kind} of lines {edit.first}–{edit.last} does not fit the text")
        for number in numbers[len(edit.after) :]:
            del state[number]
        state.update(zip(numbers, edit.after, strict=False))
    return [Line(number, text) for number, text in state.items()]
