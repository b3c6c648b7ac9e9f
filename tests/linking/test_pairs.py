"""Which two entities are one, and by which rule."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from samples import STATES, graphs_of, make_extraction

from geocyber.graph.vocabulary import GC
from geocyber.linking import links_of
from geocyber.linking.rules import rules
from geocyber.model import Entity, Extraction, Kind

PAIRS = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text("utf-8"))["pair"]


def article(name: str, row: dict) -> Extraction:
    """An article that speaks of one entity."""
    entity = Entity(
        "it", Kind(row["kind"]), row["name"], (row["name"], *row.get("names", ())), of=row.get("of")
    )
    published = date.fromisoformat(row["published"]) if "published" in row else None
    text = f"{name}: {row['name']} struck"
    when = {"when": row["when"]} if "when" in row else {}
    victim = Entity("victim", Kind.SECTOR, "docks", ("docks",))
    rows = (("it", "targets", "victim", "struck", when),)
    return make_extraction(name, (text,), (*STATES.values(), entity, victim), rows, published)


def rules_of(*articles: Extraction) -> set[str]:
    """The rules by which entities are linked."""
    links: dict[str, dict[str, list[str]]] = {}
    for line in links_of("".join(graphs_of(articles).values())).splitlines():
        subject, predicate, target = line.split(" ", 2)
        links.setdefault(subject, {}).setdefault(predicate.removeprefix(f"<{GC}")[:-1], []).append(target)
    return {
        link["rule"][0].split('"')[1]
        for link in links.values()
        if "rule" in link and "/statement/" not in link["linked"][0]
    }


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["says"])
def test_a_pair_is_linked_by_its_rule_or_not_at_all(pair: dict) -> None:
    one, other = article("a", pair["one"]), article("b", pair["other"])
    wanted = {pair["rule"]} - {""}
    assert rules_of(one, other) == rules_of(other, one) == wanted


def test_every_reason_reads_well() -> None:
    for name in rules()._rules:
        assert rules()._rules[name]["reason"]
        assert name == name.lower()


def test_a_name_that_fits_two_who_cannot_be_one_links_to_neither() -> None:
    row = {"kind": "person", "name": "Ivan Petrov"}
    first, second, unknown = (
        article(n, row | of) for n, of in (("a", {"of": "ru"}), ("b", {"of": "us"}), ("c", {}))
    )
    assert rules_of(first, unknown) == {"person-name-alone"}
    assert rules_of(first, second, unknown) == set()
