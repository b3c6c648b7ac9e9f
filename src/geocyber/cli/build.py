"""The commands that read articles: `build` puts them into a graph, `extract` prints what is in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geocyber.cli.options import DEFAULT_GRAPH, Graph, Jobs, MinConfidence, Model, Published, Sources, day
from geocyber.cli.progress import progress
from geocyber.errors import UsageError

if TYPE_CHECKING:
    from geocyber.model import Extraction
    from geocyber.reading import Unreadable


def register(app: typer.Typer) -> None:
    """Adds this module's commands to `app`."""
    app.command("build")(build)
    app.command("extract")(extract)


def build(
    sources: Sources,
    *,
    graph: Graph = DEFAULT_GRAPH,
    published: Published = None,
    jobs: Jobs = 1,
    model: Model = None,
    min_confidence: MinConfidence = 0.0,
    again: Annotated[
        bool, typer.Option("--again", help="Extract anew also what the graph holds already.")
    ] = False,
) -> None:
    """Reads articles and puts what they say into the graph.

    What the graph holds already is skipped, and an article that cannot be read is reported and skipped.
    """
    date = day(published, "--published")

    from geocyber import pipeline  # noqa: PLC0415 (slow to import)

    with progress(sources, quiet=False) as report:
        summary = pipeline.build(
            sources,
            graph,
            published=date,
            model=model,
            jobs=jobs,
            min_confidence=min_confidence,
            again=again,
            progress=report,
        )
    notes = [
        f"{summary.skipped} skipped" if summary.skipped else "",
        _unsure(summary.left_out, min_confidence),
        _unusable(len(summary.unreadable)),
    ]
    typer.echo(
        f"{graph}: {_count(summary.articles, 'article')}, {_count(summary.entities, 'entity', 'entities')}, "
        f"{_count(summary.statements, 'statement')} in {summary.seconds:.1f} s"
        + "".join(f"; {note}" for note in notes if note)
    )
    _report(summary.unreadable)


def extract(
    sources: Sources,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Write one NAME.json an article into this folder instead of to standard output.",
        ),
    ] = None,
    published: Published = None,
    jobs: Jobs = 1,
    model: Model = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Prints what articles say as JSON: one object, or JSON Lines if there are several articles."""
    date = day(published, "--published")
    if output is not None and output.exists() and not output.is_dir():
        raise UsageError(f"{output} is a file; give -o the name of a folder")

    from geocyber import pipeline  # noqa: PLC0415 (slow to import)
    from geocyber.reading import Unreadable  # noqa: PLC0415 (slow to import)

    unreadable: list[Unreadable] = []
    left_out = 0

    with progress(sources, quiet=output is None) as report:

        def readable() -> Iterator[Extraction]:
            nonlocal left_out
            for result in pipeline.extract(sources, published=date, model=model, jobs=jobs):
                if isinstance(result, Unreadable):
                    unreadable.append(result)
                    report(result.source)
                else:
                    report(result.article.id)
                    kept = pipeline.at_least(result, min_confidence)
                    left_out += len(result.relations) - len(kept.relations)
                    yield kept

        if output is None:
            _print(readable())
        else:
            written = _write(readable(), output)
            unsure = _unsure(left_out, min_confidence)
            typer.echo(f"{output}: {_count(written, 'file')}" + (f"; {unsure}" if unsure else ""), err=True)
    _report(unreadable)


def _print(extractions: Iterator[Extraction]) -> None:
    first = list(islice(extractions, 2))
    if len(first) == 1:
        typer.echo(_pretty(first[0]), nl=False)
    else:
        for extraction in chain(first, extractions):
            typer.echo(json.dumps(extraction.as_dict(), ensure_ascii=False))


def _write(extractions: Iterable[Extraction], folder: Path) -> int:
    """Writes a file for each extraction, and says how many."""
    from geocyber.cli.names import file_names  # noqa: PLC0415 (only needed here)
    from geocyber.store import write_text  # noqa: PLC0415 (slow to import)

    name_of = file_names()
    written = 0
    for extraction in extractions:
        write_text(folder / f"{name_of(extraction.article.id)}.json", [_pretty(extraction)])
        written += 1
    return written


def _pretty(extraction: Extraction) -> str:
    return json.dumps(extraction.as_dict(), ensure_ascii=False, indent=2) + "\n"


def _report(unreadable: Iterable[Unreadable]) -> None:
    """Names what could not be used, and ends with exit code 1 if there was any."""
    some = False
    for one in unreadable:
        typer.echo(f"geocyber: {one}", err=True)
        some = True
    if some:
        raise typer.Exit(1)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _unusable(number: int) -> str:
    return f"{number} could not be used" if number else ""


def _unsure(number: int, confidence: float) -> str:
    return f"{_count(number, 'statement')} less sure than {confidence:g} left out" if number else ""
