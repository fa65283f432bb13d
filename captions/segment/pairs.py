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
        """able according due going had has have need needed needs order related supposed tend tried
        try trying used want wanted wants""".split()
    ),
    "as": frozenset("far long many much same soon such well".split()),
    "on": frozenset(
        "based depend depending depends focus focused relies rely work worked working".split()
    ),
    "about": frozenset({"think", "thinking"}),
    "at": frozenset({"look", "looked", "looking"}),
    "from": frozenset({"different"}),
    "if": frozenset({"as", "even"}),
    "in": frozenset({"interested"}),
    "than": frozenset({"less", "more", "other", "rather"}),
    "that": frozenset({"so", "way"}),
    "though": frozenset({"as", "even"}),
    "with": frozenset({"deal", "dealing"}),
    "you": frozenset({"thank"}),
}
"""The first words of each second one."""
FIRST_OF_PAIRS = frozenset().union(*PAIRS.values())
