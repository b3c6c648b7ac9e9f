"""Puts the commands together and turns errors into one line and an exit code."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.metadata import version
from typing import Annotated

import typer

from geocyber.errors import GeocyberError

COMMAND_MODULES = ("build", "ask", "view", "graph")

app = typer.Typer(
    name="geocyber",
    help="Reads articles about state-sponsored cyber operations and builds a knowledge graph of who says "
    "and does what to whom.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"geocyber {version('geocyber')}")
        raise typer.Exit


@app.callback()
def _geocyber(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Reads articles about state-sponsored cyber operations and builds a knowledge graph."""


for _name in COMMAND_MODULES:
    import_module(f"geocyber.cli.{_name}").register(app)


def main() -> None:
    """Entry point of the command `geocyber`: no traceback ever reaches a user."""
    try:
        app()
    except GeocyberError as error:
        typer.echo(f"geocyber: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of our output (head, less) has gone: not an error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
