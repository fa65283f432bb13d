"""Reading and writing captions: cues a second beside the libraries themselves, in the same run.

    python tests/benchmarks/bench_formats.py [CUES]

The last column is our time over the library's own, for reading into the model and writing it again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from io import StringIO
from typing import Any

import srt
import webvtt

from captions.formats import srt as our_srt
from captions.formats import vtt as our_vtt
from captions.timecode import format_time

ROUNDS = 3
LINES = (
    ("So it is, and so it will be for as long", "as anybody cares to remember it."),
    ("Nobody had said a word about that.",),
    ("<i>The end of the year</i> is near, and we", "have <b>not</b> even started yet."),
)


def sample(count: int, point: str, numbered: bool) -> str:
    """Return captions; one in ten has mark-up."""
    parts = [] if numbered else ["WEBVTT\n\n"]
    for i in range(count):
        number = f"{i + 1}\n" if numbered else ""
        times = f"{format_time(3000 * i, point)} --> {format_time(3000 * i + 2800, point)}"
        parts.append(f"{number}{times}\n" + "\n".join(LINES[2 if i % 10 == 0 else i % 2]) + "\n\n")
    return "".join(parts)


def best(run: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    """Return the least processor time of some runs, and what the last one gave."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        result = run(*arguments)
        times.append(time.process_time() - start)
    return min(times), result


def list_srt(text: str) -> list[Any]:
    """Return what the library reads."""
    return list(srt.parse(text))


def rendered(module: Any, track: Any) -> str:
    """Return what a format writes."""
    return "".join(module.render(track.cues, track.head))


def row(name: str, count: int, read: float, write: float, own: float | None = None) -> None:
    ratio = f"{(read + write) / own:10.2f}" if own else ""
    print(f"{name:12}{count / read:12,.0f}{count / write:12,.0f}{ratio}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(f"{'':12}{'read/s':>12}{'write/s':>12}{'ratio':>10}   ({count:,} cues)")
    for kind in ("srt", "vtt"):
        text = sample(count, "," if kind == "srt" else ".", kind == "srt")
        if kind == "srt":
            read, subtitles = best(list_srt, text)
            write, _ = best(srt.compose, subtitles)
            module: Any = our_srt
        else:
            read, track = best(webvtt.WebVTT.from_string, text)
            write, _ = best(getattr, track, "content")
            module = our_vtt
        row("srt" if kind == "srt" else "webvtt-py", count, read, write)
        own = read + write
        read, ours = best(module.parse, text)
        write, _ = best(rendered, module, ours)
        row(f"ours, {kind}", count, read, write, own)
        beside(kind, text, count, own)


def beside(kind: str, text: str, count: int, own: float) -> None:
    """Print what pysubs2 takes, if it is installed."""
    try:
        import pysubs2
    except ImportError:
        return
    read, found = best(lambda: pysubs2.SSAFile.from_file(StringIO(text), kind))
    write, _ = best(lambda: found.to_string(kind))
    row("pysubs2", count, read, write, own)


if __name__ == "__main__":
    main()
