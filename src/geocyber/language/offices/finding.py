"""Finds who holds which office, name by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geocyber.language.mentions import Form
from geocyber.language.offices.bearing import is_shared, possessor, title_behind, titles_before
from geocyber.language.offices.owners import fixed_owner, state_behind, stated_owner
from geocyber.language.offices.scene import Scene
from geocyber.language.offices.titles import Title
from geocyber.language.offices.unsaid import served_body, served_state, unsaid_owner
from geocyber.language.referents import Clusters, Holding, Node
from geocyber.model import Kind


def find_offices(clusters: Clusters, titles: Sequence[Title], year: int | None) -> tuple[Holding, ...]:
    """Who holds which office, by what the text says; each person once.

    The persons get the owner as what they belong to; well-known ones without a title the state or organisation that
    they are known to have served in that year; officials without a name what their title says.

    Args:
        clusters: all entities of the text.
        titles: the titles in it.
        year: year of the text; None if unknown.
    """
    scene = Scene(clusters, titles, year)
    found: dict[int, Holding] = {}
    for index, mention in enumerate(clusters.mentions):
        key = clusters.node_of.get(index)
        if key is None or mention.form is not Form.NAME or clusters.nodes[key].kind is not Kind.PERSON:
            continue
        for bearer, owner in _holders(scene, index):
            person = scene.node(bearer)
            if person.key != owner:
                found.setdefault(person.key, Holding(person.key, _sure_owner(scene, person, owner), bearer))
    for holding in found.values():
        clusters.nodes[holding.person].of = holding.owner
    for node in list(clusters.nodes):
        if node.kind is Kind.PERSON and node.of is None and node.mentions:
            node.of = served_body(scene, node)
    _own_officials(scene)
    return tuple(found.values())


def _holders(scene: Scene, index: int) -> Iterator[tuple[int, int]]:
    """Mentions of persons with the key of whom each speaks for, as the words around one of them say."""
    mention = scene.mention(index)
    before, behind = list(titles_before(scene, index)), title_behind(scene, mention)
    of_state = state_behind(scene, mention) if before else None
    if of_state is not None:
        yield index, of_state
        return
    titles = [(title, 1) for title in before] + ([(behind, -1)] if isinstance(behind, Title) else [])
    for title, step in titles:
        owner = stated_owner(scene, title)
        if owner is not None:
            yield from ((bearer, owner) for bearer in _bearers(scene, index, title, step))
            return
    employer = behind if isinstance(behind, int) else possessor(scene, mention)
    if employer is not None:
        yield index, employer
        return
    for title, step in titles:
        for bearer in _bearers(scene, index, title, step):
            owner = unsaid_owner(scene, title, scene.node(bearer))
            if owner is not None:
                yield bearer, owner


def _bearers(scene: Scene, index: int, title: Title, step: int) -> list[int]:
    """Who bears a title that stands before (step 1) or behind (step -1) one of several names."""
    is_common = title.plural or (step < 0 and is_shared(scene, scene.mention(index)))
    return scene.listed(index, step) if is_common else [index]


def _sure_owner(scene: Scene, person: Node, owner: int) -> int:
    """A name may be misread: of a well-known person then whom he or she is known to have served."""
    knowledge, nodes = scene.clusters.knowledge, scene.clusters.nodes
    leader = knowledge.leaders.get(person.ref or "")
    if leader is None:
        return owner
    node = top = nodes[owner]
    while top.of is not None:
        top = nodes[top.of]
    served = {knowledge.top(tenure.of) for tenure in leader.tenures}
    is_misread = node.ref is None or (top.kind is Kind.STATE and top.ref not in served)
    known = served_state(scene, person) if is_misread else None
    return known if known is not None else owner


def _own_officials(scene: Scene) -> None:
    """Officials without a name act for whom their title says: "the FBI director", "the Secretary of State"."""
    for title in scene.titles:
        nodes = (scene.clusters.node_at(i) for i in range(title.start, title.end))
        node = next((n for n in nodes if n is not None), None)
        is_official = node is not None and node.kind is Kind.UNNAMED_GROUP and node.of is None
        if node is not None and is_official and title.office is not None:
            owner = stated_owner(scene, title)
            node.of = owner if owner is not None else fixed_owner(scene, title)
