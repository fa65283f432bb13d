"""``captions check``: what is wrong with captions, by the rules of a style guide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from captions.cli.many import Many
from captions.cli.notes import notes
from captions.cli.options import (
    Language,
    MaxColumns,
    MaxCps,
    MaxDuration,
    MaxLines,
    MinDuration,
    MinGap,
    Profile,
)
from captions.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from captions.checks import Result

__all__ = ["check_command"]


def check_command(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files of captions; - is standard input."),
    ],
    profile: Profile = "netflix",
    language: Language = None,
    only: Annotated[
        str | None, typer.Option(metavar="RULE,...", help="Check these rules only.")
    ] = None,
    skip: Annotated[str | None, typer.Option(metavar="RULE,...", help="Leave these out.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, its schema in captions.checks.reports.json.")
    ] = False,
    as_sarif: Annotated[bool, typer.Option("--sarif", help="Print SARIF 2.1.0.")] = False,
    as_github: Annotated[
        bool, typer.Option("--github", help="Print annotations for GitHub workflows.")
    ] = False,
    max_columns: MaxColumns = None,
    max_lines: MaxLines = None,
    max_cps: MaxCps = None,
    min_duration: MinDuration = None,
    max_duration: MaxDuration = None,
    min_gap: MinGap = None,
    fps: Annotated[
        str | None, typer.Option(metavar="N", help="Frames a second of the video.")
    ] = None,
) -> None:
    """Say what is wrong with captions: cue, time, rule, value against limit; exit 1 if anything is.

    The rules: width, lines, speed, min-duration, max-duration, gap, overlap, order, empty,
    characters, marks, syntax, cue-break, line-break, fragments, fits-one-line, balance, repeated,
    punctuation.
    """
    from captions.checks import chosen
    from captions.checks.reports import renderer
    from captions.cli.values import rules
    from captions.profile import load_profile
    from captions.writing import output

    asked = {"json": as_json, "sarif": as_sarif, "github": as_github}
    kinds = [kind for kind, wanted in asked.items() if wanted]
    if len(kinds) > 1:
        given = " and ".join(f"--{kind}" for kind in kinds)
        raise UsageError("there is one form of report", given, remedy="give one of them")
    limits = rules(
        max_columns=max_columns,
        max_lines=max_lines,
        max_cps=max_cps,
        min_duration=min_duration,
        max_duration=max_duration,
        min_gap=min_gap,
        fps=fps,
    )
    load_profile(profile, language or "en", **limits)  # said before any file is read
    check = _Check(chosen(_names(only), _names(skip)), profile, language, limits)
    many, found = Many(), Counter[bool]()
    with output("-") as stream:
        results = _counted(many.results(check, inputs, inputs), found)
        stream.writelines(renderer(kinds[0] if kinds else "table")(results))
    if code := many.failed or int(found[True] > 0):
        raise typer.Exit(code)


def _counted(results: Iterator[Result], found: Counter[bool]) -> Iterator[Result]:
    """Count the results with and without findings as they pass."""
    for result in results:
        found[bool(result.findings)] += 1
        yield result


@dataclass(frozen=True, slots=True)
class _Check:
    """Checks a file."""

    names: list[str]
    profile: str
    language: str | None
    limits: dict[str, Any]

    def __call__(self, file: str) -> Result:
        from captions.checks import Result, check, conformity, language_of
        from captions.reading import suffix_kind, text_of_path, track_of_text

        name = "<stdin>" if file == "-" else file
        text = text_of_path(file, notes(quiet=False))
        track = track_of_text(text, suffix_kind(file), name)
        language = self.language or language_of(track)
        findings = check(
            track,
            self.profile,
            language=language,
            only=self.names,
            rules=self.limits,
            source=text,
        )
        shares = conformity(track, findings, self.names)
        return Result(name, self.profile, language, len(track), tuple(findings), shares)


def _names(text: str | None) -> list[str]:
    return [name.strip() for name in (text or "").split(",") if name.strip()]
