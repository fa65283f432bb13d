"""What pauses are worth: F1 of cue ends from the text alone, and with the times of the words.

    python tests/benchmarks/bench_pauses.py FOLDER [--points -1500 …]

FOLDER has captions named ``<group>-<number>.srt`` or ``.vtt``. The words of a cue share its time by
their lengths, so the only pauses are those between cues, which are real; that a cue ends there is
not told. ``--points`` tries other weights of a pause, and says which one the other groups would
choose. They choose more than there is, but here nobody hesitates inside a phrase, as speakers do.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from itertools import accumulate, pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

import captions
from captions.model import Cue, Line, Words
from captions.profile import load_profile
from captions.segment import segmenter
from captions.words import to_words

_NOISE = re.compile(r"<[^<>]*>|[\[(][^\])]*[\])]|^\s*(?:>>+\s*)?[A-Z][A-Z0-9 .'-]{1,28}:\s", re.M)
Counts = tuple[int, int, int]
"""Cue ends that are both people's and ours, people's, and ours."""


def timed_words(cues: list[Cue]) -> tuple[Words, set[int]]:
    """Return the words of cues at their times, and the words that end a cue."""
    texts = [" ".join(_NOISE.sub(" ", cue.text).split()) for cue in cues]
    words = Words.joined(to_words([Line(1, " ".join(text for text in texts if text))], "en"))
    start_ms: list[int] = []
    end_ms: list[int] = []
    ends: set[int] = set()
    for cue, text in zip(cues, texts, strict=True):
        tokens: list[str] = []
        while sum(map(len, tokens)) < len(text.replace(" ", "")):
            tokens.append(words.display[len(start_ms) + len(tokens)])
        lengths = [0, *accumulate(len(token) + 1 for token in tokens)]
        shown = cue.end_ms - cue.start_ms
        edges = [cue.start_ms + shown * length // (lengths[-1] or 1) for length in lengths]
        for start, end in pairwise(edges):
            start_ms.append(max(start, end_ms[-1] if end_ms else 0))
            end_ms.append(max(end, start_ms[-1]))
        ends.add(len(start_ms) - 1)
    return words.at(start_ms, end_ms), ends


def counts(path: Path, heard: bool, points: int | None = None) -> Counts:
    """Return how many cue ends are found; the last of the text is given."""
    words, people = timed_words([cue for cue in captions.read(path) if cue.lines])
    ours_by = segmenter.Segmenter(load_profile("netflix"), "en", heard)
    if points is not None:
        ours_by.breaks.weights = replace(ours_by.breaks.weights, pause=points)
    blocks, _ = ours_by.fit(words, last=True)
    ours = {block.stop - 1 for block in blocks}
    people, ours = people - {len(words) - 1}, ours - {len(words) - 1}
    return len(people & ours), len(people), len(ours)


def f1(all_counts: list[Counts]) -> float:
    """Return the F1 of counts added up."""
    both, people, ours = map(sum, zip(*all_counts, strict=True))
    return 200.0 * both / (people + ours)


def main() -> None:
    """Print a line a group, and what it would be with the weight that the others choose."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--points", type=int, nargs="*", default=[])
    options = parser.parse_args()
    groups: dict[str, list[Path]] = {}
    for path in sorted(options.folder.iterdir()):
        if path.suffix in {".srt", ".vtt"}:
            groups.setdefault(re.sub(r"-\d+$", "", path.stem), []).append(path)
    tried: dict[int, dict[str, float]] = {
        points: {g: f1([counts(p, True, points) for p in paths]) for g, paths in groups.items()}
        for points in options.points
    }
    print("group\ttext alone\twith pauses\tgain" + "\tchosen by the others\tgain" * bool(tried))
    for group, paths in groups.items():
        text = f1([counts(path, False) for path in paths])
        heard = f1([counts(path, True) for path in paths])
        row = f"{group}\t{text:.1f}\t{heard:.1f}\t{heard - text:+.1f}"
        if tried:
            best = max(tried, key=lambda p: sum(f for g, f in tried[p].items() if g != group))
            row += f"\t{tried[best][group]:.1f} ({best})\t{tried[best][group] - text:+.1f}"
        print(row)


if __name__ == "__main__":
    main()
