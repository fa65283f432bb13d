"""Conformity: the share of a track's lines, cues or gaps that keep to each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from captions.checks.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from captions.checks.case import Finding
    from captions.model import Track

__all__ = ["Share", "conformity"]


class Share(NamedTuple):
    """How many of the things that a rule looks at keep to it."""

    counts: str
    checked: int
    within: int

    @property
    def percent(self) -> float:
        """The share in hundredths; a track with nothing to look at keeps to every rule.

        >>> Share("cue", 8, 7).percent
        87.5
        """
        return 100 * self.within / self.checked if self.checked else 100.0

    @property
    def shown(self) -> str:
        """The share with one decimal, rounded down: 100 says that nothing was found.

        >>> Share("cue", 10_000, 9_999).shown, Share("cue", 5, 5).shown
        ('99.9 %', '100 %')
        """
        if self.within == self.checked:
            return "100 %"
        return f"{1000 * self.within // self.checked / 10:g} %"


def conformity(
    track: Track, findings: Iterable[Finding], rules: Iterable[str] = tuple(RULES)
) -> dict[str, Share]:
    """Return for each rule the share of what it looks at that keeps to it.

    >>> from captions.model import Cue, Track
    >>> track = Track((Cue(0, 2000, ("Hello there.",)),))
    >>> conformity(track, [], ["width"])["width"].percent
    100.0
    """
    sizes = [len(cue.lines) for cue in track]
    totals = {
        "file": 1,
        "cue": len(sizes),
        "gap": max(0, len(sizes) - 1),
        "line": sum(sizes),
        "pair": sum(size - 1 for size in sizes if size),
    }
    found: dict[str, list[int]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding.cue)
    shares = {}
    for name in rules:
        counts = RULES[name].counts
        total, cues = totals[counts], found.get(name, [])
        # A cue has one gap before it and may have several faults, but a line has one.
        faults = len(cues) if counts in ("line", "pair") else len(set(cues))
        shares[name] = Share(counts, total, max(0, total - faults))
    return shares
