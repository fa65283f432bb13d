"""``captions profiles``: the style guides that ship with the package, and what each allows."""

from __future__ import annotations

from typing import Annotated

import typer

from captions.cli.table import print_table

__all__ = ["profiles_command"]


def profiles_command(
    language: Annotated[
        str, typer.Option(metavar="TAG", help="Show each profile as it stands for a language.")
    ] = "en",
) -> None:
    """List the profiles and their limits."""
    from captions.profile import load_profile, profile_names

    rows = [("profile", "columns", "lines", "speed", "duration", "least gap", "follows")]
    for name in profile_names():
        p = load_profile(name, language)
        speed = f"{p.speed_cps:g} cps" if p.speed_cps else f"{p.speed_wpm:g} wpm"
        gap = f"{p.gap_frames} frames" if p.gap_frames else f"{float(p.min_gap):g} s"
        span = f"{float(p.min_duration):.3g}–{float(p.max_duration):g} s"
        rows.append((name, str(p.columns), str(p.lines), speed, span, gap, p.title))
    print_table(rows)
