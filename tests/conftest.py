"""Small real graphs for every room's tests, and a real SPARQL server."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

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
from geocyber.store import Store, open_store

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


@pytest.fixture(scope="session")
def extractions() -> tuple[Extraction, ...]:
    """Three small extractions."""
    return sample_extractions()


@pytest.fixture(scope="session")
def article_graphs() -> dict[str, str]:
    """The N-Quads of three small articles, by the articles' IRIs."""
    return graphs_of(sample_extractions())


@pytest.fixture
def sample_graph(tmp_path: Path, article_graphs: dict[str, str]) -> Path:
    """A TriG file with the three small articles."""
    path = tmp_path / "sample.trig"
    with open_store(str(path), writable=True) as store:
        fill(store, article_graphs)
    return path


def fill(store: Store, graphs: dict[str, str]) -> None:
    """Puts articles into a store."""
    for iri, nquads in graphs.items():
        store.add(iri, nquads)


@pytest.fixture(scope="session")
def sparql_server() -> Iterator[str]:
    """The base URL of an Oxigraph server that lives as long as the tests; empty it before use."""
    binary = Path(sys.executable).with_name("oxigraph")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [binary, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(url)
            yield url
        finally:
            process.terminate()


@pytest.fixture
def empty_server(sparql_server: str) -> str:
    """The base URL of a SPARQL server that holds nothing."""
    request = urllib.request.Request(f"{sparql_server}/update", b"DROP ALL", method="POST")
    request.add_header("Content-Type", "application/sparql-update")
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10).close()
    return sparql_server


def _wait_for(url: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(100):
        try:
            opener.open(url, timeout=1).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"the SPARQL server at {url} did not start")
