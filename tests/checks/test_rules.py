"""Each rule with what keeps to it and what does not; see ``pairs.toml``."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from captions import Cue, Finding, Track, UsageError, check
from captions.checks import RULES, conformity

PAIRS = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text("utf-8"))["pair"]


def track_of(rows: list[str]) -> Track:
    """Return the track of rows such as ``0 2 Hello, | there.``."""
    cues = []
    for row in rows:
        start, end, text = row.split(" ", 2)
        lines = tuple(text.split(" | ")) if text else ()
        cues.append(Cue(round(float(start) * 1000), round(float(end) * 1000), lines))
    return Track(tuple(cues))


def found(rows: list[str], pair: dict[str, Any]) -> list[Finding]:
    rules = {"fps": Fraction(pair["fps"])} if "fps" in pair else {}
    return check(
        track_of(rows),
        pair.get("profile", "netflix"),
        language=pair.get("language", "en"),
        skip=pair.get("skip", ()),
        rules=rules,
    )


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['rule']}: {pair['why']}")
def test_pair(pair: dict[str, Any]) -> None:
    assert found(pair["good"], pair) == []
    finding = single(found(pair["bad"], pair))
    assert (finding.rule, finding.value) == (pair["rule"], pair["value"])
    assert finding.severity == RULES[pair["rule"]].severity
    assert finding.message
    assert finding.start_ms is not None


def single(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, [(f.rule, f.cue, f.value) for f in findings]
    return findings[0]


def test_every_rule_has_a_pair() -> None:
    # The syntax of a file is no matter of cues; tests/checks/test_syntax.py has it.
    assert {pair["rule"] for pair in PAIRS} == RULES.keys() - {"syntax"}


def test_the_command_line_names_every_rule() -> None:
    from captions.cli.check import check_command

    listed = (check_command.__doc__ or "").partition("The rules:")[2]
    assert listed.replace("\n", " ").replace(" ", "").rstrip(".").split(",") == list(RULES)


def test_only_and_skip() -> None:
    track = track_of(["0 0.1 Much too fast for anybody .", "0.1 2 So , it was."])
    assert {f.rule for f in check(track)} == {"speed", "min-duration", "gap", "punctuation"}
    assert {f.rule for f in check(track, only=["gap"])} == {"gap"}
    assert {f.rule for f in check(track, only=["gap", "speed"], skip=["gap"])} == {"speed"}
    with pytest.raises(UsageError, match="did you mean 'speed'"):
        check(track, only=["sped"])


def test_findings_stand_in_the_order_of_the_cues() -> None:
    rows = [f"{i} {i}.1 Much too fast for anybody ." for i in range(5)]
    cues = [finding.cue for finding in check(track_of(rows))]
    assert cues == sorted(cues)
    assert set(cues) == {1, 2, 3, 4, 5}


def test_an_empty_track_has_no_findings() -> None:
    assert check(Track()) == []
    assert all(share.percent == 100 for share in conformity(Track(), []).values())


def test_conformity_counts_what_the_rule_looks_at() -> None:
    track = track_of(["0 2 So it was. | It was so much.", "2.04 4 It was.", "4.5 6 So it was."])
    shares = conformity(track, check(track))
    assert (shares["fits-one-line"].within, shares["fits-one-line"].checked) == (2, 3)
    assert (shares["gap"].within, shares["gap"].checked) == (1, 2)
    assert shares["width"].checked == 4
    assert shares["line-break"].checked == 1
    assert shares["gap"].shown == "50 %"
