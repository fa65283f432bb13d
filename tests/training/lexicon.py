# mypy: ignore-errors
"""Write the lexicon of English parts of speech from Brill's.

    python tests/training/lexicon.py en-lexicon.txt > captions/segment/data/en-parts.txt

The input is the lexicon of Brill's tagger as it is distributed with ``pattern`` and ``textblob``:
a word and its most frequent Penn tag a line. Kept are lower-case words whose part of speech is not
the one that their ending speaks for.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from captions.segment.parts import part_by_form

_PARTS = {
    "NN": "noun", "NNS": "nouns", "VB": "verb", "VBP": "verb", "VBZ": "verbs", "VBD": "past",
    "VBN": "participle", "VBG": "ing", "JJ": "adjective", "JJR": "comparative",
    "JJS": "comparative", "RB": "adverb", "RBR": "adverb", "RBS": "adverb", "IN": "preposition",
    "CD": "number", "UH": "interjection", "MD": "auxiliary", "DT": "determiner",
}  # fmt: skip
# Parts of names as often as not, so their capital is to tell.
_LEFT_OUT = frozenset({"north", "south", "east", "west"})
_HEADER = """\
# English words by part of speech: a part, a tab, its words. Words whose ending tells are left out.
# Made from the lexicon of Brill's tagger v1.14, trained on the Brown corpus and the Penn Treebank:
# Copyright 1993 by the Massachusetts Institute of Technology and the University of Pennsylvania,
# MIT License; some words in it are from the Twitter part-of-speech data of Carnegie Mellon
# University (Gimpel et al. 2011), CC BY 3.0."""


def main() -> None:
    """Read the lexicon named on the command line, print ours."""
    parts: dict[str, list[str]] = {}
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        part = _PARTS.get(tag.split("|")[0])
        if word in _LEFT_OUT:
            continue
        if part and re.fullmatch(r"[a-z]+(?:[-'][a-z]+)*", word) and part_by_form(word) != part:
            parts.setdefault(part, []).append(word)
    print(_HEADER)
    for part, words in sorted(parts.items()):
        print(f"{part}\t{' '.join(sorted(set(words)))}")


if __name__ == "__main__":
    main()
