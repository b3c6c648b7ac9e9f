"""Links a whole graph anew: a pure function of its articles and the user's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geocyber.linking.acts import act_profile
from geocyber.linking.blocks import blocks_of, pairs
from geocyber.linking.clusters import Outcome, resolve
from geocyber.linking.comparing import keys
from geocyber.linking.deciding import decisions_of, still_held
from geocyber.linking.profiles import entity_profiles
from geocyber.linking.reading import ArticleFacts, Gatherer
from geocyber.linking.rules import Rules, rules
from geocyber.linking.values import Comparable, Decisions, Pair
from geocyber.linking.writing import decision_lines, link_lines, member_line, profile_lines, standing_line
from geocyber.names import DECISIONS, LINKS

_OF_LINKS = f" <{LINKS}> ."
_OF_DECISIONS = f" <{DECISIONS}> ."


@dataclass(frozen=True, slots=True)
class Linked:
    """A graph's links and decisions.

    Attributes:
        lines: all lines of the links graph and of the decisions graph.
        refused: pairs that the user called the same, though another decision keeps them apart.
    """

    lines: frozenset[str]
    refused: tuple[Pair, ...] = field(default=())


def link_anew(lines: Iterable[str], by: Rules) -> Linked:
    """The links of a graph.

    Args:
        lines: all lines of the graph as canonical N-Quads, in any order. Links that are among them count for
            nothing; decisions do, as long as both their things are there.
        by: how to compare.
    """
    gatherer, decided, is_empty = Gatherer(), [], True
    for line in lines:
        if line.endswith(_OF_DECISIONS):
            decided.append(line)
        elif not line.endswith(_OF_LINKS):
            gatherer.take(line)
            is_empty = False
    articles = list(gatherer.articles())
    things = {iri for facts in articles for iri in facts.entities}
    things |= {statement.iri for facts in articles for statement in facts.statements}
    decisions = Decisions() if is_empty else still_held(decisions_of(decided), things)
    profiles: dict[str, Comparable] = {}
    for facts in articles:
        profiles |= entity_profiles(facts, by)
    entities, made = _linked(profiles, decisions, by)
    canonical = {iri: cluster[0] for cluster in entities.clusters for iri in cluster}
    acts, act_lines = _linked(_acts(articles, canonical, by), decisions, by)
    made |= act_lines | decision_lines(decisions)
    return Linked(frozenset(made), (*entities.refused, *acts.refused))


def links_of(nquads: str) -> str:
    """The links of a graph as canonical N-Quads lines, sorted, each ended by a line end.

    Args:
        nquads: all its quads as canonical N-Quads.
    """
    lines = link_anew((line for line in nquads.split("\n") if line), rules()).lines
    return "".join(f"{line}\n" for line in sorted(lines))


def _acts(articles: Iterable[ArticleFacts], canonical: Mapping[str, str], by: Rules) -> dict[str, Comparable]:
    def of(iri: str) -> str:
        return canonical.get(iri, iri)

    return {s.iri: act_profile(s, facts, of, by) for facts in articles for s in facts.statements}


def _linked(
    members: Mapping[str, Comparable], decisions: Decisions, rules: Rules
) -> tuple[Outcome, set[str]]:
    decided = decisions.decided()
    compared = {iri: thing for iri, thing in members.items() if iri in decided or keys(thing, rules)}
    blocks = blocks_of(compared.values(), rules)
    outcome = resolve(compared, pairs(blocks, rules.window), decisions, rules)
    representative = {iri: cluster[0] for cluster in outcome.clusters for iri in cluster}
    lines = {standing_line(iri, representative.get(iri, iri)) for iri in members}
    lines.update(member_line(iri, thing) for iri, thing in members.items() if keys(thing, rules))
    lines.update(line for thing in set(members.values()) for line in profile_lines(thing, rules))
    lines.update(line for link in outcome.links for line in link_lines(link))
    return outcome, lines
