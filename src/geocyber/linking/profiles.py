"""Makes the profile of each entity of an article: what will be compared of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from geocyber.knowledge import load
from geocyber.linking.descriptions import described_words, head_phrase, number_of
from geocyber.linking.names import company_core, core, fold, person_name, years
from geocyber.linking.proper import is_proper, is_scheme_name, references, without_head
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
_DAY = 10


def entity_profiles(facts: ArticleFacts, rules: Rules) -> dict[str, Profile]:
    """The profile of every entity of an article, by IRI."""
    scene = _Scene(facts, rules)
    return {iri: scene.profile(entity) for iri, entity in facts.entities.items()}


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
                core_of = partial(company_core, rules=self.rules)
                return replace(made, names=sorted_tuple(map(core_of, filter(is_proper, entity.names))))
            case Matter.BODY:
                names = sorted_tuple(self._body_name(name) for name in entity.names if is_proper(name))
                return replace(made, names=tuple(filter(None, names)))
            case Matter.GROUP:
                return replace(made, names=self._group_names(entity.names))
            case Matter.DESCRIBED:
                return self._described(entity, made)
            case Matter.OPERATION:
                return self._operation(entity, made)
        if kind in _BY_REFERENCE_ALONE:
            return made
        bare = [without_head(name) for name in entity.names]
        return replace(made, names=sorted_tuple(fold(name) for name in bare if is_proper(name)))

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

    def _body_name(self, name: str) -> str:
        same = self.rules.same_words
        kept = core(name, self.rules.words["body_drop"]).split()
        return " ".join(sorted(filter(None, (same.get(word, word) for word in kept))))

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
            names=(head_phrase(entity.label),),
            words=number_of(entity.label),
            victims=self._victims(entity.iri),
            responses=self._responses(entity.iri),
            article=self.facts.iri,
            published=self.facts.published,
        )

    def _operation(self, entity: EntityFacts, made: Profile) -> Profile:
        made = replace(made, years=sorted_tuple(year for name in entity.names for year in years(name)))
        if made.refs:
            return replace(made, owner="", years=())
        words, states = described_words(entity.names, self.rules)
        return replace(
            made,
            names=sorted_tuple(_operation_names(entity.names, self.rules)),
            owner="",
            words=words,
            doers=self._doers(entity.iri),
            victims=sorted_tuple((*self._victims(entity.iri), *states)),
            responses=self._responses(entity.iri),
            dates=sorted_tuple(s.date for s in self._about(entity.iri) if s.relation in _DEEDS and s.date),
            article=self.facts.iri,
            published=self.facts.published,
        )

    def _about(self, iri: str) -> Iterator[StatementFacts]:
        return (s for s in self.facts.statements if iri in (s.agent, s.target, s.operation))

    def _victims(self, iri: str) -> tuple[str, ...]:
        hit = (s.target for s in self.facts.statements if s.agent == iri and s.relation in _HITS and s.target)
        return sorted_tuple(filter(None, map(self.participant, hit)))

    def _doers(self, iri: str) -> tuple[str, ...]:
        doers = [s.agent for s in self.facts.statements if s.target == iri and s.relation == "Conducting"]
        doers += [
            s.target for s in self.facts.statements if s.operation == iri and s.relation == "Attribution"
        ]
        return sorted_tuple(filter(None, map(self.top, doers)))

    def _responses(self, iri: str) -> tuple[str, ...]:
        return sorted_tuple(
            f"{s.relation} {self.top(s.agent)} {s.date}"
            for s in self.facts.statements
            if iri in (s.target, s.operation)
            and s.relation not in _DEEDS | _TIES
            and len(s.date) == _DAY
            and s.factuality == "asserted"
            and self.top(s.agent)
        )


def _operation_names(names: Iterable[str], rules: Rules) -> Iterator[str]:
    """Names that name an operation, such as "Operation Cloud Hopper" and "NotPetya"."""
    for name in names:
        bare = without_head(name)
        if is_proper(bare) and (proper := core(bare, rules.words["operation_generic"] | {"operation"})):
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
