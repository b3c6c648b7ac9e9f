"""Decides whom a description means: "the agency", "the Kremlin's hackers", "the 30-nation bloc", "the administration"."""

from __future__ import annotations

from spacy.tokens import Token

from geocyber.language import syntax
from geocyber.language.antecedents import antecedent
from geocyber.language.appositions import beside_name, with_class_noun
from geocyber.language.mentions import Mention
from geocyber.language.names import body_beside
from geocyber.language.operations import known_operation, victims
from geocyber.language.referents import ACTORS, STATE, Clusters
from geocyber.language.wording import same_description
from geocyber.model import Kind

_OWNERS = ACTORS - {Kind.PERSON, Kind.UNNAMED_GROUP}
_GANGS = frozenset({"group", "gang", "crew", "collective", "outfit", "unit", "hackers", "attackers"})
_ANAPHORIC = frozenset(
    "same threat latest alleged said whole entire cyber malicious hacking such two three four five six seven".split()
)


def of_description(clusters: Clusters, index: int, mention: Mention) -> int:
    """The entity that a description means; makes it where nothing before fits.

    Args:
        clusters: the entities so far.
        index: the mention's index.
        mention: a description.
    """
    for ask in (beside_name, with_class_noun, body_beside, _state_of_government, _known_operation):
        key = ask(clusters, mention)
        if key is not None:
            return key
    if mention.role == "alliance":
        key = _in_these_words(clusters, mention)
        if key is not None:
            return key
    if mention.role == "alliance" or _only_repeats(clusters.doc[mention.head], mention):
        key = antecedent(clusters, index, mention)
        if key is not None:
            return key
    same = same_description(clusters, mention)
    return same if same is not None else _new(clusters, mention)


def _new(clusters: Clusters, mention: Mention) -> int:
    """Somebody or something not spoken of before, with its victims or whom it belongs to."""
    kind = Kind.UNNAMED_GROUP if mention.kind is Kind.STATE else mention.kind  # "European governments"
    key = clusters.new(kind, mention.text)
    node = clusters.nodes[key]
    if kind is Kind.OPERATION:
        node.victims = victims(clusters, mention)
    if mention.states and mention.kind in ACTORS:
        node.of = clusters.known(mention.states[0])
    elif mention.kind in {Kind.UNNAMED_GROUP, Kind.GOVERNMENT_BODY}:
        node.of = _owner(clusters, clusters.doc[mention.head])
    return key


def _known_operation(clusters: Clusters, mention: Mention) -> int | None:
    """One that the text has spoken of; what it has called by the same words before turns out to be the same."""
    key = known_operation(clusters, mention) if mention.kind is Kind.OPERATION else None
    same = same_description(clusters, mention) if key is not None else None
    if key is not None and same is not None and same != key:
        clusters.unite(same, key)
    return key


def _in_these_words(clusters: Clusters, mention: Mention) -> int | None:
    """As in "the 30-nation bloc": the organisation that the knowledge base describes in these very words."""
    wanted = mention.text.lower()
    for node in reversed(clusters.nodes):
        entry = clusters.knowledge.entries.get(node.ref or "")
        if entry is not None and node.kind is Kind.IGO and node.mentions and wanted in entry.descriptions:
            return node.key
    return None


def _owner(clusters: Clusters, head: Token) -> int | None:
    """As in "GRU officers", "officers of Unit 74455", "its hackers": the named body that the noun belongs to."""
    for token in (
        *syntax.possessors(head),
        *syntax.modifiers(head),
        *syntax.oblique(head, ["of", "from", "at", "in"]),
    ):
        node = clusters.node_at(token.i)
        if node is not None and node.kind in _OWNERS:
            return node.key
    return None


def _state_of_government(clusters: Clusters, mention: Mention) -> int | None:
    """As in "the Biden administration", "the government": the state that it governs."""
    if mention.role == "country" and mention.lemma == "state" and mention.definite and not mention.plural:
        return clusters.known(mention.states[0]) if mention.states else None  # "the Russian state"
    if mention.role != "government":
        return None
    states = mention.states or _possessor_states(clusters, mention)
    if states:
        return clusters.known(states[0])
    if not mention.definite:
        return None
    named = (n for n in reversed(clusters.nodes) if n.ref and n.name.lower().endswith(mention.lemma))
    latest = next(named, None)
    if latest is not None and latest.mentions:  # "the administration" after "the Biden administration"
        return latest.key
    recent = clusters.states_before(mention.head)
    return clusters.known(recent[0]) if recent else None


def _possessor_states(clusters: Clusters, mention: Mention) -> tuple[str, ...]:
    for token in syntax.possessors(clusters.doc[mention.head]):
        node = clusters.node_at(token.i)
        if node is not None and node.ref and node.ref.startswith(STATE):
            return (node.ref,)
    return ()


def _only_repeats(head: Token, mention: Mention) -> bool:
    """Is the noun definite, without modifiers that single it out?"""
    return mention.definite and not any(_singles_out(child, head) for child in head.children)


def _is_set_off(clause: Token) -> bool:
    """As in "the group, *known* in Farsi as …", "the agency, which *said*": a remark on what is known already."""
    return clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","


def _singles_out(child: Token, head: Token) -> bool:
    match child.dep_:
        case "amod" | "compound" | "nmod" | "nummod":
            return child.lower_ not in _ANAPHORIC
        case "relcl" | "acl":
            return child.i > head.i and not (head.lemma_.lower() in _GANGS and _is_set_off(child))
        case "prep":
            return child.lower_ in {"of", "on", "against", "at", "into", "from", "in"}
        case "poss":
            return child.lower_ not in {"its", "their", "his", "her"}
    return False
