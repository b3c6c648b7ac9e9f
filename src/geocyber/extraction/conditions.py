"""Conditions that a predicate must meet beyond its words: each a small question about its clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from geocyber.extraction.context import Reading
from geocyber.extraction.frames import Match
from geocyber.extraction.reticence import is_about_culprit, is_withheld
from geocyber.extraction.slots import fillers
from geocyber.extraction.wordlists import words as lists
from geocyber.language import syntax
from geocyber.language.factuality import factuality
from geocyber.language.referents import Node
from geocyber.model import Factuality, Kind, RelationType

_FUTURE_AUX = frozenset({"will", "would", "'ll", "’ll", "wo", "'d", "’d"})
_IF = frozenset({"if", "unless", "when", "because", "after", "before", "as"})
_OBLIGATION_AUX = frozenset({"must", "should", "shall", "ought"})
_COMMIT = frozenset(
    {
        "vow",
        "threaten",
        "promise",
        "pledge",
        "warn",
        "reserve",
        "swear",
        "ready",
        "prepared",
        "determined",
        "poised",
        "resolved",
    }
)


def holds(reading: Reading, match: Match) -> bool:
    """Are all conditions met that the frame sets: its own, the words it needs, the voice, the subject?"""
    frame, head = match.frame, match.head
    if frame.part_of_speech == "ADJ" and "head" not in frame.agent and _is_attribute(head):
        return False
    if frame.relation is RelationType.DENIES and head.sent[-1].text == "?":
        return False  # "Are you confident that Putin was not involved?"
    if frame.needs and not _any_near(match, frame.needs):
        return False
    if frame.unless and _any_said(match, frame.unless):
        return False
    if frame.voice == "none":
        return not syntax.is_passive(head)
    if frame.voice and frame.voice != ("passive" if syntax.is_passive(head) else "active"):
        return False
    if frame.subject_lemmas and not any(
        s.lemma_.lower() in frame.subject_lemmas for s in syntax.subjects(_clause(head))
    ):
        return False
    return all(_CONDITIONS[name](reading, match) for name in frame.conditions)


def _is_attribute(adjective: Token) -> bool:
    """As in "a *malicious* campaign": it says nothing of the subject of its clause."""
    while adjective.dep_ == "conj" and adjective.head.pos_ == "ADJ":
        adjective = adjective.head  # "reckless and *malicious* attacks"
    return adjective.dep_ in {"amod", "compound"} and adjective.i < adjective.head.i


def _clause(head: Token) -> Token:
    """The verb whose subject is the predicate's: of an adjective or noun, the verb of its clause."""
    return head if head.pos_ in {"VERB", "AUX"} else syntax.clause_of(head)


_CYBER_THINGS = frozenset({Kind.OPERATION, Kind.MALWARE})


def is_cyber(reading: Reading, tokens: Iterable[Token]) -> bool:
    """Do the words speak of a cyber operation, as a thing or as a deed?"""
    words, misconduct = lists()["cyber"], lists()["misconduct"]
    for token in tokens:
        node = reading.node(token)
        if token.pos_ == "VERB" and token.lemma_.lower() in misconduct:
            continue  # "accused it of *hiding* the breach": the breach is not what it is accused of
        if token.lemma_ == "be" and any(c.dep_ == "attr" for c in token.children):
            continue  # "accused it of being an empire of hacking" tells no deed
        if token.pos_ == "PRON" or (node is not None and node.kind in _CYBER_THINGS):
            return True
        if any(t.lower_ in words or t.lemma_.lower() in words for t in token.subtree):
            return True
    return False


def is_cyber_deed(reading: Reading, match: Match, agents: Sequence[Node]) -> bool:
    """Is a general verb of harm ("hit", "disrupt") meant of a cyber operation: by its doer or its clause?"""
    if any(agent.kind in {Kind.OPERATION, Kind.MALWARE} or is_hacker(agent) for agent in agents):
        return True
    strong = lists()["strongly_cyber"]
    if not agents and any(n.kind is Kind.OPERATION for n in reading.referents.nodes):
        return True
    if any(t.lower_ in strong or t.lemma_.lower() in strong for t in _clause_words(match.head)):
        return True
    doers = {Kind.GOVERNMENT_BODY, Kind.PERSON}
    if match.head.lemma_ == "attack" or not _speaks_of_measures(match.head):
        doers |= {Kind.STATE}
    if not any(agent.kind in doers for agent in agents):
        return False
    near = reading.doc[max(0, match.head.sent.start - _NEAR) : match.head.sent.end]
    return any(t.lower_ in strong for t in near)


