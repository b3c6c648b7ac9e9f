"""Takes an article's quads, keeps them in a folder, a file or a SPARQL endpoint, and answers queries.

One interface, `Store`, stands before all three. It must not know spaCy, the questions or the views.
"""

from geocyber.store.base import Store
from geocyber.store.files import write_graph, write_text
from geocyber.store.finding import Listed, find_article, list_articles
from geocyber.store.merging import Merged, is_same_graph, merge
from geocyber.store.notations import NOTATIONS
from geocyber.store.opening import open_store
from geocyber.store.results import Result, ntriples, sparql_csv, sparql_json
from geocyber.terms import Blank, Iri, Literal, Term, Value

__all__ = [
    "NOTATIONS",
    "Blank",
    "Iri",
    "Listed",
    "Literal",
    "Merged",
    "Result",
    "Store",
    "Term",
    "Value",
    "find_article",
    "is_same_graph",
    "list_articles",
    "merge",
    "ntriples",
    "open_store",
    "sparql_csv",
    "sparql_json",
    "write_graph",
    "write_text",
]
