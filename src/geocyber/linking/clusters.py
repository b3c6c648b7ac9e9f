"""Brings together what is one, best reasons first, and never two things that cannot be one.

The outcome depends on the set of things and decisions alone, not on any order: links are taken by score, then
by what their things say of themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from geocyber.linking.comparing import compare, forbids, is_of_one_article
from geocyber.linking.contents import content
from geocyber.linking.rules import Rules
from geocyber.linking.values import Act, Comparable, Decisions, Link, Matter, Pair, Profile, Verdict, ordered
from geocyber.names import precedence

_TOLD_BY_TIME = frozenset({Matter.OPERATION, Matter.DESCRIBED})


@dataclass(frozen=True)
class Node:
    """Things that say the same of themselves, or one that the user decided about.

    Attributes:
        thing: what they say.
        members: their IRIs, the one that stands for all first.
        is_single: whether it is one by itself.
    """

    thing: Comparable
    members: tuple[str, ...]
    is_single: bool

    @cached_property
    def key(self) -> tuple[str, str]:
        """Its place in any order. It does not change with the number of members."""
        return content(self.thing), self.members[0] if self.is_single else ""

    @property
    def first(self) -> str:
        """The member that stands for all."""
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is one.

    Attributes:
        links: the links that bring together, sorted.
        clusters: the members of each cluster of two or more, the one that stands for all first.
        refused: pairs that the user called the same, though another decision keeps them apart.
    """

    links: tuple[Link, ...]
    clusters: tuple[tuple[str, ...], ...]
    refused: tuple[Pair, ...]


def resolve(
    members: Mapping[str, Comparable],
    candidates: Iterable[tuple[Comparable, Comparable]],
    decisions: Decisions,
    rules: Rules,
) -> Outcome:
    """Brings together what is one.

    Args:
        members: what is compared of each thing, by IRI.
        candidates: pairs of different things to compare.
        decisions: what the user decided.
        rules: how to compare.
    """
    nodes = _nodes(members, decisions, rules)
    joining = _Joining(decisions, rules)
    if decisions.is_automatic:
        candidate_edges = list(_automatic(nodes, candidates, rules))
        edges = sorted(_without_ambiguous(candidate_edges, joining), key=_Edge.order)
        stars = [link for same in nodes.values() for node in same for link in _star(node, rules)]
    else:
        edges, stars = [], []
    by_iri = {iri: node for same in nodes.values() for node in same for iri in node.members}
    links, refused = list(stars), []
    for pair in sorted(decisions.same):
        if pair[0] in by_iri and pair[1] in by_iri:
            if joining.join(by_iri[pair[0]], by_iri[pair[1]], is_decided=True) is False:
                refused.append(pair)
            else:
                links.append(_link(pair, rules.verdict("decided")))
    for edge in edges:
        if joining.join(edge.one, edge.other):
            links.append(_link((edge.one.first, edge.other.first), edge.verdict))
    clusters = joining.clusters(node for same in nodes.values() for node in same)
    return Outcome(tuple(sorted(set(links))), tuple(sorted(clusters)), tuple(refused))


def groups_members(thing: Comparable) -> bool:
    """Whether all that say so of themselves are one without further comparison."""
    return not is_of_one_article(thing)


@dataclass(frozen=True, slots=True)
class _Edge:
    one: Node
    other: Node
    verdict: Verdict

    def order(self) -> tuple[float, tuple[str, str], tuple[str, str]]:
        first, second = sorted((self.one.key, self.other.key))
        return -self.verdict.score, first, second


