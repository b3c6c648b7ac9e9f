"""Takes an article's quads, keeps them in a folder, a file or a SPARQL endpoint, and answers queries.

One interface, `Store`, stands before all three. It must not know spaCy, the questions or the views.
"""

from geocyber.store.base import Store
from geocyber.store.opening import open_store
from geocyber.store.results import Result, ntriples, sparql_csv, sparql_json
from geocyber.store.terms import Blank, Iri, Literal, Term, Value

__all__ = [
    "Blank",
    "Iri",
    "Literal",
    "Result",
    "Store",
    "Term",
    "Value",
    "ntriples",
    "open_store",
    "sparql_csv",
    "sparql_json",
]
