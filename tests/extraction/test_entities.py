"""Who is recognised, under which name and as what: short sentences of our own.

The tables stand in `entities/*.toml` and are readable without Python:

    [[sentence]]
    text = "Britain's National Cyber Security Centre (NCSC) blamed four Iranian hackers."
    found = ["NCSC: body/GB/ncsc", "four Iranian hackers: unnamed_group of state/IR"]
    absent = ["Security Centre"]          # optional: names that nothing may have

Behind the name stands a reference of the knowledge base or a kind, then, after "of", what it belongs to.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geocyber.extraction.context import Reading
from geocyber.language.referents import Node
from geocyber.model import Article

FOLDER = Path(__file__).parent / "entities"


def sentences() -> list[Any]:
    """All rows of all tables."""
    return [
        pytest.param(row, id=f"{file.stem}-{number}")
        for file in sorted(FOLDER.glob("*.toml"))
        for number, row in enumerate(tomllib.loads(file.read_text("utf-8"))["sentence"], start=1)
    ]


@pytest.mark.parametrize("row", sentences())
def test_entities(row: dict[str, Any], extractor) -> None:
    assert set(row) <= {"text", "found", "absent"}
    text = row["text"]
    reading = extractor.annotate(Article("test", text, hashlib.sha256(text.encode()).hexdigest()))
    nodes = [n for n in reading.referents.nodes if n.mentions]
    seen = "\n".join(f"  {sorted(n.names)}: {n.ref or n.kind}" for n in nodes)
    for wanted in row.get("found", []):
        name, _, what = wanted.partition(": ")
        assert any(_is(reading, n, name, what) for n in nodes), f"{text}\nmissing {wanted}\nfound\n{seen}"
    for name in row.get("absent", []):
        assert not any(name in n.names for n in nodes), f"{text}\nsurplus {name}\nfound\n{seen}"


def _is(reading: Reading, node: Node, name: str, what: str) -> bool:
    kind, _, owner = what.partition(" of ")
    of = reading.referents.nodes[node.of].ref if node.of is not None else None
    return name in node.names and kind in {node.kind.value, node.ref} and owner in {"", of}
