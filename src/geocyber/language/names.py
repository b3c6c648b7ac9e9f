"""Decides whom a name means: something known, an acronym just introduced, somebody named before, or somebody new."""

from __future__ import annotations

from geocyber.language import syntax
from geocyber.language.bodies import known_thing
from geocyber.language.mentions import Form, Mention
from geocyber.language.referents import Clusters
from geocyber.language.wording import is_same_word, same_name, same_person, without_honorific
from geocyber.model import Kind

_TELLING = frozenset(
    {Kind.MALWARE, Kind.COMPANY, Kind.ORGANISATION, Kind.GOVERNMENT_BODY, Kind.PRODUCT},
)


def of_name(clusters: Clusters, mention: Mention) -> int:
    """The entity that a name means; makes it where nothing before fits.

    Args:
        clusters: the entities so far.
        mention: a name.
    """
    for ask in (body_beside, known_thing, _acronym_of):
        key = ask(clusters, mention)
        if key is not None:
            _take_over_written_out(clusters, mention, key)
            return key
    if mention.text in clusters.acronyms:
        return clusters.acronyms[mention.text]
    is_person = mention.kind is Kind.PERSON
    part = None if is_person or mention.refs else _part_of_person(clusters, mention)
    if part is not None:
        return part
    same = same_person(clusters, mention) if is_person else same_name(clusters, mention)
    if same is not None:
        return same
    kind = mention.kind if is_person else _kind_by_context(clusters, mention)
    return clusters.new(Kind.OTHER if kind is Kind.STATE else kind, mention.text)


def _part_of_person(clusters: Clusters, mention: Mention) -> int | None:
    """As in "Rim" for "Rim Jong Hyok": one name of a person, whatever the recogniser takes it for."""
    name = without_honorific(mention.text)
    for node in reversed(clusters.nodes):
        names = [n.split() for n in node.names] if node.kind is Kind.PERSON else []
        if any(
            len(words) > 1 and any(is_same_word(name, w) for w in (words[0], words[-1])) for words in names
        ):
            return node.key
    return None


def body_beside(clusters: Clusters, mention: Mention) -> int | None:
    """As in "the FSB security service", "its cyber agency ANSSI": a common name beside a proper one.

    Args:
        clusters: the entities so far.
        mention: a name or description of a body.
    """
    if mention.text[:1].isupper() or mention.kind is not Kind.GOVERNMENT_BODY:
        return None
    head = clusters.doc[mention.head]
    if any(c.dep_ == "poss" and c.lower_ in {"my", "our"} for c in head.children):
        return None  # "my agency, the NSA and the FBI"
    apposed = [c.i for c in syntax.appositions(head)]  # "its intelligence agency, the AIVD"
    for position in (mention.start - 1, mention.end, *apposed):
        beside = clusters.mention_at(position)
        if beside is not None and _is_proper(beside) and beside.kind is Kind.GOVERNMENT_BODY:
            node = clusters.node_at(position)
            return node.key if node is not None else of_name(clusters, beside)
    return None


def _is_proper(mention: Mention) -> bool:
    """A name in capitals: of two common names side by side ("police cyber unit") neither says what the other is."""
    return mention.form is Form.NAME and mention.text[:1].isupper()


def _acronym_of(clusters: Clusters, mention: Mention) -> int | None:
    """As in "Main Intelligence Directorate (GRU)": what stands in brackets behind a name is the same."""
    before = mention.start - 1
    if before < 1 or clusters.doc[before].text != "(":
        return None
    outer = clusters.node_at(before - 1)
    if outer is None:
        return None
    clusters.acronyms[mention.text] = outer.key
    return outer.key


def _take_over_written_out(clusters: Clusters, mention: Mention, key: int) -> None:
    """As in "Advanced Persistent Threat Actor 28 (*APT28*)": the words before the bracket mean the group as well."""
    before = mention.start - 2
    if before < 1 or clusters.doc[mention.start - 1].text != "(":
        return
    before -= clusters.doc[before].like_num
    outer = clusters.node_at(before)
    known = clusters.nodes[key]
    is_threat = outer is not None and "threat" in outer.name.lower().split()
    if outer is not None and is_threat and outer.ref is None and known.kind is Kind.THREAT_GROUP:
        clusters.unite(outer.key, key)


def _kind_by_context(clusters: Clusters, mention: Mention) -> Kind:
    """As in "hackers of the *Xyz* group", "malware called *Xyz*": the noun beside a name says what it is."""
    head = clusters.doc[mention.head]
    beside = [head.head] if head.dep_ in {"compound", "appos", "nmod", "oprd", "amod"} else []
    beside += [c for c in head.children if c.dep_ in {"appos", "compound"} and c.pos_ == "NOUN"]
    for token in beside:
        role = clusters.roles.of(token.lemma_)
        if role.id == "unnamed_group":
            is_group = (
                token.lemma_.lower() in clusters.roles.collective | {"hacker"} or mention.text.isupper()
            )
            return Kind.THREAT_GROUP if is_group or len(mention.text.split()) == 1 else Kind.PERSON
        if role.kind in _TELLING:
            return role.kind
    return mention.kind
