"""What things are also called: "also known as", "tracked as", "which X calls", "aka", names in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from geocyber.extraction.candidates import Candidate
from geocyber.extraction.context import Reading
from geocyber.language import naming, syntax
from geocyber.language.mentions import Mention
from geocyber.language.referents import Node
from geocyber.model import Kind, RelationType

_BEARERS = frozenset(
    {
        Kind.THREAT_GROUP,
        Kind.PERSON,
        Kind.OPERATION,
        Kind.MALWARE,
        Kind.GOVERNMENT_BODY,
        Kind.COMPANY,
        Kind.UNNAMED_GROUP,
        Kind.ORGANISATION,
    }
)
_TRACKED = frozenset({Kind.THREAT_GROUP, Kind.MALWARE})
"""What has so many names that one in brackets is another."""
_NEVER_NAMES = frozenset({Kind.STATE, Kind.IGO, Kind.SECTOR, Kind.VULNERABILITY, Kind.PRODUCT})
_RENAMING = frozenset({"formerly", "previously", "originally", "once", "now", "renamed", "rebranded", "real"})
_LIKELY = 3
"""How many of those who may bear a name are asked whether they are known by it."""
_REACH = 9
"""Words between a verb and its object, or before it."""
_JOINTS = frozenset({",", "and", "or", "/", "&"})


def aliases(reading: Reading) -> Iterator[Candidate]:
    """As in "REvil, also known as Sodinokibi", "hackers it tracks as Cozy Bear": each name behind the words."""
    seen: set[tuple[int, str]] = set()
    for token in reading.doc:
        for found in (_stated(reading, token), _bracketed(reading, token), _unmasked(reading, token)):
            for bearer, name, word in found:
                if (bearer.key, name) not in seen and name != _first_name(reading, bearer):
                    seen.add((bearer.key, name))
                    yield _alias(bearer, name, word)


_Found = Iterator[tuple[Node, str, Token]]


def _alias(bearer: Node, name: str, word: Token) -> Candidate:
    bearer.names.add(name)
    return Candidate(RelationType.ALIAS, bearer, None, word, "alias.as", alias=name)


def _first_name(reading: Reading, bearer: Node) -> str:
    """The name by which the text introduces the bearer is no other name of his."""
    mentions = (reading.referents.mentions[i] for i in bearer.mentions)
    return next((m.text for m in mentions if m.form == "name"), "")


def _stated(reading: Reading, token: Token) -> _Found:
    """The names that a verb or phrase which begins here gives, with who bears them."""
    place = naming.names_start(token)
    if place is None:
        return
    names = list(_listed(reading, place, renamed=_is_renaming(token)))
    bearer = _bearer(reading, token, reading.node(names[0][1])) if names else None
    if bearer is None:
        return
    node, is_described = bearer
    if any(n.key in node.members for _, first in names if (n := reading.node(first)) is not None):
        return  # "three groups known as X, Y and Z"
    if is_described:  # "a group called X": X is its name, not another one; "malware known as X and Y" is two
        named = reading.node(names[0][1])
        node.names.add(names[0][0])
        node = named if named is not None and named.kind in _BEARERS else node
        names = [] if node.kind is Kind.MALWARE else names[_first_name(reading, node) in {"", names[0][0]} :]
    for name, first in names:
        other = reading.node(first)
        if _is_vendor(node) and other is not None and other.kind in _TRACKED:
            continue
        if other is node and node.kind is Kind.GOVERNMENT_BODY:
            continue  # "the Security Service of Ukraine, known as the SBU"
        is_unmasked = token.lemma_ in naming.words().unmasking_verbs
        if other is None or other.kind is not Kind.PERSON or (node.kind is Kind.PERSON and not is_unmasked):
            yield node, name, token


def _is_vendor(node: Node) -> bool:
    """A company or medium that the knowledge base knows names others."""
    return node.ref is not None and node.ref.startswith(("company/", "organisation/"))


# ------------------------------------------------------------------ names


def _is_renaming(word: Token) -> bool:
    """As in "*formerly* known as X", "whose *real name* is X": the name may be that of a company."""
    return any(t.lower_ in _RENAMING for t in word.doc[max(0, word.i - 2) : word.i + 1])


def _listed(reading: Reading, start: int, *, renamed: bool) -> Iterator[tuple[str, Token]]:
    """The names of a list, as they are written, each with its first word; known companies only where one is renamed."""
    doc, i = reading.doc, start
    end = doc[start].sent.end if start < len(doc) else start
    joined, some = True, False
    while i < end:
        token = doc[i]
        if token.lower_ in _JOINTS and some:
            joined = True
            i += 1
            continue
        if token.lower_ == "the" or (token.text in naming.QUOTES and not _is_quoted(doc, i, end)):
            i += 1
            continue
        size = _name_at(reading, i, end, may_be_company=renamed and not some)
        if size == 0 or not joined:
            return
        if some and _begins_clause(doc, i + size, end) and doc[i - 1].text == ",":
            return  # "known as X, Mandiant said"
        text = " ".join(doc[i : i + size].text.split()).strip("".join(naming.QUOTES) + " ")
        if text:
            yield text, doc[i]
            some = True
        i += size
        joined = False


def _begins_clause(doc: Doc, place: int, end: int) -> bool:
    return place < end and doc[place].pos_ in {"VERB", "AUX"}


def _is_quoted(doc: Doc, place: int, end: int) -> bool:
    return doc[place].text in naming.QUOTES and any(
        t.text in naming.QUOTES for t in doc[place + 1 : min(end, place + 7)]
    )


def _name_at(reading: Reading, place: int, end: int, *, may_be_company: bool) -> int:
    """How many words the name has that begins here; 0 if none does."""
    doc = reading.doc
    if _is_quoted(doc, place, end):
        closing = next(i for i in range(place + 1, end) if doc[i].text in naming.QUOTES)
        is_name = closing - place == 2 or doc[place + 1].text[:1].isupper()
        return closing + 1 - place if is_name else 0
    mention = reading.mention(doc[place])
    if mention is not None and mention.form == "name" and mention.start == place:
        node = reading.node(doc[place])
        if mention.kind in _NEVER_NAMES or (
            node is not None and not may_be_company and _is_somebody_else(node)
        ):
            return 0
        return mention.end - place
    size = 0
    while place + size < end and _is_name_word(doc[place + size], size):
        size += 1
    return size


def _is_somebody_else(node: Node) -> bool:
    """A state, or a company or medium that the knowledge base knows, is no nickname."""
    return node.ref is not None and node.ref.startswith(
        ("state/", "igo/", "company/", "organisation/", "other/")
    )


def _is_name_word(token: Token, size: int) -> bool:
    if token.text in naming.QUOTES or token.is_space:
        return False
    if token.text[:1].isupper() or (size > 0 and (token.text[:1].isdigit() or token.text == "-")):
        return True
    return token.text[:1].isdigit() and any(c.isalpha() for c in token.text)


# ------------------------------------------------------------------ bearers


def _bearer(reading: Reading, word: Token, named: Node | None) -> tuple[Node, bool] | None:
    """Who bears the names, and whether only a description says so before them.

    Whom the knowledge base knows by the name, if the words before name just that one.
    """
    noun = reading.node(word.head) if word.dep_ in {"acl", "relcl"} and word.head.pos_ == "NOUN" else None
    if noun is not None and noun.kind not in _BEARERS:
        return None  # "a programme code-named X"
    is_active = naming.gives_names(word) and not _is_passive(word)
    callers = {t.i for t in word.children if t.dep_ == "nsubj"} if is_active else set()
    candidates = [
        t for t in _bearer_words(reading, word) if t.i not in callers and reading.node(t) is not None
    ]
    known = [t for t in candidates[:_LIKELY] if reading.node(t) is named and t.i < word.i]
    if named is not None and named.kind is Kind.THREAT_GROUP:
        known += [t for t in candidates if _is_collective(reading, t) and t.i < word.i]
    for token in (*known, *candidates):
        node, mention = reading.node(token), reading.mention(token)
        if node is not None and mention is not None and node.kind in _BEARERS:
            return node, _is_described(reading, node, mention, word)
    return None


def _is_collective(reading: Reading, token: Token) -> bool:
    """As in "five men linked to the *group*, also known as APT41": the name is the group's, not the men's."""
    mention = reading.mention(token)
    return mention is not None and mention.lemma in reading.roles.collective and not mention.plural


def _is_described(reading: Reading, node: Node, mention: Mention, word: Token) -> bool:
    between = word.doc[mention.end : word.i]
    if mention.form == "name" or any(t.lower_ == "also" for t in between):
        return False
    if mention.definite and any(t.text == "," for t in between):
        return False  # "the group, tracked as X" was spoken of before
    names = (reading.referents.mentions[i] for i in node.mentions)
    return not any(m.form == "name" and m.head < word.i for m in names)


def _bearer_words(reading: Reading, word: Token) -> Iterator[Token]:
    """The words that may say who bears the names, the likeliest first."""
    is_verb = word.tag_.startswith("VB")
    if is_verb and not naming.gives_names(word):  # "uses the handle X"
        yield from (syntax.antecedent(t) for t in syntax.subjects(word))
    elif is_verb and not _is_passive(word):
        yield from _named_by_verb(word)
    else:
        if word.dep_ in {"acl", "relcl", "amod", "appos"} and word.head.i < word.i:
            yield word.head
        yield from _before(word)
        yield from (syntax.antecedent(t) for t in (syntax.objects(word) if is_verb else ()))
        if word.i <= word.sent.start + 1:  # "Known online as X, he …"
            yield from syntax.subjects(word.head)
    yield from _before(word)
    for i in range(word.i - 1, word.sent.start - 1, -1):
        mention = reading.mention(reading.doc[i])
        if mention is not None and mention.head == i:
            yield reading.doc[i]


def _is_passive(verb: Token) -> bool:
    """Does it say how somebody is called, not how somebody calls another ("which other researchers *knew* as X")?"""
    if verb.i > 0 and verb.nbor(-1).text in {",", "("} and verb.tag_ in {"VBN", "VBD"}:
        return True  # "The group, *tracked* as X, …" is often parsed as its main clause
    has_subject = any(c.dep_ == "nsubj" for c in verb.children)
    return verb.tag_ == "VBN" and not has_subject and not any(c.dep_ == "aux" for c in verb.children)


def _named_by_verb(verb: Token) -> Iterator[Token]:
    """Whom somebody calls so: "tracks the *group* as X", "a *group* it calls X", "*APT28*, which Microsoft calls X"."""
    for thing in verb.children:
        if thing.dep_ in {"dobj", "dative"} and thing.i < verb.i + _REACH:
            if thing.tag_ in {"WDT", "WP", "WP$"}:
                yield syntax.antecedent(thing)
            elif thing.pos_ == "NOUN" and thing.i > verb.i:
                yield syntax.content_head(thing)
                return
            elif thing.pos_ == "PRON" and not thing.lower_.endswith(("self", "selves")):
                yield thing
                return
    yield from _before(verb.left_edge if verb.dep_ in {"relcl", "advcl", "ccomp", "acl", "conj"} else verb)


def _before(word: Token) -> Iterator[Token]:
    """The word right before, without commas, brackets, quotation marks, adverbs, relative pronouns and auxiliaries."""
    for i in range(word.i - 1, max(-1, word.i - _REACH), -1):
        token = word.doc[i]
        if not (
            token.is_punct or token.pos_ in {"ADV", "AUX", "CCONJ"} or token.tag_ in {"WDT", "WP", "WP$"}
        ):
            yield token
            return


# ------------------------------------------------------------------ brackets, unmasking


def _bracketed(reading: Reading, token: Token) -> _Found:
    """As in "APT28 (Fancy Bear, Sofacy)"."""
    if token.text != "(" or token.i == 0:
        return
    mention, node = reading.mention(token.nbor(-1)), reading.node(token.nbor(-1))
    if node is None or mention is None or mention.form != "name" or node.kind not in _TRACKED:
        return
    for name, first in _listed(reading, token.i + 1, renamed=False):
        other = reading.node(first)
        if other is not None and other.kind is node.kind and name != mention.text:
            yield node, name, token


def _unmasked(reading: Reading, verb: Token) -> _Found:
    """As in "named LockBitSupp as Dmitry Khoroshev": the nickname is the person's."""
    if verb.lemma_ not in naming.words().unmasking_verbs or verb.pos_ != "VERB":
        return
    behind = [
        p for t in verb.subtree if t.lower_ == "as" and t.i > verb.i for p in t.children if p.dep_ == "pobj"
    ]
    persons = [n for t in behind if (n := reading.node(t)) is not None and n.kind is Kind.PERSON]
    for thing in (*syntax.objects(verb), *(t for t in verb.children if t.dep_ == "oprd")):
        node = reading.node(thing)
        handle = _name_of(reading, node) if node is not None and node.kind not in _NEVER_NAMES else ""
        for person in persons:
            if handle and person is not node:
                yield person, handle, verb


def _name_of(reading: Reading, node: Node) -> str:
    names = (reading.referents.mentions[i] for i in node.mentions)
    return next((m.text for m in names if m.form == "name" and not m.refs), "")
