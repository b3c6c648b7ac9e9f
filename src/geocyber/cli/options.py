"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Graph = Annotated[
    str,
    typer.Option(
        "--graph",
        "-g",
        envvar="GEOCYBER_GRAPH",
        help="The graph: a folder (embedded Oxigraph), a file (.trig .nq .ttl .jsonld, also .gz), "
        "or the URL of a SPARQL endpoint.",
    ),
]

DEFAULT_GRAPH = "geocyber.db"
