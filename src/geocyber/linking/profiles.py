"""Makes the profile of each entity of an article: what will be compared of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from geocyber.knowledge import load
from geocyber.linking.descriptions import (
    described_words,
    head_phrase,
    known_by_words,
    number_of,
    proper_words,
)
from geocyber.linking.names import company_core, core, fold, legal_form, person_name, words
from geocyber.linking.names import years as years_in
from geocyber.linking.proper import (
    body_of,
    is_head,
    is_one_of_many,
    is_proper,
    is_proper_of_organisation,
    is_scheme_name,
    names_of,
    references,
    references_within,
    state_in,
    state_of_word,
    without_head,
)
from geocyber.linking.reading import ArticleFacts, EntityFacts, StatementFacts
from geocyber.linking.rules import Rules
from geocyber.linking.values import Matter, Profile, sorted_tuple
from geocyber.model import Kind
from geocyber.names import ID, article_of

_KINDS = {"IntergovernmentalOrganisation": Kind.IGO} | {
    "".join(part.capitalize() for part in kind.value.split("_")): kind
    for kind in Kind
    if kind is not Kind.IGO
}
_MATTERS = {
    Kind.PERSON: Matter.PERSON,
    Kind.COMPANY: Matter.ORGANISATION,
    Kind.ORGANISATION: Matter.ORGANISATION,
    Kind.GOVERNMENT_BODY: Matter.BODY,
    Kind.THREAT_GROUP: Matter.GROUP,
    Kind.UNNAMED_GROUP: Matter.DESCRIBED,
    Kind.OPERATION: Matter.OPERATION,
}
_BY_REFERENCE_ALONE = frozenset({Kind.SECTOR, Kind.OTHER, Kind.STATE})
_HITS = frozenset({"Targeting"})
_DEEDS = frozenset({"Targeting", "Conducting", "Exploitation", "Use"})
_TIES = frozenset({"Affiliation", "Sponsorship", "Naming"})
_VICTIMS = frozenset(
    {"GovernmentBody", "IntergovernmentalOrganisation", "Company", "Organisation", "Product"}
)
_BETWEEN = frozenset({"of", "the", "in", "to", "and", "for", "at"})
_NOT_IN_NAMES = re.compile(r"[^\w.]+")


def entity_profiles(facts: ArticleFacts, rules: Rules) -> dict[str, Profile]:
    """The profile of every entity of an article, by IRI."""
    scene = _Scene(facts, rules)
    profiles = {iri: scene.profile(entity) for iri, entity in facts.entities.items()}
    return _told_apart(profiles)


def _told_apart(profiles: Mapping[str, Profile]) -> dict[str, Profile]:
    """Profiles without what several entities of the article have in common.

    The article tells these apart; what they share says of nobody elsewhere which of them it is.
    """
    named = Counter(
        (profile.matter, name)
        for profile in profiles.values()
        if not profile.article
        for name in profile.names
    )
    meant = Counter((profile.kind, ref) for profile in profiles.values() for ref in profile.refs)
    return {
        iri: profile
        if profile.matter is Matter.KNOWN or profile.article
        else replace(
            profile,
            names=tuple(name for name in profile.names if named[profile.matter, name] == 1),
            refs=tuple(ref for ref in profile.refs if meant[profile.kind, ref] == 1),
        )
        for iri, profile in profiles.items()
    }


def known_profile(iri: str) -> Profile:
    """The profile of a globally known entity: its name says all."""
    ref = iri.removeprefix(ID)
    return Profile(Matter.KNOWN, ref.partition("/")[0], refs=(ref,), owner=_known_owner(ref))


@dataclass(frozen=True, slots=True)
class _Scene:
    facts: ArticleFacts
    rules: Rules

    def profile(self, entity: EntityFacts) -> Profile:
        if article_of(entity.iri) is None:
            return known_profile(entity.iri)
        kind = _KINDS.get(entity.kind, Kind.OTHER)
        refs = references(entity.names, kind)
        made = Profile(_MATTERS.get(kind, Matter.THING), kind.value, refs=refs, owner=self.owner(entity.iri))
        match made.matter:
            case Matter.PERSON:
                return self._person(entity, made)
            case Matter.ORGANISATION:
                proper = [name for name in entity.names if is_proper_of_organisation(name)]
                forms = (legal_form(name, self.rules) for name in proper)
                names = sorted_tuple(company_core(name, self.rules) for name in proper)
                return replace(made, names=names, words=sorted_tuple(filter(None, forms)))
            case Matter.BODY:
                return self._body(entity, made)
            case Matter.GROUP:
                return replace(made, names=self._group_names(entity.names))
            case Matter.DESCRIBED:
                return self._described(entity, made)
            case Matter.OPERATION:
                return self._operation(entity, made)
        if kind in _BY_REFERENCE_ALONE:
            return made
        bare = [without_head(name) for name in entity.names]
        proper = [name for name in bare if is_proper(name)]
        return replace(made, names=sorted_tuple(form for name in proper for form in _thing_names(name)))

    def owner(self, iri: str) -> str:
        """Whom an entity acts for in the end, in words that mean the same in every article."""
        chain = self.facts.chain(iri)
        known = [_known_owner(above.removeprefix(ID)) for above in chain if article_of(above) is None]
        if tops := [top for top in known if top.startswith(("state/", "igo/"))]:
            return tops[-1]
        local = [self._organisation(above) for above in chain if article_of(above) is not None]
        return next((name for name in reversed(local) if name), "")

    def participant(self, iri: str) -> str:
        """An entity in words that mean the same in every article; "" if only a description is known."""
        if article_of(iri) is None:
            return iri.removeprefix(ID)
        facts = self.facts.entities.get(iri)
        if facts is None:
            return ""
        if facts.kind == "Person":
            return f"person/{person_name(facts.label, self.rules)}"
        return self._organisation(iri) if is_proper(facts.label) else ""

    def top(self, iri: str) -> str:
        """Whom an entity acts for in the end, or itself."""
        return self.owner(iri) or (
            self.participant(iri) if article_of(iri) else _known_owner(iri.removeprefix(ID))
        )

    def _organisation(self, iri: str) -> str:
        facts = self.facts.entities.get(iri)
        return f"org/{company_core(facts.label, self.rules)}" if facts and is_proper(facts.label) else ""

    def _body_name(self, name: str, owner: str) -> str:
        """The words of a body's name in order; of such as a state has many of, with the state where it is."""
        same = self.rules.same_words
        states = {word: state_of_word(word) for word in _NOT_IN_NAMES.split(name)}
        places = sorted({state for state in states.values() if state and state != owner})
        own = {fold(word) for word, state in states.items() if state}
        bare = " ".join(word for word in words(name) if word not in own and word not in _BETWEEN)
        if is_one_of_many(bare):
            return f"{bare} in {places[0]}" if len(places) == 1 else ""
        kept = [word for word in core(name, self.rules.words["body_drop"]).split() if word not in own]
        return " ".join(sorted(filter(None, (same.get(word, word) for word in kept))))

    def _body(self, entity: EntityFacts, made: Profile) -> Profile:
        proper = [name for name in entity.names if is_proper(name)]
        room, _, iso = made.owner.partition("/")
        own = (body_of(self._without_states(name), iso) for name in entity.names) if room == "state" else ()
        refs = {*own, *(ref for ref in made.refs if _known_owner(ref) == made.owner or not made.owner)} - {""}
        bodies = (self._body_name(name, made.owner) for name in proper)
        return replace(made, names=sorted_tuple(filter(None, bodies)), refs=sorted_tuple(refs))

    def _without_states(self, name: str) -> str:
        return " ".join(fold(word) for word in _NOT_IN_NAMES.split(name) if not state_of_word(word)).strip()

    def _group_names(self, names: Iterable[str]) -> tuple[str, ...]:
        proper = (without_head(name) for name in names)
        return sorted_tuple(core(name, self.rules.words["group_drop"]) for name in proper if is_proper(name))

    def _person(self, entity: EntityFacts, made: Profile) -> Profile:
        name = person_name(entity.label, self.rules)
        bodies = [above.removeprefix(ID) for above in self.facts.chain(entity.iri)[:1]]
        made = replace(made, names=(name,) if name else (), refs=())
        if " " in name:
            return made
        near = next((body for body in bodies if body.startswith("body/")), "")
        return replace(made, body=near, article=self.facts.iri, published=self.facts.published)

    def _described(self, entity: EntityFacts, made: Profile) -> Profile:
        named = [name for name in entity.names if is_scheme_name(name)]
        if made.refs or named:
            return replace(made, matter=Matter.GROUP, names=self._group_names(named))
        return replace(
            made,
            owner=made.owner or state_in(entity.label),
            names=(head_phrase(entity.label),),
            words=number_of(entity.label),
            victims=self._victims(
                s.target for s in self.facts.statements if s.agent == entity.iri and s.relation in _HITS
            ),
            responses=self._responses(entity.iri),
            article=self.facts.iri,
            published=self.facts.published,
        )

    def _operation(self, entity: EntityFacts, made: Profile) -> Profile:
        made = replace(made, years=sorted_tuple(year for name in entity.names for year in years_in(name)))
        if made.refs:
            return replace(made, owner="", years=())
        told, states = described_words(entity.names, self.rules)
        deeds = self._deeds(entity.iri)
        if ref := self._known_operation(entity, told, made.years):
            return Profile(Matter.OPERATION, made.kind, refs=(ref,), words=("described",))
        return replace(
            made,
            names=sorted_tuple(_operation_names(entity.names, self.rules)),
            owner="",
            words=told,
            doers=self._doers(entity.iri),
            victims=sorted_tuple(
                (
                    *self._victims(s.target for s in deeds if s.relation in _HITS),
                    *states,
                    *filter(None, self._named_in(entity)),
                )
            ),
            responses=self._responses(entity.iri),
            dates=sorted_tuple(s.date for s in deeds if s.date),
            article=self.facts.iri,
            published=self.facts.published,
        )

    def _known_operation(self, entity: EntityFacts, told: Iterable[str], years: Iterable[str]) -> str:
        """The operation of the knowledge base that is described; "" if none, or if it may be a later one."""
        ref = known_by_words().get(proper_words(told), "")
        known_years = set(years_in(ref)) | {y for name in names_of(ref) for y in years_in(name)}
        dates = {s.date[:4] for s in self._about(entity.iri) if s.relation in _DEEDS and s.date}
        said = {*years} | dates
        return ref if not known_years or known_years & said else ""

    def _about(self, iri: str) -> Iterator[StatementFacts]:
        return (s for s in self.facts.statements if iri in (s.agent, s.target, s.operation))

    def _victims(self, hit: Iterable[str]) -> tuple[str, ...]:
        return sorted_tuple(filter(None, map(self.participant, filter(None, hit))))

    def _deeds(self, iri: str) -> list[StatementFacts]:
        """What was done in an operation: by it, and by those who did it and in this article nothing else."""
        conducted: dict[str, set[str]] = {}
        for s in self.facts.statements:
            if s.relation == "Conducting":
                conducted.setdefault(s.agent, set()).add(s.target)
        doers = {doer for doer, operations in conducted.items() if operations == {iri}}
        return [
            s
            for s in self.facts.statements
            if s.relation in _DEEDS
            and s.factuality == "asserted"
            and (iri in (s.agent, s.target, s.operation) or s.agent in doers)
        ]

    def _named_in(self, operation: EntityFacts) -> Iterator[str]:
        """What the names of an operation name beside it: mostly its victims."""
        text = " ".join(f" {fold(name)} " for name in operation.names)
        for iri, other in self.facts.entities.items():
            named = (fold(name) for name in other.names if is_proper(name))
            if other.kind in _VICTIMS and any(f" {name} " in text for name in named):
                yield self.participant(iri)
        yield from references_within(operation.names)

    def _doers(self, iri: str) -> tuple[str, ...]:
        doers = [s.agent for s in self.facts.statements if s.target == iri and s.relation == "Conducting"]
        doers += [
            s.target for s in self.facts.statements if s.operation == iri and s.relation == "Attribution"
        ]
        return sorted_tuple(filter(None, map(self.top, doers)))

    def _responses(self, iri: str) -> tuple[str, ...]:
        return sorted_tuple(
            f"{s.relation} {self.top(s.agent)} {s.date or '-'}"
            for s in self.facts.statements
            if iri in (s.target, s.operation)
            and s.relation not in _DEEDS | _TIES
            and s.factuality == "asserted"
            and self.top(s.agent)
        )


def _thing_names(name: str) -> Iterator[str]:
    """A folded name, and the same without the noun behind it: "ronin network", "ronin"."""
    folded = fold(name)
    yield folded
    first, _, last = folded.rpartition(" ")
    if first and is_head(last):
        yield first


def _operation_names(names: Iterable[str], rules: Rules) -> Iterator[str]:
    """Names that name an operation, such as "Operation Cloud Hopper" and "NotPetya"."""
    for name in names:
        bare = without_head(name)
        if all(part[:1].isupper() or part in _BETWEEN for part in bare.split()) and (
            proper := core(bare, rules.words["operation_generic"] | {"operation"})
        ):
            yield proper


def _known_owner(ref: str) -> str:
    """The state or organisation that a reference says its bearer belongs to, or itself."""
    parts = ref.split("/")
    if parts[0] == "body" and len(parts) > 2:
        return f"state/{parts[1]}" if parts[1].isupper() else f"igo/{parts[1]}"
    if parts[0] in ("state", "igo"):
        return ref
    entry = load().entries.get(ref)
    return load().top(ref) if entry is not None and entry.of else ref


_Profiles = Mapping[str, Profile]
