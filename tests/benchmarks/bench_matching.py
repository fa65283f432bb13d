"""How fast recorded words are matched, and how well, beside ``difflib.SequenceMatcher``.

    python -m tests.benchmarks.bench_matching [--words 100000] [--text FILE]

The script is prose made from the sentences of FILE (default: the sample), shuffled, every seventh
word changed; in its recording a share of the words is left out, taken for another, or followed by
another, and one sentence in twenty is read twice. Of the words that were not touched, those are
found that have the time at which they were recorded (of what was read twice, either time will do).
``difflib`` gets the same words in lower case and without marks; the pairs are timed in one process,
one after the other, median of three. On the long text, where its time grows with the square of the
length, it runs once, on the last of the recordings.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import tracemalloc
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from time import process_time

from captions.model import Words
from captions.timing.matching import matched
from captions.timing.matching.units import folded
from tests.benchmarks.bench_throughput import SAMPLE, prose

WORD_MS = 300
RATES = (0.0, 0.05, 0.15, 0.3)


def script_of(source: Path, size: int) -> Words:
    """Return about so many words of prose, each sentence ending where a mark says so."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "prose.txt")
        prose(source, size, path)
        tokens = path.read_text("utf-8").split()
    return words_of(tokens)


def words_of(tokens: list[str]) -> Words:
    """Return words that are said as they are written."""
    size = len(tokens)
    ends = [int(token[-1] in ".?!") for token in tokens]
    return Words(tokens, tokens, [1] * size, [False] * size, ends)


def recorded(script: Words, rate: float) -> tuple[Words, dict[int, set[int]]]:
    """Return what was heard of a script, and when each word that was not touched was said."""
    choose = random.Random(1)
    heard: list[str] = []
    said: dict[int, set[int]] = {}
    first = 0
    for stop in [i + 1 for i, end in enumerate(script.end) if end]:
        for _ in range(1 + (choose.random() < 0.05)):
            for i in range(first, stop):
                fate = choose.random() / rate if rate else 3
                if fate < 1 / 3:
                    continue
                if fate >= 2 / 3:
                    said.setdefault(i, set()).add(WORD_MS * len(heard))
                    heard.append(script.display[i].lower())
                if fate < 1:
                    heard.append(choose.choice(script.display).lower())
        first = stop
    words = words_of(heard)
    starts = [WORD_MS * k for k in range(len(heard))]
    return words.at(starts, [start + WORD_MS - 50 for start in starts]), said


def ours(script: Words, heard: Words) -> list[int]:
    """Return when each word of the script starts."""
    return matched(script, heard).words.start_ms


def difflib(script: Words, heard: Words) -> list[int]:
    """Return when each word of the script starts that was found, -1 for the others."""
    a, b = ([" ".join(folded(token)) for token in words.display] for words in (script, heard))
    found = [-1] * len(a)
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        for k in range(block.size):
            found[block.a + k] = heard.start_ms[block.b + k]
    return found


def measured(
    clock: Callable[[Words, Words], list[int]],
    script: Words,
    heard: Words,
    said: dict[int, set[int]],
) -> tuple[float, float]:
    """Return CPU seconds, and the share of the untouched words that have their time."""
    before = process_time()
    found = clock(script, heard)
    took = process_time() - before
    return took, sum(found[i] in times for i, times in said.items()) / len(said)


def main() -> None:
    """Print a line for each length and rate of errors."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--text", type=Path, default=SAMPLE)
    chosen = parser.parse_args()
    print("words    errors   ours      found     difflib   found     difflib ÷ ours")
    for size in (1_000, 4_000, chosen.words):
        script = script_of(chosen.text, size)
        for rate in RATES:
            heard, said = recorded(script, rate)
            rounds = [measured(ours, script, heard, said) for _ in range(3)]
            took, found = statistics.median(row[0] for row in rounds), rounds[0][1]
            line = f"{len(script):<9}{rate:<9.0%}{took:<10.2f}{found:<10.2%}"
            if size <= 4_000 or rate == RATES[-1]:
                rounds_of_other = 3 if size <= 4_000 else 1
                others = [measured(difflib, script, heard, said) for _ in range(rounds_of_other)]
                slow = statistics.median(row[0] for row in others)
                line += f"{slow:<10.2f}{others[0][1]:<10.2%}{slow / took:.1f} ×"
            print(line, flush=True)
    tracemalloc.start()
    matched(script, heard)
    print(
        f"peak of the last: {tracemalloc.get_traced_memory()[1] / len(script) / 1024:.1f} kB a word"
    )


if __name__ == "__main__":
    main()
