# mypy: ignore-errors
"""Learn the segmenter's weights from a folder of captions.

    python tests/training/learn.py FOLDER [--hold-out] > captions/segment/data/weights.tsv
    python tests/training/learn.py FOLDER --general > captions/segment/data/general.tsv

Files are named ``<group>-<number>.srt`` or ``.vtt``. With ``--hold-out`` nothing is written; each
group is left out in turn, and what was learned from the others is measured on it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import general
import numpy as np
from corpus import Document, read_folder
from features import Read, reasons_of
from lattice import best
from model import Model, f1
from prior import NOT_LEARNED, known

from captions.segment.reasons import SENTENCE_END

MIN_COUNT = 3
"""A reason that is rarer is not learned about, unless there is a guess for it."""

Array = Any  # a numpy array


def names_in(documents: Iterable[Document], read: Read = reasons_of) -> list[str]:
    """Return the reasons that are frequent enough to learn about, and those with a prior.

    ``NOT_LEARNED`` names what the captions are no witnesses of; ``grammar.tsv`` weighs it.
    """
    counts = Counter(name for d in documents for row in read(d) for name in row)
    names = {name for name, n in counts.items() if n >= MIN_COUNT}.union(known())
    return sorted(names - NOT_LEARNED)


def measure(model: Model, weights: Array, documents: list[Document]) -> dict[str, float]:
    """Return F1 of cue ends and of all breaks, share of line breaks hit, cues a person's cue."""
    test = Model(documents, model.names, model.read)
    common = weights[: 3 * len(model.names) + len(model.shape_names)]
    shape = common[-len(model.shape_names) :]
    scores = test.scores(np.concatenate([common, *[shape for _ in test.kinds[1:]]]))
    ours = [best(text, test.of(scores, i)) for i, text in enumerate(test.texts)]
    people = [np.array(d.labels) for d in documents]
    cues = sum(map(len, test.lines.values()))
    hits = sum(lines.hits(scores.line, scores.two[lines.kind]) for lines in test.lines.values())
    return {
        "cue F1": 100 * f1([p == 2 for p in people], [o == 2 for o in ours])[0],
        "any F1": 100 * f1([p > 0 for p in people], [o > 0 for o in ours])[0],
        "line hit": 100 * hits / cues if cues else float("nan"),
        "cue ratio": sum((o == 2).sum() for o in ours) / sum((p == 2).sum() for p in people),
    }


def hold_out(
    documents: list[Document], read: Read = reasons_of, **settings: float
) -> dict[str, dict[str, float]]:
    """Return what learning without a group gives on the group."""
    found = {}
    for group in sorted({d.group for d in documents}):
        rest = [d for d in documents if d.group != group]
        model = Model(rest, names_in(rest, read), read, **settings)
        found[group] = measure(model, model.learn(), [d for d in documents if d.group == group])
    return found


def table(model: Model, weights: Array, header: str) -> str:
    """Return the weights as the file that the package reads: points, costs positive."""
    size = len(model.names)
    parts = [size, 2 * size, 3 * size, 3 * size + len(model.shape_names)]
    shared, cue, line, shape, _ = np.split(np.round(-100 * weights, 6), parts)
    rows = [header.rstrip(), "# What a break costs: reason, for ending a cue, for ending a line."]
    for name, cue_points, line_points in zip(model.names, shared + cue, shared + line, strict=True):
        if round(cue_points) or round(line_points) or name == SENTENCE_END:
            rows.append(f"{name}\t{round(cue_points)}\t{round(line_points)}")
    rows.append("# What a cue's shape costs: term, points.")
    rows += [f"{n}\t{round(p)}" for n, p in zip(model.shape_names, shape, strict=True)]
    return "\n".join(rows) + "\n"


HEADER = """\
# Weights of the segmenter, in points: 100 make an alternative e times less likely.
# Learned by tests/training/learn.py from captions that people made, text only:
"""


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Learn the segmenter's weights from captions.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hold-out", action="store_true", help="measure, by group left out")
    parser.add_argument("--general", action="store_true", help="for languages without weights")
    parser.add_argument("--without", nargs="*", default=[], help="groups to leave out")
    parser.add_argument("--source", nargs="*", default=[], help="a line for the header, each")
    options = parser.parse_args()
    documents = [d for d in read_folder(options.folder) if d.group not in options.without]
    read = general.reasons_of if options.general else reasons_of
    if options.hold_out:
        for group, figures in hold_out(documents, read).items():
            print(group, *(f"{name} {value:.2f}" for name, value in figures.items()), sep="\t")
        return
    model = Model(documents, names_in(documents, read), read)
    header = HEADER + "".join(f"# - {line}\n" for line in options.source)
    print(table(model, model.learn(), header), end="")


if __name__ == "__main__":
    main()
