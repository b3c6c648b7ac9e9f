"""Puts the commands together and turns errors into one line and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated

import typer

from geocyber.errors import GeocyberError

COMMAND_MODULES = ("build", "show", "ask", "dispute", "view", "stats", "graph", "link", "knowledge")

TRACEBACK = "GEOCYBER_TRACEBACK"
"""Environment variable that, if set, lets an unforeseen error show its traceback."""

app = typer.Typer(
    name="geocyber",
    help="Reads articles about state-sponsored cyber operations and builds a knowledge graph of who says "
    "and does what to whom.",
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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # no name of a file may end a run
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:] or ["--help"]))


def run(arguments: list[str]) -> int:
    """Runs one command.

    Args:
        arguments: what stands after `geocyber`.

    Returns:
        The exit code: 0 done, 1 some input could not be used, 2 wrong usage, 130 interrupted.
    """
    try:
        code = app(arguments, prog_name="geocyber", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_has_gone()
    except SystemExit as error:  # how typer ends when our output cannot be written, and shell completion
        return _reader_has_gone() if isinstance(error.__context__, BrokenPipeError) else int(error.code or 0)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        return _explain(error)
    return code if isinstance(code, int) else 0


def _explain(error: Exception) -> int:
    """Says what was wrong. Wrong usage is typer's to find; what is no error of ours nobody has foreseen."""
    if isinstance(error, GeocyberError):
        _say(str(error))
        return error.exit_code
    if hasattr(error, "format_message"):
        _say(f"{error.format_message().rstrip('.')}; see: {_help_of(error)}")
        return 2
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        _say(f"{where}{error.strerror}")
        return 1
    said = str(error).partition("\n")[0]
    _say(f"unforeseen {type(error).__name__}: {said} (set {TRACEBACK}=1 to see where, and please report it)")
    return 1


def _help_of(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'geocyber'} --help"


def _say(line: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        typer.echo(f"geocyber: {' '.join(line.split())}", err=True)


def _reader_has_gone() -> int:
    """The reader of our output (head, less) has seen enough: not an error, and nothing more to say."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return 0
