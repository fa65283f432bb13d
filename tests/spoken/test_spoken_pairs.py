"""The pairs of NeMo's text normalisation, by class: the goal, and the table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from captions.words.spoken import Reader, Style

if TYPE_CHECKING:
    from pathlib import Path

OVERALL, EACH = 0.92, 0.85


def _pairs(path: Path) -> list[tuple[str, str]]:
    rows = (line.partition("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [(written, spoken.strip()) for written, tab, spoken in rows if tab]


def test_pairs_are_read_as_meant(inputs: Path) -> None:
    """The pairs write numbers without hyphens; one class keeps the marks where they are."""
    right, total = Counter[str](), Counter[str]()
    for path in sorted((inputs / "spoken").glob("*.tsv")):
        close = path.stem == "punctuation_match_input"
        reader = Reader(style=Style(hyphenate=False, space_after_marks=not close))
        for written, spoken in _pairs(path):
            said = " ".join(r.text for r in reader(written.split()) if r.text)
            total[path.stem] += 1
            right[path.stem] += said == spoken
            if said != spoken:
                print(f"{path.stem}: {written!r}: {spoken!r} expected, {said!r} said")
    shares = {kind: right[kind] / total[kind] for kind in total}
    for kind, share in shares.items():
        print(f"{kind:26}{right[kind]:4}/{total[kind]:<4}{share:6.0%}")
    print(f"{'all':26}{right.total():4}/{total.total():<4}{right.total() / total.total():6.1%}")
    assert total, "no pairs"
    assert right.total() >= OVERALL * total.total()
    assert min(shares.values()) >= EACH
