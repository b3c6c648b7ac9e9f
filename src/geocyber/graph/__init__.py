"""An `Extraction` goes in, RDF comes out: the article's named graph as canonical N-Quads.

Also the vocabulary, the links between entities, and the check of a graph against its shapes.
Must not know how text is read, and loads its RDF libraries only when a check needs them.
"""

from geocyber.graph.check import check
from geocyber.graph.describe import describe
from geocyber.graph.iris import LINKS_GRAPH, article_iri
from geocyber.graph.report import Finding, Report, Severity
from geocyber.graph.suspicions import Suspicion, describe_suspicions, source_iri

__all__ = [
    "LINKS_GRAPH",
    "Finding",
    "Report",
    "Severity",
    "Suspicion",
    "article_iri",
    "check",
    "describe",
    "describe_suspicions",
    "source_iri",
]
