"""The one interface to syntax: small pure functions over spaCy's English dependency parse.

Labels are those of the ClearNLP scheme that spaCy's English models use. Nothing else in geocyber reads
`token.dep_` to find the arguments of a predicate. Every function takes tokens and gives tokens; none
changes anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
_CLAUSES = frozenset({"relcl", "acl"})
_WITH = frozenset({"with", "alongside"})
_TOGETHER = frozenset({"along", "together", "jointly", "coupled", "combined"})
_OBJECT_CONTROL = frozenset(
    "ask urge tell order force allow enable help hire direct instruct pay recruit task contract persuade convince cause "
    "lead expect want require request invite encourage press permit let get make have see find catch watch believe "
    "consider accuse enlist employ sponsor commission call warn advise leave train trick spot observe consider deem "
    "prove show charge authorise authorize command compel push pressure implore beg challenge dare".split()
)
"""Verbs whose object does what the infinitive or gerund behind it says: "hired *hackers* to break in"."""
_PLANS = frozenset(
    "attempt bid effort plan decision ability move try intent intention willingness readiness desire conspiracy "
    "scheme plot capability capacity right power promise pledge vow threat refusal failure".split()
)
"""Nouns whose infinitive somebody else does: "an attempt *by hackers* to break in"."""
_ATONING = frozenset({"pay", "compensate", "owe", "apologise", "apologize"})
"""Verbs whose "for" tells a deed of their subject, not of their object: "pay Meta for hacking"."""
_LIGHT = frozenset({"be", "have", "do", "get"})
_CARRIERS = frozenset(
    "statement message declaration expression letter act show offer word note gesture campaign wave".split()
)
_INSTRUMENTAL = frozenset({"with", "to", "under", "into"})
_PARTITIVE = frozenset(
    "number group series string range host list pair couple handful score dozen majority part half lot member "
    "wave variety spate raft set coalition million billion thousand hundred some several many all most any none "
    "one two three each both like likes type kind sort form".split()
)


def is_passive(verb: Token) -> bool:
    """Does the verb's grammatical subject (or head noun) undergo it?

    "was hacked", "the hackers charged on Monday", "Asked on Friday, he …": yes; "has hacked": no.
    """
    if any(child.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ == "aux" and child.lemma_ in {"have", "’ve", "'ve", "be"} for child in verb.children):
        return False
    if verb.dep_ == "conj" and _is_verb(verb.head) and not _own_subjects(verb):
        return is_passive(verb.head)
    return (
        verb.dep_ in {"acl", "advcl", "amod", "xcomp", "ccomp", "relcl", "oprd"} or _agent(verb) is not None
    )


def subjects(verb: Token) -> tuple[Token, ...]:
    """Who does it, in any construction: active, passive with "by", relative, participial, controlled.

    "UK blames GRU" → UK; "was hit by Iran" → Iran; "the group that hacked" → group;
    "…, blaming Moscow" → subject of the main verb; "vowed to sanction" → subject of "vowed".
    """
    if is_passive(verb):
        agent = _agent(verb)
        if agent is not None:
            return (agent,)
        if verb.dep_ == "conj" and _is_verb(verb.head) and is_passive(verb.head):
            shared = _agent(verb.head)
            return (shared,) if shared is not None else ()
        return ()
    return _grammatical_subjects(verb, depth=0) + _echoed(verb)


def has_own_subject(verb: Token) -> bool:
    """Does a subject stand under this very verb?"""
    return bool(_own_subjects(verb))


def objects(verb: Token) -> tuple[Token, ...]:
    """Who or what undergoes it: direct object, subject of the passive, antecedent of the relative clause."""
    if is_passive(verb):
        patients = _grammatical_subjects(verb, depth=0)
        return (*patients, *_accompanying(verb, patients[-1])) if patients else ()
    found = [c for c in verb.children if c.dep_ in {"dobj", "obj"}] or [*_subjects_of_small_clauses(verb)]
    if found:
        found += _accompanying(verb, found[-1])
    else:
        found = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if found:
        return tuple(antecedent(t) for t in found)
    if verb.dep_ == "relcl" and _gapped_object(verb):
        return (verb.head,)
    if verb.dep_ == "conj" and _is_verb(verb.head):  # "condemned and sanctioned Iran": a shared object
        return tuple(t for v in following_conjuncts(verb) for t in objects_of_own(v))
    later = [v for v in following_conjuncts(verb) if not _own_subjects(v)]
    return tuple(t for v in later[:1] for t in objects_of_own(v)) if later and verb.i < later[0].i else ()


def _accompanying(verb: Token, thing: Token) -> list[Token]:
    """As in "named the bureau, *along with* two *firms*" where the parser hangs "along with" on the verb."""
    return [
        inner
        for child in verb.children
        if child.i > thing.i and child.lower_ in {"along", "together"}
        for preposition in child.children
        if preposition.lower_ == "with"
        for inner in preposition.children
        if inner.dep_ == "pobj"
    ]


def objects_of_own(verb: Token) -> tuple[Token, ...]:
    """The direct objects that stand under this very verb."""
    own = tuple(antecedent(c) for c in verb.children if c.dep_ in {"dobj", "obj"})
    return own or _subjects_of_small_clauses(verb)


def _subjects_of_small_clauses(verb: Token) -> tuple[Token, ...]:
    """As in "held *China* responsible": the parser may make it the subject of the adjective."""
    return tuple(
        subject
        for c in verb.children
        if c.dep_ in {"oprd", "ccomp"} and c.pos_ in {"ADJ", "NOUN"} and c.i > verb.i
        if not any(g.dep_ in {"mark", "aux", "cop"} for g in c.children)
        for subject in c.children
        if subject.dep_ == "nsubj" and verb.i < subject.i < c.i
    )


def oblique(token: Token, prepositions: Iterable[str]) -> tuple[Token, ...]:
    """What stands behind one of the prepositions under the token: "blamed Iran *for* the *hack*" → hack.

    Compound prepositions are written with spaces ("because of", "in response to"). A gerund behind the
    preposition ("for hacking the agency") is given as the verb.
    """
    wanted = [p.split() for p in prepositions]
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative", "prt", "pcomp"} or child.pos_ in {"ADP", "SCONJ"}:
            for words in wanted:
                found.extend(_behind(child, words))
    return tuple(dict.fromkeys(found))


def stranded(verb: Token, preposition: str) -> tuple[Token, ...]:
    """As in "*nine agencies* were broken *into*", "*lawmakers* were spied *on*": the subject is what stands behind it."""
    if not is_passive(verb):
        return ()
    alone = any(
        c.lower_ == preposition and c.i > verb.i and not any(g.dep_ in {"pobj", "pcomp"} for g in c.children)
        for c in verb.children
    )
    return _grammatical_subjects(verb, depth=0) if alone else ()


def possessors(noun: Token) -> tuple[Token, ...]:
    """As in "Iran's attack" → Iran; "its attack" → its."""
    return tuple(c for c in noun.children if c.dep_ == "poss")


def modifiers(noun: Token) -> tuple[Token, ...]:
    """Words that stand before the noun and qualify it: "*Chinese* *state* hackers", "the *SolarWinds* hack"."""
    return tuple(
        c for c in noun.children if c.dep_ in {"amod", "compound", "nmod", "nummod"} and c.i < noun.i
    )


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ in _RELATIVE and token.tag_ in {"WDT", "WP", "WP$", "IN"}:
        clause = token.head
        while clause.dep_ not in {"relcl", "ROOT"} and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return _described(clause)
    return token


def _described(clause: Token) -> Token:
    """The noun that a relative or participial clause describes.

    "members of the *unit*, *who* broke in" are the members: the parser takes the nearest noun, be it no person.
    """
    noun = clause.head
    by_person = any(c.lower_ == "who" for c in clause.children if c.dep_ in _SUBJECT)
    if not by_person or noun.dep_ != "pobj" or noun.tag_ in {"NNS", "NNPS"} or noun.ent_type_ == "PERSON":
        return noun
    governor = noun.head.head
    return governor if governor.pos_ == "NOUN" else noun


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The token and all that is coordinated with or joined to it, in order of text.

    "the UK, France and Japan", "the FBI, together with Cyber Command", "Britain as well as Canada".
    """
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and (_is_nominal(child) or not _is_nominal(token)):
            found.extend(conjuncts(child))
        elif child.dep_ == "prep" and child.lower_ in _WITH and (_together(child) or _set_off(child)):
            found.extend(t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c))
        elif child.dep_ in {"nmod", "compound"} and child.i < token.i and _ends_list_item(child):
            found.append(child)  # "the U.K., Australia, Canada": parsed as one long name
        elif child.dep_ == "appos" and _continues_list(token, child):
            found.extend(conjuncts(child))
        elif child.dep_ == "appos" and token.pos_ == "PROPN" and child.tag_ == "NN":
            # "Ivanov, an officer, and Petrov": the second name belongs to the first, not to what that is
            found.extend(
                t for c in child.children if c.dep_ == "conj" and c.pos_ == "PROPN" for t in conjuncts(c)
            )
    return tuple(sorted(dict.fromkeys(found), key=lambda t: t.i))


