"""Print the share of real captions that keeps to each rule, as they came and after formatting.

    python -m tests.benchmarks.conformity [FOLDER] [--profile NAME]

FOLDER has captions whose names start with their group: ``talks-01.srt``, ``talks-02.vtt``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import captions
from captions import CaptionsError, Track
from captions.checks import Result, check, conformity, language_of
from captions.checks.result import together

FOLDER = Path(__file__).parents[3] / "shared" / "inputs" / "captions" / "en"


def main() -> None:
    """Print a table of groups before and after, a rule a row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--profile", default="netflix")
    options = parser.parse_args()
    groups: dict[str, list[Path]] = {}
    for path in sorted(options.folder.iterdir()):
        if path.suffix in (".srt", ".vtt"):
            groups.setdefault(re.sub(r"-\d+$", "", path.stem), []).append(path)
    columns = {}
    for name, paths in groups.items():
        columns[name] = together(before(paths, options.profile))
        after = list(formatted(paths, options.profile))
        if after:
            columns[f"{name}, formatted"] = together(after)
    print_table(columns)


def before(paths: Iterable[Path], profile: str) -> list[Result]:
    """Return the results of files as they are."""
    return [
        result_of(path, captions.read(path), profile, path.read_text("utf-8-sig")) for path in paths
    ]


def formatted(paths: Iterable[Path], profile: str) -> Iterable[Result]:
    """Yield the results of what ``format`` makes of files, with their own times."""
    for path in paths:
        try:
            track = captions.format(path, profile=profile)
        except CaptionsError as error:
            print(f"{path.name} is not formatted: {error}", file=sys.stderr)
            continue
        if any("-->" in cue.text for cue in track):
            print(f"{path.name} is not formatted: its times are taken for text", file=sys.stderr)
            continue
        yield result_of(path, track, profile)


def result_of(path: Path, track: Track, profile: str, source: str | None = None) -> Result:
    """Return what is found in a track."""
    findings = check(track, profile, source=source)
    shares = conformity(track, findings)
    language = language_of(track)
    return Result(path.name, profile, language, len(track), tuple(findings), shares)


def print_table(columns: dict[str, Result]) -> None:
    """Print a column a group."""
    head = ["rule", *columns]
    rows = [head, ["cues", *(str(result.cues) for result in columns.values())]]
    first = next(iter(columns.values()))
    rows += [
        [name, *(result.shares[name].shown for result in columns.values())] for name in first.shares
    ]
    rows += [["findings", *(str(len(result.findings)) for result in columns.values())]]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for row in rows:
        print(
            row[0].ljust(widths[0]),
            *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)),
            sep="  ",
        )


if __name__ == "__main__":
    main()
