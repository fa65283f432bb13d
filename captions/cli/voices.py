"""``captions voices``: what can speak here."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from captions.cli.table import print_table

__all__ = ["voices_command"]


def voices_command(
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="Only the voices of this language.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a voice.")] = False,
) -> None:
    """List the voices that `captions speak --voice` takes.

    A voice of espeak takes a variant after a plus, as in en-us+f3. --voice also takes the path of a
    Piper voice (NAME.onnx) and "command:PROGRAM ARGS".
    """
    import json

    from captions.speech import voices

    found = voices()
    if language:
        tag = language.lower().replace("_", "-")
        found = [v for v in found if not v.language or f"{v.language}-".startswith(f"{tag}-")]
    if as_json:
        for voice in found:
            typer.echo(json.dumps(voice._asdict(), ensure_ascii=False))
        return
    rows = [("voice", "engine", "gender", "note")]
    rows += [(voice.name, voice.engine, voice.gender, voice.note) for voice in found]
    print_table(rows)
    if all(voice.engine == "silent" for voice in found) and not language:
        sys.stderr.write("captions: for voices that are heard: pip install 'captions[speech]'\n")
