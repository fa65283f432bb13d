"""Repairs of one line: one defect, one function, one name.

Each function takes a line and returns it mended, or unchanged. `REPAIRS` lists them in the order
in which they run; the list is run until nothing changes any more. What must never be touched is
kept as readable cases in ``tests/data/untouched.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from captions.model import Edit, Line, Log
from captions.pattern import Pattern

__all__ = ["REPAIRS", "Repair", "repair_line"]

_OPEN = "\"“‘'«„("
_CLOSE = "\"”’'»"


class Repair(NamedTuple):
    """A named defect and the function that mends it."""

    name: str
    mend: Callable[[str, str], str]
    why: str


# Characters nobody means: controls, zero-width spaces and joins, soft hyphens, byte-order marks.
_DEBRIS = Pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u180e\u200b\u2060\ufeff\ufff9-\ufffb\udc80-\udcff]"
    "|\u00ad(?!$)"  # at the end of a line it tells that the word goes on
    "|(?<=[\x00-\x7f])[\u200c\u200d]+(?=[\x00-\x7f]|$)"
)
_TAG = Pattern(
    r"</?(?:i|b|u|s|em|strong|font|span|c|v|lang|ruby|rt|rp|small|big|su[bp]|tt|q)(?:[.\s][^<>]*)?/?>"
    r"|<(?:\d+:)?\d\d:\d\d\.\d{3}>|\{\\[^{}]*\}|<!--.*?-->",
    re.I,
)
_BREAK_TAG = Pattern(r"\s*</?(?:br|p|div|li|ul|ol|h[1-6])(?:\s[^<>]*)?/?>\s*", re.I)
_ENTITY = Pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACES = Pattern(r"[ \t]{2,}|\t|[\u2000-\u200a\u205f]+")
_BEFORE_MARK = Pattern(
    r"(?<=[\w\"“”’»)\]%°])[ \u00a0]+"
    r"(?:([,;!?]+|:(?![-)(DPp/|3*]|(?<=\d :)\s*\d))(?=[\s\"”’»)\]]|$|[^\W\d_])"
    r"|(\.)(?=[\s\"”’»)\]]*$|[\"”’»)\]]|\s+[^\s.a-z]))"
)
_FRENCH_MARK = Pattern(r"(?<=[\w»)\]%°]) +(?=[;:!?](?:\s|$)|»)|(?<=«) +(?=\S)")
_MARK_TWICE = Pattern(r"([,;:])(?:\s*\1)+(?=\s|$|[\"”’»)])")
_STOP_TWICE = Pattern(r"\.(?<![.\s]\.)(?:\s+\.|\.)(?![.\w/])(?!\s+\.)")
_STOP_AFTER_MARK = Pattern(r"([,;:!?…])\s*\.(?=\s|$)(?!\s+\.)")
_COMMA_AFTER_STOP = Pattern(r"(?<=\w)\. ,(?=\s|$)")
# What some defects cannot do without: in a line as long as a paragraph, it is found to be missing
# in a tenth of the time.
_APART = tuple(f" {mark}" for mark in ",;:.!?")
_TWO_MARKS = Pattern(r"[.,;:!?…]\s*[.,;:]")
_CURLY_GAPS, _LOW_GAPS = ("“ ", " ”"), ("„ ", " “", " ”")
_STOP_AFTER_QUOTE = Pattern(rf"([.!?…,])(?<![.\s].)\s*([{_CLOSE}]+)\s*\.(?![.\w])")
_ACRONYM = Pattern(r"(?:\b\w\.)*\b\w$")
# A mark that touches what stands before it opens nothing; behind a low one, “ closes as well.
_CURLY_PAIR = Pattern(r"(?<![^\s(\[—–-])(“) +(?=\S)|(?<=\S) +(”)(?!\w)")
_LOW_PAIR = Pattern(r"(„) +(?=\S)|(?<=\S) +([“”])(?!\w)")
_STRAIGHT = Pattern(
    r'(?<![^\s(\[—–-])" (?=\S)([^"]*?\S) "(?!\w)|(?<![^\s(\[—–-])" (?=\S)([^"]*?\S)"(?!\w)'
    r'|(?<![^\s(\[—–-])"(?=\S)([^"]*?\S) "(?!\w)'
)


def debris(text: str, _: str) -> str:
    """Remove control characters, zero-width spaces, soft hyphens and the like."""
    return text if text.isprintable() else _DEBRIS.compiled.sub("", text)


def tags(text: str, _: str) -> str:
    """Remove mark-up tags and the time tags of pasted roll-up captions, not their content."""
    if "<" in text or "{" in text:
        return _BREAK_TAG.compiled.sub(" ", _TAG.compiled.sub("", text))
    return text


def entities(text: str, _: str) -> str:
    """Replace HTML entities by their characters."""
    if "&" not in text:
        return text
    from html import unescape

    return _ENTITY.compiled.sub(lambda m: unescape(m[0]), text)


def doubled_spaces(text: str, _: str) -> str:
    """Replace runs of spaces, tabs and typographic spaces by one space."""
    if text.count("\u00a0") > text.count(" "):
        text = text.replace("\u00a0", " ")  # pasted from a page: every space is a no-break one
    if text.isprintable() and "  " not in text:
        return text
    return _SPACES.compiled.sub(" ", text)


def space_before_punctuation(text: str, language: str) -> str:
    """Close the gap before a mark; French keeps it, as a space that does not break."""
    if language.startswith("fr"):
        text = _FRENCH_MARK.compiled.sub("\u00a0", text)
        return re.sub(r"(?<=[\w»)\]%°]) +(?=[,.](?:\s|$))", "", text)
    if "\u00a0" in text or any(map(text.__contains__, _APART)):
        return _BEFORE_MARK.compiled.sub(_closed_up, text)
    return text


def _closed_up(match: re.Match[str]) -> str:
    mark = match[1] or match[2]
    following = match.string[match.end() : match.end() + 1]
    return mark + " " if following.isalpha() else mark


def repeated_punctuation(text: str, _: str) -> str:
    """Keep the first of marks that stand twice: ``,,``, ``. .``, ``;.``; never an ellipsis."""
    if not _TWO_MARKS.compiled.search(text):
        return text
    text = _MARK_TWICE.compiled.sub(r"\1", text)
    text = _STOP_TWICE.compiled.sub(".", text)
    text = _STOP_AFTER_MARK.compiled.sub(r"\1", text)
    return _COMMA_AFTER_STOP.compiled.sub(",", text)


def stop_after_quote(text: str, _: str) -> str:
    """Drop the stop after a closing quote that already follows one: ``.".`` to ``."``."""
    return _STOP_AFTER_QUOTE.compiled.sub(_without_stop, text)


def _without_stop(match: re.Match[str]) -> str:
    if match[1] == "." and _ACRONYM.compiled.search(match.string, 0, match.start()):
        before = match.string[: match.start()]
        if re.search(r"\b\w\.\w$|\b[A-Z]$", before):
            return match[0]  # an acronym's own stop: 'the "U.S.".'
    return match[1] + match[2]


def quote_spacing(text: str, language: str) -> str:
    """Close the gaps just inside a pair of quotation marks."""
    pair, gaps = (_LOW_PAIR, _LOW_GAPS) if "„" in text else (_CURLY_PAIR, _CURLY_GAPS)
    if any(map(text.__contains__, gaps)):
        text = pair.compiled.sub(lambda m: m[1] or m[2], text)
    if text.count('"') % 2 == 0 and '" ' in text and not language.startswith("fr"):
        text = _STRAIGHT.compiled.sub(lambda m: f'"{m[1] or m[2] or m[3]}"', text)
    return text


REPAIRS = (
    Repair("debris", debris, "characters that nobody sees or means"),
    Repair("tags", tags, "mark-up is not text"),
    Repair("entities", entities, "an entity stands for a character"),
    Repair("doubled-spaces", doubled_spaces, "one space is enough"),
    Repair("quote-spacing", quote_spacing, "no space just inside quotation marks"),
    Repair("space-before-punctuation", space_before_punctuation, "no space before the mark"),
    Repair("repeated-punctuation", repeated_punctuation, "the same mark twice"),
    Repair("stop-after-quote", stop_after_quote, "the sentence has ended inside the quotes"),
)

# A line without any of these needs no repair; nearly all lines end here. The expression starts
# with one set of characters, so that the search leaps from one of them to the next.
_BAD = "\x00-\x1f\x7f-\xa0\u00ad\u180e\u2000-\u200d\u205f\u2060\ufeff\ufff9-\ufffb\udc80-\udcff<{&"
_SUSPECT = re.compile(
    rf"""[{_BAD},.;:!?…"“”„«»](?:
    (?<=[{_BAD}])                       # nobody means it, or mark-up starts
    |(?<=[ ][,.;:!?])                   # space before a mark
    |(?<=[ ]["”»])(?=[\s,.;:!?]|$)       # space before a closing quote, or on both sides
    |(?<=[“„«])(?<![^\s(\[—–-]“)(?=[ ])  # space after an opening one
    |(?<=^")(?=[ ])|(?<=[(\[—–-]")(?=[ ])
    |(?<=[ ]“)(?=[,.;:!?]|$)             # space before one that closes a low one
    |(?<=[.,;:!?…])(?!\.\.(?!\.))(?<!\.\.)[ "'”’»]*[.,]  # two marks and no ellipsis
    |(?<=[,;:])\s*[,;:]
    )""",
    re.VERBOSE,
)
_MAX_ROUNDS = 8


def repair_line(line: Line, language: str, log: Log | None) -> Line:
    """Return a line with every repair made, each told to the log.

    >>> repair_line(Line(1, "Japan , Agree to.  .".strip()), "en", None).text
    'Japan, Agree to.'
    """
    text = line.text
    if not (_SUSPECT.search(text) or "  " in text):
        return line
    for _ in range(_MAX_ROUNDS):
        before_round = text
        for name, mend, why in REPAIRS:
            mended = mend(text, language)
            if mended != text:
                mended = mended.strip()
                if log:
                    after = (mended,) if mended else ()
                    log(Edit(name, line.number, line.number, (text,), after, why))
                text = mended
        if text == before_round:
            break
    return Line(line.number, text)
