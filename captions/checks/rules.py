"""The rules by name, in the order in which they are documented and run."""

from __future__ import annotations

from captions.checks import breaks, shape, syntax, text, timing
from captions.checks.case import Rule

__all__ = ["RULES"]

RULES = {
    "width": Rule(
        shape.width, "Lines are no wider than the profile's columns.", "line", "characters"
    ),
    "lines": Rule(shape.lines, "Cues have no more lines than the profile's.", "cue", "lines"),
    "speed": Rule(
        timing.speed, "Cues can be read at the profile's characters a second or words a minute."
    ),
    "min-duration": Rule(timing.min_duration, "Cues stay long enough.", "cue", "s"),
    "max-duration": Rule(timing.max_duration, "Cues do not stay too long.", "cue", "s"),
    "gap": Rule(
        timing.gap, "Gaps are as the profile allows: closed, or long enough to be seen.", "gap", "s"
    ),
    "overlap": Rule(timing.overlap, "A cue starts when the one before it has ended.", "gap", "s"),
    "order": Rule(timing.order, "Cues start in order and end after they start.", "cue", "s"),
    "empty": Rule(text.empty, "Every cue shows something."),
    "characters": Rule(text.characters, "Players can show every character."),
    "marks": Rule(text.marks, "No mark-up is left in the text; brackets are in pairs."),
    "syntax": Rule(syntax.syntax, "The file keeps to the syntax of its format.", "file"),
    "cue-break": Rule(
        breaks.cue_break,
        "No cue ends after a word that belongs to the next one, if it need not.",
        "gap",
        severity="warning",
    ),
    "line-break": Rule(
        breaks.line_break,
        "No line ends after a word that belongs to the next one, if it need not.",
        "pair",
        severity="warning",
    ),
    "fragments": Rule(
        breaks.fragments,
        "No cue holds the end of one sentence and the start of another.",
        severity="warning",
    ),
    "fits-one-line": Rule(
        shape.fits_one_line, "What fits on one line is on one line.", severity="warning"
    ),
    "balance": Rule(
        shape.balance,
        "The shorter of two lines has the profile's share of the longer, if it can.",
        unit="%",
        severity="warning",
    ),
    "repeated": Rule(
        text.repeated, "No cue shows again what the one before it shows.", severity="warning"
    ),
    "punctuation": Rule(text.punctuation, "No punctuation mark is stray.", severity="warning"),
}
"""Name and rule. A finding of a rule with the severity ``warning`` is a matter of judgement."""