class _Joining:
    """Clusters that grow, as long as nothing in them is forbidden."""

    def __init__(self, decisions: Decisions, rules: Rules) -> None:
        self._cluster: dict[tuple[str, str], list[Node]] = {}
        self._same: dict[tuple[str, str], list[Node]] = {}
        self._decisions = decisions
        self._rules = rules

    def join(self, one: Node, other: Node, *, is_decided: bool = False) -> bool | None:
        """Joins the clusters of two nodes.

        Returns:
            True if they are joined now, False if they may not be, None if they were one already.
        """
        a, b = self._of(one), self._of(other)
        if a is b:
            return None
        if any(self._are_decided_different(x, y) for x in a for y in b):
            return False
        if is_decided:
            self._decide(one, other)
        elif any(self._are_apart(x, y) for x in a for y in b):
            return False
        large, small = (a, b) if len(a) >= len(b) else (b, a)
        large += small
        for node in small:
            self._cluster[node.key] = large
        return True

    def _are_decided_different(self, one: Node, other: Node) -> bool:
        pair = ordered(one.first, other.first)
        return one.is_single and other.is_single and pair in self._decisions.different

    def _are_apart(self, one: Node, other: Node) -> bool:
        """Whether the rules keep two nodes apart, each with all that the user called the same as it.

        Whoever is the same as either of two whom the user called the same contradicts the other; that must not
        undo what links him.
        """
        return all(
            _are_of_one_article(a.thing, b.thing) or self.contradicts(a, b)
            for a in self._same.get(one.key, [one])
            for b in self._same.get(other.key, [other])
        )

    def _decide(self, one: Node, other: Node) -> None:
        together = self._same.get(one.key, [one]) + self._same.get(other.key, [other])
        for node in together:
            self._same[node.key] = together

    def contradicts(self, one: Node, other: Node) -> bool:
        """Whether two nodes say what cannot be true of one thing."""
        return one.thing != other.thing and forbids(one.thing, other.thing, self._rules)

    def clusters(self, nodes: Iterable[Node]) -> Iterator[tuple[str, ...]]:
        """The members of every cluster of two or more."""
        done: set[int] = set()
        for node in nodes:
            cluster = self._of(node)
            members = sorted((iri for one in cluster for iri in one.members), key=precedence)
            if len(members) > 1 and id(cluster) not in done:
                done.add(id(cluster))
                yield tuple(members)

    def _of(self, node: Node) -> list[Node]:
        return self._cluster.setdefault(node.key, [node])


def _nodes(
    members: Mapping[str, Comparable], decisions: Decisions, rules: Rules
) -> dict[Comparable, list[Node]]:
    alike: dict[Comparable, list[str]] = defaultdict(list)
    for iri, thing in members.items():
        alike[thing].append(iri)
    decided = decisions.decided()
    nodes: dict[Comparable, list[Node]] = {}
    for thing, iris in alike.items():
        is_group = (
            decisions.is_automatic and groups_members(thing) and compare(thing, thing, rules) is not None
        )
        single = [iri for iri in iris if not is_group or iri in decided]
        group = sorted(set(iris).difference(single), key=precedence)
        nodes[thing] = [Node(thing, (iri,), is_single=True) for iri in sorted(single)]
        if group:
            nodes[thing].append(Node(thing, tuple(group), is_single=False))
    return nodes


def _automatic(
    nodes: Mapping[Comparable, list[Node]], candidates: Iterable[tuple[Comparable, Comparable]], rules: Rules
) -> Iterator[_Edge]:
    for one, other in candidates:
        if one in nodes and other in nodes and (verdict := compare(one, other, rules)):
            yield from (_Edge(a, b, verdict) for a in nodes[one] for b in nodes[other])
    for thing, same in nodes.items():
        if len(same) > 1 and groups_members(thing) and (verdict := compare(thing, thing, rules)):
            yield from (_Edge(a, b, verdict) for i, a in enumerate(same) for b in same[i + 1 :])


def _star(node: Node, rules: Rules) -> Iterator[Link]:
    if len(node.members) > 1 and (verdict := compare(node.thing, node.thing, rules)):
        yield from (_link((node.first, iri), verdict) for iri in node.members[1:])


def _without_ambiguous(edges: list[_Edge], joining: _Joining) -> list[_Edge]:
    """The edges without those of things that fit two others equally well which cannot be one."""
    around: dict[tuple[str, str], dict[float, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        if edge.one.thing.matter not in _TOLD_BY_TIME:
            around[edge.one.key][edge.verdict.score].append(edge.other)
            around[edge.other.key][edge.verdict.score].append(edge.one)
    least = {key: score for key, scores in around.items() if (score := _ambiguous_score(scores, joining))}
    return [
        edge
        for edge in edges
        if edge.verdict.score > max(least.get(edge.one.key, 0.0), least.get(edge.other.key, 0.0))
    ]


def _ambiguous_score(scores: Mapping[float, list[Node]], joining: _Joining) -> float:
    """The score from which on a thing fits several that cannot be one; 0 if there is none."""
    for score in sorted(scores, reverse=True):
        distinct = list({_aspect(node.thing): node for node in scores[score]}.values())
        if any(joining.contradicts(a, b) for i, a in enumerate(distinct) for b in distinct[i + 1 :]):
            return score
    return 0.0


def _aspect(thing: Comparable) -> tuple[object, ...]:
    """The part of a thing on which it depends whether it contradicts others."""
    if isinstance(thing, Act):
        return thing.agent, thing.operation, thing.date
    return thing.matter, thing.kind, thing.owner, thing.refs, thing.names


def _are_of_one_article(one: Comparable, other: Comparable) -> bool:
    """Whether one article tells two things apart."""
    if not isinstance(one, Profile) or not isinstance(other, Profile):
        return False
    return bool(one.article) and one.article == other.article


def _link(pair: Pair, verdict: Verdict) -> Link:
    return Link(ordered(*pair), verdict.score, verdict.rule, verdict.reason)
