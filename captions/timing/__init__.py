"""Timing: clocks that say when each word is heard, and the schedule of the cues."""
