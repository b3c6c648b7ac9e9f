"""One small article with one statement of each sort, to describe, to check and to break."""

from __future__ import annotations

import hashlib
from datetime import date

from geocyber.graph import article_iri, describe
from geocyber.linking import links_of
from geocyber.model import (
    AUTHOR,
    Article,
    Entity,
    Extraction,
    Factuality,
    Kind,
    Passage,
    Relation,
    RelationType,
)

SENTENCES = (
    "Ministry condemns Ruritania over the Quay breach",
    "The Harbour Ministry condemned Ruritania on Monday for the Quay breach.",
    "Grey Stork hackers broke into Dockworks.",
    "Dockworks says that Grey Stork also hit the Harbour Ministry.",
    "Ruritania rejected the charge.",
    "Grey Stork is also known as Blue Heron.",
    "The ministry may sanction Ruritania.",
)
ENTITIES = (
    Entity("home", Kind.STATE, "Graustark", ("Graustark",), iso="XG", ref="state/XG"),
    Entity("there", Kind.STATE, "Ruritania", ("Ruritania",), iso="XR", ref="state/XR"),
    Entity("ministry", Kind.GOVERNMENT_BODY, "Harbour Ministry", ("Harbour Ministry", "ministry"), of="home"),
    Entity("stork", Kind.THREAT_GROUP, "Grey Stork", ("Grey Stork",), of="there"),
    Entity("dockworks", Kind.COMPANY, "Dockworks", ("Dockworks",)),
    Entity("quay", Kind.OPERATION, "Quay breach", ("Quay breach",)),
)


def extraction(name: str = "example") -> Extraction:
    """The article under a name of its own; articles of different names are different texts."""
    text = "\n".join((*SENTENCES, f"Filed as {name}."))

    def said(
        sentence: int,
        words: str,
        s: str,
        r: str,
        o: str | None,
        *,
        source: str = AUTHOR,
        factuality: str = "asserted",
        op: str | None = None,
        when: str | None = None,
    ) -> Relation:
        start = text.index(SENTENCES[sentence])
        at = text.index(words, start)
        return Relation(
            s=s,
            r=RelationType(r),
            o=o,
            factuality=Factuality(factuality),
            source=source,
            evidence=Passage(start, start + len(SENTENCES[sentence]), SENTENCES[sentence]),
            trigger=Passage(at, at + len(words), words),
            op=op,
            when=when,
            confidence=0.9,
            frame=f"{r}.example",
        )

    relations = (
        said(
            1, "condemned", "ministry", "condemns", "there", source="ministry", op="quay", when="2021-07-19"
        ),
        said(2, "broke into", "stork", "targets", "dockworks", when="2021-03"),
        said(3, "hit", "stork", "targets", "ministry", source="dockworks", when="2021"),
        said(4, "rejected", "there", "denies", None, source="there"),
        said(5, "also known as", "stork", "alias", "Blue Heron"),
        said(6, "sanction", "ministry", "sanctions", "there", factuality="possible"),
    )
    article = Article(
        id=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=SENTENCES[0],
        published=date(2021, 7, 20),
        publisher="Quay Courier",
        url="https://courier.example/1",
    )
    return Extraction(article, ENTITIES, relations)


def graph(name: str = "example") -> str:
    """The article's graph and the links of its entities."""
    own = describe(extraction(name), model="test 1.0")
    return own + links_of(own)


def iri(name: str = "example") -> str:
    """The article's IRI."""
    return article_iri(extraction(name).article.sha256)


def hostile_extraction(name: str, quote: str, rule: str) -> Extraction:
    """An extraction in which every text comes from outside."""
    text = f"{quote} and more"
    evidence, trigger = Passage(0, len(quote), quote), Passage(0, 1, quote[:1])
    states = (
        Entity(name, Kind.STATE, name, (name, quote), iso="XG"),
        Entity(name + "x", Kind.COMPANY, quote, (), of=name),
    )
    relations = (
        Relation(
            name, RelationType.CONDEMNS, name + "x", Factuality.ASSERTED, name, evidence, trigger, frame=rule
        ),
        Relation(name, RelationType.ALIAS, rule, Factuality.ASSERTED, AUTHOR, evidence, trigger),
    )
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    article = Article(name, text, sha256, title=quote, publisher=rule, url=f"https://example.org/{quote}")
    return Extraction(article, states, relations)
