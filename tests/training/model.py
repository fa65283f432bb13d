# mypy: ignore-errors
"""The model that learning moves: what breaks and shapes score, and how good that is.

A break after a word has a score for ending a cue and one for ending a line, both sums over its
reasons; a cue's shape has a score by its terms. Both kinds of break share one weight a reason, to
which each adds its own: line breaks are fewer and learn from the cue ends. Learning has two steps:

1. Softmax margin (Gimpel and Smith 2010): people's own way beats all others by a margin.
2. Expected F1: the average F1 of cue ends and of all breaks over all ways, weighted by their
   probability, and where people's two-line cues are broken; every group counts alike. The gradient
   is a directional derivative of the averages, taken numerically.

Where a cue is broken counts in one of two ways: as the expected share broken where people broke
them, which does not mind what no rule explains, or as the likelihood of people's breaks, which
minds and so keeps the weights small. Each errs elsewhere; what is learned is the mean of both.

Groups named in ``MACHINE_LINES`` had their lines broken by software: only their cues teach, but for
the breaks of either kind. Of those in ``ONLY_LINES``, made for narrower lines or short, only the
places where people broke a cue teach, by their likelihood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import compress
from typing import Any

import numpy as np
import scipy.sparse
from corpus import Document
from features import COLUMNS, Read, reasons_of, shape_terms, text_of
from lattice import Scores, sums
from prior import CUE_PRIOR, SHAPE_PRIOR, SHAPE_PRIOR_STRENGTH, prior
from scipy.optimize import minimize

from captions.segment.reasons import SENTENCE_END

__all__ = ["Model", "f1"]

MACHINE_LINES = frozenset({"economics", "sahaja"})
ONLY_LINES = {"google": 32, "access": 42}
"""Groups whose cues do not teach, and the columns of their lines."""
SHARED, OWN_CUE, OWN_LINE, SHAPE = 0.05, 0.15, 3.0, 0.02
"""Strength with which shared weights, those of one kind of break and those of shapes are held to
their prior. Lines have few examples, so they have next to nothing of their own."""
HIT = 1.0
"""How much where people broke their cues counts, against an F1."""
SCALE = 100.0
"""How much the captions count, against the prior."""
FALSE_BREAK, MISSED_BREAK = 2.0, 3.0
"""Margins."""
CERTAIN = 25.0
WARM_STEPS, STEPS = 40, 70

Array = Any
Objective = Callable[[Array], tuple[float, Array]]


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
        self.whole = [i for i, d in enumerate(documents) if d.group not in ONLY_LINES]
        self.groups = Counter[str]()
        for i in self.whole:
            self.groups[documents[i].group] += len(documents[i].labels)
        size = len(names)
        get = settings.get
        self.hit, self.scale = get("hit", HIT), get("scale", SCALE)
        self.by_likelihood = False
        self.strength = np.concatenate(
            [
                np.full(size, get("shared", SHARED)),
                np.full(size, get("own_cue", OWN_CUE)),
                np.full(size, get("own_line", OWN_LINE)),
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
        for i in self.whole:
            document = self.documents[i]
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
        averages = {i: sums(self.texts[i], self.of(scores, i)) for i in self.whole}
        for group in self.groups:
            members = [i for i in self.whole if self.documents[i].group == group]
            labels = [np.array(self.documents[i].labels) for i in members]
            cue_f1, cue_slopes = f1([y == 2 for y in labels], [averages[i][1] for i in members])
            every = [averages[i][1] + averages[i][2] for i in members]
            any_f1, any_slopes = f1([y > 0 for y in labels], every)
            gain += unit * (cue_f1 + any_f1)
            for i, cue, line in zip(members, cue_slopes, any_slopes, strict=True):
                toward_cue, toward_line = unit * (cue + line), unit * line
                step = 0.02 / max(np.abs(toward_cue).max(), np.abs(toward_line).max(), 1e-12)
                plus = self.of(scores, i, step * toward_cue, step * toward_line)
                minus = self.of(scores, i, -step * toward_cue, -step * toward_line)
                self.add(use, i, 1 / (2 * step), plus, minus)
        gain += self._lines(scores, use, self.hit * unit)
        return self.held(-gain, -self.gather(use), weights)

    def _cases(self, i: int) -> list[tuple[str, Array, Array, Array, int]]:
        """Return people's two-line cues that do not fit on a line: how they could be broken."""
        group = self.documents[i].group
        if group in MACHINE_LINES:
            return []
        columns = ONLY_LINES.get(group, COLUMNS)
        text, labels = self.texts[i], self.documents[i].labels
        found, start = [], 0
        for stop in compress(range(1, len(labels) + 1), [label == 2 for label in labels]):
            at = np.arange(start + 1, stop)
            first = text.total[at] - text.total[start] - text.space[start]
            second = text.total[stop] - text.total[at] - text.space[at]
            broken = [k for k in range(start, stop - 1) if labels[k]]
            fits = (first <= columns) & (second <= columns)
            width = text.total[stop] - text.total[start] - text.space[start]
            hit = at == broken[0] + 1 if len(broken) == 1 else at < 0
            if width > columns and (hit & fits).any():
                place = self.offsets[i] + at[fits] - 1
                which = int(np.flatnonzero(hit[fits])[0])
                found.append((group, place, first[fits], second[fits], which))
            start = stop
        return found

    def _lines(self, scores: Scores, use: Scores, unit: float) -> float:
        """Add to the gradient of how well line breaks agree with people's; return how well."""
        every = self.cases
        cases = every if self.by_likelihood else [c for c in every if c[0] not in ONLY_LINES]
        sizes = Counter(group for group, *_ in cases)
        # A group of few cues is a poor witness: its likelihood counts by the root of their number.
        root = sum(n**0.5 for n in sizes.values())
        gain = 0.0
        for group, place, first, second, which in cases:
            score = scores.line[place] + scores.two[first, second]
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            if self.by_likelihood:
                factor = unit * len(sizes) / root / sizes[group] ** 0.5
                gain += factor * float(np.log(max(chance[which], 1e-9)))
            else:
                factor = unit / sizes[group] * chance[which]
                gain += factor
            slope = -factor * chance
            slope[which] += factor
            np.add.at(use.line, place, slope)
            np.add.at(use.two, (first, second), slope)
        return gain

    def learn(self, warm: int = WARM_STEPS, steps: int = STEPS) -> Array:
        """Return the weights."""
        start = self._minimized(self.margin, self.prior, warm)
        found = []
        for self.by_likelihood in (False, True):
            found.append(self._minimized(self.risk, start, steps))
        return np.mean(found, axis=0)

    @staticmethod
    def _minimized(function: Objective, weights: Array, steps: int) -> Array:
        options = {"maxiter": steps}
        return minimize(function, weights, jac=True, method="L-BFGS-B", options=options).x


def f1(people: list[Array], ours: list[Array]) -> tuple[float, list[Array]]:
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
