# mypy: ignore-errors
"""Learn the segmenter's weights from a folder of captions.

    python tests/training/learn.py FOLDER [--hold-out] > captions/segment/data/weights.tsv
    python tests/training/learn.py FOLDER --general > captions/segment/data/general.tsv

Files are named ``<group>-<number>.srt`` or ``.vtt``. With ``--hold-out`` nothing is written; each
group is left out in turn, and what was learned from the others is measured on it.

A break after a word has a score for ending a cue and one for ending a line, both sums over its
reasons; a cue's shape has a score by its terms. Both kinds of break share one weight a reason, to
which each adds its own: line breaks are fewer and learn from the cue ends. Learning has two steps:

1. Softmax margin (Gimpel and Smith 2010): people's own way beats all others by a margin.
2. Expected F1: the average F1 of cue ends and of all breaks over all ways, weighted by their
   probability, with the expected share of people's two-line cues broken where they broke them;
   every group counts alike. The gradient is a directional derivative of the averages, taken
   numerically.

Groups named in ``MACHINE_LINES`` had their lines broken by software: only their cues teach, but for
the breaks of either kind.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import compress
from pathlib import Path
from typing import Any

import general
import numpy as np
import scipy.sparse
from corpus import Document, read_folder
from lattice import Scores, Text, best, sums
from prior import CUE_PRIOR, SHAPE_PRIOR, SHAPE_PRIOR_STRENGTH, known, prior
from scipy.optimize import minimize

from captions.segment.breaks import Breaks
from captions.segment.reasons import SENTENCE_END
from captions.segment.shape import one_line, two_lines
from captions.segment.weights import Weights

MACHINE_LINES = frozenset({"economics", "sahaja"})
COLUMNS = 42
MIN_COUNT = 3
SHARED, OWN, SHAPE = 0.05, 0.15, 0.02
"""Strength with which shared weights, own weights and shape weights are held to their prior."""
HIT = 1.0
"""How much the place of the line break inside people's cues counts, against an F1."""
SCALE = 100.0
"""How much the captions count, against the prior."""
FALSE_BREAK, MISSED_BREAK = 2.0, 3.0
"""Margins."""
CERTAIN = 25.0
WARM_STEPS, STEPS = 40, 70

Array = Any
Read = Callable[[Document], list[list[str]]]


def text_of(document: Document) -> Text:
    """Return a document's words as numbers."""
    words = document.words
    width = np.minimum([len(token) for token in words.display], COLUMNS)
    space = np.array([0 if glued else 1 for glued in words.glued])
    space[0] = 0
    ends = np.array([end > 0 for end in words.end])
    ends[-1] = True
    starts = np.concatenate([[True], ends[:-1]])
    sentence = np.maximum.accumulate(np.where(starts, np.arange(len(ends)), 0))
    return Text(np.concatenate([[0], np.cumsum(width + space)]), space, sentence, starts, ends)


def reasons_of(document: Document) -> list[list[str]]:
    """Return the reasons of the break after each word."""
    breaks = Breaks("en", Weights())
    return [breaks.reasons(document.words, i) for i in range(len(document.words))]


def shape_terms() -> tuple[list[str], Array, Array]:
    """Return the names of the shape's terms, and their values by width and by both widths."""
    every = range(COLUMNS + 1)
    ones = [one_line(width) for width in every]
    twos = [two_lines(first, second) for first in every for second in every]
    names = list(dict.fromkeys(name for terms in (*ones, *twos) for name in terms))
    one, two = (
        np.array([[terms.get(name, 0.0) for name in names] for terms in rows])
        for rows in (ones, twos)
    )
    return names, one, two


