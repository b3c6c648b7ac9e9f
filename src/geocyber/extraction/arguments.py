"""Finds who fills the slots of a predicate: from slot to words, from words to entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from geocyber.extraction.context import Reading
from geocyber.extraction.frames import Frame, Match
from geocyber.language import syntax
from geocyber.language.coreference import Node
from geocyber.language.factuality import factuality
from geocyber.model import Factuality, Kind, RelationType

_STATE = {Kind.STATE, Kind.IGO}
_AUTHORITY = _STATE | {Kind.GOVERNMENT_BODY, Kind.PERSON, Kind.UNNAMED_GROUP}
_ACTOR = _AUTHORITY | {Kind.THREAT_GROUP, Kind.COMPANY, Kind.ORGANISATION}
_GROUP = {Kind.THREAT_GROUP, Kind.UNNAMED_GROUP, Kind.PERSON}

ADMITTED: dict[str, frozenset[Kind]] = {
    "actor": frozenset(_ACTOR),
    "state": frozenset(_STATE),
    "authority": frozenset(_AUTHORITY),
    "person": frozenset(_GROUP | {Kind.COMPANY, Kind.ORGANISATION, Kind.GOVERNMENT_BODY}),
    "group": frozenset(_GROUP),
    "hacker": frozenset({Kind.THREAT_GROUP, Kind.UNNAMED_GROUP}),
    "body": frozenset({Kind.GOVERNMENT_BODY, Kind.IGO}),
    "company": frozenset({Kind.COMPANY}),
    "organisation": frozenset({Kind.ORGANISATION}),
    "operation": frozenset({Kind.OPERATION}),
    "malware": frozenset({Kind.MALWARE}),
    "product": frozenset({Kind.PRODUCT}),
    "tool": frozenset({Kind.MALWARE, Kind.PRODUCT, Kind.VULNERABILITY}),
    "flaw": frozenset({Kind.VULNERABILITY, Kind.PRODUCT}),
    "victim": frozenset(_ACTOR | {Kind.SECTOR, Kind.PRODUCT, Kind.OTHER}),
    "thing": frozenset(Kind),
    "other": frozenset({Kind.OTHER}),
    "claim": frozenset(),
    "name": frozenset(),
}
"""The kinds that each argument class of the frames admits; "claim" is a role of nouns, not a kind."""

_SUPPORT_VERBS = frozenset(
    "issue announce make file impose bring publish release express voice declare deliver unseal obtain level direct hurl "
    "slap levy lodge offer give put lay return secure win draw call mount launch conduct carry approve adopt agree unveil "
    "hand lift renew extend introduce enact order sign send dangle post reiterate repeat renew add join provide pledge show "
    "expose reveal confirm prove highlight deepen have see follow include prompt face receive accept enter hear seek tell "
    "implement apply lead complete perform execute stage levy hit back raise".split()
)
_ATTACKERS = {Kind.STATE, Kind.IGO, Kind.THREAT_GROUP, Kind.GOVERNMENT_BODY, Kind.UNNAMED_GROUP}


def fillers(reading: Reading, match: Match, slot: str) -> tuple[Token, ...]:
    """The heads of the phrases in one slot of a predicate, coordinated ones unfolded.

    Args:
        reading: the article.
        match: the predicate.
        slot: a name of `frames.FIXED_SLOTS`, a preposition, or "support." and a preposition.
    """
    raw = _slot(reading, match, slot)
    unfolded: list[Token] = []
    for token in raw:
        for one in syntax.conjuncts(token):
            named = (*syntax.members(one), *_named_one_by_one(reading, one))
            unfolded.extend(named if named else ())
            unfolded.append(one)
    return tuple(dict.fromkeys(t for t in unfolded if t not in match.words or slot == "self"))


def _named_one_by_one(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """ "two of the suspects, *Muromsky* and *Bessonov*": the names behind a plural noun."""
    mention = reading.mention(syntax.content_head(noun))
    if mention is None or not mention.plural:
        return ()
    found = []
    for apposed in syntax.appositions(noun):
        for one in syntax.conjuncts(apposed):
            name = reading.mention(one)
            if name is not None and name.form == "name":
                found.append(one)
    return tuple(found)


def entities(reading: Reading, token: Token, classes: Iterable[str]) -> tuple[Node, ...]:
    """Who is meant by a filler, as far as the classes admit it.

    Looks through words of number ("dozens of agencies"), through deeds to their doer ("Russia's conduct")
    and through "leaders" or "officials" of a state only where no closer entity is admitted.
    """
    wanted = frozenset().union(*(ADMITTED[c] for c in classes))
    head = syntax.content_head(token)
    mention = reading.mention(head)
    if (
        mention is not None and mention.role == "government" and len(mention.states) > 1
    ):  # "the Dutch and British governments"
        return tuple(
            n
            for ref in mention.states
            for n in [reading.referents.by_ref(ref)]
            if n is not None and n.kind in wanted
        )
    if head.lower_ == "both":  # "The Treasury sanctioned both."
        return _last_two_persons(reading, head) if Kind.PERSON in wanted else ()
    if (
        head.lower_ in _THINGS_MEANT and wanted <= {Kind.OPERATION, Kind.MALWARE} and "claim" not in classes
    ):  # "had carried it out"
        meant = _operation_before(reading, head)
        return (meant,) if meant is not None else ()
    if "victim" in classes:
        owners = tuple(n for n in _owners_of_goods(reading, head) if n.kind in wanted)
        if owners:
            return owners
    for candidate in _nearest(reading, head):
        if candidate.kind in wanted and _is_somebody(reading, candidate, head, classes):
            return (candidate,)
    return ()


_THINGS_MEANT = frozenset({"it", "this", "that", "them", "these", "those"})


def _operation_before(reading: Reading, token: Token) -> Node | None:
    for i in range(token.i - 1, max(-1, token.i - _DOCUMENT_REACH), -1):
        node = reading.node(reading.doc[i])
        if node is not None and node.kind is Kind.OPERATION:
            return node
    return None


def _last_two_persons(reading: Reading, token: Token) -> tuple[Node, ...]:
    found: dict[int, Node] = {}
    for i in range(token.i - 1, -1, -1):
        node = reading.node(reading.doc[i])
        if node is not None and node.kind is Kind.PERSON:
            found.setdefault(node.key, node)
        if len(found) == 2:
            return tuple(found.values())
    return ()


def doer_within(reading: Reading, operation: Token) -> Iterator[Node]:
    """The doer that an operation's own phrase names: "*Iran's* attack", "activities orchestrated by the *MSS*"."""
    participles = [c for c in operation.children if c.dep_ == "acl" and syntax.is_passive(c)]
    words = (*syntax.possessors(operation), *syntax.oblique(operation, ["by"]))
    for token in (*words, *(s for p in participles for s in syntax.subjects(p))):
        node = reading.node(token)
        if node is not None and node.kind in ADMITTED["actor"]:
            yield node
    mention = reading.mention(operation)
    for ref in mention.states if mention is not None and not syntax.oblique(operation, ["of"]) else ():
        node = reading.referents.by_ref(ref)
        if node is not None:
            yield node