def _speaks_of_measures(head: Token) -> bool:
    """States hit and strike others with sanctions and missiles as well."""
    sentence = {t.lemma_.lower() for t in head.sent}
    return bool(sentence & lists()["measures"]) or any(
        t.lower_.startswith(tuple(lists()["kinetic"])) for t in head.sent
    )


def _clause_words(head: Token) -> Iterator[Token]:
    """The words of the predicate's own clause: "hitting a man *who stole data*" says of the man what he stole."""
    yield head
    for child in head.children:
        if child.dep_ != "relcl":
            yield from _clause_words(child)


def is_hacker(node: Node) -> bool:
    """A threat group, or people whose description says that they attack computers."""
    if node.kind is not Kind.UNNAMED_GROUP:
        return node.kind is Kind.THREAT_GROUP
    hackers = lists()["hackers"]
    described = (word for name in node.names for word in name.lower().split())
    return any(word in hackers or word.removesuffix("s") in hackers for word in described)


def hacks(node: Node) -> bool:
    """A threat group, or people of whom their very name says that they hack: not any "group"."""
    if node.kind is not Kind.UNNAMED_GROUP:
        return node.kind is Kind.THREAT_GROUP
    return any(word.startswith("hack") for name in node.names for word in name.lower().split())


_NEAR = 40
"""Words before the sentence in which computers may have been spoken of, where a body or person is the doer."""


def _any_near(match: Match, wanted: frozenset[str]) -> bool:
    near = [*match.words, *(c for w in match.words for c in w.children)]
    verb = match.head.head
    if match.head.pos_ != "VERB":
        near.extend((verb, *verb.children) if match.head.dep_ not in {"ROOT"} else ())
    return any(t.lower_ in wanted or t.lemma_.lower() in wanted for t in near)


def _any_said(match: Match, unwanted: frozenset[str]) -> bool:
    """Is one of the words said of the predicate: under it, behind its prepositions ("designated him *as envoy*"), or over it?

    Its subject does not count: "The *head* of the agency designated" says who did it, not as what.
    """
    below = [c for w in match.words for c in w.children if c not in syntax.subjects(match.head)]
    behind = [g for c in below for g in c.children if c.dep_ in {"prep", "agent"} or g.dep_ == "dobj"]
    said = (*match.words, *below, *behind, *(c for g in behind for c in g.children), match.head.head)
    return any(t.lower_ in unwanted or t.lemma_.lower() in unwanted for t in said)


def _future(_: Reading, match: Match) -> bool:
    head = match.head
    if _has_future(head):
        return True
    if any(c.dep_ == "mark" and c.lower_ in _IF for c in head.children):
        return False  # "warned that if they *take measures*, it will answer"
    above = [a for a, _ in zip(syntax.ancestors_of(head), range(3), strict=False)]
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in head.children) and any(map(_has_future, above)):
        return True  # "will take steps *to make* them *pay*"
    return head.dep_ in {"xcomp", "ccomp", "acl", "advcl", "relcl"} and any(
        a.lemma_ in _COMMIT for a in above
    )


def _has_future(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _FUTURE_AUX for c in verb.children)


def _obligation(_: Reading, match: Match) -> bool:
    head = match.head
    if any(c.dep_ == "aux" and c.lower_ in _OBLIGATION_AUX for c in head.children):
        return True
    is_due = head.dep_ == "xcomp" and head.head.lemma_ in {"need", "have", "ought"}
    return is_due and not any(c.lower_ == "yet" for c in head.head.children)  # "has yet to respond"


def _demand(_: Reading, match: Match) -> bool:
    """A request names what is to be done; verbs that only ever ask need not."""
    head = match.head
    if head.lemma_ in {"urge", "exhort", "implore", "call", "appeal"}:
        return True
    return any(
        c.dep_ in {"xcomp", "ccomp", "advcl"} and any(g.lower_ == "to" for g in c.children)
        for c in head.children
    ) or (
        head.lemma_ in {"press", "pressure", "push"}
        and any(c.dep_ == "prep" and c.lower_ in {"for", "on", "over"} for c in head.children)
    )


def _threat(_: Reading, match: Match) -> bool:
    words = lists()["threat"]
    return any(
        (t.lower_ in words or t.lemma_.lower() in words) and not _is_cause(t)
        for w in match.words
        for t in _content(w)
    )


