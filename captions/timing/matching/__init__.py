"""Matching: any recorded words onto any words of a script.

1. `units`: both are taken as runs of letters of what is said.
2. `chain`: what stands in both, three units in a row, then two, then one, is where both are at the
   same place. So the time grows with the length, not with its square.
3. `pairing`: between such places the best pairs are found exactly, by their letters.
4. `times`: what was found has its time, the rest shares what is left between its neighbours.
"""

from captions.timing.matching.match import Match, matched

__all__ = ["Match", "matched"]