class Model:
    """Scores for documents; its weights are one vector: shared, of cues, of lines, of shapes."""

    def __init__(
        self,
        documents: list[Document],
        names: list[str],
        read: Read = reasons_of,
        **settings: float,
    ) -> None:
        self.documents = documents
        self.read = read
        self.texts = [text_of(document) for document in documents]
        self.names = names
        self.shape_names, self.one, self.two = shape_terms()
        self.offsets = np.concatenate([[0], np.cumsum([len(d.labels) for d in documents])])
        self.features = _matrix([r for d in documents for r in read(d)], names)
        self.transposed = self.features.T.tocsr()
        self.groups = Counter[str]()
        for document in documents:
            self.groups[document.group] += len(document.labels)
        self.last_step = np.zeros(0)
        size = len(names)
        get = settings.get
        self.hit, self.scale = get("hit", HIT), get("scale", SCALE)
        self.any_machine = get("any_machine", 1.0)
        self.strength = np.concatenate(
            [
                np.full(size, get("shared", SHARED)),
                np.full(2 * size, get("own", OWN)),
                np.full(len(self.shape_names), SHAPE),
            ]
        )
        if SENTENCE_END in names:
            for part in range(3):
                self.strength[part * size + names.index(SENTENCE_END)] = SHAPE
        self.prior = np.zeros(len(self.strength))
        self.prior[:size] = [-prior(name) / 100 * get("prior", 1.0) for name in names]
        self.prior[size : 2 * size] = [-CUE_PRIOR.get(name, 0) / 100 for name in names]
        for name, points in SHAPE_PRIOR.items():
            at = self.shape_names.index(name) - len(self.shape_names)
            self.prior[at], self.strength[at] = -points / 100, SHAPE_PRIOR_STRENGTH
        self.cases = [case for i in range(len(documents)) for case in self._cases(i)]

    # Scores and gradients

    def scores(self, weights: Array) -> Scores:
        """Return the scores of all documents' words, one after another, and of the shapes."""
        size = len(self.names)
        shared, cue, line, shape = np.split(weights, [size, 2 * size, 3 * size])
        zero = np.zeros(len(self.features.indptr) - 1)
        side = COLUMNS + 1
        return Scores(
            self.features @ (shared + cue),
            self.features @ (shared + line),
            zero,
            self.one @ shape,
            (self.two @ shape).reshape(side, side),
        )

    def of(self, scores: Scores, i: int, cue: Any = 0, line: Any = 0, cross: Any = 0) -> Scores:
        """Return the scores of one document, with something added."""
        part = slice(self.offsets[i], self.offsets[i + 1])
        return Scores(
            scores.cue[part] + cue,
            scores.line[part] + line,
            scores.cross[part] + cross,
            scores.one,
            scores.two,
        )

    def gather(self, use: Scores) -> Array:
        """Return the gradient by the weights, from that by the scores."""
        cue, line = self.transposed @ use.cue, self.transposed @ use.line
        shape = self.one.T @ use.one + self.two.T @ use.two.ravel()
        return np.concatenate([cue + line, cue, line, shape])

    def nothing(self) -> Scores:
        """Return a gradient by the scores that is zero."""
        size, side = int(self.offsets[-1]), COLUMNS + 1
        return Scores(
            np.zeros(size), np.zeros(size), np.zeros(0), np.zeros(side), np.zeros((side, side))
        )

    def add(self, to: Scores, i: int, factor: float, plus: Scores, minus: Scores) -> None:
        """Add the difference of the averages under two scores of one document."""
        _, *ups = sums(self.texts[i], plus)
        _, *downs = sums(self.texts[i], minus)
        part = slice(self.offsets[i], self.offsets[i + 1])
        to.cue[part] += factor * (ups[0] - downs[0])
        to.line[part] += factor * (ups[1] - downs[1])
        to.one[:] += factor * (ups[2] - downs[2])
        to.two[:] += factor * (ups[3] - downs[3])

    def held(self, loss: float, gradient: Array, weights: Array) -> tuple[float, Array]:
        """Return loss and gradient with the hold of the prior."""
        away = weights - self.prior
        pull = self.strength * away
        return loss + 0.5 * float(pull @ away), gradient + pull

    # The first step

    def margin(self, weights: Array) -> tuple[float, Array]:
        """Return the softmax-margin loss and its gradient."""
        scores, use, loss = self.scores(weights), self.nothing(), 0.0
        for i, document in enumerate(self.documents):
            labels = np.array(document.labels)
            cue, line = labels == 2, labels == 1
            if document.group in MACHINE_LINES:  # a line may break anywhere inside a cue
                wrong_line, missed = cue, cue
            else:
                wrong_line, missed = ~line, labels > 0
            costs = (FALSE_BREAK * ~cue, FALSE_BREAK * wrong_line, MISSED_BREAK * missed)
            ours = self.of(scores, i, *costs)
            people = self.of(scores, i, -CERTAIN * ~cue, -CERTAIN * wrong_line, -CERTAIN * missed)
            factor = 1000 / self.groups[document.group] / len(self.groups)
            loss += factor * (sums(self.texts[i], ours)[0] - sums(self.texts[i], people)[0])
            self.add(use, i, factor, ours, people)
        return self.held(loss, self.gather(use), weights)

    # The second step

    def risk(self, weights: Array) -> tuple[float, Array]:
        """Return minus the expected F1s and hits, and the gradient."""
        scores, use, gain = self.scores(weights), self.nothing(), 0.0
        unit = self.scale / len(self.groups)
        averages = [sums(t, self.of(scores, i)) for i, t in enumerate(self.texts)]
        for group in self.groups:
            members = [i for i, d in enumerate(self.documents) if d.group == group]
            labels = [np.array(self.documents[i].labels) for i in members]
            cue_f1, cue_slopes = _f1([y == 2 for y in labels], [averages[i][1] for i in members])
            every = [averages[i][1] + averages[i][2] for i in members]
            any_f1, any_slopes = _f1([y > 0 for y in labels], every)
            factor = unit * (self.any_machine if group in MACHINE_LINES else 1.0)
            gain += unit * cue_f1 + factor * any_f1
            for i, cue, line in zip(members, cue_slopes, any_slopes, strict=True):
                toward_cue, toward_line = unit * cue + factor * line, factor * line
                step = 0.02 / max(np.abs(toward_cue).max(), np.abs(toward_line).max(), 1e-12)
                plus = self.of(scores, i, step * toward_cue, step * toward_line)
                minus = self.of(scores, i, -step * toward_cue, -step * toward_line)
                self.add(use, i, 1 / (2 * step), plus, minus)
        if self.hit:
            gain += self._hits(scores, use, self.hit * unit)
        return self.held(-gain, -self.gather(use), weights)

    def _cases(self, i: int) -> list[tuple[str, Array, Array, Array, int]]:
        """Return people's two-line cues that do not fit on a line: how they could be broken."""
        if self.documents[i].group in MACHINE_LINES:
            return []
        text, labels = self.texts[i], self.documents[i].labels
        found, start = [], 0
        for stop in compress(range(1, len(labels) + 1), [label == 2 for label in labels]):
            at = np.arange(start + 1, stop)
            first = text.total[at] - text.total[start] - text.space[start]
            second = text.total[stop] - text.total[at] - text.space[at]
            broken = [k for k in range(start, stop - 1) if labels[k]]
            fits = (first <= COLUMNS) & (second <= COLUMNS)
            width = text.total[stop] - text.total[start] - text.space[start]
            hit = at == broken[0] + 1 if len(broken) == 1 else at < 0
            if width > COLUMNS and (hit & fits).any():
                place = self.offsets[i] + at[fits] - 1
                which = int(np.flatnonzero(hit[fits])[0])
                found.append((self.documents[i].group, place, first[fits], second[fits], which))
            start = stop
        return found

    def _hits(self, scores: Scores, use: Scores, unit: float) -> float:
        """Add to the gradient of the expected share of line breaks where people have them."""
        gain = 0.0
        sizes = Counter(group for group, *_ in self.cases)
        for group, place, first, second, which in self.cases:
            score = scores.line[place] + scores.two[first, second]
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            factor = unit / sizes[group] * chance[which]
            gain += factor
            slope = -factor * chance
            slope[which] += factor
            np.add.at(use.line, place, slope)
            np.add.at(use.two, (first, second), slope)
        return gain

    def learn(self, warm: int = WARM_STEPS, steps: int = STEPS) -> Array:
        """Return the weights."""
        weights = self.prior.copy()
        for function, count in ((self.margin, warm), (self.risk, steps)):
            if count:
                options = {"maxiter": count}
                found = minimize(function, weights, jac=True, method="L-BFGS-B", options=options)
                weights = found.x
        return weights


