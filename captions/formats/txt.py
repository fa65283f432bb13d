"""Plain text: the lines of the cues, an empty line where a paragraph ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from captions.model import Cue, End, Head

__all__ = ["render"]


def render(cues: Iterable[Cue], head: Head) -> Iterator[str]:
    """Yield the lines; formatting them again gives the same cues."""
    del head  # plain text has no place for them
    paragraph = False
    for cue in cues:
        if paragraph:
            yield "\n"
        yield cue.text + "\n"
        paragraph = bool(cue.words) and cue.words.end[-1] == End.PARAGRAPH
