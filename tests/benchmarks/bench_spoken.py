"""How fast spoken forms are: beside splitting the text, and beside numbers alone by num2words.

    python tests/benchmarks/bench_spoken.py [--text FILE] [--words 200000] [--pairs 7]

Each is measured by CPU time in this process, one after the other, and the ratios are the medians of
the pairs. The peer finds runs of digits by an expression and says them with num2words: no dates, no
money, no units. The prose is that of the throughput benchmark, every seventh word changed so that
no memory of words is flattered.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench_throughput import SAMPLE, prose  # type: ignore[import-not-found]  # beside this
from num2words import num2words

from captions.words.spoken import Reader

BATCH = 2048
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def ours(tokens: list[str]) -> int:
    reader = Reader("en")
    batches = (tokens[i : i + BATCH] for i in range(0, len(tokens), BATCH))
    return sum(1 for batch in batches for _ in reader.changed(batch))


def peer(tokens: list[str]) -> int:
    def say(match: re.Match[str]) -> str:
        return str(num2words(match[0].replace(",", "")))

    return sum(NUMBER.subn(say, token)[1] for token in tokens)


def split(tokens: list[str]) -> int:
    return len(re.findall(r"\S+", " ".join(tokens)))


def seconds(work: Callable[[list[str]], int], tokens: list[str]) -> float:
    start = time.process_time()
    work(tokens)
    return time.process_time() - start


def main() -> None:
    """Print the speed and the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--text", type=Path, default=SAMPLE, help="where the sentences come from")
    parser.add_argument("--words", type=int, default=200_000)
    parser.add_argument("--pairs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "prose.txt")
        prose(arguments.text, arguments.words, path)
        tokens = path.read_text("utf-8").split()
    ours(tokens[:BATCH])  # the rules are compiled when first met
    rounds = [
        [seconds(work, tokens) for work in (ours, peer, split)] for _ in range(arguments.pairs)
    ]
    mine, peers, splits = zip(*rounds, strict=True)
    print(f"{len(tokens):,} words, {ours(tokens):,} readings, {peer(tokens):,} numbers")
    print(f"spoken forms       {len(tokens) / median(mine):>12,.0f} words a second")
    for name, other in (("numbers, num2words", peers), ("split", splits)):
        ratio = median(a / b for a, b in zip(mine, other, strict=True))
        print(f"{name:18} {len(tokens) / median(other):>12,.0f} words a second; ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
