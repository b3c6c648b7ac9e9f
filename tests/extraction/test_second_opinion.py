"""What a second parse adds to the first: only what the first is silent about, with the same entities."""

from __future__ import annotations

from geocyber.extraction.second_opinion import joined
from geocyber.model import Article, Entity, Extraction, Factuality, Kind, Passage, Relation, RelationType

TEXT = "Oslo blamed the GRU and expelled two diplomats."
WHOLE = Passage(0, len(TEXT), TEXT)
NORWAY = Entity("norway", Kind.STATE, "Norway", ("Oslo",), "NO", None, "state/NO")
GRU = Entity("gru", Kind.GOVERNMENT_BODY, "GRU", ("GRU",), None, None, "body/RU/gru")
DIPLOMATS = Entity("two-diplomats", Kind.UNNAMED_GROUP, "two diplomats", ("two diplomats",))


def extraction(entities: tuple[Entity, ...], *relations: Relation) -> Extraction:
    return Extraction(Article("x", TEXT, "0" * 64), entities, relations)


def said(s: str, r: RelationType, o: str, word: str, **more) -> Relation:
    start = TEXT.index(word)
    trigger = Passage(start, start + len(word), word)
    return Relation(s, r, o, Factuality.ASSERTED, "author", WHOLE, trigger, **more)


BLAMED = said("norway", RelationType.ATTRIBUTES, "gru", "blamed")
EXPELLED = said("norway", RelationType.EXPELS, "two-diplomats", "expelled")


def test_adds_what_the_first_parse_is_silent_about() -> None:
    first = extraction((GRU, NORWAY), BLAMED)
    second = extraction((NORWAY, DIPLOMATS), EXPELLED)
    both = joined(first, second)
    assert [(r.s, r.r, r.o, r.parses) for r in both.relations] == [
        ("norway", "attributes", "gru", 1),
        ("norway", "expels", "two-diplomats", 1),
    ]
    assert [e.id for e in both.entities] == ["gru", "norway", "two-diplomats"]


def test_what_both_find_is_found_twice_and_takes_over_a_date() -> None:
    first = extraction((GRU, NORWAY), BLAMED)
    second = extraction(
        (GRU, NORWAY), said("norway", RelationType.ATTRIBUTES, "gru", "blamed", when="2024-05-08")
    )
    (relation,) = joined(first, second).relations
    assert (relation.parses, relation.when) == (2, "2024-05-08")


def test_of_one_predicate_the_first_parse_is_believed() -> None:
    first = extraction((GRU, NORWAY), BLAMED)
    second = extraction(
        (NORWAY, DIPLOMATS), said("norway", RelationType.ATTRIBUTES, "two-diplomats", "blamed")
    )
    assert joined(first, second).relations == (BLAMED,)
    assert [e.id for e in joined(first, second).entities] == ["gru", "norway"]


def test_entities_are_the_same_by_reference_or_name() -> None:
    """The second parse may call them otherwise: no entity stands twice, and none takes the id of another."""
    other = Entity("norway", Kind.COMPANY, "Norway", ("Norway",))
    called = Entity("oslo", Kind.STATE, "Oslo", ("Oslo",), "NO", None, "state/NO")
    first = extraction((GRU, NORWAY), BLAMED)
    second = extraction((called, other), said("oslo", RelationType.EXPELS, "norway", "expelled", op="norway"))
    both = joined(first, second)
    assert [(r.s, r.o) for r in both.relations] == [("norway", "gru"), ("norway", "norway-2")]
    assert [e.kind for e in both.entities] == [Kind.GOVERNMENT_BODY, Kind.STATE, Kind.COMPANY]


def test_the_real_parsers_help_each_other(extractor) -> None:
    """The larger model takes the dative of this sentence for an object, the smaller does not."""
    text = "Albania gave the Iranian diplomats 24 hours to leave."
    article = Article("x", text, "0" * 64)
    found = {(r.r, r.parses) for r in extractor(article).relations}
    assert (RelationType.EXPELS, 1) in found