def _owners_of_goods(reading: Reading, noun: Token) -> Iterator[Node]:
    """ "the networks of *Alcoa* and *U.S. Steel*", "*parliament's* e-mails": whose goods were attacked is the victim."""
    mention = reading.mention(noun)
    if mention is None or mention.form == "name" or mention.role != "product":
        return
    places = (*syntax.possessors(noun), *syntax.oblique(noun, ["of", "at", "belonging to", "in"]))
    for place in places:
        for one in (*syntax.conjuncts(place), *syntax.members(place)):
            node = reading.node(one)
            if node is not None and node.kind in ADMITTED["actor"] - {Kind.STATE, Kind.THREAT_GROUP}:
                yield node


def is_specific(reading: Reading, token: Token) -> bool:
    """Is one operation meant, not attacks in general? ("an attack", "its campaign", "hacks of banks")"""
    mention = reading.mention(token)
    if mention is None or mention.form == "name":
        return True
    if any(c.dep_ in {"det", "poss", "nummod"} for c in token.children):
        return True
    return bool(syntax.oblique(token, ["on", "against", "of", "at", "into", "in"])) or any(
        reading.node(t) is not None and t.pos_ == "PROPN" for t in syntax.modifiers(token)
    )


def _is_somebody(reading: Reading, node: Node, token: Token, classes: Iterable[str]) -> bool:
    """Vague singular nouns ("part", "record"), deeds and measures are neither victims nor attackers."""
    mention = reading.mention(token)
    if mention is None or mention.form == "name" or reading.node(token) is not node:
        return True
    if mention.lemma in _EMPTY or mention.role in {"claim", "response", "abstract"}:
        return False
    if "hacker" in classes and mention.role == "official":
        return False
    return node.kind is not Kind.OTHER or mention.role != "" or mention.plural


