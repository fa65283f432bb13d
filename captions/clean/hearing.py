"""Parts of captions for those who do not hear: sounds in brackets, names of speakers, music."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from captions.model import Edit, Line, Log

__all__ = ["PARTS", "with_dash", "without_parts"]

PARTS = ("sounds", "labels", "music")
"""What can be left out."""

_PAIRS = {"[": "]", "(": ")", "（": "）", "【": "】"}
_SOUND = re.compile(
    r"\s*(?<!\w)(?:\[[^\[\]]*\]|\((?!c\))[^()]*\)|（[^（）]*）|【[^【】]*】|\*[^*\s][^*]*\*)\s*"
)
"""A bracket that touches a word is part of it: f(x), and (c) is a sign."""
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-я]"
_LABEL = re.compile(
    r"^(\s*(?:[-–—‐]\s*)?)(?:>>+\s*)?"
    rf"(?:\[[^\[\]]{{1,40}}\]\s*:?|{_CAPITAL}(?:{_CAPITAL}|[0-9 .'’#\-]){{1,28}}:)(?:\s+|$)"
)
_NO_NAMES = "Answer Caution Example Hint Note Question Remember Tip Warning"
_NAME = re.compile(
    rf"^\s*(?:>>+\s*)?(?!(?:{_NO_NAMES.replace(' ', '|')}):)"
    r"[A-Z][^\W\d_A-Z]+(?: [A-Z][^\W\d_A-Z]+)?:(?=\s)"
)
_DASH = re.compile(r"\s*[-–—‐]\s*(?=\S)")
_MUSIC = re.compile(r"[♪♫♬♩]")
_HASHED = re.compile(r"\s*#\s+\S.*\s+#\s*$")


def without_parts(
    lines: Iterable[Line], parts: tuple[str, ...], log: Log | None = None
) -> Iterator[Line]:
    """Yield lines without some parts; what is empty then is gone.

    Args:
        lines: Numbered lines.
        parts: Of `PARTS`.
        log: Is told of everything left out.

    >>> rows = ["[door slams]", "BOB: Who (laughs) is there?", "♪ la la ♪"]
    >>> [line.text for line in without_parts(map(Line, range(1, 4), rows), PARTS)]
    ['Who is there?']
    """
    if not parts:
        yield from lines
        return
    closing = ""  # a bracket that was opened on the line before
    song = False
    for line in lines:
        text = line.text
        if text and "music" in parts:
            notes = len(_MUSIC.findall(text))
            if notes or song or _HASHED.match(text):
                song = song != bool(notes % 2)
                text = ""
        if text and "sounds" in parts:
            text, closing = _without_sounds(text, closing)
        if text and "labels" in parts:
            text = _NAME.sub("", _LABEL.sub(r"\1", text)).strip()
        if text and not any(map(str.isalnum, text)) and text != line.text:
            text = ""  # a dash or a mark that is left alone
        if text != line.text and log:
            after = (text,) if text else ()
            log(Edit("dropped-part", line.number, line.number, (line.text,), after, "asked for"))
        if text or not line.text:
            yield Line(line.number, text)


def with_dash(
    lines: Iterable[Line], speakers: frozenset[int], dash: str, log: Log | None = None
) -> Iterator[Line]:
    """Yield lines with a guide's dash where a speaker starts.

    Args:
        lines: Numbered lines.
        speakers: The numbers of those that start with some dash.
        dash: What stands there instead; empty: what is there.
        log: Is told of every change.

    >>> [line.text for line in with_dash([Line(1, "–Who?")], frozenset({1}), "- ")]
    ['- Who?']
    """
    for line in lines:
        if dash and line.number in speakers and (match := _DASH.match(line.text)):
            text = dash + line.text[match.end() :]
            if text != line.text:
                if log:
                    why = "the guide writes a speaker's dash so"
                    log(Edit("speaker-dash", line.number, line.number, (line.text,), (text,), why))
                line = Line(line.number, text)
        yield line


def _without_sounds(text: str, closing: str) -> tuple[str, str]:
    """Return a text without what stands in brackets, and the bracket that it leaves open."""
    if closing:
        at = text.find(closing)
        if at < 0:
            return "", closing
        text = text[at + 1 :]
    text = _SOUND.sub(" ", text)
    for bracket, other in _PAIRS.items():
        at = text.rfind(bracket)
        if at >= 0 and other not in text[at:]:
            return text[:at].strip(), other
    return text.strip(), ""
