"""Checking captions: cues a second of processor time beside `srt.parse` of the same text.

    python tests/benchmarks/bench_check.py [CUES]

Once as one file, once as files of fifty cues. Each round times all of them, so that a busy machine
slows them alike; the ratio is the median of the rounds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

import srt

from captions.checks import check
from captions.reading import track_of_text
from captions.timecode import format_time

ROUNDS = 5
SMALL = 50
LINES = (
    ("So it is, and so it will be for as long", "as anybody cares to remember it."),
    ("Nobody had said a word about that.",),
    ("“This is what we had always wanted”, she", "said , and went out into the garden."),
    ("All of them had been talking about the", "government's plans for the railways,"),
)


def sample(count: int) -> str:
    """Return captions in SRT; some have faults."""
    parts = []
    for i in range(count):
        start_ms = 3000 * i
        times = f"{format_time(start_ms, ',')} --> {format_time(start_ms + 2400 + i % 700, ',')}"
        parts.append(f"{i + 1}\n{times}\n" + "\n".join(LINES[i % 4]) + "\n\n")
    return "".join(parts)


def checked(texts: list[str]) -> int:
    """Read and check files as the command does; return the number of findings."""
    return sum(len(check(track_of_text(text, "srt"), source=text)) for text in texts)


def parsed(texts: list[str]) -> int:
    """Read files with the library alone."""
    return sum(len(list(srt.parse(text))) for text in texts)


def took(run: Callable[[list[str]], int], texts: list[str]) -> float:
    start = time.process_time()
    run(texts)
    return time.process_time() - start


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(f"{'':14}{'check/s':>12}{'srt.parse/s':>14}{'ratio':>8}   ({count:,} cues)")
    for name, texts in (
        ("one file", [sample(count)]),
        (f"files of {SMALL}", [sample(SMALL)] * (count // SMALL)),
    ):
        rounds = [(took(checked, texts), took(parsed, texts)) for _ in range(ROUNDS)]
        ours, own = min(a for a, _ in rounds), min(b for _, b in rounds)
        ratio = median(a / b for a, b in rounds)
        print(f"{name:14}{count / ours:12,.0f}{count / own:14,.0f}{ratio:8.1f}")


if __name__ == "__main__":
    main()