_EMPTY = frozenset(
    "target victim part way aim record memory time place world case threat use step measure effort life power thing "
    "question matter fact word day end one other other lot side kind type form norm law rule term charge detail role".split()
)


def _nearest(reading: Reading, token: Token) -> Iterator[Node]:
    node, mention = reading.node(token), reading.mention(token)
    if mention is not None and mention.role == "abstract":
        yield from _doers(reading, token)
        return
    if mention is not None and mention.lemma in {"target", "victim"}:  # "targets in Israel and Cyprus"
        for place in syntax.oblique(token, ["in", "of", "across"]):
            yield from (n for t in syntax.conjuncts(place) for n in [reading.node(t)] if n is not None)
        return
    if mention is not None and mention.role == "claim":
        issuer = issuer_of(reading, token)
        if issuer is not None:
            yield issuer
        return
    if node is not None:
        yield node
    if mention is not None and mention.role not in {"", "operation"}:
        yield from _doers(reading, token) if mention.role == "government" else ()


def issuer_of(reading: Reading, document: Token) -> Node | None:
    """Whose document or claim it is: "the *White House* statement", "an editorial in the *Global Times*".

    A document mentioned again ("the editorial warned") is that of the last one with the same noun.
    """
    for i in range(document.i, max(-1, document.i - _DOCUMENT_REACH), -1):
        token = reading.doc[i]
        if token.lemma_ != document.lemma_:
            continue
        near = (
            *syntax.possessors(token),
            *syntax.oblique(token, ["of", "by", "from", "in"]),
            *syntax.modifiers(token),
        )
        for word in near:
            node = reading.node(word)
            if node is not None and node.kind in ADMITTED["actor"]:
                return node
        mention = reading.mention(token)
        for ref in mention.states if mention else ():
            return reading.referents.by_ref(ref)
        verb = support(Match(_ANY, (token,)))
        handed = [c for c in token.children if c.dep_ in {"acl", "relcl"}]
        for subject in (s for v in ([verb] if verb is not None else handed) for s in syntax.subjects(v)):
            node = reading.node(subject)
            if node is not None and node.kind in ADMITTED["actor"]:
                return node
    return _last_to_speak(reading, document)


def _last_to_speak(reading: Reading, document: Token) -> Node | None:
    """ "The administration announced … Monday's announcement attributed": who said what the document says.

    A verb of the same stem counts before any other verb of saying.
    """
    stem = document.lemma_[:_STEM].lower()
    speakers: list[tuple[bool, Node]] = []
    for i in range(document.i - 1, max(-1, document.i - _DOCUMENT_REACH), -1):
        verb = reading.doc[i]
        if verb.pos_ != "VERB" or verb.lemma_ not in _SAYING:
            continue
        for subject in syntax.subjects(verb):
            node = reading.node(subject)
            if node is not None and node.kind in ADMITTED["state"] | {Kind.GOVERNMENT_BODY, Kind.PERSON}:
                speakers.append((verb.lemma_.startswith(stem), node))
    return next((n for cognate, n in speakers if cognate), speakers[0][1] if speakers else None)


