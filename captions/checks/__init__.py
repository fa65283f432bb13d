"""Check: what is wrong with a track, by the rules of a style guide.

One rule, one function, one name; `RULES` is the table. Nothing is changed and nothing is printed.

>>> from captions.model import Cue, Track
>>> track = Track((Cue(0, 2000, ("Hello there.",)), Cue(2050, 2400, ("So it is.",))))
>>> for finding in check(track):
...     print(finding.cue, finding.rule, finding.value, finding.limit)
2 speed 25.71 20
2 min-duration 0.35 0.833
2 gap 0.05 0.083 s or ≥ 0.5 s
"""

from __future__ import annotations

from captions.checks.case import Finding, Rule
from captions.checks.conformity import Share, conformity
from captions.checks.result import Result
from captions.checks.rules import RULES
from captions.checks.run import check, chosen, language_of

__all__ = [
    "RULES",
    "Finding",
    "Result",
    "Rule",
    "Share",
    "check",
    "chosen",
    "conformity",
    "language_of",
]
