"""How fast captions become better captions: the whole path beside the `srt` library, its growth.

    python -m tests.benchmarks.bench_captions [--cues 100000] [--file CAPTIONS]

Every figure is the CPU time of a fresh process, start-up included. The ratio is taken against the
library's own ``compose(parse(text))`` of the same file in the same run, the pairs one after the
other. The captions are those of FILE again and again, an hour's film after the other (default: the
sample, in cues cut every seven words, whatever the sentence, some in haste).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from tests.benchmarks.bench_throughput import SAMPLE, cpu

OWN = "import srt, sys; srt.compose(srt.parse(open(sys.argv[1], encoding='utf-8').read()))"
PACES = (330, 330, 330, 330, 150, 330, 450, 330, 330, 330, 220)
"""Milliseconds a word, in turn: what is said in haste moves for several rounds."""


def sample_cues() -> Iterator[tuple[int, int, str]]:
    """Yield in-time, out-time and text of cues as a machine may have cut them."""
    import captions

    words = captions.format(SAMPLE).words.display
    at = 0
    for i, start in enumerate(range(0, len(words), 7)):
        part = words[start : start + 7]
        end = at + len(part) * PACES[i % len(PACES)]
        yield at, end, "\n".join(filter(None, (" ".join(part[:4]), " ".join(part[4:]))))
        at = end + (0, 0, 40, 0, 700)[i % 5]


def captions_again(path: Path | None) -> Iterator[tuple[int, int, str]]:
    """Yield the cues of a file, and again, for ever."""
    import captions

    if path is None:
        cues = list(sample_cues())
    else:
        cues = [(cue.start_ms, cue.end_ms, cue.text) for cue in captions.read(path)]
    whole = cues[-1][1] + 1000
    for i in count():
        yield from ((i * whole + start, i * whole + end, text) for start, end, text in cues)


def main() -> None:
    """Print the table."""
    import captions
    from captions.model import Cue, Track

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cues", type=int, default=100_000, help="the most captions")
    parser.add_argument("--file", type=Path, help="whose captions")
    parser.add_argument("--pairs", type=int, default=5, help="measurements of the ratio")
    arguments = parser.parse_args()
    heads = ("cues", "captions s", "ms/cue", "peak MB", "srt s", "ratio")
    print("  ".join(f"{head:>10}" for head in heads))
    size = 100
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "in.srt"), Path(folder, "out.srt")
        while size <= arguments.cues:
            rows = islice(captions_again(arguments.file), size)
            cues = tuple(Cue(a, b, tuple(text.split("\n"))) for a, b, text in rows)
            captions.write(Track(cues), path)
            ours = [sys.executable, "-m", "captions", "format", str(path), "-q", "-o", str(out)]
            seconds, ratios, peak, own = [], [], 0.0, 0.0
            for _ in range(arguments.pairs if size <= 10_000 else 1):
                mine, peak = cpu(ours)
                own, _ = cpu([sys.executable, "-c", OWN, str(path)])
                seconds.append(mine)
                ratios.append(mine / own)
            mine, ratio = statistics.median(seconds), statistics.median(ratios)
            row = (f"{mine:.2f}", f"{1000 * mine / size:.3f}", f"{peak:.1f}", f"{own:.2f}")
            cells = (f"{size:,}", *row, f"{ratio:.1f}")
            print("  ".join(f"{cell:>10}" for cell in cells), flush=True)
            size *= 10


if __name__ == "__main__":
    main()
