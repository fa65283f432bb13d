"""The scripts here need numpy, numba and scipy, which nothing else does."""

from importlib.util import find_spec

if not all(map(find_spec, ("numpy", "numba", "scipy"))):
    collect_ignore_glob = ["*.py"]