def _continues_list(name: Token, other: Token) -> bool:
    """As in "Alcoa, *U.S. Steel* and SolarWorld": the parser sets the second of a list beside the first."""
    if name.pos_ != "PROPN" or other.pos_ != "PROPN" or not any(c.dep_ == "conj" for c in other.children):
        return False
    return other.left_edge.i > 0 and other.doc[other.left_edge.i - 1].text == ","


def following_conjuncts(token: Token) -> tuple[Token, ...]:
    """Those coordinated with the token that come after it."""
    return tuple(
        c for child in token.children if child.dep_ == "conj" for c in (child, *following_conjuncts(child))
    )


def members(token: Token) -> tuple[Token, ...]:
    """What a list names after the token: "five ministries, *including* A and B"; "such as", "among them"."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ == "prep" and (
            child.lower_ in {"including", "like"} or (child.lower_ == "as" and _such(child))
        ):
            places = [c for inner in child.children if inner.dep_ == "prep" for c in inner.children]
            found.extend(
                t for c in (*child.children, *places) if c.dep_ in {"pobj", "pcomp"} for t in conjuncts(c)
            )
        elif child.dep_ == "acl" and child.lower_ == "including":
            found.extend(t for o in objects_of_own(child) for t in conjuncts(o))
    return (*found, *_among(token), *listed(token))


def listed(token: Token) -> tuple[Token, ...]:
    """The heads of the bulleted items that the word introduces (`geocyber.language.lists`)."""
    return tuple(one for i in token._.listed for one in conjuncts(token.doc[i]))


def _among(token: Token) -> tuple[Token, ...]:
    """As in "six companies, among them *Positive Technologies*"; "*Garland* and *Wray* were among eight officials"."""
    if token.dep_ == "pobj" and token.head.lower_ == "among":
        verb = token.head.head
        if verb.lemma_ == "be":
            return tuple(t for s in _own_subjects(verb) for t in conjuncts(s))
    doc, end = token.doc, token.sent.end
    for i in range(token.i + 1, end - 2):
        if doc[i].lower_ == "among" and doc[i + 1].lower_ == "them":
            behind = doc[i + 2]
            while behind.dep_ in {"det", "compound", "amod", "poss", "nmod"}:
                behind = behind.head
            if not _is_nominal(behind) or behind.is_punct:
                return _before_among(token, doc[i])
            return conjuncts(behind) if behind.i > i else ()
        if doc[i].pos_ in {"VERB", "AUX"} and doc[i].dep_ not in {"acl", "relcl"}:
            return ()
    return ()


def _before_among(whole: Token, among: Token) -> tuple[Token, ...]:
    """As in "a dozen agencies, *the Treasury* itself *among* them"."""
    for token in reversed(whole.doc[whole.i + 1 : among.i]):
        if token.text == ",":
            return ()
        if _is_nominal(token) and token.pos_ in {"NOUN", "PROPN"}:
            return conjuncts(token)
    return ()


def appositions(token: Token) -> tuple[Token, ...]:
    """Nouns set beside the token that name the same thing: "the GRU, Russia's military *intelligence*"."""
    return tuple(
        c for c in token.children if c.dep_ == "appos" and _is_nominal(c) and not _continues_list(token, c)
    )


def content_head(token: Token) -> Token:
    """Looks through a word of number or part: "a *number* of agencies" → agencies."""
    if token.lemma_.lower() in _PARTITIVE or token.pos_ == "NUM":
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return content_head(inner)
    return token


def complement_clauses(verb: Token) -> tuple[Token, ...]:
    """Heads of the clauses that the verb takes: "said (that) Iran *hacked*", "concluded … *was* behind"."""
    return tuple(
        c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}
    )


def clause_of(token: Token) -> Token:
    """The verb that governs the clause the token stands in (the token itself if it is a verb)."""
    while not _is_verb(token) and token.head != token:
        token = token.head
    return token


def ancestors_of(token: Token) -> Iterator[Token]:
    """The token's governors, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def supporting_verb(noun: Token, verbs: frozenset[str]) -> Token | None:
    """The light verb whose object (or passive subject) is the noun: "*issued* a condemnation" → issued."""
    node = noun
    if node.dep_ == "conj":
        while node.dep_ == "conj" and _is_nominal(node.head):
            node = node.head
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.lemma_ in _CARRIERS:
        node = node.head.head  # "statements of support", "a message of solidarity"
    if node.dep_ in {"dobj", "nsubjpass", "obj"} and node.head.lemma_ in verbs:
        return node.head
    if node.dep_ == "pobj" and node.head.lower_ in _INSTRUMENTAL and node.head.head.lemma_ in verbs:
        return node.head.head
    if node.dep_ in {"acl", "relcl"}:
        return None
    for child in noun.children:
        if child.dep_ in _CLAUSES and child.lemma_ in verbs:
            return child
    return None


