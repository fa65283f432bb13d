"""The W3C's own parser (npm ``webvtt-parser``, https://github.com/w3c/webvtt.js) finds no error.

Runs where node finds the package: ``npm install webvtt-parser`` here or above, or NODE_PATH.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import captions
from captions.errors import InputError
from captions.formats import vtt
from captions.model import Head, Track
from tests.formats.tracks import vtt_tracks

SCRIPT = """
const { WebVTTParser } = require("webvtt-parser");
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const errors = (text) => new WebVTTParser().parse(text, "captions").errors;
const found = texts.map((text) => errors(text).map((e) => e.message + " line " + e.line));
process.stdout.write(JSON.stringify(found));
"""
FOLDER = Path(__file__).parents[3] / "shared" / "inputs"


def node(texts: list[str], code: str = SCRIPT) -> list[list[str]]:
    ran = subprocess.run(
        ["node", "-e", code],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: list[list[str]] = json.loads(ran.stdout)
    return found


def has_parser() -> bool:
    if not shutil.which("node"):
        return False
    try:
        return node([]) == []
    except subprocess.CalledProcessError:
        return False


pytestmark = pytest.mark.skipif(
    not has_parser(), reason="node does not find webvtt-parser (npm install webvtt-parser)"
)


def known(track: Track) -> Track:
    """Return a track without what this parser does not know.

    These are lines of metadata, which the standard does not know either, and regions, which the
    standard has had since 2017.
    """
    head = track.head
    extras = tuple(extra for extra in head.extras if not extra.text.startswith("REGION"))
    cues = tuple(replace(c, settings=re.sub(r"region:\S+ ?", "", c.settings)) for c in track)
    return Track(cues, Head(head.language, head.header[:1], extras))


def test_the_parser_finds_errors_at_all() -> None:
    assert node(["WEBVTT\n\n00:02.000 --> 00:01.000\n<b>a"])[0]


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(vtt_tracks())
def test_what_the_model_admits(track: Track) -> None:
    text = known(track).to("vtt")
    assert node([text]) == [[]], text


def test_what_was_read_and_formatted() -> None:
    texts, names = [], []
    for path in sorted(
        (*FOLDER.glob("malformed/*"), *FOLDER.glob("captions/*/*"), *FOLDER.glob("rollup/*"))
    ):
        if path.suffix not in (".vtt", ".srt", ".sbv"):
            continue
        try:
            read = captions.read(path)
            texts += [vtt.parse(read.to("vtt")), captions.format(read)]
        except InputError:
            continue
        names += [path.name, f"{path.name}, formatted"]
    if not texts:
        pytest.skip("the shared inputs are not here")
    found = node([known(track).to("vtt") for track in texts])
    assert {name: errors[:2] for name, errors in zip(names, found, strict=True) if errors} == {}
