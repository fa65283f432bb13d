"""What keeps to a profile has no finding; one fault gives one finding, of its rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import captions
from captions import Cue, InputError, Track, check
from captions.checks import RULES, conformity
from captions.profile import profile_names
from captions.reading import track_of_text
from captions.width import columns, graphemes
from tests.checks.strategies import SPOILERS, kept, spoil
from tests.strategies import ANY_TEXT, SHORT, scripts

if TYPE_CHECKING:
    from pathlib import Path


@given(kept(), st.sampled_from(["netflix", "ted", "prime"]))
def test_a_track_that_keeps_to_the_rules_has_no_finding(track: Track, profile: str) -> None:
    assert check(track, profile) == []


@pytest.mark.parametrize("rule", SPOILERS)
@given(track=kept(), data=st.data())
def test_one_fault_is_one_finding(rule: str, track: Track, data: st.DataObject) -> None:
    at = len(track) - 1  # the gap after it is nobody's
    cues = list(track.cues)
    cues[at] = replace(cues[at], end_ms=cues[at].start_ms + 6900)
    spoiled = spoil(rule, Track(tuple(cues)), at)
    findings = [(f.rule, f.cue) for f in check(spoiled)]
    assert findings == [(rule, at + 1)]
    assert conformity(spoiled, check(spoiled))[rule].percent < 100


@given(kept(), st.data())
def test_times_that_clash(track: Track, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(track) - 1))
    cues = list(track.cues)
    gap = data.draw(st.one_of(st.integers(0, 82), st.integers(85, 499)))
    moved = cues[at - 1].end_ms + gap - cues[at].start_ms
    later = [replace(c, start_ms=c.start_ms + moved, end_ms=c.end_ms + moved) for c in cues[at:]]
    assert [(f.rule, f.cue) for f in check(Track((*cues[:at], *later)))] == [("gap", at + 1)]

    moved = cues[at - 1].end_ms - cues[at].start_ms - data.draw(st.integers(1, 900))
    later = [replace(c, start_ms=c.start_ms + moved, end_ms=c.end_ms + moved) for c in cues[at:]]
    assert [(f.rule, f.cue) for f in check(Track((*cues[:at], *later)))] == [("overlap", at + 1)]


@given(kept(), st.sampled_from(["24", "25", "24000/1001", "30000/1001", "60"]))
def test_frames_rounded_to_milliseconds_are_let_pass(track: Track, fps: str) -> None:
    from fractions import Fraction

    rate = Fraction(fps)

    def ms(frame: int) -> int:
        return int(frame * 1000 / rate + Fraction(1, 2))

    cues, at = [], 7
    for cue in track:
        text = sum(map(len, cue.lines))
        frames = max(int(text * rate / 17) + 1, int(rate) * 5 // 6 + 2)
        cues.append(Cue(ms(at), ms(at + frames), cue.lines))
        at += frames + 2
    assert check(Track(tuple(cues)), rules={"fps": rate}) == []


@given(st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 9999), st.text(max_size=60))))
def test_anything_can_be_checked(rows: list[tuple[int, int, str]]) -> None:
    track = Track(tuple(Cue(a, b, tuple(t.split("\n"))) for a, b, t in rows))
    for profile in profile_names():
        findings = check(track, profile)
        assert all(f.rule in RULES and 1 <= f.cue <= len(rows) and f.message for f in findings)
        shares = conformity(track, findings)
        assert all(0 <= share.within <= share.checked for share in shares.values())


FORCED = {"characters", "marks", "punctuation", "repeated", "balance", "cue-break", "line-break"}
"""What the text itself says wrong, and where breaks are weighed rather than forbidden.

How often they are is held in `test_breaks_are_nearly_always_good`.
"""


@given(scripts(SHORT), st.sampled_from(profile_names()), st.sampled_from(["srt", "vtt"]))
def test_what_format_makes_keeps_to_the_rules(text: str, profile: str, kind: str) -> None:
    assert_kept(captions.format(text, profile=profile, language="en"), profile, kind)


@given(ANY_TEXT, st.sampled_from(profile_names()), st.sampled_from(["srt", "vtt"]))
def test_what_format_makes_of_anything(text: str, profile: str, kind: str) -> None:
    try:
        track = captions.format(text, profile=profile, language="en")
    except InputError:
        assume(False)
    assert_kept(track, profile, kind)


def assert_kept(track: Track, profile: str, kind: str) -> None:
    """Assert that the file of a formatted track has only findings that its text forces."""
    text = track.to(kind)
    read = track_of_text(text, kind)
    for finding in check(read, profile, language="en", source=text):
        cue = read.cues[finding.cue - 1]
        if finding.rule == "width":  # one character wider than a line
            assert all(len(graphemes(line)) == 1 for line in cue.lines if columns(line) > 24)
        elif finding.rule == "fragments":  # a piece of an address that was cut
            assert any(_cut(line, profile) for c in read.cues for line in c.lines)
        else:
            assert finding.rule in FORCED, (finding, cue.lines)


def _cut(line: str, profile: str) -> bool:
    limit = captions.load_profile(profile).columns
    return any(2 * columns(word) > limit for word in line.split())


@pytest.mark.parametrize("profile", profile_names())
def test_breaks_are_nearly_always_good(inputs: Path, profile: str) -> None:
    found = Counter[str]()
    total = 0
    for path in sorted((inputs / "text").iterdir()):
        track = captions.format(path, profile=profile)
        found.update(finding.rule for finding in check(track, profile))
        total += len(track)
    assert found.keys() <= {"line-break", "cue-break", "balance"}
    assert all(count * 100 <= total for count in found.values()), found


def test_the_sample_has_no_finding(sample: Path) -> None:
    for profile in profile_names():
        assert check(captions.format(sample, profile=profile), profile) == []
