"""One reading in SSML: what is written, with what is said for it."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from captions.formats.ssml_dialect import Dialect

__all__ = ["Said", "element"]

_MARKS = "\"'“”‘’«»„‚([{¿¡.,;:!?…)]}—–-"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED_STOP = re.compile(r"([\"'”’»)\]]+)\.$")
_LETTERS = re.compile(r"[A-Z]{2,}")


class Said(NamedTuple):
    """One reading: what is written, and how it is said."""

    display: str
    spoken: str
    phoneme: str = ""
    kind: str = "plain"
    glued: bool = False


def element(said: Said, known: Dialect) -> str:
    """Return a reading as SSML, the marks around it outside of its element if that may be.

    >>> from captions.formats.ssml_dialect import dialect
    >>> element(Said("$5.", "five dollars."), dialect("w3c"))
    '<sub alias="five dollars">$5</sub>.'
    """
    display, spoken = _NOT_XML.sub("", said.display), _NOT_XML.sub("", said.spoken)
    if known.outside:
        before, core, after = _around(spoken)
        written = _around(display)[1]
    else:
        before, core, after = "", _QUOTED_STOP.sub(r".\1", spoken), ""
        written = display
    inner = escape(core)
    if said.phoneme and known.phoneme and core:
        ph = quoteattr(_NOT_XML.sub("", said.phoneme))
        inner = f'<phoneme alphabet="ipa" ph={ph}>{inner}</phoneme>'
    elif said.kind == "letters" and _LETTERS.fullmatch(core):
        inner = f'<say-as interpret-as="characters">{inner}</say-as>'
    elif known.sub and core and written not in ("", core) and display != spoken:
        alias = quoteattr(core)
        if known.outside or alias == f'"{core}"':
            inner = f"<sub alias={alias}>{escape(written)}</sub>"
    return escape(before) + inner + escape(after)


def _around(text: str) -> tuple[str, str, str]:
    """Return the marks before a text, the text, and the marks after it.

    >>> _around('"$5.50,"')
    ('"', '$5.50', ',"')
    """
    core = text.lstrip(_MARKS)
    before = text[: len(text) - len(core)]
    bare = core.rstrip(_MARKS)
    return before, bare, core[len(bare) :]
