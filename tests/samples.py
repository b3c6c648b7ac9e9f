"""Small graphs made by hand, for every room's tests: `from samples import sample_extractions`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from geocyber.graph import article_iri, describe
from geocyber.model import (
    AUTHOR,
    UNNAMED,
    Article,
    Entity,
    Extraction,
    Factuality,
    Kind,
    Passage,
    Relation,
    RelationType,
)
from geocyber.store import Store

STATES = {
    "us": Entity(
        "us", Kind.STATE, "United States", ("United States", "Washington"), iso="US", ref="state/US"
    ),
    "cn": Entity("cn", Kind.STATE, "China", ("Beijing", "China"), iso="CN", ref="state/CN"),
    "gb": Entity("gb", Kind.STATE, "United Kingdom", ("London", "UK"), iso="GB", ref="state/GB"),
    "ru": Entity("ru", Kind.STATE, "Russia", ("Moscow", "Russia"), iso="RU", ref="state/RU"),
}
MSS = Entity(
    "mss",
    Kind.GOVERNMENT_BODY,
    "Ministry of State Security",
    ("MSS", "Ministry of State Security"),
    of="cn",
    ref="body/CN/ministry-of-state-security",
)
APT40 = Entity("apt40", Kind.THREAT_GROUP, "APT40", ("APT40",), ref="group/G0065")
NATO = Entity("nato", Kind.IGO, "NATO", ("NATO",), ref="igo/nato")


def make_extraction(
    name: str,
    sentences: Sequence[str],
    entities: Sequence[Entity],
    relations: Sequence[tuple[str, str, str | None, str, dict[str, str]]],
    published: date | None = date(2021, 7, 20),
) -> Extraction:
    """An extraction by hand.

    Args:
        name: the article's id.
        sentences: its text, the title first.
        entities: its entities.
        relations: subject, relation, object, words that trigger it (unique in the text), and any of
            factuality, source, op, when, confidence.
        published: date of publication.
    """
    text = "\n".join(sentences)
    article = Article(
        id=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=sentences[0],
        published=published,
        publisher="Example Wire",
        url=f"https://news.example.org/{name}",
    )
    return Extraction(article, tuple(entities), tuple(_relation(text, row) for row in relations))


def _relation(text: str, row: tuple[str, str, str | None, str, dict[str, str]]) -> Relation:
    s, r, o, trigger, rest = row
    at = text.index(trigger)
    start, end = text.rfind("\n", 0, at) + 1, (text + "\n").index("\n", at)
    return Relation(
        s=s,
        r=RelationType(r),
        o=o,
        factuality=Factuality(rest.get("factuality", "asserted")),
        source=rest.get("source", AUTHOR),
        evidence=Passage(start, end, text[start:end]),
        trigger=Passage(at, at + len(trigger), trigger),
        op=rest.get("op"),
        when=rest.get("when"),
        confidence=float(rest.get("confidence", "0.9")),
        frame=f"{r}-by-hand",
    )


def sample_extractions() -> tuple[Extraction, ...]:
    """Three articles that share states and a group, disagree, and each have things of their own."""
    exchange = Entity("exchange", Kind.OPERATION, "Exchange hack", ("Exchange hack",))
    raab = Entity("raab", Kind.PERSON, "Dominic Raab", ("Dominic Raab", "Raab"), of="gb")
    first = make_extraction(
        "s01-accusation",
        (
            "Washington blames China for the Exchange hack",
            "The United States on Monday attributed the Exchange hack to the Ministry of State Security.",
            "The United States condemns China for it, and may yet impose sanctions on Beijing.",
            "Washington says APT40 breached Microsoft for the ministry.",
        ),
        (
            STATES["us"],
            STATES["cn"],
            MSS,
            Entity("apt40", Kind.THREAT_GROUP, "APT40", ("APT40",), of="mss", ref="group/G0065"),
            exchange,
            Entity("microsoft", Kind.COMPANY, "Microsoft", ("Microsoft",)),
        ),
        (
            (
                "us",
                "attributes",
                "mss",
                "attributed",
                {"op": "exchange", "when": "2021-07-19", "source": "us"},
            ),
            ("us", "condemns", "cn", "condemns", {"op": "exchange", "source": "us", "confidence": "0.93"}),
            ("us", "sanctions", "cn", "impose sanctions", {"factuality": "possible", "when": "2021"}),
            ("apt40", "targets", "microsoft", "breached", {"source": "us", "when": "2021-03"}),
            ("mss", "conducts", "exchange", "blames", {"source": "us"}),
        ),
    )
    second = make_extraction(
        "s02-denial",
        (
            "Beijing rejects the charge",
            "China denied the accusation by the United States and called it a smear.",
            "Dominic Raab said London stands with the United States.",
            "APT40 is accused of hacking a port.",
        ),
        (
            STATES["us"],
            STATES["cn"],
            STATES["gb"],
            raab,
            APT40,
            Entity("port", Kind.SECTOR, "port", ("port",)),
        ),
        (
            ("cn", "denies", "us", "denied", {"source": "cn", "when": "2021-07-20"}),
            ("raab", "supports", "us", "stands with", {"source": "raab"}),
            ("apt40", "targets", "port", "hacking", {"source": UNNAMED}),
        ),
    )
    third = make_extraction(
        "s03-communique",
        (
            'NATO "stands" with its members\t– Communiqué of the summit',
            "NATO did not condemn Russia.",
            "London condemned Moscow itself.",
            "Russia is also called the Bear.",
        ),
        (NATO, STATES["gb"], STATES["ru"]),
        (
            ("nato", "condemns", "ru", "condemn Russia", {"factuality": "negated"}),
            ("gb", "condemns", "ru", "condemned Moscow", {"when": "2021-06-14"}),
            ("ru", "alias", "the Bear", "also called", {}),
        ),
        published=None,
    )
    return first, second, third


def graphs_of(extractions: Sequence[Extraction]) -> dict[str, str]:
    """The articles' graphs as N-Quads, by the articles' IRIs."""
    return {article_iri(e.article.sha256): describe(e, model="test-model 1.0") for e in extractions}


def fill(store: Store, graphs: dict[str, str]) -> None:
    """Puts articles into a store."""
    for iri, nquads in graphs.items():
        store.add(iri, nquads)
