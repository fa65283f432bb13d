"""A profile: what one style guide allows. The guides themselves are data, in ``profiles/*.toml``.

Precedence: the field's default < the guide < its table for the language < single options.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

from captions.errors import ProfileError
from captions.timecode import parse_duration

__all__ = ["Profile", "load_profile", "profile_names"]

_FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The limits that lines and cues are held to.

    Attributes:
        name: What the command line calls it.
        title: The guide it follows.
        columns: Display columns a line (a full-width character takes two).
        lines: Lines a cue.
        speed_cps: Characters a second, mark-up excluded, spaces included; None: no limit.
        speed_wpm: Words a minute; None: no limit.
        min_duration: Seconds a cue stays up at least.
        max_duration: Seconds a cue stays up at most.
        min_gap: Seconds between two cues at least, unless ``gap_frames`` says it in frames.
        gap_frames: Frames between two cues at least.
        chain: Seconds; a gap shorter than this closes to the least gap.
        fps: Frames a second that times snap to; None: times are not snapped.
        full_width: Lengths count a full-width character as 1, a half-width one as 0.5.
        balance_floor: The shorter of two lines is at least this share of the longer.
        speaker_dash: What stands before the words of each speaker where a cue holds two, one a
            line; empty: the dash that is there.
    """

    name: str
    title: str = ""
    columns: int = 42
    lines: int = 2
    speed_cps: float | None = None
    speed_wpm: float | None = None
    min_duration: Fraction = Fraction(1)
    max_duration: Fraction = Fraction(7)
    min_gap: Fraction = Fraction(0)
    gap_frames: int | None = None
    chain: Fraction = Fraction(0)
    fps: Fraction | None = None
    full_width: bool = False
    balance_floor: float = 0.0
    speaker_dash: str = ""

    def __post_init__(self) -> None:
        for problem in self._problems():
            raise ProfileError(problem, f"profile {self.name}")

    def _problems(self) -> list[str]:
        found = []
        if not 1 <= self.columns <= 1000:
            found.append(f"columns = {self.columns} is not within 1–1000")
        if not 1 <= self.lines <= 10:
            found.append(f"lines = {self.lines} is not within 1–10")
        for name in ("speed_cps", "speed_wpm", "fps"):
            value = getattr(self, name)
            if value is not None and not 0 < value <= 10_000:
                found.append(f"{name} = {value} is not within 0–10000")
        found += [
            f"{name} = {float(getattr(self, name))} s is not within 0–3600 s"
            for name in ("min_gap", "chain")
            if not 0 <= getattr(self, name) <= 3600
        ]
        if not 0 < self.min_duration <= self.max_duration <= 3600:
            found.append(
                f"durations of {float(self.min_duration):g}–{float(self.max_duration):g} s "
                "leave no cue possible"
            )
        if self.speaker_dash.strip() not in ("", "-", "–", "—"):
            found.append(f"speaker_dash = {self.speaker_dash!r} is no dash")
        if not 0 <= self.balance_floor <= 1:
            found.append(f"balance_floor = {self.balance_floor} is not within 0–1")
        return found

    @property
    def min_duration_ms(self) -> int:
        """The least duration, rounded up: 833 ms would be below 5/6 s."""
        return ceil(self.min_duration * 1000)

    @property
    def max_duration_ms(self) -> int:
        """The greatest duration, rounded down."""
        return int(self.max_duration * 1000)

    @property
    def min_gap_ms(self) -> int:
        """The least gap; frames are those of ``fps``, else of 24 a second."""
        if self.gap_frames is None:
            return ceil(self.min_gap * 1000)
        return ceil(self.gap_frames * 1000 / (self.fps or Fraction(24)))

    @property
    def chain_ms(self) -> int:
        """A gap shorter than this closes to the least gap."""
        return ceil(self.chain * 1000)

    def length(self, columns: int) -> float:
        """Return what the guide counts for a text of so many display columns."""
        return columns / 2 if self.full_width else columns

    def reading_ms(self, columns: int, words: int) -> int:
        """Return the least time to read a text, rounded up.

        >>> Profile(name="x", speed_cps=20).reading_ms(columns=30, words=5)
        1500
        """
        need = 0.0
        if self.speed_cps:
            need = self.length(columns) * 1000 / self.speed_cps
        if self.speed_wpm:
            need = max(need, words * 60_000 / self.speed_wpm)
        return ceil(need - 1e-9)


def profile_names() -> list[str]:
    """Return the names of the profiles that ship with the package."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def load_profile(name: str | Profile, language: str = "en", **changes: Any) -> Profile:
    """Return a profile by name or TOML file, as it stands for a language.

    Args:
        name: A name from `profile_names`, the path of a ``.toml`` file, or a profile.
        language: BCP 47 tag; the guide's table for it, or for its first subtag, applies.
        changes: Single values that override the guide's; None leaves the guide's.

    Raises:
        ProfileError: There is no such profile, or its file has unknown or impossible values.

    >>> load_profile("netflix", "en").speed_cps, load_profile("netflix", "fr").speed_cps
    (20, 17)
    >>> load_profile("netflix", columns=32).columns
    32
    """
    profile = name if isinstance(name, Profile) else _load(name, language)
    given = {key: value for key, value in changes.items() if value is not None}
    return replace(profile, **_checked(given, f"profile {profile.name}")) if given else profile


def _load(name: str, language: str) -> Profile:
    values = _values(name, language, seen=())
    return Profile(name=Path(name).stem, **values)


def _values(name: str, language: str, seen: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields a profile sets for a language, those of its parent included."""
    if name in seen:
        raise ProfileError(f"extends itself by way of {', '.join(seen)}", name)
    table = _read(name)
    languages = table.pop("language", {})
    parent = table.pop("extends", None)
    values = _values(str(parent), language, (*seen, name)) if parent else {}
    values |= _checked(table, name)
    for tag in (language.split("-")[0].lower(), language):
        if tag in languages:
            values |= _checked(languages[tag], f"{name}, language.{tag}")
    return values


def _read(name: str) -> dict[str, Any]:
    import tomllib

    own = name.endswith(".toml")
    path = Path(name) if own else _FOLDER / f"{name}.toml"
    if not own and name not in profile_names():
        raise ProfileError(f"there is no profile {name!r}", None, None, _nearest(name))
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise ProfileError(f"cannot be read ({reason})", name) from None
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"is not TOML: {error}", name) from None


def _checked(table: dict[str, Any], where: str) -> dict[str, Any]:
    """Return the table with its values in their types; unknown keys are errors."""
    kinds = {f.name: str(f.type) for f in fields(Profile) if f.name != "name"}
    values = {}
    for key, value in table.items():
        if key not in kinds:
            remedy = f"known keys: {', '.join(['extends', *kinds, 'language.TAG'])}"
            raise ProfileError(f"unknown key {key!r}", where, None, remedy)
        values[key] = _converted(kinds[key], value, f"{where}: {key}")
    return values


def _converted(kind: str, value: Any, where: str) -> Any:
    if "Fraction" in kind:
        seconds = parse_duration(str(value))
        if seconds is not None and not isinstance(value, bool):
            return seconds
    elif (
        (kind.startswith("str") and isinstance(value, str))
        or (kind.startswith("bool") and isinstance(value, bool))
        or (
            not isinstance(value, bool)
            and isinstance(value, int | float if "float" in kind else int)
        )
    ):
        return value
    raise ProfileError(f"{value!r} is not a value for it ({kind})", where)


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, profile_names(), 1)
    known = ", ".join(profile_names())
    return f"did you mean {close[0]!r}?" if close else f"choose from {known}, or give a .toml file"
