"""Clean: repairs of single lines, then between lines, then roll-up and repeats; all is logged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from captions.clean.markdown import plain_line
from captions.clean.repairs import repair_line
from captions.clean.repeats import Repeats, drop_repeats
from captions.clean.rollup import unroll_lines
from captions.model import Edit, Line, Log

__all__ = ["Repeats", "clean", "replay"]

_MARK_FIRST = re.compile(r"\s*([.,;:!?]+|[\"”’»]+[.,;:!?]*)(?:\s+|$)")
_ENDS_MARKED = re.compile(r"[.,;:!?…][\"'”’»)\]]*$")
_MAY_MOVE = frozenset(' .,;:!?"”’»')
_HYPHENS = "-\u2010"
_HYPHEN_LAST = re.compile(r"(?:[^\W\d_]|(?<=\w)[.\d])([-\u2010])$")
_WORD_FIRST = re.compile(r"(\S+)\s*")
_SUSPENDED = frozenset("and or to und oder et ou y e o en of bis".split())


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
    repaired = _repaired(lines, language, markdown, log)
    rejoined = _rejoined(repaired, log)
    if repeats != "keep":
        rejoined = unroll_lines(rejoined, log)
    return drop_repeats(rejoined, repeats, log)


def _repaired(
    lines: Iterable[Line], language: str, markdown: bool, log: Log | None
) -> Iterator[Line]:
    for line in lines:
        text = line.text
        if markdown:
            line = plain_line(line, log)
            text = line.text
        line = repair_line(line, language, log)
        if line.text or not text:
            yield line


def _rejoined(lines: Iterable[Line], log: Log | None) -> Iterator[Line]:
    """Move up a mark that starts a line, and the rest of a word that a hyphen cut in two."""
    held: Line | None = None
    for line in lines:
        current: Line | None = line
        if (
            held is not None
            and held.text
            and line.text
            and (line.text[0] in _MAY_MOVE or held.text[-1] in _HYPHENS)
        ):
            held, current = _mended_pair(held, line, log)
        if current is not None:
            if held is not None:
                yield held
            held = current
    if held is not None:
        yield held


def _mended_pair(held: Line, line: Line, log: Log | None) -> tuple[Line, Line | None]:
    """Return the two lines with what belongs to the first moved up; None: nothing is left."""
    if match := _MARK_FIRST.match(line.text):
        mark = match[1] if not _ENDS_MARKED.search(held.text) or match[1][0] in '"”’»' else ""
        first, kind, why = (
            held.text + mark,
            "mark-at-line-start",
            "a mark belongs to the word before",
        )
        rest = line.text[match.end() :]
    elif (hyphen := _HYPHEN_LAST.search(held.text)) and line.text[0].islower():
        match = _WORD_FIRST.match(line.text)
        if match is None or match[1].strip(".,;:!?").lower() in _SUSPENDED:
            return held, line
        soft = hyphen[1] == "\u2010"
        first = (held.text[:-1] if soft else held.text) + match[1]
        kind, why = "hyphen-at-line-end", "the word goes on in the next line"
        rest = line.text[match.end() :]
    else:
        return held, line
    if log:
        after = (first, rest) if rest else (first,)
        log(Edit(kind, held.number, line.number, (held.text, line.text), after, why))
    return Line(held.number, first), Line(line.number, rest) if rest else None


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
