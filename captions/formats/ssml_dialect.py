"""The dialects of SSML: what each speech engine knows.

Azure counts word offsets wrong after a ``<sub>``, and reports none for what is inside; besides, it
drops the silence it makes at punctuation while an application listens to its word-boundary events
(a ``<break>`` stays). espeak-ng knows no IPA, reads a full stop after an element or a closing
quote as "dot", and the ``&amp;`` in an attribute as it is written.

Sources: https://docs.aws.amazon.com/polly/latest/dg/supportedtags.html,
https://learn.microsoft.com/azure/ai-services/speech-service/speech-synthesis-markup-structure,
https://cloud.google.com/text-to-speech/docs/ssml, espeak-ng ``src/libespeak-ng/ssml.c``.
"""

from __future__ import annotations

from dataclasses import dataclass

from captions.errors import UsageError

__all__ = ["DIALECTS", "Dialect", "dialect"]

_W3C = "http://www.w3.org/2001/10/synthesis"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one engine knows.

    Attributes:
        name: What the command line calls it.
        head: What opens a document; ``{language}`` and ``{voice}`` are filled in.
        tail: What closes it.
        sub: It knows ``<sub>``, and keeps its place in the text.
        phoneme: It knows ``<phoneme>`` in IPA.
        outside: Marks may stand outside of an element; else they are put into it, a full stop
            goes before a closing quote, and no attribute has an entity.
        mark: Its empty element that is reported when it is reached, and that one's attribute.
        longest_break_ms: It refuses a longer break, or cuts it; None: nothing is known of that.
        voice: The voice of a document that must name one.
    """

    name: str
    head: str
    tail: str = "</speak>\n"
    sub: bool = True
    phoneme: bool = True
    outside: bool = True
    mark: tuple[str, str] = ("mark", "name")
    longest_break_ms: int | None = None
    voice: str = ""


DIALECTS = (
    Dialect("w3c", f'<speak version="1.1" xmlns="{_W3C}" xml:lang={{language}}>\n'),
    Dialect("polly", "<speak>\n", longest_break_ms=10_000),
    Dialect(
        "azure",
        f'<speak version="1.0" xmlns="{_W3C}" xml:lang={{language}}>\n<voice name={{voice}}>\n',
        "</voice>\n</speak>\n",
        sub=False,
        mark=("bookmark", "mark"),
        longest_break_ms=20_000,
        voice="en-US-AvaMultilingualNeural",
    ),
    Dialect("google", "<speak>\n"),
    Dialect("espeak", "<speak xml:lang={language}>\n", phoneme=False, outside=False),
)


def dialect(name: str) -> Dialect:
    """Return a dialect by its name.

    Raises:
        UsageError: There is no such dialect.
    """
    for known in DIALECTS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in DIALECTS)
    raise UsageError(f"{name!r} is not known", "--dialect", remedy=f"choose from {names}")
