"""Every real text goes through: no exception, no word lost but by the log."""

from __future__ import annotations

from pathlib import Path

import pytest

import captions
from captions.clean import clean, replay
from captions.languages import guess
from captions.model import Edit
from captions.reading import lines_of_path, lines_of_text

KINDS = ["text/*", "repeats/*.txt", "captions/*/*"]


@pytest.mark.parametrize("kind", KINDS)
def test_texts_go_through(inputs: Path, kind: str) -> None:
    paths = sorted(inputs.glob(kind))
    assert paths
    for path in paths:
        text = "\n".join(line.text for line in lines_of_path(path) if "-->" not in line.text)
        language = path.parent.name if kind.startswith("captions") else guess(text)
        edits: list[Edit] = []
        cleaned = list(clean(lines_of_text(text), language, log=edits.append))
        assert replay(lines_of_text(text), edits) == cleaned, path
        track = captions.format(iter(list(lines_of_text(text))), language=language)
        shown = "".join("".join(cue.text.split()) for cue in track)
        assert shown == "".join("".join(line.text.split()) for line in cleaned), path
