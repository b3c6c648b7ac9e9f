"""Decides which thing of the knowledge base a name means, above all whose "Foreign Ministry" it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from geocyber.knowledge import Knowledge
from geocyber.language import syntax
from geocyber.language.gazetteer import GENERIC
from geocyber.language.mentions import Mention
from geocyber.language.named import MODIFIERS
from geocyber.language.referents import STATE, Clusters
from geocyber.language.wording import same_name
from geocyber.model import Kind


def known_thing(clusters: Clusters, mention: Mention) -> int | None:
    """The entity that the knowledge base knows by this name, if it knows the name.

    Args:
        clusters: the entities so far.
        mention: a name.
    """
    for ref in mention.refs:
        if ref.startswith(GENERIC):
            return _generic_body(clusters, mention, ref)
        if ref in clusters.knowledge.entries:
            if _is_shared(clusters.knowledge, mention):
                return _one_of_several(clusters, mention)
            chosen = _pick(clusters, mention)
            if _agrees(clusters.knowledge, mention, chosen):
                return clusters.known(chosen)
            return _foreign_namesake(clusters, mention)
    return None


def unite_bodies(clusters: Clusters) -> None:
    """A body whose state nothing tells ("Foreign Ministry" in a headline) is the one of its kind that is spoken of later.

    Args:
        clusters: all entities of the text.
    """
    for index, key in list(clusters.node_of.items()):
        node, mention = clusters.nodes[key], clusters.mentions[index]
        generic = next((r for r in mention.refs if r.startswith(GENERIC)), None)
        if (
            generic is None
            or mention.text.islower()
            or node.ref is not None
            or node.of is not None
            or not node.mentions
        ):
            continue
        known = [n.key for n in clusters.nodes if n.mentions and _plays(clusters.knowledge, n.ref, generic)]
        if len(known) == 1:
            clusters.unite(key, known[0])


def _plays(knowledge: Knowledge, ref: str | None, generic: str) -> bool:
    """Is it the foreign ministry, the police … of its state?"""
    owner = ref.split("/")[1] if ref is not None and ref.startswith("body/") else ""
    part = generic.removeprefix(GENERIC)
    return f"{STATE}{owner}" in knowledge.entries and knowledge.body_ref(part, owner) == ref


def _pick(clusters: Clusters, mention: Mention) -> str:
    """One of several things that a name may mean: of the state that the words beside it name, if any."""
    knowledge = clusters.knowledge
    refs = [r for r in mention.refs if r in knowledge.entries]
    if len(refs) == 1:
        return _own_or_local(clusters, mention, refs[0])
    recent = _states_before(clusters, mention)
    beside = (r for r in refs if _top(knowledge, r) in _states_beside(clusters, mention))
    mentioned = (r for r in refs if r in clusters.by_ref)
    local = (r for r in refs if _top(knowledge, r) in recent)
    return next((r for choice in (beside, mentioned, local) for r in choice), refs[0])


def _is_shared(knowledge: Knowledge, mention: Mention) -> bool:
    """Whether several threat groups bear the name, and nothing says which is the likelier."""
    groups = [r for r in mention.refs if r in knowledge.entries]
    return len(groups) > 1 and all(knowledge.entries[r].kind is Kind.THREAT_GROUP for r in groups)


def _one_of_several(clusters: Clusters, mention: Mention) -> int:
    """The group of a shared name that the text also calls by a name of its own; else one that only this text knows."""
    certain = {m.refs[0] for m in clusters.mentions if len(m.refs) == 1}
    meant = [ref for ref in mention.refs if ref in certain]
    if len(meant) == 1:
        return clusters.known(meant[0])
    same = same_name(clusters, mention)
    return same if same is not None else clusters.new(Kind.THREAT_GROUP, mention.text)


def _agrees(knowledge: Knowledge, mention: Mention, ref: str) -> bool:
    """A body named with another state than its own is another body ("Netherlands … Security Service")."""
    top = _top(knowledge, ref)
    states = [s for s in mention.states if s.startswith(STATE)]
    return not (ref.startswith("body/") and top.startswith(STATE) and states and top not in states)


def _foreign_namesake(clusters: Clusters, mention: Mention) -> int:
    """The unknown body of another state that bears the name of a known one."""
    same = same_name(clusters, mention)
    if same is not None:
        return same
    state = next(s for s in mention.states if s.startswith(STATE))
    return clusters.new(Kind.GOVERNMENT_BODY, mention.text, of=clusters.known(state))


def _own_or_local(clusters: Clusters, mention: Mention, ref: str) -> str:
    """As in "the Foreign Office" in an article about Germany that never speaks of Britain is the German one."""
    knowledge, text = clusters.knowledge, mention.text.lower()
    top = _top(knowledge, ref)
    if not ref.startswith("body/") or not top.startswith(STATE):
        return ref
    if top in clusters.by_ref and not _states_beside(clusters, mention):
        return ref
    generic = next((g.id for g in knowledge.generic_bodies.values() if text in g.patterns), None)
    states = _states_beside(clusters, mention) or _states_before(clusters, mention)
    iso = next((knowledge.entries[s].iso for s in states if s in knowledge.entries), None)
    if generic is None or iso is None:
        return ref
    local = knowledge.body_ref(generic, iso)
    return local if local in knowledge.entries else ref


def _top(knowledge: Knowledge, ref: str) -> str:
    """What a known thing belongs to in the end: the state of a unit of its army."""
    seen = set()
    while ref in knowledge.entries and knowledge.entries[ref].of and ref not in seen:
        seen.add(ref)
        ref = str(knowledge.entries[ref].of)
    return ref


def _generic_body(clusters: Clusters, mention: Mention, ref: str) -> int:
    """As in "the foreign ministry": of the state that qualifies it, else of the state last spoken of."""
    iso = _iso_of(clusters, mention)
    if iso is None:
        same = same_name(clusters, mention)
        return same if same is not None else clusters.new(Kind.GOVERNMENT_BODY, mention.text)
    entry = clusters.knowledge.body(ref.removeprefix(GENERIC), iso)
    if entry.ref in clusters.knowledge.entries:
        return clusters.known(entry.ref)
    if entry.ref in clusters.by_ref:
        return clusters.by_ref[entry.ref]
    return clusters.new(entry.kind, entry.name, entry.ref, clusters.known(f"{STATE}{iso}"))


def _iso_of(clusters: Clusters, mention: Mention) -> str | None:
    """Code of the state that a body with a common name belongs to."""
    head = clusters.doc[mention.head]
    states = _states_beside(clusters, mention)
    if not states and (mention.text[:1].isupper() or (mention.definite and _has_article(head))):
        states = _states_before(clusters, mention)[:1]
    entries = (clusters.knowledge.entries.get(s) for s in states)
    return next((e.iso for e in entries if e is not None and e.iso), None)


def _states_beside(clusters: Clusters, mention: Mention) -> tuple[str, ...]:
    """The states that the words beside a body name: "*Polish* police", "police in *Romania*", "the ministry in *Kyiv*"."""
    if mention.states:
        return mention.states
    head = clusters.doc[mention.head]
    for noun in (head, *syntax.following_conjuncts(head)[:_NEAR], *islice(_conjuncts_before(head), _NEAR)):
        places = (*syntax.oblique(noun, ["in", "of"]), *syntax.possessors(noun))
        named = (clusters.mention_at(place.i) for place in places)
        found = tuple(r for m in named if m is not None for r in m.refs[:1] if r.startswith(STATE))
        if found:
            return found
    return _states_served(clusters, head)


def _states_served(clusters: Clusters, noun: Token) -> tuple[str, ...]:
    """As in "*Foreign ministry* spokeswoman X": the one state that a well-known person has served."""
    while noun.dep_ in MODIFIERS:
        noun = noun.head
    name = clusters.mention_at(noun.i)
    leader = next(
        (clusters.knowledge.leaders.get(ref) for ref in (name.refs if name is not None else ())), None
    )
    served = {clusters.knowledge.top(tenure.of) for tenure in leader.tenures} if leader is not None else set()
    return tuple(s for s in served if s.startswith(STATE)) if len(served) == 1 else ()


def _conjuncts_before(noun: Token) -> Iterator[Token]:
    while noun.dep_ == "conj":
        noun = noun.head
        yield noun


def _states_before(clusters: Clusters, mention: Mention) -> tuple[str, ...]:
    """The states named before, the likeliest first; whoever acts on the body comes last.

    "Latvia accused Russia of hacking the *election commission*": Latvia's.
    """
    doers = {r for m in _doers(clusters, mention) for r in (*m.refs[:1], *m.states)}
    return clusters.states_before(mention.head, doers)


_NEAR = 6
"""Members of a list on either side that may tell a body's state."""


def _doers(clusters: Clusters, mention: Mention) -> Iterator[Mention]:
    """Who acts on the body that is mentioned."""
    head = clusters.doc[mention.head]
    verb = head.head if head.dep_ in {"dobj", "nsubjpass"} else None
    for subject in syntax.subjects(verb) if verb is not None else ():
        doer = clusters.mention_at(subject.i)
        if doer is not None and doer is not mention:
            yield doer


def _has_article(head: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "its", "their", "his"} for c in head.children)
