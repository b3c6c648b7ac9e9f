"""Short sentences of our own, one construction each: what must and what must not be found in them.

The tables stand in `sentences/*.toml` and are readable without Python:

    [[sentence]]
    text = "Britain on Monday accused Russia's GRU of hacking the Estonian parliament."
    must = ["Britain attributes GRU", "GRU targets Estonian parliament @Britain"]
    must_not = ["Britain accuses Russia"]
    published = "2024-05-06"            # optional
    known_failure = "why"               # optional: not found yet; the test fails when it is

A relation is `SUBJECT relation OBJECT`, with `~negated` or `~possible` behind it where it is not asserted, `@CLAIMANT`
(or `@author`, `@unnamed`) where the claimant matters, `#OPERATION`, and `=2024-05-06` for the date. Names may be any
of the entity's; `-` stands for no object, `*` for anything.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from geocyber.model import Article, Entity, Extraction, Relation, RelationType

FOLDER = Path(__file__).parent / "sentences"
_RELATIONS = "|".join(r.value for r in RelationType)
_ROW = re.compile(
    rf"(?P<s>.+?) (?P<r>{_RELATIONS}) (?P<o>.+?)(?: ~(?P<f>negated|possible))?(?: @(?P<source>[^#=]+?))?(?: #(?P<op>[^=]+?))?"
    r"(?: =(?P<when>[\d-]+))?"
)


@dataclass(frozen=True)
class Sentence:
    """A row of a table."""

    where: str
    text: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    published: date | None
    known_failure: str


def sentences() -> list[Sentence]:
    """All rows of all tables."""
    rows = []
    for file in sorted(FOLDER.glob("*.toml")):
        for number, row in enumerate(tomllib.loads(file.read_text("utf-8")).get("sentence", []), start=1):
            unknown = set(row) - {"text", "must", "must_not", "published", "known_failure"}
            assert not unknown, f"{file.name}, sentence {number}: unknown key {unknown}"
            published = date.fromisoformat(row["published"]) if "published" in row else None
            rows.append(
                Sentence(
                    f"{file.stem}-{number}",
                    row["text"],
                    tuple(row.get("must", ())),
                    tuple(row.get("must_not", ())),
                    published,
                    row.get("known_failure", ""),
                )
            )
    return rows


def is_found(extraction: Extraction, wanted: str) -> bool:
    """Does the extraction hold the relation that `wanted` describes?"""
    match = _ROW.fullmatch(wanted)
    assert match, f"not a relation: {wanted!r}"
    entities = {e.id: e for e in extraction.entities}
    return any(_fits(r, entities, match) for r in extraction.relations)


def _fits(relation: Relation, entities: dict[str, Entity], wanted: re.Match[str]) -> bool:
    def means(key: str | None, name: str | None) -> bool:
        if name is None or name == "*":
            return True
        if key is None:
            return name == "-"
        entity = entities.get(key)
        names = {entity.name, *entity.names, entity.id} if entity else {key}
        return _fold(name) in {_fold(n) for n in names}

    return (
        relation.r.value == wanted["r"]
        and relation.factuality.value == (wanted["f"] or "asserted")
        and means(relation.s, wanted["s"])
        and means(relation.o, wanted["o"])
        and means(relation.source, wanted["source"])
        and means(relation.op, wanted["op"])
        and (wanted["when"] is None or relation.when == wanted["when"])
    )


def _fold(name: str) -> str:
    return name.lower().replace("’", "'").removeprefix("the ")


@pytest.mark.parametrize("row", sentences(), ids=lambda row: row.where)
def test_sentence(row: Sentence, extractor) -> None:
    article = Article(
        id=row.where,
        text=row.text,
        sha256=hashlib.sha256(row.text.encode()).hexdigest(),
        published=row.published,
    )
    extraction = extractor(article)
    missing = [w for w in row.must if not is_found(extraction, w)]
    surplus = [w for w in row.must_not if is_found(extraction, w)]
    found = "\n".join(
        f"  {r.s} {r.r} {r.o} ~{r.factuality} @{r.source} #{r.op} ={r.when} [{r.frame}]"
        for r in extraction.relations
    )
    if row.known_failure:
        assert missing or surplus, f"works now: take known_failure out of {row.where}"
        pytest.xfail(row.known_failure)
    assert not missing and not surplus, f"{row.text}\nmissing {missing}\nsurplus {surplus}\nfound\n{found}"
