"""Decides whom a description means that stands beside a name: "the REvil gang", "the spokeswoman, Adrienne Watson"."""

from __future__ import annotations

from spacy.tokens import Token

from geocyber.language import naming, syntax
from geocyber.language.mentions import Form, Mention
from geocyber.language.names import of_name
from geocyber.language.referents import ACTORS, Clusters, Node
from geocyber.model import Kind

_THINGS = frozenset(
    {
        Kind.GOVERNMENT_BODY,
        Kind.COMPANY,
        Kind.ORGANISATION,
        Kind.IGO,
        Kind.PRODUCT,
        Kind.MALWARE,
        Kind.OTHER,
    }
)
_GROUPS = frozenset(
    {Kind.THREAT_GROUP, Kind.COMPANY, Kind.ORGANISATION, Kind.IGO, Kind.GOVERNMENT_BODY},
)
_DESCRIBING = frozenset(
    "describe identify characterise characterize regard label brand designate see view classify".split()
)
_CLASS_ROLES = frozenset({"unnamed_group", "company", "body", "alliance", "organisation"})
_CLASS_NOUNS = frozenset(
    "group gang crew collective outfit team company firm agency service bureau ministry department alliance bloc command "
    "operation cartel contractor syndicate actor cluster party organisation organization newspaper network council "
    "ransomware".split()
)


def beside_name(clusters: Clusters, mention: Mention) -> int | None:
    """As in "the GRU, Russia's military intelligence agency": an apposition means what it stands beside.

    Args:
        clusters: the entities so far.
        mention: a description.
    """
    head = clusters.doc[mention.head]
    if any(c.dep_ == "poss" and c.lower_ in {"my", "our"} for c in head.children):
        return None  # "my agency, the NSA and the FBI": three
    if head.dep_ == "appos" and not any(c.dep_ == "conj" for c in head.children):
        node = clusters.node_at(head.head.i)
        if node is not None and _may_be(mention, node):
            return None if mention.plural and node.kind is not Kind.UNNAMED_GROUP else node.key
    if mention.plural:
        return None
    before = _name_before(clusters, head, mention)
    return before if before is not None else _name_behind(clusters, head, mention)


def with_class_noun(clusters: Clusters, mention: Mention) -> int | None:
    """As in "the REvil ransomware gang", "NotPetya attack", "the Cuba group": a name with its class noun.

    Args:
        clusters: the entities so far.
        mention: a description.
    """
    head = clusters.doc[mention.head]
    before = syntax.modifiers(head)
    for child in (*before, *(inner for one in before for inner in syntax.modifiers(one))):
        name, node = clusters.mention_at(child.i), clusters.node_at(child.i)
        if name is None or node is None or name.form is not Form.NAME:
            continue
        if _is_class_of(head, mention, node):
            return node.key
    for child in head.children:  # "the group Killnet", "malware called X", "a campaign dubbed X"
        if child.dep_ == "appos" and child.i == head.i + 1:
            node = clusters.node_at(child.i)
            if node is not None:
                return node.key
    return _called(clusters, head, mention)


def _name_before(clusters: Clusters, head: Token, mention: Mention) -> int | None:
    """As in "*APT40*, a group it believes …": set beside a name even where the parser makes a list of the two."""
    place = mention.start - 3
    if place < 0 or [t.lower_ for t in clusters.doc[place + 1 : mention.start]] not in (
        [",", "a"],
        [",", "an"],
    ):
        return None
    node, name = clusters.node_at(place), clusters.mention_at(place)
    is_name = name is not None and name.form is Form.NAME
    return node.key if node is not None and is_name and _is_class_of(head, mention, node) else None


def _called(clusters: Clusters, head: Token, mention: Mention) -> int | None:
    """As in "a group it calls *X*", "malware known as *X*", "a man named *X*": the name that the phrase itself gives."""
    for verb in (c for c in head.children if c.dep_ in {"acl", "relcl"} and c.i > head.i):
        place = naming.names_start(verb)
        name = _name_at(clusters, place) if place is not None and verb.nbor(-1).lower_ != "also" else None
        if name is None or not _may_call(mention, name):
            continue
        several = _several_called(clusters, mention, name)
        if several is not None:
            return several
        key = of_name(clusters, name)
        node = clusters.nodes[key]
        if mention.definite and verb.nbor(-1).text == "," and node.kind is not Kind.PERSON:
            return None  # "the group, dubbed X" may go back to one spoken of before
        if node.ref is None and node.kind in _VAGUE:
            node.kind = _NAMED_KINDS.get(mention.kind, mention.kind)
        node.names.add(name.text)
        return key
    return None


