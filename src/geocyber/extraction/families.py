"""Families of relations and kinds that the inference rules speak of."""

from __future__ import annotations

from geocyber.model import Kind, RelationType

_R = RelationType
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
    "vulnerability": frozenset({Kind.VULNERABILITY}),
    "sector": frozenset({Kind.SECTOR}),
    "victim": frozenset((_ACTOR - {Kind.THREAT_GROUP}) | {Kind.SECTOR, Kind.PRODUCT, Kind.OTHER}),
    "thing": frozenset(Kind),
    "other": frozenset({Kind.OTHER}),
    "claim": frozenset(),
    "name": frozenset(),
}
"""The kinds that each argument class of the frames admits; "claim" is a role of nouns, not a kind."""


MEASURES = frozenset({_R.SANCTIONS, _R.EXPELS, _R.INDICTS, _R.ARRESTS})
"""Measures that may be threatened or held back without saying against whom."""

LAW = frozenset({_R.INDICTS, _R.ARRESTS, _R.CONVICTS, _R.SANCTIONS, _R.REWARDS})
CHARGES = frozenset({_R.ATTRIBUTES, _R.INDICTS, _R.SANCTIONS, _R.CONVICTS, _R.ACCUSES, _R.ARRESTS})
"""Responses that hold their object to be the doer of the operation they name."""

WORDS = frozenset(
    {
        _R.ATTRIBUTES,
        _R.ACCUSES,
        _R.CONDEMNS,
        _R.WARNS,
        _R.URGES,
        _R.DENIES,
        _R.SUPPORTS,
        _R.ADVISES,
        _R.SUMMONS,
    }
)
SAYINGS = WORDS | LAW | {_R.EXPELS, _R.DISRUPTS}
"""Responses that are made, or made known, by saying so."""

ANSWERS = MEASURES | {_R.ATTRIBUTES, _R.CONDEMNS, _R.SUMMONS, _R.DENIES, _R.SUPPORTS, _R.CONVICTS}
"""Responses that answer an operation."""

AGAINST_OTHERS = (WORDS | MEASURES | {_R.TARGETS}) - {_R.ADVISES, _R.URGES, _R.INDICTS, _R.ARRESTS}
"""What nobody does to himself or his own state."""

HOSTILE = AGAINST_OTHERS - {_R.SUPPORTS, _R.DENIES}

ACCUSATIONS = frozenset({_R.ATTRIBUTES, _R.ACCUSES, _R.CONDEMNS, _R.INDICTS, _R.SANCTIONS})

CLAIMANTS = ADMITTED["authority"] | {Kind.COMPANY, Kind.ORGANISATION}
DOERS = frozenset(
    {
        Kind.STATE, Kind.GOVERNMENT_BODY, Kind.THREAT_GROUP, Kind.UNNAMED_GROUP, Kind.PERSON, Kind.COMPANY,
        Kind.ORGANISATION,
    }
)  # fmt: skip