def _f1(people: list[Array], ours: list[Array]) -> tuple[float, list[Array]]:
    """Return the F1 of chances of breaks, and its slope by each; the last of a text is given."""
    true = sum(float((p * o)[:-1].sum()) for p, o in zip(people, ours, strict=True))
    total = sum(float(p[:-1].sum() + o[:-1].sum()) for p, o in zip(people, ours, strict=True))
    slopes = []
    for p in people:
        slope = 2 * p / total - 2 * true / total**2
        slope[-1] = 0
        slopes.append(slope)
    return 2 * true / total, slopes


def _matrix(rows: list[list[str]], names: list[str]) -> Any:
    number = {name: k for k, name in enumerate(names)}
    columns = [[number[name] for name in row if name in number] for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = [k for row in columns for k in row]
    return scipy.sparse.csr_matrix((np.ones(len(flat)), flat, ends), (len(rows), len(names)))


def names_in(documents: Iterable[Document], read: Read = reasons_of) -> list[str]:
    """Return the reasons that are frequent enough to learn about, and those with a prior."""
    counts = Counter(name for d in documents for row in read(d) for name in row)
    return sorted({name for name, n in counts.items() if n >= MIN_COUNT}.union(known()))


def measure(model: Model, weights: Array, documents: list[Document]) -> dict[str, float]:
    """Return F1 of cue ends and of all breaks, share of line breaks hit, cues a person's cue."""
    test = Model(documents, model.names, model.read)
    scores = test.scores(weights)
    ours = [best(text, test.of(scores, i)) for i, text in enumerate(test.texts)]
    people = [np.array(d.labels) for d in documents]
    hits = 0
    for _, place, first, second, which in test.cases:
        score = scores.line[place] + scores.two[first, second]
        hits += int(score.argmax() == which)
    return {
        "cue F1": 100 * _f1([p == 2 for p in people], [o == 2 for o in ours])[0],
        "any F1": 100 * _f1([p > 0 for p in people], [o > 0 for o in ours])[0],
        "line hit": 100 * hits / len(test.cases) if test.cases else float("nan"),
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
    shared, cue, line, shape = np.split(np.round(-100 * weights, 6), [size, 2 * size, 3 * size])
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
