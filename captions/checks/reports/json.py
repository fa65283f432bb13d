"""JSON for programs.

Schema, version 1 (a new key does not change the version; times are integer milliseconds)::

    {"format": "captions-check", "version": 1,
     "files": [
       {"file": "talk.srt", "profile": "netflix", "language": "en", "cues": 340,
        "conformity": {"width": {"counts": "line", "checked": 610, "within": 608,
                                 "percent": 99.67}, …},
        "findings": [
          {"rule": "width", "severity": "error", "cue": 12, "start_ms": 61200, "line": 49,
           "value": 45, "limit": 42, "unit": "characters", "message": "…"}, …]}, …]}

``cue`` is 0 and ``start_ms`` null where a finding is about the file; ``line`` is null where it is
not known; ``value`` and ``limit`` are numbers in the unit, or text (``limit`` may be null). One
finding a line, so that a stream can be read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from captions.checks.case import Finding
    from captions.checks.result import Result

__all__ = ["VERSION", "render"]

VERSION = 1


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield one JSON object."""
    yield f'{{"format": "captions-check", "version": {VERSION}, "files": ['
    separator = "\n"
    for result in results:
        yield separator + _head(result)[:-1] + ',\n"findings": ['
        rows = [_dump(_object(finding)) for finding in result.findings]
        yield "\n" + ",\n".join(rows) + "\n]}" if rows else "]}"
        separator = ",\n"
    yield "\n]}\n"


def _head(result: Result) -> str:
    shares = {
        name: {**share._asdict(), "percent": round(share.percent, 2)}
        for name, share in result.shares.items()
    }
    return _dump(
        {
            "file": result.file,
            "profile": result.profile,
            "language": result.language,
            "cues": result.cues,
            "conformity": shares,
        }
    )


def _object(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "cue": finding.cue,
        "start_ms": finding.start_ms,
        "line": finding.line,
        "value": finding.value,
        "limit": finding.limit,
        "unit": finding.unit,
        "message": finding.message,
    }


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
