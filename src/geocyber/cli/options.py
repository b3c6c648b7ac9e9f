"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from geocyber.errors import UsageError

Graph = Annotated[
    str,
    typer.Option(
        "--graph",
        "-g",
        metavar="GRAPH",
        envvar="GEOCYBER_GRAPH",
        help="The graph: a folder (embedded Oxigraph), a file (.trig .nq .ttl .jsonld, also .gz), "
        "or the URL of a SPARQL endpoint.",
    ),
]

DEFAULT_GRAPH = "geocyber.db"

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files (.txt .md .html .pdf .jsonl), folders of them, or - for standard input.",
        show_default=False,
    ),
]

Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="When all these articles were published (2021-07-20), if they do not say or say it wrongly.",
    ),
]

Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Another installed spaCy model, or a folder with one, instead of en_core_web_md and en_core_web_sm.",
    ),
]

Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that work at a time.")]

MinConfidence = Annotated[
    float,
    typer.Option(min=0.0, max=1.0, metavar="0…1", help="Leave out statements less sure than this."),
]


def day(text: str | None, option: str) -> date | None:
    """The day that an option names.

    Raises:
        UsageError: it is no day; the message names the option.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} {text!r} is not a date; write it as 2021-07-19") from None
