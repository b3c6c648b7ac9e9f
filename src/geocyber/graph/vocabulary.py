"""The names that geocyber's RDF is written with: prefixes, classes, properties.

Plain strings, so that using them costs no RDF library. The meaning of each name is in
`ontology/geocyber.ttl`; a test keeps this table and that file the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from geocyber.model import Factuality, Kind, RelationType

GC = "https://w3id.org/geocyber/ontology#"
THINGS = "https://w3id.org/geocyber/id/"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dcterms": DCTERMS,
        "gc": GC,
        "gcid": THINGS,
        "oa": OA,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "skos": SKOS,
        "xsd": XSD,
    }
)
"""The prefixes to declare in queries and to write with in exports."""

TYPE = f"{RDF}type"
LABEL = f"{RDFS}label"
ALT_LABEL = f"{SKOS}altLabel"
CANONICAL = f"{GC}canonical"
ACT = f"{GC}act"
LINKED = f"{GC}linked"
UNNAMED_CLAIMANT = f"{GC}unnamedClaimant"

KIND_CLASSES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.STATE: f"{GC}State",
        Kind.IGO: f"{GC}IntergovernmentalOrganisation",
        Kind.GOVERNMENT_BODY: f"{GC}GovernmentBody",
        Kind.THREAT_GROUP: f"{GC}ThreatGroup",
        Kind.COMPANY: f"{GC}Company",
        Kind.ORGANISATION: f"{GC}Organisation",
        Kind.PERSON: f"{GC}Person",
        Kind.UNNAMED_GROUP: f"{GC}UnnamedGroup",
        Kind.OPERATION: f"{GC}Operation",
        Kind.MALWARE: f"{GC}Malware",
        Kind.VULNERABILITY: f"{GC}Vulnerability",
        Kind.PRODUCT: f"{GC}Product",
        Kind.SECTOR: f"{GC}Sector",
        Kind.OTHER: f"{GC}Other",
    }
)
"""The class of each kind of entity."""

FACTUALITIES: Mapping[Factuality, str] = MappingProxyType({f: f"{GC}{f.value}" for f in Factuality})
"""The individual that stands for each factuality."""


class Branch(StrEnum):
    """The three branches of gc:Statement; the value is the class's local name."""

    RESPONSE = "Response"
    OPERATION = "OperationAct"
    TIE = "Tie"


@dataclass(frozen=True, slots=True)
class StatementTerm:
    """The ontology's names for one relation.

    Attributes:
        relation: the relation.
        name: local name of its class ("Condemnation").
        branch: what it is a kind of.
        phrase: words between agent and object in a label ("condemns"): the label of the direct property.
    """

    relation: RelationType
    name: str
    branch: Branch
    phrase: str

    @property
    def statement_class(self) -> str:
        """IRI of the class of its statements."""
        return f"{GC}{self.name}"

    @property
    def direct_property(self) -> str:
        """IRI of the property of its direct edge."""
        return f"{GC}{self.relation.value}"


_R, _B = RelationType, Branch

_TERMS = (
    StatementTerm(_R.ATTRIBUTES, "Attribution", _B.RESPONSE, "attributes to"),
    StatementTerm(_R.ACCUSES, "Accusation", _B.RESPONSE, "accuses"),
    StatementTerm(_R.CONDEMNS, "Condemnation", _B.RESPONSE, "condemns"),
    StatementTerm(_R.INDICTS, "Indictment", _B.RESPONSE, "indicts"),
    StatementTerm(_R.SUES, "Lawsuit", _B.RESPONSE, "sues"),
    StatementTerm(_R.ARRESTS, "Arrest", _B.RESPONSE, "arrests"),
    StatementTerm(_R.CONVICTS, "Conviction", _B.RESPONSE, "convicts"),
    StatementTerm(_R.SANCTIONS, "Sanction", _B.RESPONSE, "sanctions"),
    StatementTerm(_R.EXPELS, "Expulsion", _B.RESPONSE, "expels"),
    StatementTerm(_R.SUMMONS, "Summoning", _B.RESPONSE, "summons"),
    StatementTerm(_R.WARNS, "Warning", _B.RESPONSE, "warns"),
    StatementTerm(_R.URGES, "Urging", _B.RESPONSE, "urges"),
    StatementTerm(_R.DENIES, "Denial", _B.RESPONSE, "denies"),
    StatementTerm(_R.SUPPORTS, "Support", _B.RESPONSE, "supports"),
    StatementTerm(_R.ADVISES, "Advisory", _B.RESPONSE, "advises about"),
    StatementTerm(_R.DISRUPTS, "Disruption", _B.RESPONSE, "disrupts"),
    StatementTerm(_R.REWARDS, "Reward", _B.RESPONSE, "offers a reward for"),
    StatementTerm(_R.CONDUCTS, "Conducting", _B.OPERATION, "conducts"),
    StatementTerm(_R.TARGETS, "Targeting", _B.OPERATION, "targets"),
    StatementTerm(_R.EXPLOITS, "Exploitation", _B.OPERATION, "exploits"),
    StatementTerm(_R.USES, "Use", _B.OPERATION, "uses"),
    StatementTerm(_R.SPONSORS, "Sponsorship", _B.TIE, "sponsors"),
    StatementTerm(_R.AFFILIATED, "Affiliation", _B.TIE, "is affiliated with"),
    StatementTerm(_R.ALIAS, "Naming", _B.TIE, "is also called"),
)

STATEMENT_TERMS: Mapping[RelationType, StatementTerm] = MappingProxyType({t.relation: t for t in _TERMS})
"""The class and the direct property of each relation."""
