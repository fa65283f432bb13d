"""The text itself: nothing missing, nothing twice, nothing that a player cannot show."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from captions.checks.case import Case, Fault, mended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from captions.model import Cue

__all__ = ["characters", "empty", "marks", "punctuation", "repeated"]

MEANT_WORDS = 8
"""A whole sentence of no more words may be said twice on purpose."""
SHORT_WORDS = 2
"""So may any text of no more words."""
BRACKET_CUES = 8
"""Cues within which a bracket is closed."""

_NOT_ALNUM = re.compile(r"[\W_]+")
_WHOLE = re.compile(r"[\"'“‘«¿¡(\[-]*\s*[^\Wa-zß-öø-ÿ_].*[.!?…。！？؟।][\"'”’»)\]]*$", re.DOTALL)


def empty(case: Case) -> Iterator[Fault]:
    """Find cues that show nothing."""
    yield from mended(case, "no-text")
    for i, cue in enumerate(case.cues):
        if not cue.text.strip():
            yield Fault(i, "", None, "it has no text")


def repeated(case: Case) -> Iterator[Fault]:
    """Find cues that show again what the cue before them shows, as rolling captions do.

    The same text, the last lines carried over, or a text that grows. A short sentence may be meant
    twice; it is let pass.
    """
    keys = [[_key(line) for line in cue.lines] for cue in case.cues]
    for i in range(1, len(case.cues)):
        again = _again(keys[i - 1], keys[i])
        if again and not _is_meant(text := " ".join(case.cues[i].lines[:again]), case.language):
            yield Fault(i, _short(text), None, f"“{_short(text)}” is in the cue before as well")
            continue
        if not again and (grown := _grown(case.cues[i - 1], case.cues[i])):
            yield Fault(i, _short(grown), None, f"“{_short(grown)}” is the cue before")


def _again(before: list[str], now: list[str]) -> int:
    """Return how many of the first lines are the last ones of the cue before."""
    if not now or not before:
        return 0
    if "".join(before) == "".join(now):
        return len(now)
    for count in range(min(len(before), len(now)), 0, -1):
        if before[-count:] == now[:count]:
            return count
    return 0


def _grown(before: Cue, cue: Cue) -> str:
    """Return the text of the cue before if this one starts with it and goes on."""
    said, text = " ".join(before.lines), " ".join(cue.lines)
    if text.startswith(said + " ") and said.count(" ") > SHORT_WORDS and not _WHOLE.match(said):
        return said
    return ""


def _key(text: str) -> str:
    return _NOT_ALNUM.sub("", text.casefold()) or text


def _is_meant(text: str, language: str) -> bool:
    words = text.count(" ") + 1
    if words == 1 and language.startswith(("ja", "zh", "th")):
        words = len(text) // 2
    return words <= SHORT_WORDS or (words <= MEANT_WORDS and bool(_WHOLE.match(text)))


# Each mark that is out of place, and what it is called.
_STRAY = (
    (re.compile(r"(?<=\w) +[,.](?=\s|$)(?!\s+\.)"), "a space before it"),
    (re.compile(r"([,;:])\s*\1(?=\s|$)"), "the same mark twice"),
    (re.compile(r"(?<=[^.\s])\.(?:\s+\.|\.)(?![.\w/])(?!\s+\.)"), "two full stops"),
    (re.compile(r"[,;:!?]\s*\.(?=\s|$)(?!\s+\.)"), "a full stop after another mark"),
    (re.compile(r"(?<=[\w])\. ,(?=\s|$)"), "a comma after a full stop"),
    (re.compile(r"(?<=[a-z])[.!?…][\"”»]+\s*\.(?![.\w])"), "a full stop after the quote, too"),
    (re.compile(r"(?<!\S)“ +\S"), "a space inside the quotes"),
)
_STRAY_NOT_FRENCH = (re.compile(r"(?<=\w) +[;!?](?=\s|$)"), "a space before it")


def punctuation(case: Case) -> Iterator[Fault]:
    """Find stray marks: `` ,``, ``. .``, ``,,``, ``.".``."""
    french = case.language.startswith("fr")
    table = _STRAY if french else (*_STRAY, _STRAY_NOT_FRENCH)
    for i, cue in enumerate(case.cues):
        text = " ".join(cue.lines)
        for pattern, what in table:
            if match := pattern.search(text):
                found = text[text.rfind(" ", 0, match.start()) + 1 : match.end()]
                yield Fault(i, found, None, f"“{found}”: {what}")
                break


