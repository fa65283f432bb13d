"""Texts to try things on: scripts valid by construction, and the same mangled."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    "the a of to and in on with from that which when because people captions U.S. Dr. Jan. 11, "
    "$55 billion 3.5 e.g. talks alliance officials said is are was not very don't Newsweek's "
    "well-known self-evident, however; follows: (as seen) 'quoted' naïve café Zürich "
    "supercalifragilistic internationalisation I you it we they".split(" ")
)
WIDE = st.sampled_from(
    "日本語の 字幕は、 長い。 ทดสอบ 한국어 자막 ключевая מילה كلمة हिन्दी 👩‍👩‍👧 é".split(" ")
)
LONG = st.sampled_from(
    [
        "https://example.org/a/very-long/path?with=some&more=of_it#and-a-fragment-at-the-end",
        "x" * 90,
    ]
)
SPACED = st.one_of(
    *[WORDS] * 12, st.sampled_from("한국어 자막 ключевая מילה كلمة हिन्दी 👩‍👩‍👧".split())
)
"""Words that are written with spaces and fit on a line of any profile."""
SHORT = st.one_of(*[WORDS] * 12, WIDE)
"""Words that fit on a line of any profile."""
ENDS = st.sampled_from([".", ".", ".", "?", "!", "...", '."', "…", "?!"])


@st.composite
def sentences(draw: st.DrawFn, word: st.SearchStrategy[str]) -> str:
    """One sentence of ordinary and awkward words."""
    words = draw(st.lists(word, min_size=1, max_size=25))
    text = " ".join(words)
    return text[:1].upper() + text[1:].rstrip(".,;:") + draw(ENDS)


@st.composite
def paragraphs(draw: st.DrawFn, word: st.SearchStrategy[str]) -> str:
    """A few sentences, their lines broken anywhere."""
    words = " ".join(draw(st.lists(sentences(word), min_size=1, max_size=5))).split(" ")
    breaks = draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    return "".join(w + ("\n" if b else " ") for w, b in zip(words, breaks, strict=True)).strip()


ANY = st.one_of(*[SHORT] * 12, LONG)


@st.composite
def scripts(draw: st.DrawFn, word: st.SearchStrategy[str] = ANY) -> str:
    """A narration script."""
    return "\n\n".join(draw(st.lists(paragraphs(word), min_size=1, max_size=3)))


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A script as it really arrives: blocks repeated, marks astray, debris between the letters."""
    lines: list[str] = []
    for line in draw(scripts()).split("\n"):
        lines.append(line)
        if draw(st.integers(0, 3)) == 0:
            size = draw(st.integers(1, 4))
            lines += lines[-size:] * draw(st.integers(1, 2))
    marks = st.sampled_from(
        [
            " ,",
            ". .",
            '.".',
            ",,",
            " .",
            "\u200b",
            "&amp;",
            "<i>",
            "</b>",
            "\t",
            "  ",
            "\xad",
            "<00:00:01.000>",
            '"',
            "\x07",
            "\\",
            "{",
            "-->",
        ]
    )
    text = "\n".join(lines)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(marks) + text[at:]
    return text


NOISE = st.text(max_size=300)
"""Whatever Unicode has, lone surrogates too."""

ANY_TEXT = st.one_of(scripts(), mangled(), NOISE)
