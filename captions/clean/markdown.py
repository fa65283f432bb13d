"""Markdown marks in a transcript: what a reader of the rendered page would not see.

Line by line, so that a stream stays a stream; a deletion (``~~so~~``) goes with its words. What is
a block of its own on the page – a heading, an item of a list, a row of a table – is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from captions.model import NEW_PARAGRAPH, Edit, Line, Log

__all__ = ["plain_lines"]

FRONT_MATTER = 200
"""Lines; a longer block between two rules at the start is text."""

_RULE = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|={3,})$")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s+|$)")
_ITEM = re.compile(r"\s*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|(?=\d{1,3}[.)]\s))")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_ROW_RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")
_FOOTNOTE = re.compile(r"\A\s*\[\^[^\]\s]+\]:\s*|\[\^[^\]\s]+\]")
_REFERENCE = re.compile(r"\s{0,3}\[[^\]^]+\]:\s+\S+(?:\s+[\"'(].*)?$")
_HEADING_END = re.compile(r"\s+#+\s*$")
_DELETED = re.compile(r"\s*~~(?=\S)(.+?)(?<=\S)~~")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_LINK_BY_NAME = re.compile(r"(?<!!)\[([^\]]+)\]\[[^\]]*\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_STRONG = re.compile(r"(\*\*\*|\*\*|\*|___|__|_|`+)(?=\S)(.+?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~>|])")
_TIME = re.compile(r"\s*[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?\s*$")


def plain_lines(lines: Iterable[Line], log: Log | None) -> Iterator[Line]:
    r"""Yield the lines without their Markdown marks; a rule or a lone time stamp becomes empty.

    >>> rows = ["# So it is", "**[Tom]** as ~~coven~~ **COVID-19** [strikes](http://x.y)", "- a"]
    >>> [line.text for line in plain_lines(map(Line, range(3), rows), None)]
    ['So it is', '\u2029[Tom] as COVID-19 strikes', '\u2029a']
    """
    fenced = alone = False  # in a block of code; the line before was a block of its own
    text_before = False
    for line in _without_front_matter(lines, log):
        text = line.text
        if not text or text.isspace():
            text_before = alone = False
            yield line
            continue
        if _FENCE.match(text):
            fenced, plain, opens, closes = not fenced, "", False, False
        elif fenced:
            plain, opens, closes = text, True, True
        else:
            plain, opens, closes = _plain(text)
        if plain and text_before and (opens or alone):
            plain = NEW_PARAGRAPH + plain
        text_before, alone = bool(plain), closes
        yield _changed(line, plain, log)


def _without_front_matter(lines: Iterable[Line], log: Log | None) -> Iterator[Line]:
    """Yield the lines, those of the data between two rules at the start emptied."""
    lines = iter(lines)
    held: list[Line] = []
    for line in lines:
        held.append(line)
        text = line.text.rstrip()
        if len(held) > 1 and text in ("---", "..."):
            held = [_changed(line, "", log) for line in held]
            break
        if (len(held) == 1 and text != "---") or len(held) > FRONT_MATTER:
            break
    yield from held
    yield from lines


def _changed(line: Line, plain: str, log: Log | None) -> Line:
    if plain == line.text:
        return line
    if log:
        stamp = not plain and _TIME.match(line.text)
        kind = "time-stamp" if stamp else "markdown"
        why = "a time stamp is not narration" if stamp else "Markdown marks are not text"
        log(Edit(kind, line.number, line.number, (line.text,), (plain,), why))
    return Line(line.number, plain)


def _plain(text: str) -> tuple[str, bool, bool]:
    """Return a line without its marks, and whether a paragraph starts before and after it."""
    if _TIME.match(text) or _RULE.match(text) or _REFERENCE.match(text):
        return "", False, False
    if row := _ROW.match(text):
        cells = " ".join(row[1].replace("\\|", "\0").split("|")).replace("\0", "|")
        return "" if _ROW_RULE.match(row[1]) else _inline(" ".join(cells.split())), True, True
    quote = _QUOTE.match(text)
    text = text[quote.end() :] if quote else text
    if heading := _HEADING.match(text):
        return _inline(_HEADING_END.sub("", text[heading.end() :])), True, True
    if item := _ITEM.match(text):
        rest = text[item.end() :]
        heading = _HEADING.match(rest)
        return _inline(rest[heading.end() :] if heading else rest), True, False
    return _inline(text), bool(_FOOTNOTE.match(text)), False


def _inline(text: str) -> str:
    text = _IMAGE.sub("", _DELETED.sub("", _FOOTNOTE.sub("", text)))
    text = _AUTOLINK.sub(r"\1", _LINK_BY_NAME.sub(r"\1", _LINK.sub(r"\1", text)))
    text = _strong(text)
    return _ESCAPE.sub(r"\1", text).strip()


def _strong(text: str) -> str:
    """Unwrap emphasis and code, nested ones too; underscores inside a word are no marks."""

    def unwrapped(match: re.Match[str]) -> str:
        mark, inner = match[1], match[2]
        if mark[0] == "_":
            before = match.string[match.start() - 1 : match.start()]
            after = match.string[match.end() : match.end() + 1]
            if before.isalnum() or after.isalnum():
                return match[0]
        return inner

    previous = None
    while previous != text:
        previous, text = text, _STRONG.sub(unwrapped, text)
    return text
