"""Every text in a folder, on every core; one that cannot be used does not stop the others."""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import captions


def convert(source: Path) -> str:
    try:
        track = captions.format(source)
        captions.write(track, source.with_suffix(".srt"))
    except captions.CaptionsError as error:
        return f"{error}"
    return f"{source.name}: {len(track)} cues"


if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        for line in pool.map(convert, sorted(Path(sys.argv[1]).glob("*.txt"))):
            print(line)
