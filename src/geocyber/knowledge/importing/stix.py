"""Reads STIX 2.1 bundles (OASIS standard, 10 June 2021): groups, malware, tools, campaigns and identities.

A suspected state is a relationship `attributed-to` or `originates-from` to a location with a country code or to an
identity of a state; it is the bundle's claim, with the confidence that the relationship gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geocyber.knowledge.imported import Imported
from geocyber.knowledge.importing import plain
from geocyber.knowledge.importing.plain import UnfitError
from geocyber.model import Kind

_KINDS = {
    "intrusion-set": Kind.THREAT_GROUP,
    "threat-actor": Kind.THREAT_GROUP,
    "malware": Kind.MALWARE,
    "tool": Kind.MALWARE,
    "campaign": Kind.OPERATION,
}
_IDENTITIES = {"individual": Kind.PERSON, "organization": Kind.ORGANISATION}
"""Of identities, what class of them is what; groups, systems and classes of people are nothing that has a name."""
_ALIASES = ("aliases", "x_mitre_aliases")
_CLAIMS = frozenset({"attributed-to", "originates-from"})

Claims = Mapping[str, tuple[str, int | None]]
"""State and confidence by the id of the group."""


def is_bundle(content: object) -> bool:
    """Whether JSON is a STIX bundle."""
    return isinstance(content, dict) and content.get("type") == "bundle"


def from_bundle(content: object, file: str) -> Iterator[Imported]:
    """What a bundle knows, without what is revoked or deprecated.

    Args:
        content: the JSON.
        file: name of the file, which names the source.

    Raises:
        UnfitError: it is not as STIX has it.
    """
    bundle = plain.mapping(content, "the file")
    rows = plain.sequence(bundle.get("objects"), "objects")
    objects = [plain.mapping(one, f"objects[{number}]") for number, one in enumerate(rows)]
    if any(one.get("spec_version", "2.1") not in {"2.0", "2.1"} for one in objects):
        raise UnfitError("an object is of another version of STIX than 2.0 and 2.1")
    source = f"STIX {plain.line(file)}"
    claims = _claims(objects)
    for number, one in enumerate(objects):
        row = _thing(one, claims, source, f"objects[{number}]")
        if row is not None:
            yield row


def _thing(one: Mapping[str, object], claims: Claims, source: str, where: str) -> Imported | None:
    kind = _kind(one, where)
    name = plain.name(one.get("name"), f"{where}.name")
    if kind is None or not name or one.get("revoked") is True or one.get("x_mitre_deprecated") is True:
        return None
    aliases = [value for key in _ALIASES for value in plain.sequence(one.get(key), f"{where}.{key}")]
    own = plain.text(one.get("id"), f"{where}.id")
    state, confidence = claims.get(own, ("", None)) if kind is Kind.THREAT_GROUP else ("", None)
    return Imported(
        source=source,
        kind=kind,
        id=_external(one, where) or plain.name(own, f"{where}.id"),
        name=name,
        aliases=plain.names(aliases, name, f"{where}.aliases"),
        state=state,
        confidence=confidence,
    )


def _kind(one: Mapping[str, object], where: str) -> Kind | None:
    written = plain.text(one.get("type"), f"{where}.type")
    if written == "identity":
        return _IDENTITIES.get(plain.text(one.get("identity_class"), f"{where}.identity_class"))
    return _KINDS.get(written)


def _external(one: Mapping[str, object], where: str) -> str:
    """The id that MITRE ATT&CK gives, which identifies the thing for everybody."""
    for number, value in enumerate(
        plain.sequence(one.get("external_references"), f"{where}.external_references")
    ):
        reference = plain.mapping(value, f"{where}.external_references[{number}]")
        if reference.get("source_name") == "mitre-attack":
            return plain.name(
                reference.get("external_id"), f"{where}.external_references[{number}].external_id"
            )
    return ""


def _claims(objects: list[Mapping[str, object]]) -> dict[str, tuple[str, int | None]]:
    """The state that each group is attributed to."""
    countries = {
        plain.text(one.get("id"), f"objects[{number}].id"): code
        for number, one in enumerate(objects)
        if one.get("type") == "location"
        and (code := plain.iso(one.get("country"), f"objects[{number}].country"))
    }
    found: dict[str, tuple[str, int | None]] = {}
    for number, one in enumerate(objects):
        if one.get("type") != "relationship" or one.get("relationship_type") not in _CLAIMS:
            continue
        where = f"objects[{number}]"
        group = plain.text(one.get("source_ref"), f"{where}.source_ref")
        state = countries.get(plain.text(one.get("target_ref"), f"{where}.target_ref"), "")
        if state and one.get("revoked") is not True:
            found.setdefault(group, (state, plain.percent(one.get("confidence"), f"{where}.confidence")))
    return found
