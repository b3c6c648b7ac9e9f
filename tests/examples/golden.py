"""What is extracted from the example articles, in a form that shows in a comparison what a change of the rules did.

    python tests/examples/golden.py      renews tests/examples/golden/ and answers/ (or: make golden)

One file an article, one line a relation in order of text: subject, relation, object; `~` factuality unless asserted, `@`
claimant unless the author, `#` operation, `=` date; then the words that express it. The files say what is found, faults
and all, not what should be found. After a change of the rules renew them, and read the difference.

`links.txt` has a line for each thing that several articles speak of: what each of them calls it, and the rules that link
it; for acts, each article's statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import answers

from geocyber.extraction import Extractor
from geocyber.graph import article_iri, describe
from geocyber.identity import read_report
from geocyber.model import AUTHOR, Article, Extraction, Factuality, Relation
from geocyber.reading import read
from geocyber.store import open_store

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
FOLDER = Path(__file__).parent / "golden"
LINKS = Path(__file__).parent / "links.txt"


def articles() -> Iterator[Article]:
    """The example articles."""
    return (article for article in read(str(ARTICLES)) if isinstance(article, Article))


def text_of(extraction: Extraction) -> str:
    """The extraction in lines."""
    names = {entity.id: entity.name for entity in extraction.entities}
    return "".join(f"{_line(relation, names)}\n" for relation in extraction.relations)


def links_of(extractions: Iterable[Extraction]) -> str:
    """What is one across articles, in lines."""
    with TemporaryDirectory() as folder, open_store(f"{folder}/graph.nq", writable=True) as store:
        for extraction in extractions:
            store.add(article_iri(extraction.article.sha256), describe(extraction))
        report = read_report(store)
    above: dict[str, str] = {}

    def root(iri: str) -> str:
        while above.setdefault(iri, iri) != iri:
            iri = above[iri]
        return iri

    for link in report.links:
        above[root(link.one.iri)] = root(link.other.iri)
    clusters: dict[str, tuple[set[str], set[str], set[str]]] = defaultdict(lambda: (set(), set(), set()))
    for link in report.links:
        names, articles, rules = clusters[root(link.one.iri)]
        for thing in (link.one, link.other):
            names.add(f"{thing.name} @ {thing.article or 'known globally'}")
            articles.add(thing.article)
        rules.add(link.rule)
    several = (cluster for cluster in clusters.values() if len(cluster[1]) > 1)
    return "".join(
        sorted(f"{' = '.join(sorted(names))} [{' '.join(sorted(rules))}]\n" for names, _, rules in several)
    )


def _line(relation: Relation, names: dict[str, str]) -> str:
    def name(key: str | None) -> str:
        return names.get(key, key) if key is not None else "-"

    parts = [
        f"{name(relation.s)} {relation.r} {name(relation.o)}",
        f"~{relation.factuality}" if relation.factuality is not Factuality.ASSERTED else "",
        f"@{name(relation.source)}" if relation.source != AUTHOR else "",
        f"#{name(relation.op)}" if relation.op else "",
        f"={relation.when}" if relation.when else "",
        f"[{' '.join(relation.trigger.quote.split())}]",
    ]
    return " ".join(part for part in parts if part)


def main() -> None:
    """Renews all files, and those of the answers."""
    extractor = Extractor()
    extractions = [extractor(article) for article in articles()]
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for extraction in extractions:
        (FOLDER / f"{extraction.article.id}.txt").write_text(text_of(extraction), "utf-8")
    LINKS.write_text(links_of(extractions), "utf-8")
    answers.FOLDER.mkdir(exist_ok=True)
    for old in answers.FOLDER.glob("*.txt"):
        old.unlink()
    for name, text in answers.answers(extractions).items():
        (answers.FOLDER / f"{name}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
