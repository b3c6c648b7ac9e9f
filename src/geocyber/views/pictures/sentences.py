"""Statements in full, as cards: who says it, how it stands, and the sentence it was read in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geocyber.model import UNNAMED
from geocyber.views.look import look
from geocyber.views.pictures.markup import NOTHING, Markup, name, tag, text, together
from geocyber.views.values import Material, Report, Standing, Statement


def cards(material: Material) -> Markup:
    """All statements of some material in the order of time; the card of statement 12 is `#s12`."""
    order = sorted(range(len(material.statements)), key=lambda i: (_day(material.statements[i], material), i))
    return together(_card(index, material) for index in order)


def _day(statement: Statement, material: Material) -> str:
    return statement.when or material.reports[statement.report].published or "9999"


def _card(index: int, material: Material) -> Markup:
    statement = material.statements[index]
    family = look().families[look().family(statement.relation)]
    heading = [
        _node(statement.agent, material),
        tag("span", text(family.relations[statement.relation]), class_="verb"),
        _object(statement, material),
    ]
    return tag(
        "article",
        together(_badges(statement, material)),
        tag("h3", together(heading, " ")),
        *(tag("blockquote", _marked(quote, statement.trigger)) for quote in statement.quotes),
        _source(material.reports[statement.report]),
        tag("p", together(_details(statement, material)), class_="details"),
        id=f"s{index}",
        class_=f"statement {statement.standing.value}",
    )


def _node(id: str, material: Material) -> Markup:
    return name(material.nodes[id].name)


def _object(statement: Statement, material: Material) -> Markup:
    if statement.object is not None:
        return _node(statement.object, material)
    return name(statement.alias) if statement.alias else tag("span", text("(nobody named)"), class_="quiet")


def _badges(statement: Statement, material: Material) -> Iterator[Markup]:
    parts = []
    looks = look().standings[statement.standing]
    if statement.standing in {Standing.NEGATED, Standing.POSSIBLE}:
        parts.append(_badge(text(looks.label), looks.meaning, statement.standing.value))
    if statement.claimant is not None:
        parts.append(_badge(_claimant(statement.claimant, material), None, "claim"))
    if statement.disputed:
        meaning = "denied by the accused, or contradicted by another article"
        parts.append(_badge(text("Disputed"), meaning, "disputed"))
    if statement.when:
        parts.append(tag("time", text(statement.when)))
    yield tag("p", *parts, class_="badges") if parts else NOTHING


def _badge(content: Markup, title: str | None, kind: str) -> Markup:
    return tag("span", content, class_=f"badge {kind}", title=title)


def _claimant(claimant: str, material: Material) -> Markup:
    who = text("somebody unnamed") if claimant == UNNAMED else _node(claimant, material)
    return together([text("Says "), who])


def _marked(quote: str, trigger: str) -> Markup:
    """The quote with the words that express the statement marked, whole words if they stand as such."""
    words = re.escape(trigger)
    found = trigger and (re.search(rf"(?<!\w){words}(?!\w)", quote) or re.search(words, quote))
    if not found:
        return tag("bdi", text(quote))
    before, after = quote[: found.start()], quote[found.end() :]
    return tag("bdi", text(before), tag("mark", text(trigger)), text(after))


def _source(report: Report) -> Markup:
    title = name(report.title, 300)
    parts = [tag("a", title, href=report.url, rel="noopener noreferrer external") if report.url else title]
    if report.publisher:
        parts.append(name(report.publisher))
    if report.published:
        parts.append(tag("time", text(report.published)))
    return tag("p", together(parts, " · "), class_="source")


def _details(statement: Statement, material: Material) -> Iterator[Markup]:
    sure = f"{statement.confidence:.2f}"
    bar = Markup(f'<meter value="{sure}" aria-label="Confidence"></meter>')
    yield tag("span", bar, text(sure), class_="sureness")
    if statement.claimant is None:
        yield tag("span", text("in the article’s own voice"))
    if statement.operation is not None:
        yield tag("span", text("in answer to "), _node(statement.operation, material))
    if statement.frame:
        yield tag("span", text(statement.frame[:60]), class_="frame")
