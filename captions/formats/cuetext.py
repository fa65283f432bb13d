"""WebVTT cue text (https://www.w3.org/TR/webvtt1/#cue-text): to plain text with marks, and back."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache

from captions.formats.marking import Marking, is_time, marked
from captions.formats.repairs import Report
from captions.model import Mark
from captions.timecode import format_time, parse_time

__all__ = ["escape", "parse_text", "render_text"]

_TOKEN = re.compile(r"<(/?[A-Za-z][^<>]*|\d[\d:.]*|/)>|<(/?)([a-z]*[^<>\n]*)\Z|&(#?\w{1,32};)?|<")
_TAG = re.compile(r"(/?)([A-Za-z]+)((?:\.[^\s.]*)*)(?:[ \t\n\f]+(.*))?", re.DOTALL)
_TIME = re.compile(r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}")
_PLAIN = frozenset({"c", "i", "b", "u", "ruby", "rt"})
_NAMED = frozenset({"v", "lang"})
_USUAL = frozenset({"i", "b", "u", "c"})
"""Nearly every tag is one of these, or closes it: they need no more looking at."""


def escape(text: str) -> str:
    """Return a text with the characters that WebVTT reserves as entities.

    >>> escape("a --> b & <i>")
    'a --&gt; b &amp; &lt;i&gt;'
    """
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def render_text(text: str, marks: Sequence[Mark], start_ms: int, end_ms: int) -> str:
    """Return cue text; what the syntax does not allow is left out.

    >>> render_text("R&D so", [Mark(0, 3, "v A&B")], 0, 1000)
    '<v A&amp;B>R&amp;D</v> so'
    """
    return marked(text, list(_allowed(marks, start_ms, end_ms)), _opening, _closing, escape)


def _opening(tag: str) -> str:
    return f"<{escape(tag)}>"


def _closing(tag: str) -> str:
    return f"</{_name(tag)}>"


def _allowed(marks: Sequence[Mark], start_ms: int, end_ms: int) -> list[Mark]:
    """Return the marks that the syntax allows in a cue of these times."""
    found: list[Mark] = []
    before = start_ms
    around: list[tuple[int, str]] = []  # where each open mark ends, and its name
    for mark in sorted(marks, key=lambda mark: mark.start):
        if is_time(mark):
            at = parse_time(mark.tag)
            if at is not None and before < at < end_ms:
                before = at
                found.append(Mark(mark.start, mark.start, format_time(at)))
            continue
        while around and around[-1][0] <= mark.start:
            around.pop()
        tag = _normal_tag(mark.tag)
        name = _name(tag)
        in_ruby = bool(around) and around[-1][1] == "ruby"
        if not tag or mark.stop <= mark.start or (name == "rt" and not in_ruby):
            continue
        if name == "v" and any(other == "v" for _, other in around):
            continue
        stop = min(mark.stop, around[-1][0]) if around else mark.stop
        around.append((stop, name))
        found.append(Mark(mark.start, stop, tag))
    return found


@lru_cache(maxsize=256)
def _name(tag: str) -> str:
    return re.split("[. ]", tag, maxsplit=1)[0]


@lru_cache(maxsize=256)
def _normal_tag(tag: str) -> str:
    """Return a tag in its one normal form, or an empty string if WebVTT has no such tag.

    >>> [_normal_tag(tag) for tag in ("v.loud  Old  Bob ", "c annotation", "v", "font")]
    ['v.loud Old Bob', 'c', '', '']
    """
    match = _TAG.fullmatch(tag)
    if not match or match[1]:
        return ""
    name, annotation = match[2], " ".join((match[4] or "").split())
    parts = [part for part in match[3].split(".") if part and not set(part) & set("&<>")]
    classes = "".join(f".{part}" for part in parts)
    if name in _PLAIN:
        return name + classes
    return f"{name}{classes} {annotation}" if name in _NAMED and annotation else ""


def parse_text(
    payload: str, start_ms: int, end_ms: int, report: Report
) -> tuple[str, tuple[Mark, ...]]:
    """Return the plain text of a payload and its marks.

    A tag that is no tag of WebVTT is dropped and its content kept, as players do. A bracket that
    opens no tag is text, though players drop what follows it: here nobody's words are lost.

    Args:
        payload: The lines of a cue.
        start_ms: When the cue starts; time stamps lie after it.
        end_ms: When the cue ends; time stamps lie before it.
        report: Is told of repairs.

    >>> parse_text("<v Bob>R&amp;D <i>so</i>", 0, 1000, print)
    ('R&D so', (Mark(start=0, stop=6, tag='v Bob'), Mark(start=4, stop=6, tag='i')))
    """
    reader = _Reader(start_ms, end_ms, report)
    at = 0
    for token in _TOKEN.finditer(payload):
        if token.start() > at:
            reader.marking.text(payload[at : token.start()])
        at = token.end()
        tag = token[1]
        if tag in _USUAL:
            reader.marking.open(tag, tag)
        elif not (tag and tag[1:] in _USUAL and tag[0] == "/" and reader.marking.close(tag[1:])):
            reader.offset = token.start()
            reader.token(token)
    if at < len(payload):
        reader.marking.text(payload[at:])
    return reader.finish()


class _Reader:
    def __init__(self, start_ms: int, end_ms: int, report: Report) -> None:
        self.marking = Marking()
        self.before_ms, self.end_ms = start_ms, end_ms
        self._report = report
        self.offset = 0

    def report(self, kind: str, piece: str) -> None:
        self._report(kind, piece, self.offset)

    def token(self, token: re.Match[str]) -> None:
        whole = token[0]
        if whole[0] == "&":
            self._entity(whole)
        elif (tag := token[1]) is not None:
            self._tag(whole, tag)
        elif token[3] and _normal_tag(token[3]) and not token[2]:
            self.report("unclosed-tag", whole)  # "<b" at the very end
        elif token[2] and token[3] in self.marking.names():
            self.report("unclosed-tag", whole)
            self._close(whole, token[3])
        else:
            self.report("stray-bracket", whole)
            self.marking.text(whole)

    def _entity(self, whole: str) -> None:
        char = html.unescape(whole) if len(whole) > 1 else whole
        if char == whole:
            self.report("stray-ampersand", whole)
        elif "\n" in char or "\r" in char or "\0" in char:
            char = " "
        self.marking.text(char)

    def _tag(self, whole: str, tag: str) -> None:
        if tag[0].isdigit():
            self._time(whole, tag)
        elif tag[0] == "/":
            self._close(whole, tag[1:].strip())
        elif normal := _normal_tag(tag := html.unescape(tag) if "&" in tag else tag):
            if normal != tag:
                self.report("unknown-tag", whole)
            name = _name(normal)
            if name == "rt":
                self._open_rt(whole, normal)
            elif name == "v" and "v" in self.marking.names():
                self._change_voice(whole, normal)
            else:
                self.marking.open(normal, name)
        else:
            self.report("unknown-tag", whole)

    def _change_voice(self, whole: str, tag: str) -> None:
        """Start another voice: the one before ends there, if nothing is open inside it."""
        self.report("unclosed-tag", whole)
        if self.marking.close("v"):
            self.marking.open(tag, "v")

    def _open_rt(self, whole: str, tag: str) -> None:
        names = self.marking.names()
        if names and names[-1] == "rt":
            self.marking.close("rt")
            names.pop()
        if names and names[-1] == "ruby":
            self.marking.open(tag, "rt")
        else:
            self.report("unknown-tag", whole)

    def _close(self, whole: str, name: str) -> None:
        if name == "ruby" and self.marking.names()[-2:] == ["ruby", "rt"]:
            self.marking.close("rt")  # the last rt needs no end tag
        if not self.marking.close(name):
            self.report("unopened-tag", whole)

    def _time(self, whole: str, tag: str) -> None:
        at = parse_time(tag) if _TIME.fullmatch(tag) else None
        if at is None or not self.before_ms < at < self.end_ms:
            self.report("time-tag", whole)
        if at is not None and at >= self.before_ms:  # the word is heard then, if not shown so
            self.before_ms = at
            self.marking.point(format_time(at))

    def finish(self) -> tuple[str, tuple[Mark, ...]]:
        names = self.marking.names()
        if names and names != ["v"]:  # a voice for the whole cue needs no end tag
            self.report("unclosed-tag", f"<{names[-1]}>")
        return self.marking.finish()
