"""Writes `docs/ontology.md` from the Turtle files of the ontology.

Run it with `python -m geocyber.graph.documentation > docs/ontology.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geocyber.graph.dataset import value
from geocyber.graph.vocabulary import DCTERMS, GC, PREFIXES, RDF, RDFS, SKOS, TYPE
from geocyber.resources import folder

_OWL = "http://www.w3.org/2002/07/owl#"
_SH = "http://www.w3.org/ns/shacl#"
_SHAPES = "https://w3id.org/geocyber/shapes#"
_CURIES = {
    **PREFIXES,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": _OWL,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
}
_MAPPINGS = {
    f"{SKOS}exactMatch": "exactly",
    f"{SKOS}closeMatch": "close",
    f"{SKOS}broadMatch": "broader",
    f"{SKOS}narrowMatch": "narrower",
    f"{SKOS}relatedMatch": "related",
    f"{GC}ploverCode": "PLOVER",
    f"{GC}cameoCode": "CAMEO",
    f"{GC}eurepocValue": "EuRepoC",
    f"{GC}stixType": "STIX",
    f"{GC}noMapping": "none",
}
_INTRODUCTION = """\
Prefix `gc:` is <https://w3id.org/geocyber/ontology#>, `gcid:` is <https://w3id.org/geocyber/id/>.
The terms are defined in `ontology/geocyber.ttl`, lined up with other schemes in `ontology/mappings.ttl`,
and what a graph must hold is in `ontology/shapes.ttl`. This page is made from these files by
`python -m geocyber.graph.documentation > docs/ontology.md`.

## One statement, for orientation

```turtle
<article/…/statement/…> a gc:Condemnation ;
    rdfs:label "European Union condemns China" ;
    gc:agent gcid:igo/eu ;
    gc:object gcid:state/CN ;
    gc:inResponseTo <article/…/entity/exchange-hack> ;
    gc:factuality gc:asserted ;
    gc:claimedBy gcid:igo/eu ;
    gc:date "2021-07-19"^^xsd:date ;
    gc:evidence <article/…/passage/30-67> ;
    gc:trigger "condemned" ;
    gc:confidence 0.93 ;
    gc:foundBy "condemns.verb" ;
    gc:reportedIn <article/…> .
gcid:igo/eu gc:condemns gcid:state/CN .    # the direct edge: the claimant is the agent itself
```

