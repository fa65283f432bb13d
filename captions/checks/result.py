"""A file and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from captions.checks.conformity import Share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from captions.checks.case import Finding

__all__ = ["Result", "summary", "together"]


@dataclass(frozen=True, slots=True)
class Result:
    """What the rules found in one file.

    Attributes:
        file: Its name as given.
        profile: Name of the profile it was held to.
        language: BCP 47 tag of its text.
        cues: How many it has.
        findings: In the order of the cues.
        shares: For each rule that ran, the share of the file that keeps to it.
    """

    file: str
    profile: str
    language: str
    cues: int
    findings: tuple[Finding, ...]
    shares: dict[str, Share]

    @property
    def at_fault(self) -> int:
        """How many cues have a finding."""
        return len({finding.cue for finding in self.findings if finding.cue})


def summary(result: Result) -> str:
    """Return one line: how much was found, and the share that keeps to each rule.

    >>> summary(Result("a.srt", "netflix", "en", 7, (), {}))
    'a.srt: 7 cues, nothing found (netflix, en)'
    """
    head = f"{result.file}: {_count(result.cues, 'cue')}"
    if not result.findings:
        return f"{head}, nothing found ({result.profile}, {result.language})"
    parts = [
        f"{name} {share.shown}" + (f" of {share.counts}s" if share.counts != "file" else "")
        for name, share in result.shares.items()
        if share.within < share.checked
    ]
    rest = len(result.shares) - len(parts)
    if rest:
        parts.append(f"{rest} more rules 100 %" if parts else f"{rest} rules 100 %")
    found = f"{_count(len(result.findings), 'finding')} in {result.at_fault} of them"
    return f"{head}, {found} ({result.profile}, {result.language}): {', '.join(parts)}"


def together(results: Iterable[Result]) -> Result:
    """Return the results of several files as one."""
    results = list(results)
    shares: dict[str, Share] = {}
    for result in results:
        for name, share in result.shares.items():
            so_far = shares.get(name, Share(share.counts, 0, 0))
            shares[name] = Share(
                share.counts, so_far.checked + share.checked, so_far.within + share.within
            )
    # Cue numbers start afresh in each file, so that counting cues at fault needs them apart.
    return _Together(
        f"{len(results)} files",
        _only({result.profile for result in results}),
        _only({result.language for result in results}),
        sum(result.cues for result in results),
        tuple(finding for result in results for finding in result.findings),
        shares,
        sum(result.at_fault for result in results),
    )


@dataclass(frozen=True, slots=True)
class _Together(Result):
    faulty: int = 0

    @property
    def at_fault(self) -> int:
        return self.faulty


def _only(names: set[str]) -> str:
    return ", ".join(sorted(names))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
