"""What the examples, read and linked, answer to questions about disputes and corroboration, a row a line.

Kept in tests/examples/answers/, renewed with the extractions (make golden). The files say what is answered, faults of
the extraction and all. After a change renew them, and read the difference.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from geocyber.asking import Answer, ask
from geocyber.graph import article_iri, describe
from geocyber.model import Extraction
from geocyber.store import open_store

FOLDER = Path(__file__).parent / "answers"
QUESTIONS: Mapping[str, tuple[str, dict[str, str]]] = {
    "solarwinds": ("disputes", {"operation": "SolarWinds hack"}),
    "exchange": ("disputes", {"operation": "hacking of Microsoft Exchange servers"}),
    "apt31": ("disputes", {"actor": "APT31", "exact": "true"}),
    "corroborated": ("corroborated", {}),
}


def answers(extractions: Iterable[Extraction]) -> Mapping[str, str]:
    """The answers by the names of their files."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/graph.nq", writable=True) as store:
        for extraction in extractions:
            store.add(article_iri(extraction.article.sha256), describe(extraction))
        return {name: _told(ask(store, question, given)) for name, (question, given) in QUESTIONS.items()}


def _told(answer: Answer) -> str:
    columns = [column for column in answer.shown if column != "quote"]
    at = [answer.columns.index(column) for column in columns]
    rows = (" | ".join(answer.name(row[i]) for i in at).rstrip(" |") for row in answer.rows)
    return "".join(f"{line}\n" for line in (" | ".join(columns), *rows))
