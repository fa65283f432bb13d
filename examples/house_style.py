"""A style guide of your own: start from one that is there and change single rules."""

import sys
from fractions import Fraction
from pathlib import Path

import captions

house = captions.load_profile("bbc", "en", columns=34, max_duration=Fraction(6))
track = captions.format(Path(sys.argv[1]), profile=house, duration_ms=120_000)

for cue in track:
    seconds = (cue.end_ms - cue.start_ms) / 1000
    print(f"{seconds:5.2f} s  {' | '.join(cue.lines)}")
print(f"the last cue ends at {track.cues[-1].end_ms} ms")
