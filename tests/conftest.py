"""Shared by all tests: the depth of the property tests, and the real inputs where they are."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", settings.get_profile("default"), max_examples=2000)
# The same examples each time: whether a change may land must not hang on a throw of the dice.
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default")
)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A job in the background of a shell ignores interrupts, and so would all that tests start.
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def inputs() -> Path:
    """The folder of real inputs; they are kept beside the project, not in it."""
    folder = Path(os.environ.get("CAPTIONS_INPUTS", ROOT.parent / "shared" / "inputs"))
    if not folder.is_dir():
        pytest.skip(f"no inputs in {folder} (set CAPTIONS_INPUTS)")
    return folder


@pytest.fixture(scope="session")
def sample() -> Path:
    """The text the project started from."""
    return ROOT / "examples" / "us-japan-alliance.txt"