def _content(word: Token) -> Iterator[Token]:
    """What is said or warned; behind "about" and "of" only the thing itself: "warned *of consequences* for hacking"."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in {"about", "of"}:
            for thing in (one for c in child.children for one in syntax.conjuncts(c)):
                yield thing
                yield from (c for c in thing.children if c.dep_ in {"amod", "compound", "conj"})
        elif child.dep_ in {"ccomp", "xcomp", "prep", "dobj"}:
            yield from child.subtree


def _is_cause(token: Token) -> bool:
    """As in "in *response* to": it says what was before, not what will follow."""
    head = token.head
    return head.dep_ == "prep" and head.lower_ == "in" and any(c.lower_ == "to" for c in token.children)


def _technical(reading: Reading, match: Match) -> bool:
    return not _threat(reading, match) or match.head.pos_ == "NOUN"


def _adversary(reading: Reading, match: Match) -> bool:
    """What is taken down must be an attacker's: a group, malware, or means that attackers use."""
    words = lists()["infrastructure"]
    for token in (
        *syntax.objects(match.head),
        *(t for w in match.words for t in syntax.oblique(w, ["of", "against"])),
    ):
        for one in syntax.conjuncts(token):
            head = syntax.content_head(one)
            node = reading.node(head)
            if node is not None and node.kind in {Kind.THREAT_GROUP, Kind.MALWARE}:
                return True
            if head.lemma_.lower() in words or any(t.lemma_.lower() in words for t in head.subtree):
                return True
    return False


def _self_denial(_: Reading, match: Match) -> bool:
    """As in "had nothing to do with", "was not involved in", "played no part in"."""
    head = match.head
    words = [head, *head.children, *(g for c in head.children for g in c.children)]
    return any(t.dep_ == "neg" or t.lower_ in {"no", "nothing", "never", "neither"} for t in words)


def _affirmed(_: Reading, match: Match) -> bool:
    """Said to be so: "will *not tolerate* gangs" is no charge that somebody tolerates them."""
    return factuality(match.head)[0] is Factuality.ASSERTED


def _own(reading: Reading, match: Match) -> bool:
    """The speaker says it of himself or of his own state: "Iran said *it* had no part in the attack"."""
    speakers = {reading.top(n).key for n in map(reading.node, reading.speech.claim(match.head).speakers) if n}
    subjects = {reading.top(n).key for n in map(reading.node, syntax.subjects(_clause(match.head))) if n}
    subjects |= {reading.top(n).key for n in map(reading.node, _patients(match)) if n}
    return bool(speakers & subjects)


def _patients(match: Match) -> tuple[Token, ...]:
    return syntax.objects(match.head) if match.head.pos_ == "VERB" and syntax.is_passive(match.head) else ()


def _tool(reading: Reading, match: Match) -> bool:
    """As in "planted *Pegasus* on": the object is malware, named or not."""
    nodes = (reading.node(syntax.content_head(t)) for t in syntax.objects(match.head))
    return any(n is not None and n.kind is Kind.MALWARE for n in nodes)


def _cyber(reading: Reading, match: Match) -> bool:
    """As in "opposes all forms of *hacking*": the clause speaks of attacks on computers."""
    return is_cyber(reading, [match.head])


def _deed(reading: Reading, match: Match) -> bool:
    """As in "tied him to the *attack*": an operation fills one of the operation's slots."""
    tokens = (t for slot in match.frame.operation for t in fillers(reading, match, slot))
    return any(n is not None and n.kind in _CYBER_THINGS for n in map(reading.node, tokens))


_THINGS = frozenset({Kind.OTHER, Kind.PRODUCT, Kind.SECTOR})


def _somebody(reading: Reading, match: Match) -> bool:
    """Is whoever is said to do it somebody, not a thing: "*the court* gave him a year", not "*the programme*"?"""
    if syntax.is_passive(match.head):
        return True
    mentions = (reading.mention(token) for token in syntax.subjects(match.head))
    return not any(
        m is not None and m.form == "description" and m.kind in _THINGS and m.role in {"", "product"}
        for m in mentions
    )


def _joining(reading: Reading, match: Match) -> bool:
    """Who joins an alliance becomes its member; who joins it "in condemning" somebody supports it."""
    nodes = [reading.node(t) for t in syntax.objects(match.head)]
    if match.head.lemma_ != "join" or not any(n is not None and n.kind is Kind.IGO for n in nodes):
        return True
    return any(c.dep_ == "prep" and any(g.dep_ == "pcomp" for g in c.children) for c in match.head.children)


def _withheld(_: Reading, match: Match) -> bool:
    return is_withheld(match)


_CONDITIONS: Mapping[str, Callable[[Reading, Match], bool]] = {
    "future": _future,
    "obligation": _obligation,
    "demand": _demand,
    "threat": _threat,
    "technical": _technical,
    "adversary": _adversary,
    "self-denial": _self_denial,
    "own": _own,
    "affirmed": _affirmed,
    "tool": _tool,
    "cyber": _cyber,
    "deed": _deed,
    "somebody": _somebody,
    "joining": _joining,
    "withheld": _withheld,
    "culprit": is_about_culprit,
}
