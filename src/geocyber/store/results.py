"""What a query gives: columns and rows of terms, and their standard notations."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from geocyber.terms import LANG_STRING, STRING, Blank, Iri, Term

TRIPLE_COLUMNS = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query.

    Attributes:
        columns: names of the variables of a SELECT in their order; `TRIPLE_COLUMNS` for CONSTRUCT and
            DESCRIBE; empty for ASK.
        rows: one tuple a solution or triple, None where a variable is unbound. Triples are sorted.
        truth: the answer to an ASK, None for all other queries.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    truth: bool | None = None

    def __iter__(self) -> Iterator[dict[str, Term]]:
        """Each row as a mapping from column to term, without the unbound ones."""
        for row in self.rows:
            yield {name: term for name, term in zip(self.columns, row, strict=True) if term is not None}

    def __len__(self) -> int:
        return len(self.rows)


def sparql_json(result: Result) -> str:
    """The result in the SPARQL 1.1 Query Results JSON Format (W3C, 2013)."""
    if result.truth is not None:
        return json.dumps({"head": {}, "boolean": result.truth}) + "\n"
    bindings = [{name: _json_term(term) for name, term in row.items()} for row in result]
    document = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def sparql_csv(result: Result) -> str:
    """The result in the SPARQL 1.1 Query Results CSV Format (W3C, 2013)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if result.truth is not None:
        writer.writerows([("answer",), (str(result.truth).lower(),)])
        return out.getvalue()
    writer.writerow(result.columns)
    writer.writerows(["" if term is None else str(term) for term in row] for row in result.rows)
    return out.getvalue()


def ntriples(result: Result) -> str:
    """The triples of a CONSTRUCT or DESCRIBE as N-Triples."""
    return "".join(f"{' '.join(term.n3 for term in row if term is not None)} .\n" for row in result.rows)


def _json_term(term: Term) -> dict[str, str]:
    match term:
        case Iri():
            return {"type": "uri", "value": term.value}
        case Blank():
            return {"type": "bnode", "value": term.value}
    value = {"type": "literal", "value": term.value}
    if term.language is not None:
        value["xml:lang"] = term.language
    elif term.datatype not in (STRING, LANG_STRING):
        value["datatype"] = term.datatype
    return value
