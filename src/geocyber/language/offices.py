"""Finds for whom a person speaks: "Foreign Minister X", "X, the head of Y", "A and B, both officers of Y", "X of Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from geocyber.knowledge import Form as NameForm
from geocyber.language.mentions import Form, Mention
from geocyber.language.referents import STATE, Clusters, Holding, Node
from geocyber.language.titles import Title
from geocyber.model import Kind

_EMPLOYERS = frozenset(
    {Kind.GOVERNMENT_BODY, Kind.IGO, Kind.COMPANY, Kind.ORGANISATION, Kind.THREAT_GROUP, Kind.PRODUCT}
)
_STATES = frozenset({Kind.STATE})
_HONORIFICS = frozenset(
    "dr dr. mr mr. mrs mrs. ms ms. sir dame lord lady prof prof. gen gen. col col. lt lt. maj maj. capt capt. adm adm. sgt "
    "sgt. brig brig. rev rev. hon hon. ret. atty atty.".split()
)
_FORMER = frozenset({"former", "ex", "late", "onetime", "retired", "erstwhile", "ousted", "deposed", "fired"})
_WITHIN_NAMES = frozenset(
    {"ADJ", "ADP", "ADV", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "X", "SYM"}
)
_BEFORE_TITLES = frozenset({"ADJ", "ADV", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "X"})
_OF_EMPLOYER = frozenset({"of", "for", "at", "with", "from", "within", "in"})
_OF_STATE = frozenset({"of", "from"})
_PARTICIPLES = frozenset({"acting", "outgoing", "incoming", "elected", "appointed", "designated", "managing"})
_LEADING = frozenset({"head", "lead", "run", "chair", "direct", "command"})
_LINKING = frozenset(
    {"be", "describe", "identify", "work", "serve", "name", "say", "call", "have", "become", "remain"}
)
_BREAKS = frozenset({",", "-", "–", "—", "("})
_ENTER = frozenset(
    {"now", "then", "currently", "both", "all", "each", "also", "himself", "herself", "formerly", "once"}
)
_REACH = 14
"""Words between a title and its bearer, or what it is of."""
_LEGISLATURE = "parliament"
_FEW = 2
"""Sentences back in which the state of a title without state is looked for."""
_OFFICIAL = frozenset({"state", "body", "igo"})


def find_offices(clusters: Clusters, titles: Sequence[Title], year: int | None) -> tuple[Holding, ...]:
    """Who holds which office, by what the text says; each person once.

    The persons get the owner as what they belong to; well-known ones without a title the state or organisation that
    they are known to have served in that year.

    Args:
        clusters: all entities of the text.
        titles: the titles in it.
        year: year of the text; None if unknown.
    """
    scene = _Scene(clusters, titles, year)
    found: dict[int, Holding] = {}
    for index, mention in enumerate(clusters.mentions):
        key = clusters.node_of.get(index)
        if key is None or mention.form is not Form.NAME or clusters.nodes[key].kind is not Kind.PERSON:
            continue
        for bearer, owner in scene.holders(index, mention):
            person = clusters.nodes[clusters.node_of[bearer]]
            if person.key != owner:
                found.setdefault(person.key, Holding(person.key, scene.sure_owner(person, owner), bearer))
    for holding in found.values():
        clusters.nodes[holding.person].of = holding.owner
    for node in list(clusters.nodes):
        if node.kind is Kind.PERSON and node.of is None and node.mentions:
            node.of = scene.known_owner(node)
    scene.own_officials()
    return tuple(found.values())


class _Scene:
    """A text with its titles, while offices are looked for."""

    def __init__(self, clusters: Clusters, titles: Sequence[Title], year: int | None) -> None:
        self.clusters = clusters
        self.doc: Doc = clusters.doc
        self._year = year
        self._ending = {t.end: t for t in titles}
        self._starting = {t.start: t for t in titles}
        self._persons = {
            m.start: i
            for i, m in enumerate(clusters.mentions)
            if m.form is Form.NAME and i in clusters.node_of and self._node(i).kind is Kind.PERSON
        }
        self._ends = {clusters.mentions[i].end: i for i in self._persons.values()}

    def _node(self, index: int) -> Node:
        return self.clusters.nodes[self.clusters.node_of[index]]

    def holders(self, index: int, mention: Mention) -> Iterator[tuple[int, int]]:
        """Mentions of persons with the key of whom each speaks for, as the words around one of them say."""
        before, behind = self._title_before(index, mention), self._title_behind(mention)
        employer = self._possessor(mention)
        of_state = self._state_behind(mention) if before is not None else None
        if of_state is not None:
            yield index, of_state
        elif before is not None and (owner := self._stated_owner(before)) is not None:
            yield from ((bearer, owner) for bearer in self._bearers(index, before, 1))
        elif isinstance(behind, Title) and (owner := self._stated_owner(behind)) is not None:
            yield from ((bearer, owner) for bearer in self._bearers(index, behind, -1))
        elif isinstance(behind, int):
            yield index, behind
        elif employer is not None:
            yield index, employer
        else:
            for title, step in ((before, 1), (behind, -1)):
                for bearer in self._bearers(index, title, step) if isinstance(title, Title) else ():
                    owner = (
                        self._unsaid_owner(title, self._node(bearer)) if isinstance(title, Title) else None
                    )
                    if owner is not None:
                        yield bearer, owner

    def sure_owner(self, person: Node, owner: int) -> int:
        """A name may be misread: of a well-known person then whom he or she is known to have served."""
        knowledge = self.clusters.knowledge
        leader = knowledge.leaders.get(person.ref or "")
        if leader is None:
            return owner
        node = top = self.clusters.nodes[owner]
        while top.of is not None:
            top = self.clusters.nodes[top.of]
        served = {knowledge.top(tenure.of) for tenure in leader.tenures}
        is_misread = node.ref is None or (top.kind is Kind.STATE and top.ref not in served)
        return self.clusters.known(knowledge.top(leader.of(self._year))) if is_misread else owner

    def own_officials(self) -> None:
        """Officials without a name act for whom their title says: "the FBI director", "the Secretary of State"."""
        for title in self._ending.values():
            node = next(
                (n for i in range(title.start, title.end) if (n := self.clusters.node_at(i)) is not None),
                None,
            )
            if (
                node is not None
                and node.of is None
                and node.kind is Kind.UNNAMED_GROUP
                and title.office is not None
            ):
                owner = self._stated_owner(title)
                node.of = owner if owner is not None else self.fixed_owner(title)

    def _bearers(self, index: int, title: Title, step: int) -> list[int]:
        """Who bears a title that stands before (step 1) or behind (step -1) one of several names."""
        is_shared = title.plural or (step < 0 and self._is_shared(self.clusters.mentions[index]))
        return self._listed(index, step) if is_shared else [index]

    def known_owner(self, person: Node) -> int | None:
        """Whom a well-known person served in the year of the text."""
        leader = self.clusters.knowledge.leaders.get(person.ref or "")
        return self.clusters.known(leader.of(self._year)) if leader is not None else None

    # ------------------------------------------------------------- titles

    def _title_before(self, index: int, mention: Mention) -> Title | None:
        """As in "Minister X", "the minister of public administration, X", "Assistant Secretary for Cyber Policy X"."""
        end = mention.start
        first = self.doc[mention.start].sent.start
        while end > first and self.doc[end - 1].lower_ in _HONORIFICS and end not in self._ending:
            end -= 1
        if end in self._ending:
            return self._ending[end]
        set_off = end > first and self.doc[end - 1].text == ","
        last = end - set_off
        if set_off and not self._is_set_off(self.clusters.mentions[self._listed(index, 1)[-1]], mention):
            return None
        if not set_off and (end == first or self.doc[end - 1].pos_ not in {"NOUN", "PROPN"}):
            return None
        for i in range(last, max(first, last - _REACH), -1):
            title = self._ending.get(i)
            if title is not None and (i == last or self.doc[i].lower_ in _OF_EMPLOYER | {"to"}):
                return title if not title.plural or set_off else None
            token = self.doc[i - 1]
            if token.pos_ not in _WITHIN_NAMES and token.text not in {"-", "(", ")"}:
                return None
        return None

    def _is_set_off(self, last: Mention, mention: Mention) -> bool:
        """Is a name (or a list up to its last) behind a comma in apposition to what stands before, and no new clause?"""
        follows = self.doc[last.end] if last.end < len(self.doc) else None
        if follows is None or follows.is_punct:
            return True
        return self.doc[mention.head].dep_ == "appos" and follows.pos_ in {
            "VERB",
            "AUX",
            "CCONJ",
            "ADP",
            "PART",
        }

    def _title_behind(self, mention: Mention) -> Title | int | None:
        """As in "X, the head of Y", "X, who heads Y", "X is head of Y": the title; of "X of Y" the key of Y."""
        i, end = mention.end, self.doc[mention.start].sent.end
        if i >= end:
            return None
        if self.doc[i].lower_ in {"of", "from", "at", "with"}:
            return self._employer_behind(i + 1, end)
        if self.doc[i].lemma_ == "be":
            return self._title_from(i + 1, end)
        if self.doc[i].lemma_ in {"head", "chair"} and self.doc[i].pos_ == "VERB":
            return self._employer_behind(i + 1, end)
        if self.doc[i].text not in _BREAKS:
            return None
        i += 1
        if i + 1 < end and self.doc[i].like_num and self.doc[i + 1].text == ",":  # "X, 34, a developer"
            i += 2
        if i < end and self.doc[i].lower_ in {"who", "whom"}:
            return self._relative(i + 1, end)
        if i < end and self.doc[i].lower_ == "of":
            return self._employer_behind(i + 1, end)
        return self._title_from(i, end)

    def _title_from(self, start: int, end: int) -> Title | None:
        """The title of the noun phrase that begins here, if no name of a person follows it."""
        for i in range(start, min(end, start + _REACH)):
            title = self._starting.get(i)
            if title is not None and title.end not in self._starting:
                after = title.end
                while after < end and self.doc[after].lower_ in _HONORIFICS:
                    after += 1
                return None if after in self._persons else title
            token = self.doc[i]
            if i in self._persons and not self._is_possessive(i):
                return None
            if not _may_qualify(token):
                return None
        return None

    def _is_possessive(self, start: int) -> bool:
        end = self.clusters.mentions[self._persons[start]].end
        return end < len(self.doc) and self.doc[end].tag_ == "POS"

    def _relative(self, start: int, end: int) -> Title | int | None:
        """As in "X, who heads Y", "X, whom they describe as a member of Y"."""
        for i in range(start, min(end, start + _REACH // 2)):
            token = self.doc[i]
            if token.lemma_ in _LEADING and token.pos_ in {"VERB", "NOUN"}:
                return self._employer_behind(i + 1, end)
            if token.lemma_ in _LINKING:
                title = self._title_from(i + 1 + (i + 1 < end and self.doc[i + 1].lower_ == "as"), end)
                if title is not None:
                    return title
            if token.text == ",":
                return None
        return None

    # ------------------------------------------------------------- owners

    def _stated_owner(self, title: Title) -> int | None:
        """Of what or whom the words say that somebody is the director, minister or member."""
        left = list(range(title.end - 1, self._phrase_start(title) - 1, -1))
        if self._is_past(left):
            return None
        right = list(self._complement(title))
        if title.office is not None and title.office.body == _LEGISLATURE:  # "*US* House Speaker"
            state = self._state_in(left)
            return state if state is not None else self.fixed_owner(title)
        for places in (right, left):
            employer = next((n for i in places if (n := self._employer_at(i, title)) is not None), None)
            if employer is not None:
                return employer
        if not self._is_of_states(title):
            return None
        of_state = right if right and self.doc[right[0]].lower_ in _OF_STATE else []
        return self._state_in([*left, *of_state])

    def _is_past(self, phrase: Sequence[int]) -> bool:
        """As in "a *former* director", "a *retired* general"."""
        return any(self.doc[i].lower_ in _FORMER for i in (*phrase, phrase[-1] - 1) if i >= 0)

    def _is_of_states(self, title: Title) -> bool:
        """Is it an office that states have, not a trade ("analyst") or a group's ("hacker")?"""
        if title.office is not None:
            return title.office.speaks_for != "self"
        return self.clusters.roles.of(self.doc[title.end - 1].lemma_).id == "official"

    def _unsaid_owner(self, title: Title, person: Node) -> int | None:
        """As in "Attorney General X": whom its well-known bearer served, else whose office it is, else the state near by."""
        knowledge, office = self.clusters.knowledge, title.office
        if self._is_past(range(title.end - 1, self._phrase_start(title) - 1, -1)):
            return None
        leader = knowledge.leaders.get(person.ref or "")
        if leader is not None:
            return self.clusters.known(knowledge.top(leader.of(self._year)))
        if office is None or office.speaks_for not in _OFFICIAL:
            return None
        fixed = self.fixed_owner(title)
        if fixed is not None or office.speaks_for == "igo":
            return fixed
        return self._state_near(title)

    def fixed_owner(self, title: Title) -> int | None:
        """Of an office that there is only once: "secretary of state", "high representative"."""
        knowledge, office = self.clusters.knowledge, title.office
        if office is None:
            return None
        if office.iso is not None:
            return self.clusters.known(f"{STATE}{office.iso}")
        if office.body is None or office.body not in knowledge.entries:
            return None
        return self.clusters.known(knowledge.top(office.body))

    def _state_near(self, title: Title) -> int | None:
        """The one state that acts, or in which something happens, in the same sentence or just before."""
        start = self.doc[title.start].sent.start
        for _ in range(_FEW):
            start = self.doc[start - 1].sent.start if start > 0 else 0
        places = [i for i in range(title.start - 1, start - 1, -1) if _is_at_home(self.doc[i])]
        found = {state for i in places if (state := self._state_in([i])) is not None}
        return found.pop() if len(found) == 1 else None

    def _phrase_start(self, title: Title) -> int:
        start, first = title.start, self.doc[title.start].sent.start
        while start > first and (
            self.doc[start - 1].pos_ in _BEFORE_TITLES or self.doc[start - 1].text == "-"
        ):
            if start in self._ends and self.doc[start].tag_ != "POS":
                break  # another person's name
            start -= 1
        return start

    def _complement(self, title: Title) -> Iterator[int]:
        """The words that say of what: "director *of the agency for space*", "researcher *at the RAND Corporation*"."""
        i, end = title.end, self.doc[title.start].sent.end
        if i >= end or self.doc[i].lower_ not in _OF_EMPLOYER:
            return
        for j in range(i, min(end, i + _REACH)):
            token = self.doc[j]
            if token.pos_ not in _WITHIN_NAMES and token.text not in {"-", "(", ")"} and token.tag_ != "VBN":
                return
            if token.pos_ == "ADP" and token.lower_ not in _OF_EMPLOYER:
                return
            if j in self._persons and not self._is_possessive(j):
                return
            yield j

    def _employer_behind(self, start: int, end: int) -> int | None:
        for i in range(start, min(end, start + _REACH // 2)):
            employer = self._employer_at(i)
            if employer is not None:
                return employer
            if self.doc[i].pos_ not in _BEFORE_TITLES and self.doc[i].text != "-":
                return None
        return None

    def _state_behind(self, mention: Mention) -> int | None:
        """As in "Prime Minister X *of Estonia*"."""
        i = mention.end
        if i + 1 >= len(self.doc) or self.doc[i].lower_ != "of":
            return None
        node = self.clusters.node_at(i + 1 + (self.doc[i + 1].lower_ == "the"))
        return node.key if node is not None and node.kind is Kind.STATE else None

    def _possessor(self, mention: Mention) -> int | None:
        """As in "*Mandiant's* X"."""
        i = mention.start - 1
        return self._employer_at(i - 1) if i > 0 and self.doc[i].tag_ == "POS" else None

    def _employer_at(self, position: int, title: Title | None = None) -> int | None:
        """The body, company, organisation or group that the word names, or is known to belong to."""
        node = self.clusters.node_at(position)
        if node is None or node.kind not in _EMPLOYERS:
            return None
        if title is not None and self._is_mere_noun(position):
            return None  # "*police* chief", "*intelligence* director"
        if node.ref is None and node.name.islower():
            whole = self.clusters.nodes[node.of] if node.of is not None else None
            return whole.key if whole is not None and whole.kind in _EMPLOYERS else None
        return node.key

    def _is_mere_noun(self, position: int) -> bool:
        name = self.clusters.mention_at(position)
        is_one_word = name is not None and name.end - name.start == 1
        return is_one_word and self.doc[position].is_lower and self.doc[position].dep_ == "compound"

    def _state_in(self, places: Sequence[int] | range) -> int | None:
        for i in places:
            node = self.clusters.node_at(i)
            if node is not None and node.kind in _STATES | {Kind.IGO}:
                return node.key
            ref = self._adjective_at(i)
            if ref is not None:
                return self.clusters.known(ref)
        return None

    def _adjective_at(self, position: int) -> str | None:
        """The state whose adjective ends here ("*Dutch* minister", "*South Korean* president")."""
        for start in (position - 1, position):
            if start >= 0:
                for name in self.clusters.knowledge.lookup(self.doc[start : position + 1].text):
                    if name.form is NameForm.DEMONYM and not name.needs_context:
                        return name.ref
        return None

    # ------------------------------------------------------------- lists

    def _is_shared(self, mention: Mention) -> bool:
        return any(t.lower_ in {"both", "all", "each"} for t in self.doc[mention.end : mention.end + 2])

    def _listed(self, index: int, step: int) -> list[int]:
        """The mentions of persons listed with one of them, from it on (step 1) or back (step -1)."""
        found = [index]
        while True:
            mention = self.clusters.mentions[found[-1]]
            place = self._skip_joints(mention.end if step > 0 else mention.start - 1, step)
            other = self._persons.get(place) if step > 0 else self._ends.get(place + 1)
            if other is None or other in found:
                return found
            found.append(other)

    def _skip_joints(self, place: int, step: int) -> int:
        while 0 <= place < len(self.doc) and _is_joint(self.doc[place]):
            place += step
        return place


def _may_qualify(token: Token) -> bool:
    """May the word stand before a title in its phrase?"""
    return token.pos_ in _BEFORE_TITLES or token.text == "-" or token.lower_ in _PARTICIPLES


def _is_joint(token: Token) -> bool:
    return token.text in {",", "(", ")", "&", ";"} or token.lower_ in {"and", "or", "aged"} or token.like_num


def _is_at_home(token: Token) -> bool:
    """As in "*Estonia* accused …", "in *Copenhagen*", "*Norway's* ports", not "accused *Moscow*"."""
    if token.dep_ == "pobj":
        return token.head.lower_ in {"in", "at"}
    return token.dep_ in {"nsubj", "nsubjpass", "poss", "amod"}
