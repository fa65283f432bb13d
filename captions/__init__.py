"""A messy script in, good captions out.

>>> import captions
>>> track = captions.format("US and Japan , Agree to Bolster Alliance .")
>>> track.cues[0].lines
('US and Japan, Agree to Bolster Alliance.',)

``format`` takes text (a string) or the `pathlib.Path` of a file and returns a `Track`; ``write``
puts a track on disk, ``read`` takes one from a file, and ``Track.to`` gives it as a string. Every
error raised on purpose is a `CaptionsError`.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # as type checkers read it; `typing` itself takes longer than all of this

if TYPE_CHECKING:
    from captions.checks import Finding, check
    from captions.errors import (
        CaptionsError,
        InputError,
        MissingExtraError,
        OutputError,
        ProfileError,
        UsageError,
    )
    from captions.model import Cue, Edit, Track, Word, Words
    from captions.pipeline import format  # noqa: A004
    from captions.profile import Profile, load_profile
    from captions.reading import read
    from captions.writing import write

# Nothing is imported before it is asked for: `captions --version` must feel instant.
_HOME = {
    "CaptionsError": "errors",
    "Cue": "model",
    "Edit": "model",
    "Finding": "checks",
    "InputError": "errors",
    "MissingExtraError": "errors",
    "OutputError": "errors",
    "Profile": "profile",
    "ProfileError": "errors",
    "Track": "model",
    "UsageError": "errors",
    "Word": "model",
    "Words": "model",
    "check": "checks",
    "format": "pipeline",
    "load_profile": "profile",
    "read": "reading",
    "write": "writing",
}

__all__ = [
    "CaptionsError",
    "Cue",
    "Edit",
    "Finding",
    "InputError",
    "MissingExtraError",
    "OutputError",
    "Profile",
    "ProfileError",
    "Track",
    "UsageError",
    "Word",
    "Words",
    "__version__",
    "check",
    "format",
    "load_profile",
    "read",
    "write",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return value