_STEM = 5
_SAYING = frozenset(
    "announce say state declare tell claim accuse allege charge warn report assess conclude condemn".split()
)


_ANY = Frame("", RelationType.ADVISES, "NOUN", ())
_DOCUMENT_REACH = 250


def _doers(reading: Reading, noun: Token) -> Iterator[Node]:
    """ "Russia's conduct", "Chinese behaviour", "the actions of Moscow": whose deed it is."""
    for token in (*syntax.possessors(noun), *syntax.oblique(noun, ["of", "by"]), *syntax.modifiers(noun)):
        node = reading.node(token)
        if node is not None and node.kind in ADMITTED["actor"]:
            yield node
    mention = reading.mention(noun)
    for ref in mention.states if mention else ():
        node = reading.referents.by_ref(ref)
        if node is not None:
            yield node


def _slot(reading: Reading, match: Match, slot: str) -> tuple[Token, ...]:
    head = match.head
    if slot in _FIXED:
        return _FIXED[slot](reading, match)
    if slot.startswith("support."):
        verb = support(match)
        return syntax.oblique(verb, [slot.removeprefix("support.")]) if verb is not None else ()
    if slot.startswith("subject."):
        return tuple(
            t
            for s in syntax.subjects(head)
            for t in _FIXED.get(slot.removeprefix("subject."), _none)(reading, Match(match.frame, (s,)))
        )
    return tuple(dict.fromkeys(t for word in match.words for t in syntax.oblique(word, [slot])))


def support(match: Match) -> Token | None:
    """The verb that lends its subject to a predicate noun: "*imposed* sanctions on"."""
    return syntax.supporting_verb(match.head, _SUPPORT_VERBS)


def _subject(_: Reading, match: Match) -> tuple[Token, ...]:
    head = match.head
    return syntax.subjects(head) if head.pos_ in {"VERB", "AUX"} else syntax.subjects(syntax.clause_of(head))


def _object(_: Reading, match: Match) -> tuple[Token, ...]:
    return syntax.objects(match.head)


def _patient(_: Reading, match: Match) -> tuple[Token, ...]:
    """What the clause is about: the object of an active verb without subject, else its subject."""
    verb = match.head
    return syntax.objects(verb) if syntax.is_passive(verb) else syntax.subjects(verb)


def _possessive(_: Reading, match: Match) -> tuple[Token, ...]:
    return tuple(t for word in match.words for t in syntax.possessors(word))


def _modifier(reading: Reading, match: Match) -> tuple[Token, ...]:
    """Names and nationalities before the noun that may be its doer: "*U.S.* sanctions", "*Lazarus* attack"."""
    found = []
    for token in syntax.modifiers(match.head):
        node = reading.node(token)
        if node is not None and node.kind in _ATTACKERS and reading.referents.at.get(token.i) is not None:
            found.append(token)
    return tuple(found)


def _victim_modifier(reading: Reading, match: Match) -> tuple[Token, ...]:
    """ "the *Microsoft* hack", "the *Treasury* breach": names before the noun that are no attackers."""
    found = []
    for token in syntax.modifiers(match.head):
        node, mention = reading.node(token), reading.mention(token)
        if (
            node is not None
            and mention is not None
            and mention.form == "name"
            and node.kind
            in {
                Kind.COMPANY,
                Kind.ORGANISATION,
                Kind.PRODUCT,
                Kind.GOVERNMENT_BODY,
            }
        ):
            found.append(token)
    return tuple(found)


def _head(_: Reading, match: Match) -> tuple[Token, ...]:
    return (match.head.head,) if match.head.head != match.head else ()


