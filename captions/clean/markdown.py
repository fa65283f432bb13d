"""Markdown marks in a transcript: what a reader of the rendered page would not see.

Line by line, so that a stream stays a stream; a deletion (``~~so~~``) goes with its words.
"""

from __future__ import annotations

import re

from captions.model import Edit, Line, Log

__all__ = ["plain_line"]

_RULE = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|={3,}|```.*|~~~.*)$")
_PREFIX = re.compile(r"\A\s*(?:#{1,6}\s+|(?:>\s?)+|[-*+]\s+(?:\[[ xX]\]\s+)?)+")
_HEADING_END = re.compile(r"\s+#+\s*$")
_DELETED = re.compile(r"\s*~~(?=\S)(.+?)(?<=\S)~~")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_STRONG = re.compile(r"(\*\*\*|\*\*|\*|___|__|_|`+)(?=\S)(.+?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~>|])")
_TIME = re.compile(r"\s*[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?\s*$")


def plain_line(line: Line, log: Log | None) -> Line:
    """Return a line without its Markdown marks; a rule or a lone time stamp becomes empty.

    >>> plain_line(Line(1, "**[Tom]** as ~~coven~~ **COVID-19** [strikes](http://x.y)"), None).text
    '[Tom] as COVID-19 strikes'
    """
    text = line.text
    if not text or text.isspace():
        return line
    kind, plain = "markdown", ""
    if _TIME.match(text):
        kind = "time-stamp"
    elif not _RULE.match(text):
        plain = _inline(_HEADING_END.sub("", _PREFIX.sub("", text, count=1)))
    if plain == text:
        return line
    if log:
        why = (
            "a time stamp is not narration"
            if kind == "time-stamp"
            else "Markdown marks are not text"
        )
        log(Edit(kind, line.number, line.number, (text,), (plain,), why))
    return Line(line.number, plain)


def _inline(text: str) -> str:
    text = _IMAGE.sub("", _DELETED.sub("", text))
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
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
