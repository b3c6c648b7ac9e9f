"""Decides of what or whom a title is that does not say it: "Attorney General X", "the chief executive, X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geocyber.language import syntax
from geocyber.language.offices.owners import fixed_owner, is_past, state_in
from geocyber.language.offices.scene import Scene
from geocyber.language.offices.titles import Title
from geocyber.language.referents import Node
from geocyber.model import Kind

_FEW = 2
"""Sentences back in which the state or company is looked for."""
_OF_STATES = frozenset({"state", "body"})
_HOSTILE = frozenset({"unnamed_group", "operation", "malware"})
_ACCUSING = frozenset({"accuse", "blame", "condemn", "denounce", "sanction", "suspect"})
_NO_STATES = frozenset({"court"})
"""Bodies whose judges speak for no state that happens to be named near by."""


def unsaid_owner(scene: Scene, title: Title, person: Node) -> int | None:
    """Whom the title's well-known bearer served, else whose office it is, else the state or company near by.

    Args:
        scene: the text.
        title: a title whose own words do not say of what it is.
        person: who bears it.
    """
    if is_past(scene, title):
        return None
    served = served_state(scene, person)
    if served is not None:
        return served
    fixed = fixed_owner(scene, title)
    if fixed is not None or title.office is None:
        return fixed
    if title.office.speaks_for in _OF_STATES and title.office.body not in _NO_STATES:
        return _state_near(scene, title)
    return _company_near(scene, title) if title.office.speaks_for == "company" else None


def served_state(scene: Scene, person: Node) -> int | None:
    """The state or organisation on top of what a well-known person served in the year of the text."""
    knowledge = scene.clusters.knowledge
    leader = knowledge.leaders.get(person.ref or "")
    return scene.clusters.known(knowledge.top(leader.of(scene.year))) if leader is not None else None


def served_body(scene: Scene, person: Node) -> int | None:
    """What a well-known person served in the year of the text."""
    leader = scene.clusters.knowledge.leaders.get(person.ref or "")
    return scene.clusters.known(leader.of(scene.year)) if leader is not None else None


def _state_near(scene: Scene, title: Title) -> int | None:
    """The one state that acts, or in which something happens, in the same sentence or just before.

    Of several the only one that nobody accuses and whose hackers nobody speaks of.
    """
    places = [i for i in _just_before(scene, title) if _is_at_home(scene, i)]
    found = {state for i in places if (state := state_in(scene, [i])) is not None}
    if not found:  # "Government spokesman X said Berlin had …"
        behind = range(title.end, scene.doc[title.start].sent.end)
        found = {
            state for i in behind if _is_at_home(scene, i) and (state := state_in(scene, [i])) is not None
        }
    if len(found) > 1:
        found -= set(_accused(scene))
    return found.pop() if len(found) == 1 else None


def _company_near(scene: Scene, title: Title) -> int | None:
    """The one company that acts in the same sentence or just before."""
    nodes = (scene.clusters.node_at(i) for i in _just_before(scene, title) if _is_at_home(scene, i))
    found = {n.key for n in nodes if n is not None and n.kind is Kind.COMPANY and not n.name.islower()}
    return found.pop() if len(found) == 1 else None


def _just_before(scene: Scene, title: Title) -> Iterable[int]:
    start = scene.doc[title.start].sent.start
    for _ in range(_FEW):
        start = scene.doc[start - 1].sent.start if start > 0 else 0
    return range(title.start - 1, start - 1, -1)


def _accused(scene: Scene) -> Iterator[int]:
    """The states whose hackers the text speaks of, or whom somebody accuses in it."""
    clusters = scene.clusters
    for mention in clusters.mentions:
        if mention.role in _HOSTILE:
            yield from (clusters.by_ref[ref] for ref in mention.states if ref in clusters.by_ref)
    for token in scene.doc:
        for accused in syntax.objects(token) if token.lemma_ in _ACCUSING and token.pos_ == "VERB" else ():
            node = clusters.node_at(accused.i)
            if node is not None:
                yield node.key


def _is_at_home(scene: Scene, position: int) -> bool:
    """As in "*Estonia* accused …", "in *Copenhagen*", "*Norway's* ports"; not "accused *Moscow*", "*Russian* hackers"."""
    token = scene.doc[position]
    if token.dep_ == "pobj":
        return token.head.lower_ in {"in", "at"}
    if token.dep_ == "amod":
        return scene.clusters.roles.of(token.head.lemma_).id not in _HOSTILE
    return token.dep_ in {"nsubj", "nsubjpass", "poss"}
