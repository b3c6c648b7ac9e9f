"""A question's name and parameters go in, rows of terms with the names of things and notes come out.

The questions are the files `queries/*.rq`; any other SPARQL can be asked too.
It must not know how text is read or how rows are drawn on a page, and loads no RDF library of its own.
"""

from geocyber.asking.answers import Answer
from geocyber.asking.ask import ask, write
from geocyber.asking.catalogue import Catalogue, catalogue
from geocyber.asking.free import ask_sparql
from geocyber.asking.listing import completions, listing
from geocyber.asking.notations import as_csv, as_json, as_markdown, as_ntriples
from geocyber.asking.plain import clean
from geocyber.asking.question import Parameter, Question, QuestionError
from geocyber.asking.report import DisputeReport, Source, at_a_glance, dispute_report, facts, findings
from geocyber.asking.report_markdown import report_markdown
from geocyber.asking.table import as_table
from geocyber.asking.told import Dispute, Line
from geocyber.asking.values import ParameterType

__all__ = [
    "Answer",
    "Catalogue",
    "Dispute",
    "DisputeReport",
    "Line",
    "Parameter",
    "ParameterType",
    "Question",
    "QuestionError",
    "Source",
    "as_csv",
    "as_json",
    "as_markdown",
    "as_ntriples",
    "as_table",
    "ask",
    "ask_sparql",
    "at_a_glance",
    "catalogue",
    "clean",
    "completions",
    "dispute_report",
    "facts",
    "findings",
    "listing",
    "report_markdown",
    "write",
]
