r"""SubRip cue text: what players understand – ``<i> <b> <u> <font color>``, ``{\an8}`` – as marks.

There is no standard and there are no escapes. A text that would be taken for a tag, or a line for
a timing, is made harmless by an invisible word joiner after its first character, and read back
without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from captions.formats.marking import Marking, is_time, marked
from captions.formats.repairs import Report
from captions.model import Mark
from captions.pattern import Pattern

__all__ = ["escape", "parse_text", "place_of", "render_text", "settings_of"]

_JOINER = "\u2060"
_COLOURS = (
    "white lime cyan red yellow magenta blue black"  # WebVTT knows these, others have them too
    " green gray silver maroon purple olive navy teal aqua fuchsia orange"
).split()
_COLOUR = Pattern(r"c\.color-([0-9a-f]{6})|c\.(" + "|".join(_COLOURS) + ")")
_TOKEN = Pattern(
    r"<(?:(/?)([ibu]|font)(?:\s([^<>\n]*))?>"
    r"|/?(?:c|v|lang|ruby|rt|span|p|div|em|strong|s)(?:[.\s][^<>\n]*)?>"
    r"|(?:\d+:)?\d\d:\d\d\.\d{3}>"
    rf"|br\s*/?>|{_JOINER})"
    rf"|\{{(?:(/?)([ibu])\}}|\\[^{{}}\n]*\}}|{_JOINER})"
    rf"|-{_JOINER}"
    rf"|\\(?:(?-i:[Nh])|{_JOINER})",  # a new line, and a space, of SubStation Alpha
    re.I,
)
"""Alternatives that each start with another letter are found three times as fast."""
_OPENING = {"<i>": "i", "<b>": "b", "<u>": "u"}
_CLOSING = {"</i>": "i", "</b>": "b", "</u>": "u", "</font>": "font"}
_FONT_COLOUR = Pattern(r"""color\s*=\s*["']?\s*(#?[0-9a-z]{2,32})\s*["']?""", re.I)
_PLACE = Pattern(r"\{\\an?(\d{1,2})\}")
_HARM = Pattern(r"[<{](?=[\\/a-z\d\u2060])|-(?=->|\u2060)|\\(?=(?-i:[Nh])|\u2060)", re.I)


def parse_text(payload: str, report: Report) -> tuple[str, tuple[Mark, ...]]:
    r"""Return the plain text of a payload and its marks.

    >>> parse_text('<font color="#FF0000">So</font> <b>it is</b>', print)
    ('So it is', (Mark(start=0, stop=2, tag='c.color-ff0000'), Mark(start=3, stop=8, tag='b')))
    """
    marking = Marking()
    at = 0
    for token in _TOKEN.compiled.finditer(payload):
        if token.start() > at:
            marking.text(payload[at : token.start()])
        at = token.end()
        whole = token[0]
        if name := _OPENING.get(whole):
            marking.open(name, name)
        elif not ((name := _CLOSING.get(whole)) and marking.close(name)):
            _unusual(token, marking, report)
    marking.text(payload[at:])
    if names := marking.names():
        report("unclosed-tag", f"<{names[-1]}>", len(payload))
    text, marks = marking.finish()
    return text, tuple(mark for mark in marks if mark.tag)


def _unusual(token: re.Match[str], marking: Marking, report: Report) -> None:
    """Take a tag that is more than a letter, or stands where it must not."""
    whole, close, name = token[0], token[1] or token[4], (token[2] or token[5] or "").lower()
    known = whole[0] == "<"
    if whole[1] == _JOINER:
        marking.text(whole[0])
        known = True
    elif name and close:
        if not marking.close(name):
            report("unopened-tag", whole, token.start())
    elif name:
        tag = _tag(name, token[3] or "")
        marking.open(tag, name)
        known = known and tag != ""  # a font without a colour says nothing
    else:
        known = False
        if whole == "\\N" or whole[:3].lower() == "<br":
            marking.text("\n")
        elif whole == "\\h":
            marking.text("\u00a0")
    if not known:
        report("unknown-tag", whole, token.start())


def _tag(name: str, attributes: str) -> str:
    if name != "font":
        return name
    match = _FONT_COLOUR.compiled.search(attributes)
    if not match:
        return ""
    value = match[1].lower()
    if value in _COLOURS:
        return f"c.{value}"
    digits = value.removeprefix("#")
    return f"c.color-{digits}" if re.fullmatch("[0-9a-f]{6}", digits) else ""


def render_text(text: str, marks: Sequence[Mark]) -> str:
    r"""Return SubRip text; marks that no player of it understands are left out.

    >>> render_text("So <is>", [Mark(0, 2, "v Bob"), Mark(0, 2, "c.red")]).replace("\u2060", "|")
    '<font color="red">So</font> <|is>'
    """
    kept = [
        Mark(mark.start, mark.stop, tag)
        for mark in sorted(marks, key=lambda mark: mark.start)
        if not is_time(mark) and mark.start < mark.stop and (tag := _understood(mark.tag))
    ]
    return marked(text, kept, lambda tag: f"<{tag}>", _end_tag, escape)


def escape(text: str) -> str:
    r"""Return text of which nothing is taken for a tag, nor a line for a timing.

    >>> escape("So <is> it").replace("\u2060", "|")
    'So <|is> it'
    """
    if "<" in text or "{" in text or "->" in text or "\\" in text or "-\u2060" in text:
        return _HARM.compiled.sub(lambda match: match[0] + _JOINER, text)
    return text


def _understood(tag: str) -> str:
    """Return what SubRip writes for a tag, or an empty string."""
    name = re.split("[. ]", tag, maxsplit=1)[0]
    if name in ("i", "b", "u"):
        return name
    match = _COLOUR.compiled.match(tag)
    if not match:
        return ""
    return f'font color="{match[2] or "#" + match[1]}"'


def _end_tag(tag: str) -> str:
    return f"</{tag.partition(' ')[0]}>"


_VERTICAL = {"": 1, "line:50%": 4, "line:0": 7}
_HORIZONTAL = {"align:left": 0, "": 1, "align:right": 2}
_SETTINGS = {
    row + column: " ".join(filter(None, (line, align)))
    for line, row in _VERTICAL.items()
    for align, column in _HORIZONTAL.items()
}


def settings_of(payload: str) -> tuple[str, str]:
    r"""Return the WebVTT settings of a place tag such as ``{\an8}``, and the payload without it.

    >>> settings_of("{\\an8}Hello"), settings_of("Hello")
    (('line:0', 'Hello'), ('', 'Hello'))
    """
    match = _PLACE.compiled.search(payload)
    if not match:
        return "", payload
    place = int(match[1])
    if "\\an" not in match[0]:  # the older numbers: 5–7 at the top, 9–11 in the middle
        place = place % 4 + {0: 0, 4: 6, 8: 3}.get(place - place % 4, 0)
    return _SETTINGS.get(place, ""), _PLACE.compiled.sub("", payload)


def place_of(settings: str) -> str:
    r"""Return the place tag for WebVTT settings, or an empty string if SubRip has none.

    >>> place_of("line:0"), place_of("position:10%")
    ('{\\an8}', '')
    """
    if not settings:
        return ""
    place = next((place for place, known in _SETTINGS.items() if known == settings), 2)
    return f"{{\\an{place}}}" if place != 2 else ""
