"""A script in, captions out: the shortest way through the library."""

import sys
from pathlib import Path

import captions

source = Path(sys.argv[1])
track = captions.format(source, profile="netflix")
captions.write(track, source.stem + ".vtt")

print(f"{len(track)} cues, {track.cues[-1].end_ms / 1000:.1f} s")
for edit in track.edits:
    print(f"line {edit.first}: {edit.kind}: {edit.why}")
