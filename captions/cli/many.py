"""Many inputs: a job each, on every core; what is said comes out in the order of the inputs."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, redirect_stderr
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from captions.errors import InputError, ProfileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Many"]

Job = TypeVar("Job")
Result = TypeVar("Result")
Tried = tuple[str, tuple[Result, ...], InputError | None]

_FILE = 3000
"""What a file costs beside its text, as bytes of text that take as long: about 3 ms."""
_WORTH = 500_000
"""From about half a second of work on, other processes save more than their start takes."""
_MOST_PROCESSES = 61
"""More are refused on Windows."""
_CHUNK = 16
"""Jobs that a process is given at once, at most."""


class Many:
    """Does the same with each of many inputs; one that cannot be used keeps no other back.

    Attributes:
        failed: The exit code of the last input that could not be used, or 0.
    """

    def __init__(self) -> None:
        self.failed = 0

    def results(
        self, work: Callable[[Job], Result], jobs: Sequence[Job], sources: Sequence[str]
    ) -> Iterator[Result]:
        """Yield what ``work`` returns for each job, in order; say which inputs cannot be used.

        Args:
            work: What is to be done. It, the jobs and what it returns must be picklable.
            jobs: What it is given.
            sources: The input of each job; - is standard input.

        Raises:
            CaptionsError: The only input cannot be used, or none could be, because of the options.
        """
        if len(jobs) == 1:
            yield work(jobs[0])
            return
        with _spread(sources) as over:
            tried: Iterable[Tried[Result]] = over(partial(_tried, work), jobs)
            for said, done, error in tried:
                sys.stderr.write(said)
                if error is None:
                    yield from done
                    continue
                self.failed = error.exit_code
                sys.stderr.write(f"captions: {error}\n")


def _tried(work: Callable[[Job], Result], job: Job) -> Tried[Result]:
    """Return what was said, and a result or why there is none."""
    said = StringIO()
    with redirect_stderr(said):
        try:
            done = (work(job),)
        except ProfileError:
            raise
        except InputError as error:
            return said.getvalue(), (), error
    return said.getvalue(), done, None


@contextmanager
def _spread(sources: Sequence[str]) -> Iterator[Callable[..., Iterable[Any]]]:
    """Give a ``map`` over all cores, or one over this one alone where that is faster."""
    processes = min(_cores(), len(sources), _MOST_PROCESSES)
    if processes == 1 or "-" in sources or _cost(sources) < _WORTH:
        yield map
        return
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, min(_CHUNK, len(sources) // (4 * processes)))
    with ProcessPoolExecutor(processes, initializer=_uninterrupted) as pool:
        yield partial(pool.map, chunksize=chunk)


def _cores() -> int:
    """Return how many cores we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cost(sources: Iterable[str]) -> int:
    """Return what inputs cost, in bytes of text; those that are no files are refused in no time."""
    return sum(_FILE + path.stat().st_size for path in map(Path, sources) if path.is_file())


def _uninterrupted() -> None:
    """Leave an interrupt to the process that people talk to: it takes back what has not begun."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
