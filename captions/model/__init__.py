"""The data that travels: lines of a source, words with times, cues, the track, the log of edits.

All are immutable. Times are integer milliseconds from the start of the media.
"""

from captions.model.source import NEW_PARAGRAPH, Edit, Line, Log
from captions.model.track import Cue, Extra, Head, Track
from captions.model.words import Block, End, Mark, Word, Words

__all__ = [
    "NEW_PARAGRAPH",
    "Block",
    "Cue",
    "Edit",
    "End",
    "Extra",
    "Head",
    "Line",
    "Log",
    "Mark",
    "Track",
    "Word",
    "Words",
]
