"""Option values: from what was typed to what is meant, or one sentence about what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from captions.errors import UsageError
from captions.timecode import parse_duration

if TYPE_CHECKING:
    from captions.clean import Repeats
    from captions.timing.move import Move
    from captions.words.spoken import Reader

__all__ = [
    "choice",
    "duration",
    "is_markdown",
    "kept",
    "milliseconds",
    "move",
    "number",
    "parts",
    "reader_of",
    "repeats_of",
    "rules",
    "whole",
]


def number(option: str, text: str | None, least: float = 0) -> float | None:
    """Return a number greater than ``least``."""
    if text is None:
        return None
    try:
        value = float(text)
    except ValueError:
        raise UsageError(f"{text!r} is not a number", option) from None
    if not least < value < 1e9:
        raise UsageError(
            f"{text} is out of range", option, remedy=f"give more than {least:g}, less than 1e9"
        )
    return value


def whole(option: str, text: str | None) -> int | None:
    """Return a whole number of at least 1."""
    if text is None:
        return None
    if not text.strip().isdecimal() or not 0 < int(text) < 10**9:
        raise UsageError(f"{text!r} is not a whole number above 0", option)
    return int(text)


def duration(option: str, text: str | None) -> Fraction | None:
    """Return exact seconds of 7, 7s, 0.5, 833ms, 1:02.5 or 5/6."""
    if text is None:
        return None
    seconds = parse_duration(text)
    if seconds is None or seconds > 10**7:
        raise UsageError(
            f"{text!r} is not a time", option, remedy="write 62.5, 62.5s, 833ms or 1:02.5"
        )
    return seconds


def milliseconds(option: str, text: str | None) -> float | None:
    """Return the milliseconds of what `duration` reads."""
    seconds = duration(option, text)
    return None if seconds is None else float(seconds * 1000)


def choice(option: str, text: str, known: tuple[str, ...]) -> str:
    """Return a word if it is one of those known."""
    if text not in known:
        raise UsageError(f"{text!r} is not known", option, remedy=f"choose from {', '.join(known)}")
    return text


def repeats_of(text: str) -> Repeats:
    """Return what is to become of repeats."""
    return choice("--repeats", text, ("drop", "keep", "aggressive"))  # type: ignore[return-value]


def is_markdown(source: str) -> bool:
    """Return whether the name of an input says that it is Markdown."""
    from captions.pipeline import MARKDOWN_SUFFIXES

    return Path(source).suffix.lower() in MARKDOWN_SUFFIXES


def kept(cues: bool, lines: bool) -> Literal["", "cues", "lines"]:
    """Return what is kept of captions that come in."""
    if cues and lines:
        raise UsageError("exclude one another", "--keep-cues and --keep-lines")
    return "cues" if cues else "lines" if lines else ""


def reader_of(lexicon: str | None, emoji: str) -> Callable[[str], Reader]:
    """Return what makes a reader of spoken forms for a language.

    Args:
        lexicon: A file.
        emoji: What is done with them.

    Raises:
        InputError: The lexicon cannot be read, or is none.
    """
    from captions.reading import lines_of_path
    from captions.words.spoken import Reader, Style, parse_lexicon

    style = Style(emoji=choice("--emoji", emoji, ("drop", "name")))  # type: ignore[arg-type]
    if lexicon is None:
        return partial(Reader, style=style)
    text = "\n".join(line.text for line in lines_of_path(lexicon))
    return partial(Reader, lexicon=parse_lexicon(text, lexicon), style=style)


def parts(option: str, text: str | None) -> tuple[str, ...]:
    """Return the parts of captions that a list with commas names."""
    if not text:
        return ()
    from captions.clean.hearing import PARTS

    names = tuple(name.strip() for name in text.split(",") if name.strip())
    return tuple(choice(option, name, PARTS) for name in names)


def move(shift: str | None, scale: str | None, anchors: Sequence[str]) -> Move | None:
    """Return where times are moved to, None if nowhere."""
    if not shift and not scale and not anchors:
        return None
    from captions.timing.move import Move

    if anchors:
        if shift or scale:
            raise UsageError("says it all", "--anchor", remedy="leave out --shift and --scale")
        return Move.through([_anchor(text) for text in anchors])
    factor = Fraction(1)
    if scale:
        above, _, below = scale.partition("/")
        try:
            factor = Fraction(above) / Fraction(below or 1)
        except (ValueError, ZeroDivisionError):
            raise UsageError(
                f"{scale!r} is not a ratio", "--scale", remedy="write 25/23.976"
            ) from None
        if not 0 < factor < 1000:
            raise UsageError(f"{scale} is out of range", "--scale")
    earlier = (shift or "").strip().startswith("-")
    by = duration("--shift", (shift or "0").strip().lstrip("+-")) or Fraction(0)
    return Move(factor, (-by if earlier else by) * 1000)


def _anchor(text: str) -> tuple[int, int]:
    source, equals, target = text.partition("=")
    a, b = duration("--anchor", source), duration("--anchor", target if equals else "")
    return round((a or 0) * 1000), round((b or 0) * 1000)


def rules(
    *,
    max_columns: str | None,
    max_lines: str | None,
    max_cps: str | None,
    min_duration: str | None,
    max_duration: str | None,
    min_gap: str | None,
    fps: str | None,
) -> dict[str, Any]:
    """Return the single values of a profile that options override."""
    gap = duration("--min-gap", min_gap)
    rate = duration("--fps", fps)
    if rate is not None and not 0 < rate <= 1000:
        raise UsageError(f"{fps} frames a second are out of range", "--fps")
    found: dict[str, Any] = {
        "columns": whole("--max-columns", max_columns),
        "lines": whole("--max-lines", max_lines),
        "speed_cps": number("--max-cps", max_cps),
        "min_duration": duration("--min-duration", min_duration),
        "max_duration": duration("--max-duration", max_duration),
        "min_gap": gap,
        "fps": rate,
    }
    return {key: value for key, value in found.items() if value is not None}
