"""A small graph made by hand: invented reports about documented events, with all that a view must show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from geocyber.graph import article_iri, describe
from geocyber.linking import Decisions, ordered
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

NOT = Factuality.NEGATED
MAYBE = Factuality.POSSIBLE


@dataclass(frozen=True)
class Said:
    """A relation of a sentence, with the word of the sentence that expresses it."""

    s: str
    r: str
    o: str | None
    trigger: str
    source: str = AUTHOR
    factuality: Factuality = Factuality.ASSERTED
    op: str | None = None
    when: str | None = None
    confidence: float = 0.9


@dataclass(frozen=True)
class Told:
    """An invented article."""

    id: str
    title: str
    publisher: str | None
    published: date | None
    sentences: tuple[tuple[str, tuple[Said, ...]], ...]
    url: str | None = None
    local: tuple[Entity, ...] = field(default=())


def _e(
    id: str,
    kind: Kind,
    name: str,
    *names: str,
    of: str | None = None,
    iso: str | None = None,
    ref: str | None = None,
):
    return Entity(id, kind, name, tuple(sorted(names or (name,))), iso, of, ref)


ENTITIES = {
    e.id: e
    for e in (
        _e(
            "us", Kind.STATE, "United States", "United States", "Washington", "U.S.", iso="US", ref="state/US"
        ),
        _e("ru", Kind.STATE, "Russia", "Russia", "Moscow", "Kremlin", iso="RU", ref="state/RU"),
        _e("cn", Kind.STATE, "China", "China", "Beijing", iso="CN", ref="state/CN"),
        _e("uk", Kind.STATE, "United Kingdom", "United Kingdom", "London", iso="GB", ref="state/GB"),
        _e("ua", Kind.STATE, "Ukraine", "Ukraine", "Kyiv", iso="UA", ref="state/UA"),
        _e("kp", Kind.STATE, "North Korea", "North Korea", "Pyongyang", iso="KP", ref="state/KP"),
        _e("ir", Kind.STATE, "Iran", "Iran", "Tehran", iso="IR", ref="state/IR"),
        _e("al", Kind.STATE, "Albania", "Albania", "Tirana", iso="AL", ref="state/AL"),
        _e("eu", Kind.IGO, "European Union", "European Union", "EU", ref="igo/eu"),
        _e("nato", Kind.IGO, "NATO", ref="igo/nato"),
        _e(
            "doj", Kind.GOVERNMENT_BODY, "Department of Justice", of="us", ref="body/US/department-of-justice"
        ),
        _e("treasury", Kind.GOVERNMENT_BODY, "Treasury Department", of="us", ref="body/US/treasury"),
        _e("blinken", Kind.PERSON, "Antony Blinken", "Blinken", of="state_dept"),
        _e(
            "state_dept",
            Kind.GOVERNMENT_BODY,
            "Department of State",
            of="us",
            ref="body/US/department-of-state",
        ),
        _e(
            "ncsc",
            Kind.GOVERNMENT_BODY,
            "National Cyber Security Centre",
            "NCSC",
            of="uk",
            ref="body/GB/ncsc",
        ),
        _e(
            "mss",
            Kind.GOVERNMENT_BODY,
            "Ministry of State Security",
            "MSS",
            of="cn",
            ref="body/CN/ministry-of-state-security",
        ),
        _e(
            "cn_mfa", Kind.GOVERNMENT_BODY, "Ministry of Foreign Affairs of China", of="cn", ref="body/CN/mfa"
        ),
        _e("zhao", Kind.PERSON, "Zhao Lijian", "Zhao", of="cn_mfa"),
        _e(
            "gru",
            Kind.GOVERNMENT_BODY,
            "GRU",
            "GRU",
            "Russian military intelligence",
            of="ru",
            ref="body/RU/gru",
        ),
        _e("svr", Kind.GOVERNMENT_BODY, "SVR", of="ru", ref="body/RU/svr"),
        _e("peskov", Kind.PERSON, "Dmitry Peskov", "Peskov", of="ru"),
        _e("sandworm", Kind.THREAT_GROUP, "Sandworm", of="gru", ref="group/G0034"),
        _e("apt29", Kind.THREAT_GROUP, "APT29", "APT29", "Cozy Bear", of="svr", ref="group/G0016"),
        _e("apt40", Kind.THREAT_GROUP, "APT40", ref="group/G0065"),
        _e("lazarus", Kind.THREAT_GROUP, "Lazarus Group", "Lazarus", of="kp", ref="group/G0032"),
        _e("microsoft", Kind.COMPANY, "Microsoft"),
        _e("solarwinds_co", Kind.COMPANY, "SolarWinds Corporation"),
        _e("sony", Kind.COMPANY, "Sony Pictures"),
        _e("hackers", Kind.UNNAMED_GROUP, "four Chinese nationals"),
        _e("exchange", Kind.OPERATION, "Exchange hack", "Exchange hack", "attack on Exchange servers"),
        _e("sunburst", Kind.OPERATION, "SolarWinds campaign", "SolarWinds campaign"),
        _e("notpetya", Kind.OPERATION, "NotPetya"),
        _e("wannacry", Kind.MALWARE, "WannaCry"),
        _e("proxylogon", Kind.VULNERABILITY, "CVE-2021-26855"),
        _e("orion", Kind.PRODUCT, "Orion software"),
        _e("grid", Kind.SECTOR, "energy sector", "power grid"),
        _e("institute", Kind.ORGANISATION, "Institute for Digital Order"),
    )
}

ARTICLES = (
    Told(
        "exchange-a",
        "Allies hold China responsible for Exchange hack",
        "The Daily Ledger",
        date(2021, 7, 20),
        (
            (
                "Washington on Monday blamed the Ministry of State Security for the "
                "attack on Exchange servers.",
                (
                    Said(
                        "us",
                        "attributes",
                        "mss",
                        "blamed",
                        op="exchange",
                        when="2021-07-19",
                        source="us",
                        confidence=0.95,
                    ),
                    Said("mss", "conducts", "exchange", "attack", source="us", confidence=0.82),
                ),
            ),
            (
                "The European Union and the United Kingdom condemned China, and NATO stood with its members.",
                (
                    Said(
                        "eu", "condemns", "cn", "condemned", op="exchange", when="2021-07-19", confidence=0.93
                    ),
                    Said(
                        "uk", "condemns", "cn", "condemned", op="exchange", when="2021-07-19", confidence=0.93
                    ),
                    Said("nato", "supports", "us", "stood with", when="2021-07-19", confidence=0.6),
                ),
            ),
            (
                "The European Union stopped short of sanctions against China.",
                (Said("eu", "sanctions", "cn", "sanctions", factuality=NOT, confidence=0.81),),
            ),
            (
                "The Department of Justice charged four Chinese nationals who, it says, "
                "worked for the Ministry of State Security.",
                (
                    Said("doj", "indicts", "hackers", "charged", when="2021-07-19", confidence=0.97),
                    Said("mss", "sponsors", "hackers", "worked for", source="doj", confidence=0.74),
                ),
            ),
            (
                "Foreign ministry spokesman Zhao Lijian called the charge a fabrication and said Washington "
                "was the world's largest source of cyber attacks.",
                (
                    Said(
                        "zhao",
                        "denies",
                        "us",
                        "called the charge a fabrication",
                        op="exchange",
                        when="2021-07-20",
                    ),
                    Said(
                        "zhao",
                        "accuses",
                        "us",
                        "largest source of cyber attacks",
                        source="zhao",
                        confidence=0.77,
                    ),
                ),
            ),
            (
                "Antony Blinken warned that China would be held to account.",
                (Said("blinken", "warns", "cn", "warned", when="2021-07-19", confidence=0.71),),
            ),
        ),
        url="https://ledger.example/2021/07/20/exchange",
    ),
    Told(
        "exchange-b",
        "What is known about the attack on Exchange servers",
        "Wire Service North",
        date(2021, 7, 22),
        (
            (
                "Microsoft says that a group based in China exploited CVE-2021-26855 in its servers.",
                (
                    Said(
                        "exchange", "exploits", "proxylogon", "exploited", source="microsoft", confidence=0.86
                    ),
                    Said(
                        "cn",
                        "conducts",
                        "exchange",
                        "based in China",
                        source="microsoft",
                        factuality=MAYBE,
                        confidence=0.5,
                    ),
                ),
            ),
            (
                "The United States blames the Ministry of State Security.",
                (Said("us", "attributes", "mss", "blames", op="exchange", source="us", confidence=0.94),),
            ),
            (
                "The United Kingdom condemned China as well, and its National Cyber Security Centre "
                "published advice on the Exchange hack.",
                (
                    Said(
                        "uk", "condemns", "cn", "condemned", op="exchange", when="2021-07-19", confidence=0.9
                    ),
                    Said(
                        "ncsc", "advises", "exchange", "published advice", when="2021-07-19", confidence=0.88
                    ),
                ),
            ),
            (
                "The ministry is said to have hired APT40, also known as Leviathan.",
                (
                    Said("mss", "sponsors", "apt40", "hired", source=UNNAMED, confidence=0.55),
                    Said("apt40", "alias", "Leviathan", "also known as"),
                ),
            ),
            ("Beijing denies everything.", (Said("cn", "denies", None, "denies", confidence=0.66),)),
        ),
        url="https://wsn.example/a/1187",
    ),
    Told(
        "solarwinds",
        "Sanctions after the SolarWinds campaign",
        "The Daily Ledger",
        date(2021, 4, 16),
        (
            (
                "The Treasury Department sanctioned Russia, and ten diplomats were expelled.",
                (
                    Said(
                        "treasury",
                        "sanctions",
                        "ru",
                        "sanctioned",
                        op="sunburst",
                        when="2021-04-15",
                        confidence=0.96,
                    ),
                    Said("us", "expels", "ru", "expelled", op="sunburst", when="2021-04-15", confidence=0.92),
                ),
            ),
            (
                "Washington attributed the SolarWinds campaign to the SVR and its hackers, called APT29.",
                (
                    Said(
                        "us", "attributes", "svr", "attributed", op="sunburst", source="us", when="2021-04-15"
                    ),
                    Said("svr", "conducts", "sunburst", "campaign", source="us", confidence=0.8),
                    Said("svr", "sponsors", "apt29", "its hackers", source="us", confidence=0.7),
                    Said("apt29", "affiliated", "svr", "its hackers", confidence=0.6),
                ),
            ),
            (
                "The attackers came in through the Orion software of SolarWinds Corporation "
                "and reached Microsoft.",
                (
                    Said("sunburst", "exploits", "orion", "came in through", when="2020"),
                    Said("sunburst", "targets", "solarwinds_co", "came in", when="2020"),
                    Said("sunburst", "targets", "microsoft", "reached", when="2020-12"),
                ),
            ),
            (
                "Dmitry Peskov dismissed the findings, and Moscow threatened to expel American diplomats.",
                (
                    Said(
                        "peskov",
                        "denies",
                        "us",
                        "dismissed",
                        op="sunburst",
                        when="2021-04-16",
                        confidence=0.91,
                    ),
                    Said("ru", "expels", "us", "threatened to expel", factuality=MAYBE, confidence=0.83),
                ),
            ),
            (
                "London summoned the Russian ambassador, and NATO expressed its solidarity.",
                (
                    Said("uk", "summons", "ru", "summoned", when="2021-04-15", confidence=0.95),
                    Said("nato", "supports", "us", "solidarity", when="2021-04-15", confidence=0.87),
                ),
            ),
        ),
        url="https://ledger.example/2021/04/16/solarwinds",
    ),
    Told(
        "solarwinds-b",
        "Moscow had nothing to do with it, institute says",
        "Institute for Digital Order",
        date(2021, 5, 3),
        (
            (
                "The Institute for Digital Order says that the SVR did not carry out "
                "the SolarWinds campaign.",
                (
                    Said(
                        "svr",
                        "conducts",
                        "sunburst",
                        "did not carry out",
                        source="institute",
                        factuality=NOT,
                        confidence=0.84,
                    ),
                ),
            ),
            (
                "It accuses Washington of slander.",
                (Said("institute", "accuses", "us", "accuses", source="institute", confidence=0.9),),
            ),
        ),
    ),
    Told(
        "notpetya",
        "Six officers charged over NotPetya and attacks on the grid",
        "Wire Service North",
        date(2020, 10, 20),
        (
            (
                "The Department of Justice charged officers of the GRU, known as Sandworm, with NotPetya.",
                (
                    Said(
                        "doj",
                        "indicts",
                        "sandworm",
                        "charged",
                        op="notpetya",
                        when="2020-10-19",
                        confidence=0.98,
                    ),
                    Said("sandworm", "affiliated", "gru", "officers of", confidence=0.86),
                    Said("sandworm", "conducts", "notpetya", "with", source="doj", confidence=0.79),
                ),
            ),
            (
                "Sandworm attacked the power grid of Ukraine in 2015, and NotPetya hit Ukraine in 2017.",
                (
                    Said("sandworm", "targets", "grid", "attacked", when="2015", confidence=0.9),
                    Said("sandworm", "targets", "ua", "attacked", when="2015", confidence=0.72),
                    Said("notpetya", "targets", "ua", "hit", when="2017", confidence=0.93),
                ),
            ),
            (
                "The European Union had sanctioned the GRU in July.",
                (
                    Said(
                        "eu",
                        "sanctions",
                        "gru",
                        "sanctioned",
                        op="notpetya",
                        when="2020-07-30",
                        confidence=0.94,
                    ),
                ),
            ),
            (
                "London joined in and blamed Russia for NotPetya; Moscow rejected that.",
                (
                    Said("uk", "attributes", "gru", "blamed", op="notpetya", source="uk", confidence=0.85),
                    Said("ru", "denies", "uk", "rejected", op="notpetya", confidence=0.88),
                    Said("uk", "supports", "us", "joined in", confidence=0.5),
                ),
            ),
            (
                "The United States offers a reward for Sandworm.",
                (Said("state_dept", "rewards", "sandworm", "offers a reward", confidence=0.9),),
            ),
        ),
        url="http://wsn.example/a/0990",
    ),
    Told(
        "sony",
        "From Sony to WannaCry",
        None,
        date(2018, 9, 7),
        (
            (
                "The United States blames North Korea for the attack of the Lazarus Group on Sony Pictures.",
                (
                    Said("us", "attributes", "kp", "blames", source="us", when="2014-12-19"),
                    Said(
                        "lazarus", "targets", "sony", "attack", source="us", when="2014-11", confidence=0.89
                    ),
                    Said("kp", "sponsors", "lazarus", "for the attack of", source="us", confidence=0.62),
                ),
            ),
            (
                "The Treasury Department sanctioned the Lazarus Group, which used WannaCry.",
                (
                    Said(
                        "treasury", "sanctions", "lazarus", "sanctioned", when="2018-09-06", confidence=0.95
                    ),
                    Said("lazarus", "uses", "wannacry", "used", when="2017-05", confidence=0.9),
                ),
            ),
            (
                "Pyongyang denied that it had attacked Sony Pictures.",
                (Said("kp", "denies", "us", "denied", confidence=0.9),),
            ),
        ),
    ),
    Told(
        "albania",
        "Tirana cuts ties with Tehran",
        "Adriatic Gazette",
        date(2022, 9, 8),
        (
            (
                "Albania blamed Iran for the July attack and expelled its diplomats.",
                (
                    Said("al", "attributes", "ir", "blamed", source="al", when="2022-09-07", confidence=0.96),
                    Said("al", "expels", "ir", "expelled", when="2022-09-07", confidence=0.97),
                    Said("ir", "targets", "al", "attack", source="al", when="2022-07", confidence=0.85),
                ),
            ),
            (
                "The United States condemned Iran, and Microsoft helped with the investigation.",
                (
                    Said("us", "condemns", "ir", "condemned", when="2022-09-07", confidence=0.94),
                    Said("microsoft", "supports", "al", "helped", confidence=0.58),
                ),
            ),
            (
                "Tehran rejects the accusation.",
                (Said("ir", "denies", "al", "rejects", when="2022-09-08", confidence=0.92),),
            ),
            (
                "NATO urged Iran to stop.",
                (Said("nato", "urges", "ir", "urged", when="2022-09-08", confidence=0.8),),
            ),
        ),
        url="https://gazette.example/tirana",
    ),
)

HOSTILE_NAME = "<img src=x onerror=\"document.title='owned'\">{{data}} ${1+1} \u202egro.live\u202c"
HOSTILE_QUOTE = (
    "</script><script>document.title='owned'</script>"
    "<!-- <b>bold</b> &amp; {{title}} {% raw %} \u2028\u202eabc"
)

HOSTILE = Told(
    "hostile",
    "</title><script>document.title='owned'</script>",
    "'\"><svg onload=alert(1)>",
    date(2022, 1, 1),
    (
        (
            f"{HOSTILE_QUOTE} warned.",
            (
                Said("us", "warns", "evil", "warned", source="evil"),
                Said("evil", "alias", "<i>alias</i>", "abc", confidence=0.3),
            ),
        ),
        (
            "Long " + "word" * 2500 + " ended.",
            (Said("long", "targets", "us", "ended"), Said("evil", "uses", "long", "Long")),
        ),
    ),
    url="javascript:alert(1)",
    local=(
        _e("evil", Kind.COMPANY, HOSTILE_NAME),
        _e("long", Kind.OTHER, "N" * 10_000, *[f"name {i} of many" for i in range(300)]),
    ),
)


def extraction(told: Told) -> Extraction:
    """The extraction that a perfect reader would make of an invented article."""
    text, relations = told.title, []
    for sentence, said in told.sentences:
        start = len(text) + 2
        text = f"{text}\n\n{sentence}"
        relations += [_relation(each, sentence, start) for each in said]
    known = {**ENTITIES, **{e.id: e for e in told.local}}
    article = Article(
        id=told.id,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=told.title,
        published=told.published,
        publisher=told.publisher,
        url=told.url,
    )
    return Extraction(article, tuple(sorted(_needed(relations, known), key=lambda e: e.id)), tuple(relations))


def _relation(said: Said, sentence: str, start: int) -> Relation:
    at = start + sentence.index(said.trigger)
    return Relation(
        s=said.s,
        r=RelationType(said.r),
        o=said.o,
        factuality=said.factuality,
        source=said.source,
        evidence=Passage(start, start + len(sentence), sentence),
        trigger=Passage(at, at + len(said.trigger), said.trigger),
        op=said.op,
        when=said.when,
        confidence=said.confidence,
        frame=f"{said.r}.sample",
    )


def _needed(relations: list[Relation], known: dict[str, Entity]) -> Iterator[Entity]:
    todo = [id for r in relations for id in (r.s, r.o, r.op, r.source) if id in known]
    done: set[str] = set()
    while todo:
        entity = known[todo.pop()]
        if entity.id not in done:
            done.add(entity.id)
            yield entity
            todo += [entity.of] if entity.of else []


def fill(store: Store, articles: tuple[Told, ...] = ARTICLES) -> None:
    """Puts the sample into a store, with what several articles know by the same id linked as the same."""
    first: dict[str, str] = {}
    same: set[tuple[str, str]] = set()
    for told in articles:
        found = extraction(told)
        iri = article_iri(found.article.sha256)
        store.add(iri, describe(found, model="sample"))
        for entity in found.entities:
            if entity.ref is None:
                local = f"{iri}/entity/{entity.id}"
                if (other := first.setdefault(entity.id, local)) != local:
                    same.add(ordered(local, other))
    store.decide(Decisions(same=frozenset(same)))
