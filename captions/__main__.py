"""The command ``captions``, also ``python -m captions``."""

import sys

__all__ = ["main"]

_GARBAGE = 50_000
"""New objects after which a collection starts; Python's own 700 suit a shorter life."""


def main() -> None:
    """Run the command line; the version is answered before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        from captions import __version__

        print(f"captions {__version__}")  # noqa: T201
        return
    import gc

    # Neither imports nor what streams by makes cycles worth looking for so often: 5 % of the time.
    gc.set_threshold(_GARBAGE, 20, 100)
    from captions.cli import run

    try:
        run()
    finally:
        gc.freeze()  # nor is what is left at the end: an eighth of a short run's time


if __name__ == "__main__":
    main()
