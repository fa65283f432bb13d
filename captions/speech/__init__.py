"""Speech: engines that say a text, and when each word of it is heard.

One engine a module, all behind one `Protocol`; the table of engines is literal. ``silent`` is
always there: it says nothing for as long as the words would take.
"""

from __future__ import annotations

from captions.speech.engines import ENGINES, language_of, open_engine, voices
from captions.speech.model import Engine, Manner, Sentence, Utterance, Voice
from captions.speech.narrate import Narration, Pauses

__all__ = [
    "ENGINES",
    "Engine",
    "Manner",
    "Narration",
    "Pauses",
    "Sentence",
    "Utterance",
    "Voice",
    "language_of",
    "open_engine",
    "voices",
]
