"""Writes `docs/commands.md` from the commands and the text between them.

Run it with `python -m geocyber.cli.documentation > docs/commands.md`.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib.resources import files
from typing import Any, get_args, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

_TEMPLATE = "commands.template.md"


def page(app: typer.Typer) -> str:
    """The page `docs/commands.md`: the template, with what each command takes at its `<!-- NAME -->`.

    Args:
        app: whose commands it documents.

    Raises:
        ValueError: the template has no place for a command.
    """
    text = files("geocyber.cli").joinpath(_TEMPLATE).read_text(encoding="utf-8")
    for name, function in commands(app).items():
        place = f"<!-- {name} -->\n"
        if place not in text:
            raise ValueError(f"{_TEMPLATE} has no place for the command {name!r}: {place.strip()}")
        text = text.replace(place, "".join(_section(function)))
    return text


def commands(app: typer.Typer) -> dict[str, Callable[..., Any]]:
    """The functions behind the commands, by their names; those of a group have its name before theirs."""
    functions = {
        one.name or getattr(one.callback, "__name__", ""): one.callback for one in app.registered_commands
    }
    for group in app.registered_groups:
        within = commands(group.typer_instance) if group.typer_instance else {}
        functions |= {f"{group.name} {name}": function for name, function in within.items()}
    return {name: function for name, function in functions.items() if function is not None}


def _section(function: Callable[..., Any]) -> Iterator[str]:
    yield f"{inspect.cleandoc(function.__doc__ or '')}\n\n| takes | which is |\n|---|---|\n"
    defaults = inspect.signature(function).parameters
    for name, hint in get_type_hints(function, include_extras=True).items():
        for info in get_args(hint):
            if isinstance(info, ArgumentInfo | OptionInfo):
                yield _row(name, info, get_args(hint)[0], defaults[name].default)


def _row(name: str, info: ArgumentInfo | OptionInfo, type_: Any, default: Any) -> str:  # noqa: ANN401
    words = f" {info.metavar or _values(type_)}".rstrip()
    called = words.strip()
    if isinstance(info, OptionInfo):
        # In Annotated[…, typer.Option("--graph", "-g")] typer takes the first word for the default.
        given = map(str, (info.default, *(info.param_decls or ())))
        declared = [word for word in given if word.startswith("-")]
        called = ", ".join(sorted(declared or [f"--{name.replace('_', '-')}"], key=len)) + words
    about = " ".join((info.help or "").split())
    if default not in (None, False, inspect.Parameter.empty):
        about += f" By default `{default}`" + (f", or what `{info.envvar}` says." if info.envvar else ".")
    return f"| `{_cell(called)}` | {_cell(about)} |\n"


def _values(type_: Any) -> str:  # noqa: ANN401
    """The values to choose from, if there is a choice."""
    return "|".join(type_) if isinstance(type_, type) and issubclass(type_, StrEnum) else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    from geocyber.cli.app import app

    sys.stdout.buffer.write(page(app).encode())