def governing_verb(noun: Token) -> Token | None:
    """The verb whose object or prepositional object the noun is, however deep: "*stopped* short of sanctions"."""
    node = noun
    while node.head != node:
        if node.dep_ not in {
            "dobj",
            "pobj",
            "prep",
            "conj",
            "advmod",
            "acomp",
            "nsubjpass",
            "amod",
            "xcomp",
            "attr",
        }:
            return None
        node = node.head
        if _is_verb(node):
            return node
    return None


def _grammatical_subjects(verb: Token, depth: int) -> tuple[Token, ...]:  # noqa: PLR0911, PLR0912 - one case a construction
    """The subject that the verb agrees with, borrowed from its governor where it has none of its own."""
    own = _own_subjects(verb)
    if own:
        return tuple(antecedent(t) for t in own)
    if verb.head == verb and verb._.introduction is not None and depth <= 8:
        return _grammatical_subjects(verb.doc[verb._.introduction], depth + 1)
    if depth > 8 or verb.head == verb:
        return ()
    head = verb.head
    if verb.dep_ in _CLAUSES and _is_nominal(head):
        planner = _who_plans(verb, depth)
        return planner or (_described(verb),)
    if verb.dep_ in {"conj", "ccomp"} and _is_verb(head):
        before = _clause_before(verb)
        if before is not None:
            return _grammatical_subjects(before, depth + 1)
    if verb.dep_ == "conj":
        return _grammatical_subjects(_joined_to(verb), depth + 1) if _is_verb(head) else ()
    if verb.dep_ in {"xcomp", "advcl", "ccomp", "acl", "pcomp", "dep", "prep"} and _is_verb(head):
        if verb.dep_ == "xcomp":
            controlled = [t for t in objects_of_own(head) if t.i < verb.i] if not is_passive(head) else []
            if head.lemma_ in {"call", "appeal", "prevail", "rely"}:  # "called on *Russia* to stop"
                controlled = [t for t in oblique(head, ["on", "upon", "to"]) if t.i < verb.i and t != verb]
            if controlled and head.lemma_ in _OBJECT_CONTROL | {"appeal", "prevail", "rely"}:
                return tuple(controlled)
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_passive(head):
            agent = _agent(
                head
            )  # "used by hackers when targeting networks", but "he was employed by it while hacking"
            if agent is not None and not any(_is_human(t) for t in _own_subjects(head)):
                return (agent,)
        if verb.dep_ == "ccomp" and any(c.dep_ == "mark" for c in verb.children):
            return ()
        if _leaves_gap(verb, head):
            return (_described(head),)
        return _grammatical_subjects(head, depth + 1)
    if verb.dep_ == "acl" and head.pos_ in {"NOUN", "ADJ"}:
        return _grammatical_subjects(clause_of(head), depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ in {"prep", "conj"}:
        outer = head.head
        while outer.dep_ in {"prep", "conj"} and outer.pos_ in {"ADP", "SCONJ"}:
            outer = outer.head
        if _is_verb(outer):
            objects_before = (
                [t for t in objects_of_own(outer) if t.i < verb.i]
                if head.lower_ in {"of", "from", "for", "with"}
                else []
            )
            if objects_before and outer.lemma_ not in _ATONING:
                return tuple(objects_before)
            joined = objects_of_own(outer) if outer.lemma_ == "join" and head.lower_ == "in" else ()
            return (*_grammatical_subjects(outer, depth + 1), *joined)  # "joined *Paris* in condemning"
        if _is_nominal(outer):
            return possessors(outer) or _grammatical_subjects(clause_of(outer), depth + 1)
    if head.pos_ == "ADJ" and verb.dep_ in {"xcomp", "ccomp"}:
        return _grammatical_subjects(clause_of(head), depth + 1)
    return ()


def _joined_to(verb: Token) -> Token:
    """The verb that this one is coordinated with, by their tenses: "*noted* that Canada had blamed it, and *called*"."""
    head = verb.head
    pluperfect = any(c.dep_ == "aux" and c.lower_ == "had" for c in head.children)
    if head.dep_ == "ccomp" and verb.tag_ == "VBD" and pluperfect and _is_verb(head.head):
        return head.head
    return head


def _clause_before(verb: Token) -> Token | None:
    """As in "said that the group *had been* there for years, *had broken* into firms": what is said goes on."""
    if not any(c.dep_ == "aux" and c.lower_ in {"had", "could", "would"} for c in verb.children):
        return None
    return next(
        (
            c
            for c in verb.head.children
            if c.dep_ == "ccomp" and c.i < verb.i and _own_subjects(c) and c.i > verb.head.i
            if any(g.dep_ in {"aux", "auxpass"} and g.lower_ in {"had", "was", "were"} for g in c.children)
        ),
        None,
    )


def _who_plans(verb: Token, depth: int) -> tuple[Token, ...]:
    """As in "an attempt by *hackers* to break in", "*Iran*'s plan to strike", "*Iran* dropped its bid to …"."""
    noun = verb.head
    if noun.lemma_.lower() not in _PLANS or not any(c.tag_ == "TO" for c in verb.children):
        return ()
    named = (*oblique(noun, ["by", "from"]), *possessors(noun))
    return named or tuple(t for t in _grammatical_subjects(clause_of(noun), depth + 1) if t != noun)


_OPINION = frozenset(
    "allege assess believe claim consider deem fear hold judge report say suspect think".split()
)


def _leaves_gap(verb: Token, head: Token) -> bool:
    """As in "a *group* that it believes to be working for the ministry", "a *gang* it says is tied to the state"."""
    is_opinion = head.dep_ in _CLAUSES and head.lemma_ in _OPINION and verb.dep_ in {"xcomp", "ccomp"}
    return is_opinion and bool(_own_subjects(head)) and _is_nominal(head.head)


def _is_human(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in {"he", "she", "they", "who", "both"}


def _echoed(verb: Token) -> tuple[Token, ...]:
    """As in "Britain condemned it, *as did Canada*": the subject of the verb that stands for this one."""
    return tuple(
        subject
        for child in verb.children
        if child.dep_ == "advcl"
        and child.lemma_ in _LIGHT
        and any(c.lower_ == "as" for c in child.children)
        and not any(c.dep_ in {"dobj", "attr", "acomp", "xcomp", "ccomp", "prep"} for c in child.children)
        for subject in _own_subjects(child)
    )


def _own_subjects(verb: Token) -> list[Token]:
    own = [c for c in verb.children if c.dep_ in _SUBJECT and c.dep_ != "expl"]
    if not own and verb.tag_ == "VBN":  # "Also targeted were arms makers": the subject stands behind
        own = [
            a
            for c in verb.children
            if c.dep_ == "auxpass" and c.i > verb.i
            for a in c.children
            if a.dep_ == "attr"
        ]
    return own


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def _gapped_object(verb: Token) -> bool:
    """Is the object of this relative clause its antecedent? "sanctions that Obama ordered": yes."""
    return bool(_own_subjects(verb)) and all(antecedent(t) == t for t in _own_subjects(verb))


def _behind(preposition: Token, words: list[str]) -> Iterator[Token]:
    if preposition.lower_ != words[0]:
        return
    if len(words) > 1:
        for child in preposition.children:
            yield from _behind(child, words[1:])
            if child.dep_ == "pobj":
                for inner in child.children:
                    yield from _behind_noun(child, inner, words[1:])
        return
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield child
        elif child.dep_ == "prep":  # "from within", "for up to"
            yield from (c for c in child.children if c.dep_ == "pobj")
    yield from listed(preposition)
    yield from (
        t for conj in preposition.children if conj.dep_ == "conj" for t in _behind(conj, [conj.lower_])
    )


def _behind_noun(noun: Token, preposition: Token, words: list[str]) -> Iterator[Token]:
    if noun.lower_ == words[0] and len(words) == 2:
        yield from _behind(preposition, words[1:])


def _ends_list_item(token: Token) -> bool:
    """As in "the *U.K.*, Australia and Canada", "the grocer *Coop* and software firm Kaseya", parsed as one long name."""
    if token.pos_ != "PROPN" or token.i + 1 >= len(token.doc):
        return False
    behind = token.nbor(1).text
    return behind == "," or (behind == "and" and token.dep_ == "nmod" and token.head.tag_ in {"NN", "NNP"})


def _is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}


def _is_nominal(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X", "ADJ"}


def _such(preposition: Token) -> bool:
    return any(c.lower_ == "such" for c in preposition.children) or (
        preposition.i > 0 and preposition.nbor(-1).lower_ == "such"
    )


def _together(preposition: Token) -> bool:
    return any(c.lower_ in _TOGETHER for c in preposition.children) or (
        preposition.i > 0 and preposition.nbor(-1).lower_ in _TOGETHER
    )


def _set_off(preposition: Token) -> bool:
    return preposition.lower_ == "alongside" and preposition.i > 0 and preposition.nbor(-1).text == ","
