"""The table of engines, and how a voice is named.

``silent``, ``espeak`` and ``command:PROGRAM`` are engines; the path of an ``.onnx`` file is a voice
of Piper, ``espeak:en-gb`` an engine and a voice, and anything else a voice of espeak.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from captions.errors import UsageError

if TYPE_CHECKING:
    from captions.speech.model import Engine, Voice

__all__ = ["ENGINES", "language_of", "open_engine", "voices"]

_TAG = re.compile(r"[a-z]{2}(?:-[a-z0-9]{2,8})*")
"""Not espeak's ``cmn`` and its like: their texts say better what they are."""

ENGINES = {
    "silent": "captions.speech.silent",
    "espeak": "captions.speech.espeak",
    "piper": "captions.speech.piper",
    "command": "captions.speech.command",
}
"""Name and module of each engine; a module has ``open_voice`` and ``voices``."""


def open_engine(voice: str | None, language: str, engine: str | None = None) -> Engine:
    """Return the engine that speaks with a voice.

    Args:
        voice: How it is named; None: espeak's voice for the language.
        language: BCP 47 tag of the text.
        engine: A name from `ENGINES`, or ``command:PROGRAM``; None: as the voice says.

    Raises:
        UsageError: There is no such engine.
        InputError: There is no such voice.
        MissingExtraError: The engine is not installed.

    >>> open_engine("silent", "en").sample_rate
    8000
    """
    kind, name = _parse(voice or "", engine or "")
    if kind not in ENGINES:
        known = ", ".join(ENGINES)
        raise UsageError(f"there is no engine {kind!r}", "--engine", remedy=f"choose from {known}")
    opened: Engine = import_module(ENGINES[kind]).open_voice(name, language)
    return opened


def _parse(voice: str, engine: str) -> tuple[str, str]:
    """Return engine and voice.

    >>> _parse("en-gb", ""), _parse("piper:a.onnx", ""), _parse("", "command:say {wav}")
    (('espeak', 'en-gb'), ('piper', 'a.onnx'), ('command', 'say {wav}'))
    """
    if engine:
        kind, _, name = engine.partition(":")
        return kind, name or voice.removeprefix(f"{kind}:")
    kind, colon, name = voice.partition(":")
    if kind in ENGINES and (colon or kind in {"silent", "espeak"}):
        return kind, name
    return ("piper" if voice.endswith(".onnx") else "espeak"), voice


def language_of(voice: str | None, engine: str | None = None) -> str | None:
    """Return the language that a voice is named after, if it is one of espeak's; else None.

    >>> language_of("fr-fr"), language_of("espeak:en-gb+f3"), language_of("joe.onnx")
    ('fr-fr', 'en-gb', None)
    """
    kind, name = _parse(voice or "", engine or "")
    tag = name.partition("+")[0].lower()
    return tag if kind == "espeak" and _TAG.fullmatch(tag) else None


def voices() -> list[Voice]:
    """Return the voices that are there, engine by engine."""
    return [voice for module in ENGINES.values() for voice in import_module(module).voices()]
