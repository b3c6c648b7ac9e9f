"""The commands that ask: `ask` a question of the catalogue, `sparql` for any query."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geocyber.cli.answers import Format, SparqlFormat, notes, out, print_answer
from geocyber.cli.options import DEFAULT_GRAPH, Graph
from geocyber.errors import GeocyberError, UsageError

if TYPE_CHECKING:
    from geocyber.asking import Answer


def register(app: typer.Typer) -> None:
    """Adds this module's commands to `app`."""
    app.command()(ask)
    app.command()(sparql)


def _complete_question(incomplete: str) -> list[tuple[str, str]]:
    """The questions that begin so, with what they ask."""
    from geocyber.asking import catalogue  # noqa: PLC0415

    questions = catalogue()
    return [(name, questions[name].summary) for name in questions if name.startswith(incomplete)]


def _complete_parameter(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The parameters of the question that begin so; after "relation=", the relations."""
    from geocyber.asking import catalogue, completions  # noqa: PLC0415

    question = catalogue().get(context.params.get("name") or "")
    return (
        [] if question is None else completions(question, incomplete, context.params.get("parameters") or ())
    )


def ask(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="QUESTION",
            help="The question; without it, all are listed with their parameters.",
            autocompletion=_complete_question,
        ),
    ] = None,
    parameters: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY=VALUE",
            help="What it is asked with, such as actor=China since=2021; limit=10 gives the first ten rows, "
            "exact=true takes an actor without those who act for it.",
            autocompletion=_complete_parameter,
        ),
    ] = None,
    *,
    graph: Graph = DEFAULT_GRAPH,
    format: Annotated[Format, typer.Option("--format", help="How the answer is written.")] = Format.TABLE,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES", help="Other columns for the table, such as date,actor,confidence,statement."
        ),
    ] = None,
    show_sparql: Annotated[
        bool, typer.Option("--sparql", help="Print the query that would be asked, and stop.")
    ] = False,
) -> None:
    """Asks a question of the catalogue, such as: `geocyber ask condemnations actor=China since=2021`.

    Tables show names; json has the IRIs as well; csv is made safe for spreadsheets. Notes on what was taken
    for what go to standard error.
    """
    from geocyber.asking import ask as ask_question  # noqa: PLC0415
    from geocyber.asking import catalogue, listing, write  # noqa: PLC0415
    from geocyber.store import open_store  # noqa: PLC0415

    questions = catalogue()
    if name is None:
        print_answer(listing(questions), format)
        return
    if "=" in name:
        raise UsageError(f"the question comes first, such as: geocyber ask timeline {name}")
    question, given = questions.find(name), _key_values(parameters or ())
    with open_store(graph) as store:
        if show_sparql:
            written = write(store, question, given)
            out(written.sparql)
            notes(written.notes)
            if question.reckoned:
                notes([f"{question.name} is worked out from the rows of this query"])
            return
        answer = ask_question(store, name, given, questions)
    print_answer(_with_columns(answer, columns), format)


def sparql(
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="SELECT, ASK, CONSTRUCT or DESCRIBE.")
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", "-f", metavar="FILE", help="A file with the query; - is standard input."),
    ] = None,
    graph: Graph = DEFAULT_GRAPH,
    format: Annotated[
        SparqlFormat, typer.Option("--format", help="How the result is written.")
    ] = SparqlFormat.TABLE,
) -> None:
    """Asks any SPARQL 1.1 query, of the union of all graphs; `GRAPH ?article { … }` gives single ones.

    The prefixes gc: gcid: schema: oa: prov: skos: dcterms: rdf: rdfs: xsd: need no declaration.
    """
    from geocyber.asking import ask_sparql  # noqa: PLC0415
    from geocyber.store import open_store  # noqa: PLC0415

    text = _query_text(query, file)
    with open_store(graph) as store:
        answer = ask_sparql(store, text)
    print_answer(answer, format)


# What comes in ---------------------------------------------------------------------------------------------


def _key_values(parameters: Sequence[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for parameter in parameters:
        key, equals, value = parameter.partition("=")
        if not equals or not key or not value.strip():
            raise UsageError(f"{parameter!r} is no parameter: expected KEY=VALUE, such as actor=China")
        if key in given:
            raise UsageError(f"{key} is given twice: {given[key]!r} and {value!r}")
        given[key] = value
    return given


def _query_text(query: str | None, file: str | None) -> str:
    if (query is None) == (file is None):
        raise UsageError("expected one query: geocyber sparql QUERY, or geocyber sparql -f FILE")
    if file is None:
        return query or ""
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise GeocyberError(f"the query {file} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise GeocyberError(f"the query {file} is not text in UTF-8") from error


# What goes out ---------------------------------------------------------------------------------------------


def _with_columns(answer: Answer, columns: str | None) -> Answer:
    if columns is None:
        return answer
    wanted = tuple(column.strip() for column in columns.split(","))
    for column in wanted:
        if column not in answer.columns:
            raise UsageError(f"there is no column {column!r}; this answer has: {' '.join(answer.columns)}")
    return replace(answer, shown=wanted)