def _self(_: Reading, match: Match) -> tuple[Token, ...]:
    return (match.head,)


def _anywhere_below(reading: Reading, match: Match) -> tuple[Token, ...]:
    """Everything said within the phrase: "an advisory … used by *Volt Typhoon*"."""
    return tuple(
        t for t in match.head.subtree if t.i > match.head.i and reading.referents.at.get(t.i) is not None
    )


def _clause_subject(_: Reading, match: Match) -> tuple[Token, ...]:
    return tuple(t for c in syntax.complement_clauses(match.head) for t in syntax.subjects(c))


def _support_subject(_: Reading, match: Match) -> tuple[Token, ...]:
    verb = support(match)
    if verb is not None:
        return syntax.subjects(verb)
    status, _ = factuality(match.head)  # "stopped short of sanctions", "threatened an embargo"
    governor = syntax.governing_verb(match.head)
    if status is Factuality.ASSERTED or governor is None:
        return ()
    return syntax.subjects(governor)


def _gerunds(match: Match) -> Iterator[Token]:
    for word in match.words:
        yield from (c for c in word.children if c.dep_ in {"acl", "pcomp"} and c.tag_ == "VBG")


def _gerund_object(_: Reading, match: Match) -> tuple[Token, ...]:
    return tuple(t for g in _gerunds(match) for t in syntax.objects_of_own(g))


def _speaker(reading: Reading, match: Match) -> tuple[Token, ...]:
    return reading.speech.claim(match.head).speakers[:1]


def _object_possessor(_: Reading, match: Match) -> tuple[Token, ...]:
    return tuple(
        p
        for o in syntax.objects(match.head)
        for p in (*syntax.possessors(o), *syntax.oblique(o, ["of", "from"]))
    )


def _included(_: Reading, match: Match) -> tuple[Token, ...]:
    """ "Its victims *include* A and B", "among the targets were A and B"."""
    verb = match.head.head
    if match.head.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in {"include", "be", "comprise", "range"}:
        return tuple(t for c in verb.children if c.dep_ in {"dobj", "attr"} for t in (c,))
    if match.head.dep_ == "pobj" and match.head.head.lower_ == "among":
        outer = match.head.head.head
        return tuple(c for c in outer.children if c.dep_ in {"nsubj", "attr"} and c.i != match.head.i)
    return ()


def _copula(_: Reading, match: Match) -> tuple[Token, ...]:
    """ "*Sony* was a victim of": the subject of the copula."""
    verb = match.head.head
    return (
        syntax.subjects(verb) if match.head.dep_ == "attr" and verb.lemma_ in {"be", "become", "fall"} else ()
    )


def _apposed(_: Reading, match: Match) -> tuple[Token, ...]:
    head = match.head
    outer = (head.head,) if head.dep_ == "appos" else ()
    return (*outer, *(c for c in head.children if c.dep_ == "appos"))


def _predicative(_: Reading, match: Match) -> tuple[Token, ...]:
    return tuple(
        c
        for c in match.head.children
        if c.dep_ in {"oprd", "attr"} or (c.dep_ == "ccomp" and c.pos_ == "PROPN")
    )


def _none(_: Reading, __: Match) -> tuple[Token, ...]:
    return ()


_FIXED = {
    "subject": _subject,
    "object": _object,
    "subject|patient": _patient,
    "object|patient": _patient,
    "possessive": _possessive,
    "modifier": _modifier,
    "compound": _modifier,
    "modifier.victim": _victim_modifier,
    "head": _head,
    "self": _self,
    "clause.subject": _clause_subject,
    "support.subject": _support_subject,
    "gerund.object": _gerund_object,
    "speaker": _speaker,
    "object.possessor": _object_possessor,
    "member": _included,
    "copula": _copula,
    "apposed": _apposed,
    "predicative": _predicative,
    "below": _anywhere_below,
}
