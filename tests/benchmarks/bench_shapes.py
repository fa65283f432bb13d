"""The same quality in other shapes: people's captions poured into fewer columns, or fewer lines.

    python tests/benchmarks/bench_shapes.py FOLDER [--language TAG]

There are no captions of the same text by people in other shapes. What can be said: how many of our
breaks fall where people broke, cues or lines (their share grows as cues get shorter), and how many
fall where `captions check` says none may, of those that end a line and those that end a cue.
Beside it: ``textwrap``, lines filled and taken so many at a time; and the usual splitter, which
fills a cue, takes back what follows its last mark, and fills lines.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import captions
from captions import Cue, Track
from captions.model import Head
from captions.profile import Profile, load_profile

SHAPES = [(32, 2), (24, 2), (55, 1), (42, 1), (42, 2), (42, 3), (37, 2), (37, 3)]
_NOISE = re.compile(r"<[^<>]*>|[\[(][^\])]*[\])]|^\s*(?:>>+\s*)?[A-Z][A-Z0-9 .'-]{1,28}:\s", re.M)
Cues = list[list[str]]


def by_captions(text: str, columns: int, lines: int, language: str) -> Cues:
    """Return the cues that we make."""
    rules = {"columns": columns, "lines": lines}
    track = captions.format(text, language=language, repeats="keep", rules=rules)
    return [list(cue.lines) for cue in track]


def by_textwrap(text: str, columns: int, lines: int, language: str) -> Cues:
    """Return lines that are filled, so many a cue."""
    filled = iter(textwrap.wrap(text, columns, break_on_hyphens=False))
    return list(iter(lambda: list(islice(filled, lines)), []))


def by_marks(text: str, columns: int, lines: int, language: str) -> Cues:
    """Return cues that end at the last mark within what a cue can hold, if there is one."""
    words, cues = text.split(), []
    while words:
        held = 1
        while (
            held < len(words)
            and len(textwrap.wrap(" ".join(words[: held + 1]), columns, break_on_hyphens=False))
            <= lines
        ):
            held += 1
        marks = [k for k in range(1, held + 1) if words[k - 1][-1] in ".,;:!?"]
        stop = marks[-1] if marks and held < len(words) else held
        cues.append(textwrap.wrap(" ".join(words[:stop]), columns, break_on_hyphens=False))
        del words[:stop]
    return cues


def places(cues: Iterable[Iterable[str]]) -> set[int]:
    """Return where lines end, in letters from the start; the last end is given."""
    found, at = [], 0
    for cue in cues:
        for line in cue:
            at += len("".join(line.split()))
            found.append(at)
    return set(found[:-1])


def forbidden(cues: Cues, profile: Profile, language: str) -> tuple[int, int]:
    """Return how many lines and cues end where none may."""
    made = (Cue(4000 * i, 4000 * i + 3900, tuple(lines)) for i, lines in enumerate(cues))
    rules = [f.rule for f in captions.check(Track(tuple(made), Head(language)), profile)]
    return rules.count("line-break"), rules.count("cue-break")


def main() -> None:
    """Print a line a shape and system."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    texts = []
    for path in sorted(options.folder.iterdir()):
        cues = [_NOISE.sub(" ", cue.text).split("\n") for cue in captions.read(path)]
        texts.append((" ".join(" ".join(" ".join(cue) for cue in cues).split()), places(cues)))
    systems: list[Callable[[str, int, int, str], Cues]] = [by_captions, by_textwrap, by_marks]
    print("shape\tsystem\twhere people broke\tbad line ends\tbad cue ends\tcolumns a cue\tone line")
    for columns, lines in SHAPES:
        profile = load_profile("netflix", options.language, columns=columns, lines=lines)
        for system in systems:
            ours = hits = bad_lines = bad_cues = count = inner = wide = single = 0
            for text, people in texts:
                cues = system(text, columns, lines, options.language)
                found = places(cues)
                ours, hits = ours + len(found), hits + len(found & people)
                line_ends, cue_ends = forbidden(cues, profile, options.language)
                bad_lines, bad_cues = bad_lines + line_ends, bad_cues + cue_ends
                count, inner = count + len(cues), inner + sum(map(len, cues)) - len(cues)
                wide += sum(len(" ".join(cue)) for cue in cues)
                single += sum(len(cue) == 1 for cue in cues)
            print(
                f"{columns}x{lines}\t{system.__name__[3:]}\t{100 * hits / ours:.1f} %"
                f"\t{100 * bad_lines / (inner or 1):.1f} %\t{100 * bad_cues / count:.1f} %"
                f"\t{wide / count:.1f}\t{100 * single / count:.0f} %"
            )


if __name__ == "__main__":
    main()
