"""One story told by three invented articles: an accusation with its measures, the reply, and an echo.

It has claims of third parties and of nobody in particular, negated and possible statements, dates of every
precision, bodies and officials who act for states, and an operation and a company that each article names in
its own way and that only a link makes one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samples import APT40, MSS, NATO, STATES, fill, graphs_of, make_extraction

from geocyber.asking import Answer
from geocyber.graph import article_iri
from geocyber.graph.vocabulary import GC
from geocyber.linking import Decisions, ordered
from geocyber.model import UNNAMED, Entity, Extraction, Kind
from geocyber.store import Store

EU = Entity("eu", Kind.IGO, "European Union", ("EU", "European Union"), ref="igo/eu")
NL = Entity("nl", Kind.STATE, "Netherlands", ("The Hague", "Netherlands"), iso="NL", ref="state/NL")
NO = Entity("no", Kind.STATE, "Norway", ("Norway", "Oslo"), iso="NO", ref="state/NO")
CI = Entity("ci", Kind.STATE, "Côte d’Ivoire", ("Côte d’Ivoire",), iso="CI", ref="state/CI")
DOJ = Entity(
    "doj",
    Kind.GOVERNMENT_BODY,
    "Department of Justice",
    ("DOJ",),
    of="us",
    ref="body/US/department-of-justice",
)
FCDO = Entity(
    "fcdo", Kind.GOVERNMENT_BODY, "Foreign Office", ("FCDO",), of="gb", ref="body/GB/foreign-office"
)


def accusation() -> Extraction:
    """The first article."""
    on_19 = {"op": "exchange", "when": "2021-07-19"}
    return make_extraction(
        "q01-accusation",
        (
            "Allies blame China for the Exchange hack",
            "The United States attributed the Exchange hack to the Ministry of State Security.",
            "Foreign Secretary Anna Reed condemned China over the Exchange hack.",
            "NATO stood with the United States over it.",
            "Norway backed the United Kingdom.",
            "The Department of Justice charged four hackers in May.",
            "Washington has not sanctioned Beijing.",
            "It may yet expel diplomats.",
            "APT40 carried out the Exchange hack, Washington said.",
            "The Exchange hack hit Microsoft and came through Mail Server.",
            "APT40 used Badflick.",
            "The ministry directs APT40, Washington said.",
            "Anna Reed heads the Foreign Office.",
            "APT40 is also known as Leviathan.",
            "The Netherlands threw out diplomats in 2018.",
            "The Netherlands summoned the ambassador of China on Wednesday.",
        ),
        (
            STATES["us"],
            STATES["gb"],
            STATES["cn"],
            NL,
            NO,
            NATO,
            MSS,
            DOJ,
            FCDO,
            Entity("apt40", Kind.THREAT_GROUP, "APT40", ("APT40",), of="mss", ref="group/G0065"),
            Entity("reed", Kind.PERSON, "Anna Reed", ("Anna Reed", "Reed"), of="fcdo"),
            Entity("hackers", Kind.UNNAMED_GROUP, "four hackers", ("hackers",)),
            Entity("exchange", Kind.OPERATION, "Exchange hack", ("Exchange hack",)),
            Entity("microsoft", Kind.COMPANY, "Microsoft", ("Microsoft",)),
            Entity("server", Kind.PRODUCT, "Mail Server", ("Mail Server",)),
            Entity("badflick", Kind.MALWARE, "Badflick", ("Badflick",)),
        ),
        (
            ("us", "attributes", "mss", "attributed", {**on_19, "source": "us", "confidence": "0.95"}),
            ("reed", "condemns", "cn", "condemned", {**on_19, "source": "reed"}),
            ("nato", "supports", "us", "stood with", {**on_19, "source": "nato"}),
            ("no", "supports", "gb", "backed", {}),
            ("doj", "indicts", "hackers", "charged", {"when": "2021-05", "op": "exchange"}),
            (
                "us",
                "sanctions",
                "cn",
                "sanctioned",
                {"factuality": "negated", "when": "2021-07-20", "op": "exchange"},
            ),
            ("us", "expels", "cn", "expel diplomats", {"factuality": "possible"}),
            ("apt40", "conducts", "exchange", "carried out", {"source": "us", "when": "2021-03"}),
            ("exchange", "targets", "microsoft", "hit", {"when": "2021-03"}),
            ("exchange", "exploits", "server", "came through", {"when": "2021"}),
            ("apt40", "uses", "badflick", "used", {"confidence": "0.6"}),
            ("mss", "sponsors", "apt40", "directs", {"source": "us", "when": "2021"}),
            ("reed", "affiliated", "fcdo", "heads", {}),
            ("apt40", "alias", "Leviathan", "also known", {}),
            ("nl", "expels", "cn", "threw out", {"when": "2018"}),
            ("nl", "summons", "cn", "summoned", {"when": "2021-07-21", "op": "exchange"}),
        ),
        published=date(2021, 7, 20),
    )


def reply() -> Extraction:
    """The second article, by another publisher."""
    told = make_extraction(
        "q02-reply",
        (
            "Beijing rejects the charge",
            "Spokesman Zhao Lin denied the mail breach to the United States.",
            "China warned of countermeasures over the mail breach.",
            "China accused the United States of hypocrisy.",
            "China urged the United States to stop.",
            "APT40 has been accused of hacking a port in 2020.",
            "The European Union imposed sanctions on the Ministry of State Security over the mail breach.",
            "Redwall says the mail breach reached Microsoft.",
            "The United States convicted Ivan Petrenko over the mail breach.",
            "Redwall calls APT40 Mudcarp.",
        ),
        (
            STATES["us"],
            STATES["cn"],
            EU,
            MSS,
            CI,
            APT40,
            Entity("zhao", Kind.PERSON, "Zhao Lin", ("Zhao Lin",), of="cn"),
            Entity("breach", Kind.OPERATION, "mail breach", ("mail breach",)),
            Entity("port", Kind.SECTOR, "port", ("port",)),
            Entity("redwall", Kind.COMPANY, "Redwall", ("Redwall",)),
            Entity("microsoft", Kind.COMPANY, "Microsoft", ("Microsoft",)),
            Entity("petrenko", Kind.PERSON, "Ivan Petrenko", ("Ivan Petrenko", "Petrenko")),
        ),
        (
            ("zhao", "denies", "us", "denied", {"op": "breach", "when": "2021-07-21", "source": "zhao"}),
            ("cn", "warns", None, "warned", {"source": "cn", "op": "breach", "when": "2021-07-21"}),
            ("cn", "accuses", "us", "accused the", {"when": "2021-07-21", "source": "cn"}),
            ("cn", "urges", "us", "urged", {"source": "cn"}),
            ("apt40", "targets", "port", "hacking", {"source": UNNAMED, "when": "2020"}),
            ("eu", "sanctions", "mss", "imposed sanctions", {"op": "breach", "when": "2021-07-22"}),
            ("breach", "targets", "microsoft", "reached", {"source": "redwall"}),
            ("us", "convicts", "petrenko", "convicted", {"when": "2021-03", "op": "breach"}),
            ("apt40", "alias", "Mudcarp", "calls", {"source": "redwall"}),
        ),
        published=date(2021, 7, 22),
    )
    return replace(told, article=replace(told.article, publisher="Example Gazette"))


def echo() -> Extraction:
    """The third article."""
    return make_extraction(
        "q03-echo",
        ("Norway joins in", "On Friday Norway condemned the Exchange hack too."),
        (NO, Entity("hack", Kind.OPERATION, "Exchange hack", ("Exchange hack",))),
        (("no", "condemns", "hack", "condemned", {"when": "2021-07-23", "source": "no"}),),
        published=date(2021, 7, 23),
    )


def tell(store: Store) -> None:
    """Puts the articles into a store, with nothing linked."""
    fill(store, graphs_of((accusation(), reply(), echo())))
    store.decide(Decisions(is_automatic=False))


def link(store: Store) -> None:
    """Makes the operation one in all articles, the company, and what the one did to the other."""
    first, second, third = (article_iri(told.article.sha256) for told in (accusation(), reply(), echo()))
    same = (
        (f"{first}/entity/exchange", f"{second}/entity/breach"),
        (f"{first}/entity/exchange", f"{third}/entity/hack"),
        (f"{first}/entity/microsoft", f"{second}/entity/microsoft"),
    )
    acts = sorted(
        str(row["statement"])
        for row in store.query(
            f"SELECT ?statement {{ ?statement a <{GC}Targeting> ; <{GC}object> ?company . ?company a <{GC}Company> }}"
        )
    )
    pairs = {ordered(one, other) for one, other in same} | {(acts[0], act) for act in acts[1:]}
    store.decide(Decisions(same=frozenset(pairs), is_automatic=False))


def seen(answer: Answer, *columns: str) -> list[tuple[str, ...]]:
    """The rows as people read them, of some columns."""
    at = [answer.columns.index(column) for column in columns]
    return [tuple(answer.name(row[i]) for i in at) for row in answer.rows]
