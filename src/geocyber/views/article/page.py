"""Writes the page of one article: its text on one side, what it says on the other.

Every text of the article is escaped where it enters the page. The policy of the page admits its own script
and style by their hashes and nothing else: nothing is loaded, connected or sent.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from geocyber.model import (
    AUTHOR,
    UNNAMED,
    Entity,
    Extraction,
    Factuality,
    Kind,
    Passage,
    Relation,
)
from geocyber.views.article.marks import Stretch, stretches
from geocyber.views.assembling import filled, part, policy, stylesheet
from geocyber.views.escape import spelled_out
from geocyber.views.look import Look, look

_TELLING = {
    Factuality.ASSERTED: "presented as having happened or holding",
    Factuality.NEGATED: "presented as not so",
    Factuality.POSSIBLE: "threatened, planned, asked for, conditional or suspected only",
}


def article_page(extraction: Extraction) -> str:
    """A complete HTML page of an article with its entities and relations marked.

    Args:
        extraction: the article and what was found in it.

    Returns:
        HTML that needs no network. Pointing at a relation marks its sentence, pointing at a sentence its
        relations; a click keeps the mark.
    """
    article = extraction.article
    style, script = _style(look()), part("article/article.js")
    values = {
        "policy": policy([script], style),
        "style": style,
        "script": script,
        "title": _escaped(article.title or article.id),
        "facts": " · ".join(_escaped(fact) for fact in _facts(extraction)),
        "legend": "".join(_legend(extraction.entities, look())),
        "text": _text(extraction),
        "relations": "".join(_relations(extraction, look())),
        "count": str(len(extraction.relations)),
    }
    return filled(part("article/article.html"), values)


def _facts(extraction: Extraction) -> Iterator[str]:
    article = extraction.article
    if article.publisher:
        yield article.publisher
    yield article.published.isoformat() if article.published else "date unknown"
    yield article.id
    yield f"{len(extraction.entities)} entities"
    yield f"{len(extraction.relations)} relations"


def _legend(entities: Iterable[Entity], looks: Look) -> Iterator[str]:
    counts = Counter(entity.kind for entity in entities)
    for kind in looks.kinds:
        if counts[kind]:
            label = _escaped(looks.kinds[kind].plural if counts[kind] > 1 else looks.kinds[kind].label)
            yield f'<li><span class="e k-{kind.value}">{label}</span> {counts[kind]}</li>'


def _text(extraction: Extraction) -> str:
    """The article's text in paragraphs; its title, which comes first in it, is the heading."""
    text = extraction.article.text
    entities = {entity.id: entity for entity in extraction.entities}
    # no mark goes over the end of a line, so the lines can be told apart after marking
    marked = "".join(
        "".join(
            _marked(line, stretch, entities) for line in re.split(r"(\n+)", text[stretch.start : stretch.end])
        )
        for stretch in stretches(extraction)
    )
    paragraphs = [paragraph.replace("\n", "<br>") for paragraph in marked.split("\n\n")]
    heading = [f"<h2>{paragraphs.pop(0)}</h2>"] if extraction.article.title else []
    return "\n".join([*heading, *(f"<p>{paragraph}</p>" for paragraph in paragraphs)])


def _marked(text: str, stretch: Stretch, entities: Mapping[str, Entity]) -> str:
    if not text.strip("\n"):
        return text
    content = _escaped(text)
    if stretch.entity is not None:
        entity = entities[stretch.entity]
        told = _escaped(f"{entity.name} ({look().kinds[entity.kind].label.lower()})")
        content = f'<span class="e k-{entity.kind.value}" title="{told}">{content}</span>'
    if stretch.sentences:
        first = " ".join(_anchor(sentence) for sentence in stretch.sentences)
        content = f'<span class="s" data-s="{first}">{content}</span>'
    return content


def _relations(extraction: Extraction, looks: Look) -> Iterator[str]:
    entities = {entity.id: entity for entity in extraction.entities}
    ordered = sorted(extraction.relations, key=lambda r: (r.evidence, r.trigger, r.r.value, r.s, r.o or ""))
    for number, relation in enumerate(ordered, start=1):
        yield _relation(number, relation, entities, looks)


def _relation(number: int, relation: Relation, entities: Mapping[str, Entity], looks: Look) -> str:
    family = looks.family(relation.r)
    words = looks.families[family].relations[relation.r]
    who = _entity(relation.s, entities)
    whom = (
        _entity(relation.o, entities) if relation.o is not None else '<span class="quiet">nobody named</span>'
    )
    answer = (
        f'<div class="quiet">in response to {_entity(relation.op, entities)}</div>' if relation.op else ""
    )
    when = f'<div class="quiet">{_escaped(relation.when)}</div>' if relation.when else ""
    frame = f'<div class="quiet frame">{_escaped(relation.frame)}</div>'
    return (
        f'<tr id="r{number}" data-s="{_anchor(relation.evidence)}" tabindex="0" class="f-{family}">'
        f"<td>{number}</td>"
        f'<td class="said">{who} <b class="verb">{_escaped(words)}</b> {whom}{answer}{when}</td>'
        f'<td><span class="t-{relation.factuality.value}" title="{_TELLING[relation.factuality]}">'
        f"{relation.factuality.value}</span></td>"
        f'<td class="source">{_source(relation, entities)}</td>'
        f'<td class="number">{relation.confidence:.2f}</td>'
        f'<td class="sentence">{_sentence(relation)}{frame}</td>'
        "</tr>\n"
    )


def _entity(identity: str | None, entities: Mapping[str, Entity]) -> str:
    entity = entities.get(identity or "")
    if entity is None:  # the plain name of an alias
        return f"<i>{_escaped(identity or '')}</i>"
    above = entities.get(entity.of or "")
    title = f"{look().kinds[entity.kind].label}" + (f", of {above.name}" if above else "")
    return f'<span class="e k-{entity.kind.value}" title="{_escaped(title)}">{_escaped(entity.name)}</span>'


def _source(relation: Relation, entities: Mapping[str, Entity]) -> str:
    if relation.source == AUTHOR:
        return '<span class="quiet">the article</span>'
    if relation.source == UNNAMED:
        return '<span class="quiet">somebody unnamed</span>'
    return _entity(relation.source, entities)


def _sentence(relation: Relation) -> str:
    """The sentence with the words that express the relation."""
    evidence, trigger = relation.evidence, relation.trigger
    start, end = trigger.start - evidence.start, trigger.end - evidence.start
    if not 0 <= start < end <= len(evidence.quote):
        return f"<q>{_escaped(evidence.quote)}</q>"
    before, words, after = evidence.quote[:start], evidence.quote[start:end], evidence.quote[end:]
    return f"<q>{_escaped(before)}<mark>{_escaped(words)}</mark>{_escaped(after)}</q>"


def _anchor(passage: Passage) -> str:
    return f"{passage.start}-{passage.end}"


def _style(looks: Look) -> str:
    kinds = "".join(_kind_style(kind, looks) for kind in looks.kinds)
    return stylesheet("article/article.css") + kinds


def _kind_style(kind: Kind, looks: Look) -> str:
    colour = {"ink": "var(--ink)", "blue": "var(--blue)", "paper": "var(--paper)"}.get(
        looks.kinds[kind].colour, looks.kinds[kind].colour
    )
    return f".k-{kind.value} {{ --kind: {colour}; }}\n"


def _escaped(text: str) -> str:
    return html.escape(spelled_out(" ".join(text.split()) if "\n" in text else text))
