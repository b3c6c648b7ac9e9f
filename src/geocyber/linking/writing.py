"""Writes profiles, links and who stands for whom as lines of the links graph, and decisions as lines of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geocyber.linking.blocks import block_names
from geocyber.linking.contents import content, short_hash
from geocyber.linking.rules import Rules
from geocyber.linking.values import Comparable, Decisions, Link, Pair
from geocyber.names import ACT, CANONICAL, DECISIONS, GC, ID, LINKS, RDF_TYPE, is_statement
from geocyber.terms import XSD, Iri, Literal

LINKED = f"{GC}linked"
PROFILE = f"{GC}profile"
CONTENT = f"{GC}content"
BLOCK = f"{GC}block"
SCORE = f"{GC}score"
RULE = f"{GC}rule"
REASON = f"{GC}reason"
SAME = f"{GC}decidedSame"
DIFFERENT = f"{GC}decidedDifferent"
AUTOMATIC = f"{GC}automaticLinking"

_PLACES = 4


def link_iri(pair: Pair) -> str:
    """The IRI of the link between two things."""
    return f"{ID}link/{short_hash(' '.join(pair))}"


def profile_iri(thing: Comparable) -> str:
    """The IRI of what is compared of a thing: equal for all that say the same of themselves."""
    return f"{ID}profile/{short_hash(content(thing))}"


def link_lines(link: Link) -> Iterator[str]:
    """The lines of a link."""
    node = link_iri(link.pair)
    yield _line(node, RDF_TYPE, Iri(f"{GC}Link"))
    for thing in link.pair:
        yield _line(node, LINKED, Iri(thing))
    yield _line(node, SCORE, _decimal(link.score))
    yield _line(node, RULE, Literal(link.rule))
    yield _line(node, REASON, Literal(link.reason))


def profile_lines(thing: Comparable, rules: Rules) -> Iterator[str]:
    """The lines of a profile: nothing for what cannot be recognised elsewhere."""
    node = profile_iri(thing)
    blocks = block_names(thing, rules)
    if blocks:
        yield _line(node, RDF_TYPE, Iri(f"{GC}Profile"))
        yield _line(node, CONTENT, Literal(content(thing)))
    for key in blocks:
        yield _line(node, BLOCK, Literal(key))


def member_line(iri: str, thing: Comparable) -> str:
    """The line that gives a thing its profile."""
    return _line(iri, PROFILE, Iri(profile_iri(thing)))


def standing_line(iri: str, representative: str) -> str:
    """The line that says what stands for an entity or a statement."""
    return _line(iri, ACT if is_statement(iri) else CANONICAL, Iri(representative))


def decision_lines(decisions: Decisions) -> set[str]:
    """The lines of the decisions graph."""
    lines = {_line(one, SAME, Iri(other), DECISIONS) for one, other in decisions.same}
    lines |= {_line(one, DIFFERENT, Iri(other), DECISIONS) for one, other in decisions.different}
    if not decisions.is_automatic:
        lines.add(_line(DECISIONS, AUTOMATIC, Literal("false", f"{XSD}boolean"), DECISIONS))
    return lines


def _line(subject: str, predicate: str, term: Iri | Literal, graph: str = LINKS) -> str:
    return f"{Iri(subject).n3} <{predicate}> {term.n3} <{graph}> ."


def _decimal(value: float) -> Literal:
    digits = f"{value:.{_PLACES}f}".rstrip("0").rstrip(".")
    return Literal(digits or "0", f"{XSD}decimal")


_Lines = Iterable[str]
