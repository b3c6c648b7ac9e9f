"""What must not matter does not: which states a text speaks of, in which order it tells what has nothing to do with each other,
and what stands behind it without a relation."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geocyber.model import Article, Entity, Extraction
from geocyber.reading import read

ROOT = Path(__file__).parents[2]
STORIES = [
    row["text"]
    for row in tomllib.loads((Path(__file__).parent / "stories" / "stories.toml").read_text("utf-8"))["story"]
]
TEXTS = {a.id: a for a in read(str(ROOT / "examples" / "articles")) if isinstance(a, Article)}
WITHOUT_RELATIONS = TEXTS["no-relations-awareness-week"].text.split("\n\n")[2:]
FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@dataclass(frozen=True)
class State:
    """A state as the stories speak of it."""

    name: str
    people: str
    capital: str

    def __format__(self, spec: str) -> str:
        return self.name


STATES = [
    State(*line.split(", "))
    for line in """Russia, Russian, Moscow
China, Chinese, Beijing
Iran, Iranian, Tehran
North Korea, North Korean, Pyongyang
Germany, German, Berlin
Norway, Norwegian, Oslo
Estonia, Estonian, Tallinn
Japan, Japanese, Tokyo
France, French, Paris
Poland, Polish, Warsaw
India, Indian, New Delhi
Israel, Israeli, Jerusalem
Australia, Australian, Canberra
Brazil, Brazilian, Brasília""".splitlines()
]


def extract(extractor, text: str) -> Extraction:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return extractor(Article("test", text, sha256, published=date(2024, 5, 8)))


def shape(extraction: Extraction, letters: Mapping[str, str] | None = None) -> Counter[tuple[str, ...]]:
    """The relations, with letters for states and what belongs to them where they are given, else with names."""
    entities = {e.id: e for e in extraction.entities}

    def who(key: str | None) -> str:
        entity = entities.get(key or "")
        letter = (letters or {}).get(top(entity, entities)) if entity else None
        return f"{entity.kind} of {letter}" if entity and letter else entity.name if entity else str(key)

    return Counter(
        (who(r.s), r.r, who(r.o), r.factuality, who(r.source), who(r.op), str(r.when))
        for r in extraction.relations
    )


def top(entity: Entity, entities: Mapping[str, Entity]) -> str:
    """The name of whom it acts for in the end."""
    while entity.of is not None:
        entity = entities[entity.of]
    return entity.name


@FEW
@given(number=st.integers(0, len(STORIES) - 1), states=st.permutations(STATES))
def test_one_state_for_another_changes_nothing_but_the_names(extractor, number, states) -> None:
    def told(a: State, b: State) -> Counter[tuple[str, ...]]:
        return shape(extract(extractor, STORIES[number].format(a=a, b=b)), {a.name: "A", b.name: "B"})

    wanted = told(STATES[0], STATES[1])
    assert wanted
    assert told(states[0], states[1]) == wanted


@FEW
@given(order=st.permutations(range(len(STORIES))))
def test_unrelated_paragraphs_may_stand_in_any_order(extractor, order) -> None:
    pairs = zip(STATES[::2], STATES[1::2], strict=True)
    paragraphs = [story.format(a=a, b=b) for story, (a, b) in zip(STORIES, pairs, strict=True)]
    alone = sum((shape(extract(extractor, p)) for p in paragraphs), Counter())
    assert shape(extract(extractor, "\n\n".join(paragraphs[i] for i in order))) == alone


ARTICLES = [name for name in TEXTS if not name.startswith("no-relations-")]


@pytest.mark.parametrize("number", range(len(ARTICLES)), ids=ARTICLES)
def test_a_paragraph_without_relations_behind_an_article_changes_nothing(extractor, number) -> None:
    article = TEXTS[ARTICLES[number]]
    text = f"{article.text.rstrip()}\n\n{WITHOUT_RELATIONS[number % len(WITHOUT_RELATIONS)]}"
    longer = replace(article, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    wanted = shape(extractor(article))
    assert wanted
    assert shape(extractor(longer)) == wanted