In the tables, "lines up with" gives the terms of other vocabularies that are close, broader, narrower or
related, and the codes of schemes that have no IRIs.
"""

Term = Mapping[str, Sequence[str]]
"""What is said of a term: texts and IRIs by property."""


@dataclass(frozen=True, slots=True)
class Turtle:
    """A Turtle file, in its own order.

    Attributes:
        terms: what is said of each subject, by its IRI or the name of its blank node.
    """

    terms: Mapping[str, Term]

    @classmethod
    def read(cls, name: str) -> Turtle:
        """Reads a file of the folder `ontology`."""
        from pyoxigraph import RdfFormat, parse  # noqa: PLC0415 (loaded when needed)

        terms: dict[str, dict[str, list[str]]] = {}
        for quad in parse(folder("ontology").joinpath(name).read_text("utf-8"), format=RdfFormat.TURTLE):
            of_term = terms.setdefault(value(quad.subject), {})
            of_term.setdefault(quad.predicate.value, []).append(value(quad.object))
        return cls(terms)

    def said(self, term: str, predicate: str) -> Sequence[str]:
        """The values of a property."""
        return self.terms.get(term, {}).get(predicate, ())

    def classes(self, term: str) -> str:
        """A domain or range in words: one class, or "A or B" for a union."""
        if not (union := self.said(term, f"{_OWL}unionOf")):
            return _code(term)
        names, rest = [], union[0]
        while rest != f"{RDF}nil":
            names.append(_code(self.said(rest, f"{RDF}first")[0]))
            rest = self.said(rest, f"{RDF}rest")[0]
        return " or ".join(names)


def page() -> str:
    """The whole page in Markdown."""
    ontology, mappings, shapes = map(Turtle.read, ("geocyber.ttl", "mappings.ttl", "shapes.ttl"))
    about = ontology.terms[GC.rstrip("#")]
    parts = [
        f"# {about[f'{DCTERMS}title'][0]}",
        f"Version {about[f'{_OWL}versionInfo'][0]}. {about[f'{DCTERMS}description'][0]}",
        _INTRODUCTION,
        *_sections(ontology, mappings),
        "## What a graph must hold\n\nThe rules that `geocyber check` applies to every article's graph.",
        _table(("Rule", "If broken", "What it asks for"), _rules(shapes)),
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _sections(ontology: Turtle, mappings: Turtle) -> Iterator[str]:
    own = [term for term in ontology.terms if term.startswith(GC)]
    taken: set[str] = set()
    for title, belongs in _SECTIONS.items():
        terms = [term for term in own if term not in taken and belongs(ontology, term)]
        taken.update(terms)
        has_ends = any(ontology.said(term, f"{RDFS}domain") for term in terms)
        ends = ("From → to",) if has_ends else ()
        rows = (_row(ontology, mappings, term, has_ends=has_ends) for term in terms)
        yield f"## {title}"
        yield _table(("Term", "Label", "Definition", "Example", *ends, "Lines up with"), rows)
    if missing := set(own) - taken:
        raise ValueError(f"terms that belong to no section of the page: {sorted(missing)}")


def _below(superclass: str) -> Callable[[Turtle, str], bool]:
    def belongs(ontology: Turtle, term: str) -> bool:
        above = ontology.said(term, f"{RDFS}subClassOf")
        return term == superclass or any(belongs(ontology, higher) for higher in above)

    return belongs


def _is(*types: str) -> Callable[[Turtle, str], bool]:
    return lambda ontology, term: any(kind in types for kind in ontology.said(term, TYPE))


def _is_direct(ontology: Turtle, term: str) -> bool:
    return term == f"{GC}directEdge" or f"{GC}directEdge" in ontology.said(term, f"{RDFS}subPropertyOf")


_SECTIONS: Mapping[str, Callable[[Turtle, str], bool]] = {
    "Entities": _below(f"{GC}Entity"),
    "Statements": _below(f"{GC}Statement"),
    "Other classes": _is(f"{_OWL}Class"),
    "Direct edges": _is_direct,
    "Properties": _is(f"{_OWL}ObjectProperty", f"{_OWL}DatatypeProperty"),
    "Individuals": _is(f"{_OWL}NamedIndividual"),
    "Annotations of terms": _is(f"{_OWL}AnnotationProperty"),
}


def _row(ontology: Turtle, mappings: Turtle, term: str, *, has_ends: bool) -> list[str]:
    domain, reach = (
        " or ".join(map(ontology.classes, ontology.said(term, f"{RDFS}{end}"))) for end in ("domain", "range")
    )
    return [
        _code(term),
        ontology.said(term, f"{RDFS}label")[0],
        _definition(ontology, term),
        " ".join(ontology.said(term, f"{SKOS}example")),
        *([f"{domain} → {reach}"] if has_ends else []),
        _lines_up(ontology, mappings, term),
    ]


def _definition(ontology: Turtle, term: str) -> str:
    text = " ".join(ontology.said(term, f"{SKOS}definition"))
    facts = [
        f"{word} {', '.join(map(_code, found))}"
        for word, predicate in (
            ("A kind of", f"{RDFS}subClassOf"),
            ("Direct property:", f"{GC}directProperty"),
            ("Rung:", f"{GC}ladder"),
            ("Family:", f"{GC}family"),
            ("In JSON:", f"{SKOS}notation"),
        )
        if (found := ontology.said(term, predicate))
    ]
    if sources := ontology.said(term, f"{DCTERMS}source"):
        links = (f"[{ontology.said(source, f'{DCTERMS}title')[0]}]({source})" for source in sources)
        facts.append(f"After {', '.join(links)}")
    return " ".join([text, *(f"{fact}." for fact in facts)])


def _lines_up(ontology: Turtle, mappings: Turtle, term: str) -> str:
    said = mappings.terms.get(term, {})
    parts = [
        f"{word}: {', '.join(said[p] if p == f'{GC}noMapping' else map(_code, said[p]))}"
        for p, word in _MAPPINGS.items()
        if p in said
    ]
    parts += [
        f"as {_code(owner)}"
        for owner in ontology.terms
        if term in ontology.said(owner, f"{GC}directProperty")
    ]
    return "; ".join(parts)


def _rules(shapes: Turtle) -> Iterator[list[str]]:
    for shape, said in shapes.terms.items():
        if not shape.startswith(_SHAPES):
            continue
        constraints = [shape, *said.get(f"{_SH}sparql", ())]
        severity = "warning" if f"{_SH}Warning" in said.get(f"{_SH}severity", ()) else "violation"
        messages = [message for node in constraints for message in shapes.said(node, f"{_SH}message")]
        yield [f"`{shape.removeprefix(_SHAPES)}`", severity, "; ".join(messages)]


def _code(term: str) -> str:
    """A term as code, with a prefix where there is one."""
    for prefix, namespace in _CURIES.items():
        if term.startswith(namespace):
            return f"`{prefix}:{term.removeprefix(namespace)}`"
    return f"`{term}`"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
