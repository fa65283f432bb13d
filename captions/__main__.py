"""The command ``captions``, also ``python -m captions``."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; the version is answered before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        from captions import __version__

        print(f"captions {__version__}")  # noqa: T201
        return
    from captions.cli import run

    run()


if __name__ == "__main__":
    main()
