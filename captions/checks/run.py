"""Runs the rules over a track and says where each finding stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from captions.checks.case import Case, Fault, Finding
from captions.checks.rules import RULES
from captions.checks.syntax import problems_of
from captions.errors import UsageError
from captions.languages import guess
from captions.model import Cue, Head, Track
from captions.profile import Profile, load_profile

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["check", "chosen", "language_of"]

_GUESSED = 200
"""Cues on which the language is guessed."""


def check(
    track: Track,
    profile: str | Profile = "netflix",
    *,
    language: str | None = None,
    only: Iterable[str] = (),
    skip: Iterable[str] = (),
    rules: dict[str, Any] | None = None,
    source: str | None = None,
) -> list[Finding]:
    """Return what is wrong with a track, in the order of its cues and of the rules.

    Args:
        track: The track; if it has been read from a file, the repairs of its reader count too.
        profile: A name, the path of a TOML file, or a profile.
        language: BCP 47 tag of the text; None: see `language_of`.
        only: Names of the rules to run; empty: all.
        skip: Names of rules not to run.
        rules: Single values of the profile to override, such as ``{"fps": 25}``.
        source: The text of the file; if it is WebVTT its syntax is checked.

    Raises:
        ProfileError: There is no such profile.
        UsageError: There is no such rule.
    """
    names = chosen(only, skip)
    language = language or language_of(track)
    limits = load_profile(profile, language, **rules or {})
    case = Case(track.cues, limits, language, problems_of(track, source))
    found = [(fault.cue, name, fault) for name in names for fault in RULES[name].find(case)]
    found.sort(key=lambda row: row[0])
    return [_finding(name, fault, case.cues) for _, name, fault in found]


def language_of(track: Track) -> str:
    """Return the language of a track, or what its script speaks for where it does not say.

    >>> language_of(Track((Cue(0, 1, ("日本語の字幕",)),)))
    'ja'
    """
    if track.language != Head().language:
        return track.language
    return guess(" ".join(cue.text for cue in track.cues[:_GUESSED]))


def chosen(only: Iterable[str] = (), skip: Iterable[str] = ()) -> list[str]:
    """Return the names of the rules to run.

    >>> chosen(only=["gap", "width"])
    ['width', 'gap']
    """
    only, skip = set(only), set(skip)
    for name in sorted(only | skip):
        if name not in RULES:
            raise UsageError(f"there is no rule {name!r}", remedy=_nearest(name))
    return [name for name in RULES if (name in only or not only) and name not in skip]


def _finding(name: str, fault: Fault, cues: tuple[Cue, ...]) -> Finding:
    rule = RULES[name]
    start_ms, line = None, fault.line
    if fault.cue >= 0:
        cue = cues[fault.cue]
        start_ms = cue.start_ms
        first = cue.line or (cue.words.line[0] if cue.words.line else 0)
        line = line or (first and first + (fault.row if cue.text else -1))
    return Finding(
        rule=name,
        cue=fault.cue + 1,
        start_ms=start_ms,
        line=line or None,
        value=fault.value,
        limit=fault.limit,
        unit=fault.unit or rule.unit,
        message=fault.message,
        severity=rule.severity,
    )


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, RULES, 1)
    return f"did you mean {close[0]!r}?" if close else f"choose from {', '.join(RULES)}"
