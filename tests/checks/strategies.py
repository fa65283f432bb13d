"""Tracks that keep to a profile by construction, and ways to spoil one rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from captions import Cue, Track

if TYPE_CHECKING:
    from collections.abc import Callable

# Content words only: nothing that binds to what follows, so that any line may end anywhere.
WORDS = [
    "people",
    "bridges",
    "houses",
    "letters",
    "strangers",
    "captions",
    "mornings",
    "rivers",
    "gardens",
    "voices",
]
LEADS = [
    "Nobody",
    "Everybody",
    "Yesterday",
    "Tomorrow",
    "Somewhere",
    "Children",
    "Neighbours",
    "Teachers",
    "Doctors",
]


@st.composite
def kept(draw: st.DrawFn) -> Track:
    """A track that keeps to every rule of ``netflix`` and of ``ted``."""
    cues: list[Cue] = []
    at = draw(st.integers(0, 100_000))
    for number in range(draw(st.integers(3, 8))):
        two = draw(st.booleans())
        rows = [draw(row(number)), draw(row(number + 3))] if two else [draw(row(number))]
        text = (*rows[:-1], rows[-1] + ".")
        need = max(1000, sum(map(len, text)) * 1000 // 17 + 1)
        end = at + draw(st.integers(need, max(need, 7000)))
        cues.append(Cue(at, end, text))
        at = end + draw(st.sampled_from([84, 500, 2000]))
    return Track(tuple(cues))


@st.composite
def row(draw: st.DrawFn, number: int) -> str:
    """A line of 22 to 41 characters; its number keeps neighbours apart."""
    words = [LEADS[number % len(LEADS)], draw(st.sampled_from(WORDS))]
    while len(" ".join(words)) < 22:
        words.append(draw(st.sampled_from(WORDS)))
    return " ".join(words)


def spoil(rule: str, track: Track, at: int) -> Track:
    """Return the track with the cue at an index made to break one rule."""
    cues = list(track.cues)
    cues[at] = SPOILERS[rule](cues[at], cues[at - 1] if at else None)
    return Track(tuple(cues), track.head)


def _text(cue: Cue, *lines: str) -> Cue:
    """Return the cue with other lines, on screen long enough to read them."""
    return replace(cue, lines=lines)


SPOILERS: dict[str, Callable[[Cue, Cue | None], Cue]] = {
    "width": lambda cue, _: _text(cue, "Nobodys" + "x" * 36),
    "lines": lambda cue, _: _text(cue, "Nobody ever walked", "and people talked", "ever louder."),
    "speed": lambda cue, _: replace(
        cue,
        lines=("Everybody gardens", "strangers, rivers and voices."),
        end_ms=cue.start_ms + 1900,
    ),
    "min-duration": lambda cue, _: replace(cue, lines=("Oh.",), end_ms=cue.start_ms + 832),
    "max-duration": lambda cue, _: replace(cue, end_ms=cue.start_ms + 7002),
    "empty": lambda cue, _: _text(cue, " "),
    "characters": lambda cue, _: _text(cue, "Nobod\u0007y."),
    "marks": lambda cue, _: _text(cue, "<b>Nobody."),
    "line-break": lambda cue, _: _text(cue, "Nobody ever talked to the", "strangers of that town."),
    "fits-one-line": lambda cue, _: _text(cue, "Nobody", "talked."),
    "punctuation": lambda cue, _: _text(cue, "Nobody , ever."),
    "order": lambda cue, _: replace(cue, end_ms=cue.start_ms),
}
