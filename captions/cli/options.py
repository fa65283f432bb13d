"""Options that several commands have; each is named after the parameter that it is given to."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = [
    "Emoji",
    "Fps",
    "KeepCues",
    "KeepLines",
    "Language",
    "LexiconFile",
    "MaxColumns",
    "MaxCps",
    "MaxDuration",
    "MaxLines",
    "MinDuration",
    "MinGap",
    "Profile",
    "Quiet",
    "Source",
    "Strict",
    "Unsaid",
]

Source = Annotated[
    str, typer.Argument(metavar="INPUT", help="A text, or captions; - is standard input.")
]
Profile = Annotated[
    str, typer.Option(metavar="NAME|FILE.toml", help="Style guide; see `captions profiles`.")
]
Language = Annotated[
    str | None,
    typer.Option(metavar="TAG", help="Language of the text; else guessed from it."),
]
LexiconFile = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="How words are said: lines display,said-as, or PLS."),
]
Emoji = Annotated[str, typer.Option(metavar="drop|name", help="Whether emoji are said by name.")]
Unsaid = Annotated[
    str | None,
    typer.Option(
        "--drop", metavar="sounds,labels,music", help="Leave out what is not to be spoken."
    ),
]
KeepCues = Annotated[
    bool,
    typer.Option("--keep-cues", help="Captions in: keep the cues, break only their lines anew."),
]
KeepLines = Annotated[
    bool,
    typer.Option("--keep-lines", help="Captions in: keep cues and lines, change only the times."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Captions in: refuse what needs a repair.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]

MaxColumns = Annotated[str | None, typer.Option(metavar="N", help="Columns a line.")]
MaxLines = Annotated[str | None, typer.Option(metavar="N", help="Lines a cue.")]
MaxCps = Annotated[str | None, typer.Option(metavar="X", help="Characters a second.")]
MinDuration = Annotated[str | None, typer.Option(metavar="T", help="Least time on screen.")]
MaxDuration = Annotated[str | None, typer.Option(metavar="T", help="Most time on screen.")]
MinGap = Annotated[str | None, typer.Option(metavar="T", help="Least gap between cues.")]
Fps = Annotated[str | None, typer.Option(metavar="N", help="Snap times to frames.")]
