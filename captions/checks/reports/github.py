"""GitHub's workflow commands, which show as annotations on a change.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from captions.checks.result import Result

__all__ = ["render"]


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield a line a finding."""
    for result in results:
        file = escape_property(result.file)
        for finding in result.findings:
            cue = f"cue {finding.cue}: " if finding.cue else ""
            yield (
                f"::{finding.severity} file={file},line={finding.line or 1},"
                f"title={finding.rule}::{escape_data(cue + finding.message)}\n"
            )


def escape_data(text: str) -> str:
    r"""Return a message as the command needs it.

    >>> escape_data("100 %\n::x")
    '100 %25%0A::x'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return the value of a property as the command needs it.

    >>> escape_property("a:b,c.srt")
    'a%3Ab%2Cc.srt'
    """
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")
