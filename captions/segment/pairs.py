"""Pairs of English words that are read as one: "kind of", "going to", "such as".

A break before "of" or "to" is a good one as a rule; people make it in one of six, and inside these
in one of twenty.
"""

from __future__ import annotations

__all__ = ["FIRST_OF_PAIRS", "PAIRS"]

PAIRS = {
    "of": frozenset(
        """all because bunch couple instead kind kinds lot lots many most none one out some sort
        sorts""".split()
    ),
    "to": frozenset(
        """able according due going had has have need needed needs order supposed tend tried try
        trying used want wanted wants""".split()
    ),
    "as": frozenset({"such", "well"}),
    "at": frozenset({"look", "looked", "looking"}),
    "if": frozenset({"as", "even"}),
    "though": frozenset({"as", "even"}),
    "than": frozenset({"less", "more", "other", "rather"}),
    "that": frozenset({"so"}),
}
"""The first words of each second one."""
FIRST_OF_PAIRS = frozenset().union(*PAIRS.values())
