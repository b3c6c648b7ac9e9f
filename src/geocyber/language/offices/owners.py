"""Decides of what or whom a title is by its own words: "*Iran's* minister", "director of *CISA*", "*FBI* agent"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geocyber.knowledge import Form as NameForm
from geocyber.language.mentions import Mention
from geocyber.language.offices.scene import BEFORE_TITLES, REACH, Scene
from geocyber.language.offices.titles import Title
from geocyber.language.referents import STATE
from geocyber.model import Kind

_EMPLOYERS = frozenset(
    {Kind.GOVERNMENT_BODY, Kind.IGO, Kind.COMPANY, Kind.ORGANISATION, Kind.THREAT_GROUP, Kind.PRODUCT}
)
_STATES = frozenset({Kind.STATE, Kind.IGO})
_FORMER = frozenset({"former", "ex", "late", "onetime", "retired", "erstwhile", "ousted", "deposed", "fired"})
_OF_EMPLOYER = frozenset({"of", "for", "at", "with", "from", "within", "in"})
_OF_STATE = frozenset({"of", "from"})
_WITHIN = BEFORE_TITLES | {"ADP", "CCONJ", "SYM"}
_LEGISLATURE = "parliament"


def stated_owner(scene: Scene, title: Title) -> int | None:
    """Of what or whom the words say that somebody is the director, minister or member.

    Args:
        scene: the text.
        title: one of its titles.
    """
    left = _phrase(scene, title)
    if is_past(scene, title):
        return None
    right = list(_complement(scene, title))
    for places in (right, left):
        place = next((i for i in places if employer_at(scene, i, title) is not None), None)
        if place is not None:
            return _of_legislator(scene, title, _part_of(scene, place, title), left)
    if not _is_of_states(scene, title):
        return None
    of_state = right if right and scene.doc[right[0]].lower_ in _OF_STATE else []
    return state_in(scene, [*left, *of_state])


def fixed_owner(scene: Scene, title: Title) -> int | None:
    """Of an office that there is only once: "secretary of state", "high representative"."""
    knowledge, office = scene.clusters.knowledge, title.office
    if office is None:
        return None
    if office.iso is not None:
        return scene.clusters.known(f"{STATE}{office.iso}")
    if office.body is None or office.body not in knowledge.entries:
        return None
    return scene.clusters.known(knowledge.top(office.body))


def state_behind(scene: Scene, mention: Mention) -> int | None:
    """As in "Prime Minister X *of Estonia*"."""
    i = mention.end
    if i + 1 >= len(scene.doc) or scene.doc[i].lower_ != "of":
        return None
    node = scene.clusters.node_at(i + 1 + (scene.doc[i + 1].lower_ == "the"))
    return node.key if node is not None and node.kind is Kind.STATE else None


def is_past(scene: Scene, title: Title) -> bool:
    """As in "a *former* director", "a *retired* general"."""
    start = scene.phrase_start(title)
    return any(scene.doc[i].lower_ in _FORMER for i in range(max(0, start - 1), title.end))


def employer_behind(scene: Scene, start: int, end: int) -> int | None:
    """The first employer in the noun phrase that begins here."""
    for i in range(start, min(end, start + REACH // 2)):
        employer = employer_at(scene, i)
        if employer is not None:
            return employer
        if scene.doc[i].pos_ not in BEFORE_TITLES and scene.doc[i].text != "-":
            return None
    return None


def employer_at(scene: Scene, position: int, title: Title | None = None) -> int | None:
    """The body, company, organisation or group that the word names, or is known to belong to."""
    nodes = scene.clusters.nodes
    node = scene.clusters.node_at(position)
    if node is None or node.kind not in _EMPLOYERS:
        return None
    if title is not None and (_is_mere_noun(scene, position) or _is_title(scene, position, title)):
        return None  # "*police* chief", "*intelligence* director", "Prosecutor General"
    if node.ref is None and node.name.islower():
        whole = nodes[node.of] if node.of is not None else None
        return whole.key if whole is not None and whole.kind in _EMPLOYERS else None
    return node.key


def state_in(scene: Scene, places: Sequence[int]) -> int | None:
    """The first state or organisation of states that the words name, be it by its adjective."""
    for i in places:
        node = scene.clusters.node_at(i)
        if node is not None and node.kind in _STATES:
            return node.key
        ref = _adjective_at(scene, i)
        if ref is not None:
            return scene.clusters.known(ref)
    return None


def _phrase(scene: Scene, title: Title) -> list[int]:
    """The words of a title and those that qualify it from before, the nearest first."""
    return list(range(title.end - 1, scene.phrase_start(title) - 1, -1))


def _complement(scene: Scene, title: Title) -> Iterator[int]:
    """The words that say of what: "director *of the agency for space*", "researcher *at the RAND Corporation*"."""
    i, end = title.end, scene.doc[title.start].sent.end
    if i >= end or scene.doc[i].lower_ not in _OF_EMPLOYER:
        return
    for j in range(i, min(end, i + REACH)):
        token = scene.doc[j]
        if token.pos_ not in _WITHIN and token.text not in {"-", "(", ")"} and token.tag_ != "VBN":
            return
        if token.pos_ == "ADP" and token.lower_ not in _OF_EMPLOYER:
            return
        if j in scene.persons and not scene.is_possessive(j):
            return
        yield j


def _part_of(scene: Scene, place: int, title: Title) -> int | None:
    """As in "an officer in the FSB's *Centre 18*": the known part of an employer, else the employer."""
    whole = employer_at(scene, place, title)
    for i in range(place + 1, min(place + 4, len(scene.doc) - 1)):
        if scene.doc[i].tag_ == "POS":
            part = employer_at(scene, i + 1, title)
            is_known = part is not None and scene.clusters.nodes[part].ref is not None
            return part if is_known and i + 1 < len(scene.doc) and i + 1 not in scene.persons else whole
        if scene.clusters.node_at(i) is None or scene.clusters.node_at(i) is not scene.clusters.node_at(
            place
        ):
            return whole
    return whole


def _of_legislator(scene: Scene, title: Title, employer: int | None, left: Sequence[int]) -> int | None:
    """As in "*US* House Speaker": a legislator speaks for the state, or for the party that is named."""
    if employer is None or title.office is None or title.office.body != _LEGISLATURE:
        return employer
    if scene.clusters.nodes[employer].kind is not Kind.GOVERNMENT_BODY:
        return employer
    state = state_in(scene, left)
    fixed = state if state is not None else fixed_owner(scene, title)
    return fixed if fixed is not None else employer


def _is_of_states(scene: Scene, title: Title) -> bool:
    """Is it an office that states have, not a trade ("analyst", "programmer") or a group's ("hacker")?"""
    if title.office is not None and title.office.speaks_for not in {
        "self",
        "employer",
        "company",
        "organisation",
    }:
        return True
    return title.is_of_states


def _is_title(scene: Scene, position: int, title: Title) -> bool:
    name = scene.clusters.mention_at(position)
    return name is not None and name.start <= title.start and name.end >= title.end


def _is_mere_noun(scene: Scene, position: int) -> bool:
    name, word = scene.clusters.mention_at(position), scene.doc[position]
    is_one_word = name is not None and name.end - name.start == 1
    return is_one_word and word.is_lower and word.dep_ == "compound"


def _adjective_at(scene: Scene, position: int) -> str | None:
    """The state whose adjective ends here ("*Dutch* minister", "*South Korean* president")."""
    for start in (position - 1, position):
        if start >= 0:
            for name in scene.clusters.knowledge.lookup(scene.doc[start : position + 1].text):
                if name.form is NameForm.DEMONYM and not name.needs_context:
                    return name.ref
    return None
