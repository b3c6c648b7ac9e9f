"""The command `show`: one article with its entities and relations marked, in one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geocyber.cli.names import file_name
from geocyber.cli.options import MinConfidence, Model, Published, day
from geocyber.errors import GeocyberError, UsageError


def register(app: typer.Typer) -> None:
    """Adds this module's commands to `app`."""
    app.command("show")(show)


def show(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A file with one article, or - for standard input.")
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE.html",
            help="The HTML file to write; by default named as the article.",
        ),
    ] = None,
    published: Published = None,
    model: Model = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Writes the article as a page with its entities and relations marked, which needs no network."""
    date = day(published, "--published")
    if output is not None and output.is_dir():
        raise UsageError(
            f"{output} is a folder; give -o the name of a file, such as {output / 'article.html'}"
        )

    from geocyber import pipeline  # noqa: PLC0415 (slow to import)
    from geocyber.reading import Unreadable  # noqa: PLC0415 (slow to import)
    from geocyber.store import write_text  # noqa: PLC0415 (slow to import)
    from geocyber.views.article import article_page  # noqa: PLC0415 (slow to import)

    results = pipeline.extract(source, published=date, model=model, min_confidence=min_confidence)
    result = next(results)
    if next(results, None) is not None:
        raise UsageError(f"{source} holds several articles; show takes one")
    if isinstance(result, Unreadable):
        raise GeocyberError(str(result))
    target = output or Path(f"{file_name(result.article.id)}.html")
    write_text(target, [article_page(result)])
    typer.echo(f"{target}: {len(result.entities)} entities, {len(result.relations)} relations")
