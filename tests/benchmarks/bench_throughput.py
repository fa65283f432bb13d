"""How fast a text becomes captions: the whole path beside ``textwrap.wrap``, and how it grows.

    python tests/benchmarks/bench_throughput.py [--words 10000000] [--text FILE]

Every figure is the CPU time of a fresh process. The ratio is taken against ``textwrap.wrap(text,
42)`` on the same text in the same run, the pairs one after the other; the text is prose made from
the sentences of FILE (default: the sample), shuffled into paragraphs.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "examples" / "us-japan-alliance.txt"
WRAP = "import sys, textwrap; textwrap.wrap(open(sys.argv[1], encoding='utf-8').read(), 42)"
READ = "import sys, textwrap; open(sys.argv[1], encoding='utf-8').read()"


def prose(source: Path, words: int, target: Path) -> None:
    """Write about so many words of prose."""
    import captions

    text = " ".join(cue.text.replace("\n", " ") for cue in captions.format(source))
    sentences = re.split(r"(?<=[.!?]) ", text)
    choose = random.Random(1)
    with target.open("w", encoding="utf-8") as stream:
        while words > 0:
            # Sentences of other words, so that no memo is flattered by the same few.
            chosen = [choose.choice(sentences) for _ in range(choose.randint(3, 9))]
            paragraph = " ".join(chosen)
            tokens = paragraph.split()
            for i in range(0, len(tokens), 7):
                tokens[i] = f"{tokens[i][:1]}{choose.choice('aeiou')}{tokens[i][1:]}"
            width = choose.choice([60, 80, 2000])
            words -= len(tokens)
            line = ""
            for token in tokens:
                if len(line) + len(token) > width:
                    stream.write(line.rstrip() + "\n")
                    line = ""
                line += token + " "
            stream.write(line.rstrip() + "\n\n")


def cpu(command: list[str]) -> tuple[float, float]:
    """Return the CPU seconds and the peak MB of a process."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(u.ru_utime + u.ru_stime, u.ru_maxrss)"
    )
    out = subprocess.check_output([sys.executable, "-c", code, *command], text=True).split()
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return float(out[0]), float(out[1]) / unit


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, default=10_000_000, help="the longest text")
    parser.add_argument("--text", type=Path, default=SAMPLE, help="where the sentences come from")
    parser.add_argument("--pairs", type=int, default=5, help="measurements of the ratio")
    arguments = parser.parse_args()
    heads = ("words", "captions s", "µs/word", "peak MB", "textwrap s", "ratio")
    print("  ".join(f"{head:>10}" for head in heads))
    size = 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "prose.txt")
        while size <= arguments.words:
            prose(arguments.text, size, path)
            command = f"-m captions format {path} -q -o {Path(folder, 'o.srt')}"
            ours = [sys.executable, *command.split()]
            pairs = arguments.pairs if size <= 1_000_000 else 1
            seconds, ratios, peak, wrap = [], [], 0.0, 0.0
            for _ in range(pairs):
                mine, peak = cpu(ours)
                seconds.append(mine)
                wrap = cpu([sys.executable, "-c", WRAP, str(path)])[0]
                wrap -= cpu([sys.executable, "-c", READ, str(path)])[0]
                ratios.append(mine / wrap)
            mine = statistics.median(seconds)
            ratio = statistics.median(ratios)
            row = (f"{mine:.2f}", f"{mine / size * 1e6:.2f}", f"{peak:.1f}", f"{wrap:.2f}")
            print(
                "  ".join(f"{cell:>10}" for cell in (f"{size:,}", *row, f"{ratio:.2f}")), flush=True
            )
            size *= 10


if __name__ == "__main__":
    main()
