"""The command line: one module a command. Only this package prints."""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from captions import __version__
from captions.errors import CaptionsError

__all__ = ["COMMANDS", "commands", "run"]


class _Verbatim:
    """Leaves a parameter's value as it was typed; the commands convert values themselves."""

    def coerce(self, value: Any, param: Any, ctx: typer.Context) -> Any:
        del ctx
        return () if value is None and (param.multiple or param.nargs == -1) else value


def _plain(params: list[Any]) -> list[Any]:
    """Keep pydantic out: from 0.29 typer converts even strings and flags by it.

    That would make every start twice as long; earlier versions lack the method and need no help.
    """
    for param in params:
        if hasattr(param, "get_runtime_param"):
            param.get_runtime_param = _Verbatim
    return params


class Command(TyperCommand):
    """A command whose values are strings and flags."""

    def get_params(self, ctx: Any) -> list[Any]:
        return _plain(super().get_params(ctx))


class Group(TyperGroup):
    """The commands, in the order in which they were added."""

    def get_params(self, ctx: Any) -> list[Any]:
        return _plain(super().get_params(ctx))


app = typer.Typer(
    name="captions",
    cls=Group,
    help="A messy script in, good captions out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = ("format", "check", "script", "speak", "hls", "profiles", "voices", "languages")
"""Each is `captions.cli.NAME.NAME_command`."""


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"captions {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Clean a script, cut it into cues that people would have cut, time them, write them."""
    del version


def commands(*names: str) -> typer.Typer:
    """Return the command line with some of its commands; each costs a start some milliseconds."""
    for name in names:
        module = import_module(f"captions.cli.{name}")
        app.command(name, cls=Command)(getattr(module, f"{name}_command"))
    return app


def run() -> None:
    """Run the command line and exit with its code."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    # Asked to end, as by `timeout`, we still take away what is half written.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        commands(*([asked] if asked in COMMANDS else COMMANDS))()
    except CaptionsError as error:
        sys.stderr.write(f"captions: {error}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has closed it, as `head` does: not an error of ours.
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
