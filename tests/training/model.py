# mypy: ignore-errors
"""The model that learning moves: what breaks and shapes score, and how good that is.

A break after a word has a score for ending a cue and one for ending a line, both sums over its
reasons; a cue's shape has a score by its terms. Both kinds of break share one weight a reason, to
which each adds its own: line breaks are fewer and learn from the cue ends. Learning has two steps:

1. Softmax margin (Gimpel and Smith 2010): people's own way beats all others by a margin.
2. Expected F1: the average F1 of cue ends and of all breaks over all ways, weighted by their
   probability, and where people's two-line cues are broken. The gradient is a directional
   derivative of the averages, taken numerically.

Where a cue is broken counts in one of two ways: as the expected share broken where people broke
them, which does not mind what no rule explains, or as the likelihood of people's breaks, which
minds and so keeps the weights small. And cues of the groups in ``OWN_SHAPE`` teach, or only where
they are broken does, by its likelihood. Each errs elsewhere; what is learned is the mean of all
four, which is better than any on captions that are left out.

Groups named in ``MACHINE_LINES`` had their lines broken by software: only their cues teach, but for
the breaks of either kind. Those in ``OWN_SHAPE`` were made for narrower lines, or are so short that
what they show of length is chance: they have weights of their own for the shapes of cues, which
are not kept, and share those of breaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.sparse
from corpus import Document
from features import COLUMNS, Read, reasons_of, shape_terms, text_of
from lattice import Scores, sums
from prior import CUE_PRIOR, SHAPE_PRIOR, SHAPE_PRIOR_STRENGTH, prior
from scipy.optimize import minimize
from twolines import TwoLines

from captions.segment.reasons import SENTENCE_END

__all__ = ["Model", "f1"]

COMMON = "all"
"""Name of the kind of shapes that groups have in common."""
MACHINE_LINES = frozenset({"economics", "sahaja"})
OWN_SHAPE = {"google": 32, "access": COLUMNS}
"""Groups whose cues have shapes of their own, and the columns of their lines."""
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
    """Scores for documents; its weights are one vector: shared, of cues, of lines, of shapes.

    The weights of shapes are those of all groups, then those of each group with its own.
    """

    def __init__(
        self,
        documents: list[Document],
        names: list[str],
        read: Read = reasons_of,
        **settings: float,
    ) -> None:
        self.documents = documents
        self.read = read
        columns = [OWN_SHAPE.get(d.group, COLUMNS) for d in documents]
        self.texts = [text_of(d, c) for d, c in zip(documents, columns, strict=True)]
        self.names = names
        own = sorted({d.group for d in documents} & OWN_SHAPE.keys())
        self.kinds = [COMMON, *own]
        self.shapes = [shape_terms(OWN_SHAPE.get(kind, COLUMNS)) for kind in self.kinds]
        self.shape_names = self.shapes[0][0]
        self.kind = [own.index(d.group) + 1 if d.group in own else 0 for d in documents]
        self.offsets = np.concatenate([[0], np.cumsum([len(d.labels) for d in documents])])
        self.features = _matrix([r for d in documents for r in read(d)], names)
        self.transposed = self.features.T.tocsr()
        self.lines: dict[str, TwoLines] = {}
        for i, d in enumerate(documents):
            if d.group not in MACHINE_LINES:
                lines = self.lines.setdefault(d.group, TwoLines(self.kind[i]))
                lines.read(self.texts[i], d.labels, columns[i], int(self.offsets[i]))
        self.lines = {group: lines for group, lines in self.lines.items() if len(lines)}
        for lines in self.lines.values():
            lines.close()
        size = len(names)
        get = settings.get
        self.hit, self.scale = get("hit", HIT), get("scale", SCALE)
        self.by_likelihood = False
        self.teach(all_groups=True)
        by_break = get("shared", SHARED), get("own_cue", OWN_CUE), get("own_line", OWN_LINE)
        self.strength = np.concatenate(
            [
                *(np.full(size, strength) for strength in by_break),
                np.full(len(self.kinds) * len(self.shape_names), SHAPE),
            ]
        )
        if SENTENCE_END in names:
            for part in range(3):
                self.strength[part * size + names.index(SENTENCE_END)] = SHAPE
        self.prior = np.zeros(len(self.strength))
        self.prior[:size] = [-prior(name) / 100 * get("prior", 1.0) for name in names]
        self.prior[size : 2 * size] = [-CUE_PRIOR.get(name, 0) / 100 for name in names]
        for name, points in SHAPE_PRIOR.items():
            at = 3 * size + self.shape_names.index(name)
            every = slice(at, None, len(self.shape_names))
            self.prior[every], self.strength[every] = -points / 100, SHAPE_PRIOR_STRENGTH

    def teach(self, all_groups: bool) -> None:
        """Let the cues of all groups teach, or only of those whose shapes are everyone's."""
        self.whole = [i for i, kind in enumerate(self.kind) if all_groups or kind == 0]
        self.groups = Counter[str]()
        for i in self.whole:
            self.groups[self.documents[i].group] += len(self.documents[i].labels)

    # Scores and gradients

    def scores(self, weights: Array) -> Scores:
        """Return the scores of all documents' words, one after another, and of shapes by kind."""
        size = len(self.names)
        shared, cue, line, shape = np.split(weights, [size, 2 * size, 3 * size])
        by_kind = shape.reshape(-1, len(self.shape_names))
        zero = np.zeros(len(self.features.indptr) - 1)
        ones = [one @ own for (_, one, _), own in zip(self.shapes, by_kind, strict=True)]
        twos = [
            (two @ own).reshape(len(one), len(one))
            for (_, one, two), own in zip(self.shapes, by_kind, strict=True)
        ]
        return Scores(
            self.features @ (shared + cue), self.features @ (shared + line), zero, ones, twos
        )

    def of(self, scores: Scores, i: int, cue: Any = 0, line: Any = 0, cross: Any = 0) -> Scores:
        """Return the scores of one document, with something added."""
        part = slice(self.offsets[i], self.offsets[i + 1])
        return Scores(
            scores.cue[part] + cue,
            scores.line[part] + line,
            scores.cross[part] + cross,
            scores.one[self.kind[i]],
            scores.two[self.kind[i]],
        )

    def gather(self, use: Scores) -> Array:
        """Return the gradient by the weights, from that by the scores."""
        cue, line = self.transposed @ use.cue, self.transposed @ use.line
        shapes = [
            one.T @ used + two.T @ both.ravel()
            for (_, one, two), used, both in zip(self.shapes, use.one, use.two, strict=True)
        ]
        return np.concatenate([cue + line, cue, line, *shapes])

    def nothing(self) -> Scores:
        """Return a gradient by the scores that is zero."""
        size, sides = int(self.offsets[-1]), [len(one) for _, one, _ in self.shapes]
        ones = [np.zeros(side) for side in sides]
        twos = [np.zeros((side, side)) for side in sides]
        return Scores(np.zeros(size), np.zeros(size), np.zeros(0), ones, twos)

    def add(self, to: Scores, i: int, factor: float, plus: Scores, minus: Scores) -> None:
        """Add the difference of the averages under two scores of one document."""
        _, *ups = sums(self.texts[i], plus)
        _, *downs = sums(self.texts[i], minus)
        part = slice(self.offsets[i], self.offsets[i + 1])
        to.cue[part] += factor * (ups[0] - downs[0])
        to.line[part] += factor * (ups[1] - downs[1])
        to.one[self.kind[i]][:] += factor * (ups[2] - downs[2])
        to.two[self.kind[i]][:] += factor * (ups[3] - downs[3])

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

    def _lines(self, scores: Scores, use: Scores, unit: float) -> float:
        """Add to the gradient of how well line breaks agree with people's; return how well."""
        every = self.by_likelihood
        groups = {g: lines for g, lines in self.lines.items() if every or g in self.groups}
        # A group of few cues is a poor witness: its likelihood counts by the root of their number.
        root = sum(len(lines) ** 0.5 for lines in groups.values())
        gain = 0.0
        for lines in groups.values():
            chance = lines.chances(scores.line, scores.two[lines.kind])
            if self.by_likelihood:
                factor = np.full(len(lines), unit * len(groups) / root / len(lines) ** 0.5)
                gain += float(factor @ np.log(np.maximum(chance[lines.right], 1e-9)))
            else:
                factor = unit / len(lines) * chance[lines.right]
                gain += float(factor.sum())
            lines.slope(chance, factor, use.line, use.two[lines.kind])
        return gain

    def learn(self, warm: int = WARM_STEPS, steps: int = STEPS) -> Array:
        """Return the weights."""
        found = []
        for all_groups in (False, True):
            self.teach(all_groups)
            start = self._minimized(self.margin, self.prior, warm)
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
