"""What is extracted from the example articles, in a form that shows in a comparison what a change of the rules did.

    python tests/examples/golden.py      renews tests/examples/golden/ (or: make golden)

One file an article, one line a relation in order of text: subject, relation, object; `~` factuality unless asserted, `@`
claimant unless the author, `#` operation, `=` date; then the words that express it. The files say what is found, faults
and all, not what should be found. After a change of the rules renew them, and read the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geocyber.extraction import Extractor
from geocyber.model import AUTHOR, Article, Extraction, Factuality, Relation
from geocyber.reading import read

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
FOLDER = Path(__file__).parent / "golden"


def articles() -> Iterator[Article]:
    """The example articles."""
    return (article for article in read(str(ARTICLES)) if isinstance(article, Article))


def text_of(extraction: Extraction) -> str:
    """The extraction in lines."""
    names = {entity.id: entity.name for entity in extraction.entities}
    return "".join(f"{_line(relation, names)}\n" for relation in extraction.relations)


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
    """Renews all files."""
    extractor = Extractor()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for article in articles():
        (FOLDER / f"{article.id}.txt").write_text(text_of(extractor(article)), "utf-8")


if __name__ == "__main__":
    main()
