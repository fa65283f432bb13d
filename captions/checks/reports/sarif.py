"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts read."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from captions import __version__
from captions.checks.rules import RULES
from captions.timecode import format_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from captions.checks.case import Finding
    from captions.checks.result import Result

__all__ = ["render"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield one log with one run."""
    names = list(RULES)
    run = {
        "tool": {
            "driver": {"name": "captions", "version": __version__, "rules": list(map(_rule, names))}
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(result.file, finding, names)
            for result in results
            for finding in result.findings
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, indent=1)  # ASCII: what cannot be encoded is escaped
    yield "\n"


def _rule(name: str) -> dict[str, Any]:
    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.asks},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(file: str, finding: Finding, names: list[str]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
    text = finding.message
    if finding.start_ms is not None:
        text = f"Cue {finding.cue} at {format_time(finding.start_ms)}: {text}"
    return {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": finding.severity,
        "message": {"text": text + "."},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    """Return a file's name as a URI reference.

    >>> _uri("a b/talk.srt"), _uri("<stdin>")
    ('a%20b/talk.srt', 'stdin')
    """
    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix().strip("<>"), safe="/")
