"""Finds the words that fill the slots of a predicate: from slot to the heads of phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from geocyber.extraction.context import Reading
from geocyber.extraction.frames import Match
from geocyber.extraction.reticence import culprits
from geocyber.language import syntax
from geocyber.language.factuality import factuality
from geocyber.model import Factuality, Kind

_SUPPORT_VERBS = frozenset(
    "issue announce make file impose bring publish release express voice declare deliver unseal obtain level direct hurl "
    "slap levy lodge offer give put lay return secure win draw call mount launch conduct carry approve adopt agree unveil "
    "hand lift renew extend introduce enact order sign send dangle post reiterate repeat renew add join provide pledge show "
    "expose reveal confirm prove highlight deepen have see follow include prompt face receive accept enter hear seek tell "
    "implement apply lead complete perform execute stage levy hit back raise".split()
)
_UNDERGOING = frozenset({"face", "suffer", "risk", "incur", "evade", "violate", "fear", "merit", "deserve"})
"""Verbs whose subject takes no measure but is hit by it: "may *face* sanctions"."""
_NAMED_MEMBERS = {Kind.PERSON, Kind.COMPANY, Kind.ORGANISATION}
_ATTACKERS = {Kind.STATE, Kind.IGO, Kind.THREAT_GROUP, Kind.GOVERNMENT_BODY, Kind.UNNAMED_GROUP}


def fillers(reading: Reading, match: Match, slot: str) -> tuple[Token, ...]:
    """The heads of the phrases in one slot of a predicate, coordinated ones unfolded.

    Args:
        reading: the article.
        match: the predicate.
        slot: a name of `frames.FIXED_SLOTS`, a preposition, or "support." and a preposition.
    """
    raw = _slot(reading, match, slot)
    if slot == "self" or (slot == "apposed" and match.head.tag_ == "NN"):  # "Ivanov, an officer, and Petrov"
        return raw
    unfolded: list[Token] = []
    for token in (*raw, *_strayed(reading, match, raw)):
        for one in _all_of(token):
            names = _named_one_by_one(reading, one)
            for member in syntax.members(one):
                unfolded.extend(_named_one_by_one(reading, member) or (member,))
            unfolded.extend(names)
            if not names:
                unfolded.append(one)
    return tuple(dict.fromkeys(t for t in unfolded if t not in match.words))


def _all_of(token: Token) -> Iterator[Token]:
    """What is coordinated, also behind a word of number: "*the likes of Merck*, *Maersk* and *TNT*"."""
    for one in syntax.conjuncts(token):
        yield one
        yield from syntax.conjuncts(syntax.content_head(one))[1:]


def _strayed(reading: Reading, match: Match, raw: tuple[Token, ...]) -> Iterator[Token]:
    """As in "attacks on the grid, *the Ministry of Finance* and *the Treasury*": names that the parser joins to the deed."""
    head = match.head
    if head.pos_ != "NOUN" or not any(t.dep_ == "pobj" for t in raw):
        return
    for other in syntax.following_conjuncts(head):
        name = reading.mention(other)
        if other.i > max(t.i for t in raw) and name is not None and name.form == "name":
            node = reading.node(other)
            if node is not None and node.kind is not Kind.OPERATION:
                yield other


def _named_one_by_one(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """As in "two of the suspects, *Muromsky* and *Bessonov*": the names behind a plural noun stand for it.

    The names of a bulleted list below it do so, too.
    """
    below = syntax.listed(noun) or (syntax.members(noun) if noun.lower_ == "those" else ())
    if below:
        return below
    if noun.lower_ in {"one", "another"}:
        return _one_named(reading, noun)
    inner = reading.mention(syntax.content_head(noun))
    if noun.tag_ != "NNS" and (inner is None or not inner.plural):
        return ()
    found = []
    for apposed in (*syntax.appositions(noun), *syntax.appositions(syntax.content_head(noun))):
        for one in syntax.conjuncts(apposed):
            if _is_name(reading, one):
                found.append(one)
            elif found:  # "two men, Zhao and Ni, and *a company*, *Xiaoruizhi*"
                found.extend([t for t in syntax.appositions(one) if _is_name(reading, t)] or [one])
    return tuple(found)


def _is_name(reading: Reading, token: Token) -> bool:
    name = reading.mention(token)
    return name is not None and name.form == "name" and name.start >= token.left_edge.i


def _one_named(reading: Reading, number: Token) -> tuple[Token, ...]:
    """As in "one of its employees, *Guan Tianfeng*": the name behind the comma, whatever the parser hangs it on."""
    place = syntax.content_head(number).i + 1
    if place + 1 >= len(reading.doc) or reading.doc[place].text != ",":
        return ()
    name = reading.mention(reading.doc[place + 1])
    if name is None or name.form != "name" or name.kind not in _NAMED_MEMBERS:
        return ()
    return (reading.doc[name.head],)


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
    behind = dict.fromkeys(t for word in match.words for t in syntax.oblique(word, [slot]))
    found = tuple(t for t in behind if not _is_inside_name(reading, t))
    return found or _behind_date(head, slot) or syntax.stranded(head, slot)


def _is_inside_name(reading: Reading, token: Token) -> bool:
    """Does the preposition belong to a name: "hack the Organisation *for* the Prohibition of …"?"""
    name = reading.mention(token)
    return name is not None and name.form == "name" and name.start < token.head.i < name.end


def _behind_date(noun: Token, preposition: str) -> tuple[Token, ...]:
    """As in "blamed for attacks last year *on JBS*": the parser hangs on the verb what a date parts from its noun."""
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return ()
    return tuple(
        t
        for child in noun.head.head.children
        if child.dep_ == "prep" and child.lower_ == preposition and child.i > noun.i
        if child.nbor(-1).ent_type_ in {"DATE", "TIME"}
        for t in child.children
        if t.dep_ == "pobj"
    )


def support(match: Match) -> Token | None:
    """The verb that lends its subject to a predicate noun: "*imposed* sanctions on"."""
    return syntax.supporting_verb(match.head, _SUPPORT_VERBS)


def _subject(_: Reading, match: Match) -> tuple[Token, ...]:
    head = match.head
    if head.pos_ in {"VERB", "AUX"}:
        return syntax.subjects(head)
    if head.dep_ in {"amod", "acl", "relcl"}:  # "those *responsible* for it": not who speaks of them
        return ()
    return syntax.subjects(syntax.clause_of(head))


def _object(_: Reading, match: Match) -> tuple[Token, ...]:
    if match.frame.part_of_speech == "ADP":
        return tuple(c for c in match.head.children if c.dep_ == "pobj")
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
    """As in "the *Microsoft* hack", "the *Treasury* breach": names before the noun that are no attackers."""
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
    status, _reason = factuality(match.head)  # "stopped short of sanctions", "threatened an embargo"
    governor = syntax.governing_verb(match.head)
    if status is Factuality.ASSERTED or governor is None or governor.lemma_ in _UNDERGOING:
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


def _owner_of_loot(_: Reading, match: Match) -> tuple[Token, ...]:
    """As in "the theft of files from the *ministry*", "the leak of *its* e-mails": whose are the things behind "of"."""
    loot = [syntax.content_head(t) for t in syntax.oblique(match.head, ["of"])]
    return tuple(
        t
        for thing in loot
        for t in (*syntax.oblique(thing, ["from", "belonging to"]), *syntax.possessors(thing))
    )


def _included(_: Reading, match: Match) -> tuple[Token, ...]:
    """As in "Its victims *include* A and B", "among the targets were A and B"."""
    verb = match.head.head
    if match.head.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in {"include", "be", "comprise", "range"}:
        listed = tuple(c for c in verb.children if c.dep_ in {"dobj", "attr"})
        return listed or (syntax.oblique(verb, ["from", "to"]) if verb.lemma_ == "range" else ())
    if match.head.dep_ == "pobj" and match.head.head.lower_ == "among":
        outer = match.head.head.head
        return tuple(c for c in outer.children if c.dep_ in {"nsubj", "attr"} and c.i != match.head.i)
    return ()


def _copula(_: Reading, match: Match) -> tuple[Token, ...]:
    """As in "*Sony* was a victim of": the subject of the copula."""
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


_FIXED: Mapping[str, Callable[[Reading, Match], tuple[Token, ...]]] = {
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
    "of.possessor": _owner_of_loot,
    "member": _included,
    "copula": _copula,
    "apposed": _apposed,
    "predicative": _predicative,
    "below": _anywhere_below,
    "culprit": culprits,
}