_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028\u2029\ufeff\ufff9-\ufffd\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufffe\uffff\ud800-\udfff\U000f0000-\U0010ffff]"
    "|(?<!-)\u2060|\u2060(?!->)"
    "|(?<=[\x00-\x7f])[\u200c\u200d]+(?=[\x00-\x7f]|$)"
)
# UTF-8 read as Windows-1252: a curly quote, a letter with an accent, a no-break space, an emoji.
_MOJIBAKE = re.compile(
    "â€[\u2018-\u2026\u2030\u2039\u203a\u0153\u0161\u017e\u02dc\u20ac\u2122\x80-\xbf]"
    "|Ã[\u00a0-\u00bf\u0192\u201a]|Â[\u00a0-\u00bf](?!\\w)|ðŸ|ï»¿"
)


def characters(case: Case) -> Iterator[Fault]:
    """Find characters that players cannot show, and text that was decoded wrongly."""
    for i, cue in enumerate(case.cues):
        text = cue.text
        if text.isascii() and text.isprintable():
            continue
        codes = dict.fromkeys(_code(c) for c in "".join(_UNSEEN.findall(text)))
        if codes:
            found = ", ".join(codes)
            yield Fault(i, found, None, f"it holds what players cannot show: {found}")
        elif match := _MOJIBAKE.search(text):
            message = f"“{match[0]}” is text read in the wrong encoding"
            yield Fault(i, match[0], None, message)


def _code(char: str) -> str:
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}" + (f" {name.lower()}" if name else "")


_TAG = re.compile(
    r"</?(?:i|b|u|s|em|strong|font|span|c|v|lang|ruby|rt|br|p)(?:[.\s][^<>]*)?/?>"
    r"|<(?:\d+:)?\d\d:\d\d\.\d{3}>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|quot|apos|lrm|rlm|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "「": "」", "『": "』"}
_CLOSES = {close: opens for opens, close in _BRACKETS.items()}
_ENUMERATION = re.compile(r"(?:^|(?<=\s))\w{1,3}\)|[:;=8][-']?[()\[\]]")


def marks(case: Case) -> Iterator[Fault]:
    """Find mark-up left in the text, entities, tags and brackets without their other half."""
    yield from mended(case, "unclosed-tag", "unknown-tag", "unopened-tag")
    unpaired = _unpaired(case.cues)
    for i, cue in enumerate(case.cues):
        text = cue.text
        if ("<" in text or "{" in text) and (match := _TAG.search(text)):
            yield Fault(i, match[0], None, f"“{match[0]}” is mark-up that is left in the text")
        elif "&" in text and (match := _ENTITY.search(text)):
            yield Fault(i, match[0], None, f"“{match[0]}” would be shown as it stands")
        elif bracket := unpaired.get(i):
            yield Fault(i, bracket, None, f"“{bracket}” has no other half")


def _unpaired(cues: tuple[Cue, ...]) -> dict[int, str]:
    """Return the cues with a bracket that has no other half; smileys and “a)” do not count."""
    found: dict[int, str] = {}
    stack: list[tuple[int, str]] = []
    for i, cue in enumerate(cues):
        text = cue.text
        if not any(c in text for c in "()[]{}（）【】「」『』"):
            continue
        for char in _ENUMERATION.sub(" ", text):
            if char in _BRACKETS:
                stack.append((i, char))
            elif char in _CLOSES:
                if stack and stack[-1][1] == _CLOSES[char] and i - stack[-1][0] <= BRACKET_CUES:
                    stack.pop()
                else:
                    found.setdefault(i, char)
    for i, char in stack:
        found.setdefault(i, char)
    return found


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
