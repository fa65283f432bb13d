"""Parts of captions for those who do not hear: sounds in brackets, names of speakers, music."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from captions.model import Edit, Line, Log

__all__ = ["PARTS", "without_parts"]

PARTS = ("sounds", "labels", "music")
"""What can be left out."""

_PAIRS = {"[": "]", "(": ")", "（": "）", "【": "】"}
_SOUND = re.compile(r"\s*(?:\[[^\[\]]*\]|\([^()]*\)|（[^（）]*）|【[^【】]*】)\s*")
_LABEL = re.compile(
    r"^(\s*(?:[-–—‐]\s*)?)(?:>>+\s*)?(?:\[[^\[\]]{1,40}\]\s*:?|[A-Z][A-Z0-9 .'’\-]{1,28}:)(?:\s+|$)"
)
_NAME = re.compile(r"^\s*(?:>>+\s*)?[A-Z][a-z]+(?: [A-Z][a-z]+)?:(?=\s)")
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