def _several_called(clusters: Clusters, mention: Mention, first: Mention) -> int | None:
    """As in "three groups known as *X*, *Y* and *Z*", "malware called *X* and *Y*": one entity with these as members."""
    if not (mention.plural or mention.kind is Kind.MALWARE):
        return None
    names = [first]
    joints: set[str] = set()
    while (behind := _next_listed(clusters, names[-1], joints)) is not None and _may_call(mention, behind):
        names.append(behind)
    if len(names) < 2 or "and" not in joints:
        return None
    members = tuple(dict.fromkeys(of_name(clusters, name) for name in names))
    for name, key in zip(names, members, strict=False):
        clusters.nodes[key].names.add(name.text)
        if clusters.nodes[key].ref is None and clusters.nodes[key].kind in _VAGUE:
            clusters.nodes[key].kind = _NAMED_KINDS.get(mention.kind, mention.kind)
    group = clusters.new(mention.kind, mention.text)
    clusters.nodes[group].members = members
    return group


def _next_listed(clusters: Clusters, name: Mention, joints: set[str]) -> Mention | None:
    """The name that follows in the list; notes what joins them."""
    place = name.end
    while place < len(clusters.doc) and clusters.doc[place].lower_ in {",", "and"}:
        joints.add(clusters.doc[place].lower_)
        place += 1
    behind = clusters.mention_at(place) if place > name.end and place < len(clusters.doc) else None
    return behind if behind is not None and behind.form is Form.NAME and behind.start == place else None


_VAGUE = frozenset({Kind.COMPANY, Kind.ORGANISATION, Kind.OTHER, Kind.PRODUCT})
"""Kinds that an unknown name gets for want of better."""
_NAMED_KINDS = {Kind.UNNAMED_GROUP: Kind.THREAT_GROUP}


def _name_at(clusters: Clusters, place: int) -> Mention | None:
    for i in range(place, min(place + 3, len(clusters.doc))):
        name = clusters.mention_at(i)
        if name is not None:
            return name if name.form is Form.NAME else None
    return None


def _may_call(mention: Mention, name: Mention) -> bool:
    if mention.role in {"official", "unnamed_group"}:
        kinds = _VAGUE | {Kind.THREAT_GROUP, Kind.GOVERNMENT_BODY} - {Kind.PRODUCT}
        return name.kind in kinds or (name.kind is Kind.PERSON and not _is_collective(mention))
    return mention.kind is name.kind or (name.kind in _VAGUE and mention.kind not in {Kind.OTHER, Kind.STATE})


def _may_be(mention: Mention, node: Node) -> bool:
    kinds = {mention.kind, node.kind}
    return mention.kind in {node.kind, Kind.OTHER} or kinds <= ACTORS | {Kind.OTHER}


def _name_behind(clusters: Clusters, head: Token, mention: Mention) -> int | None:
    """As in "the NATO secretary general, Jens Stoltenberg": the name comes later."""
    above = [head]
    if mention.role == "official":  # "the spokeswoman of the Council, Adrienne Watson"
        above += syntax.oblique(head, ["of", "for"])
    beside = [c for token in above for c in token.children if c.dep_ == "appos"]
    for child in (*beside, *_right_behind(head)):
        name = clusters.mention_at(child.i)
        if name is not None and name.form is Form.NAME and _may_name(mention, name):
            key = of_name(clusters, name)
            clusters.nodes[key].names.add(name.text)
            return key
    return None


def _right_behind(head: Token) -> tuple[Token, ...]:
    """As in "the contractor *i-Soon*": a name without a comma between, wherever the parser hangs it."""
    if head.pos_ != "NOUN" or head.i + 1 >= len(head.doc) or head.nbor(1).pos_ != "PROPN":
        return ()
    return (head.nbor(1),)


def _may_name(mention: Mention, name: Mention) -> bool:
    if mention.lemma in _CLASS_NOUNS and name.kind in {Kind.COMPANY, Kind.ORGANISATION}:
        return True
    if mention.role in {"official", "unnamed_group"}:
        return name.kind is Kind.THREAT_GROUP or (name.kind is Kind.PERSON and not _is_collective(mention))
    if mention.role in {"company", "organisation"} and name.kind is Kind.THREAT_GROUP:
        return True  # a front company is known as the group that it is
    return mention.kind is name.kind or {mention.kind, name.kind} <= _THINGS


def _is_collective(mention: Mention) -> bool:
    """No single person is a group, a unit or a team."""
    return mention.lemma in _CLASS_NOUNS or mention.lemma in {
        "unit",
        "cell",
        "ring",
        "brigade",
        "army",
        "entity",
    }


def _is_class_of(head: Token, mention: Mention, node: Node) -> bool:
    """Does the noun say no more than what the thing named before it is?"""
    is_group = mention.role in _CLASS_ROLES and node.kind in _GROUPS and not mention.plural
    if is_group and head.lemma_.lower() in _CLASS_NOUNS:
        return True
    if mention.kind is Kind.OPERATION:
        return node.kind is Kind.OPERATION
    return mention.kind is Kind.MALWARE and node.kind in {Kind.MALWARE, Kind.OPERATION}
