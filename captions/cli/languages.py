"""``captions languages``: what is known of each language."""

from __future__ import annotations

from collections.abc import Iterator

from captions.cli.table import print_table

__all__ = ["languages_command"]

NAMES = {
    "ar": "Arabic", "bn": "Bengali", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hy": "Armenian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean",
    "nl": "Dutch", "pt": "Portuguese", "ru": "Russian", "ta": "Tamil", "th": "Thai",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
"""The languages with data or rules of their own, and those known by their script."""
PHRASES = frozenset({"ja", "th", "zh"})
"""Written without spaces: BudouX finds the phrases."""


def languages_command() -> None:
    """List the languages that --language takes, and what is known of each.

    Any other BCP 47 tag is taken too: its lines break by punctuation and short words.
    """
    print_table([("tag", "language", "lines break by", "numbers and signs are"), *_rows()])


def _rows() -> Iterator[tuple[str, ...]]:
    from captions.languages import load
    from captions.words.spoken.numbers import rules_of

    for tag, name in NAMES.items():
        words = len(load(tag).words(*load(tag).sections))
        breaks = f"{words} known words" if words else "punctuation, short words"
        rules = rules_of(tag)
        spoken = "said as meant" if rules == "en" else "said, the usual" if rules else "left"
        yield tag, name, f"phrases, {breaks}" if tag in PHRASES else breaks, spoken
