"""Reads clusters of the MISP galaxy.

A cluster file is an object with `name`, `type`, `version` and `values`; each value has `value`, `uuid` and `meta` with
`synonyms`, `country`, `cfr-suspected-state-sponsor` and `attribution-confidence`. See
https://github.com/MISP/misp-galaxy/wiki and the JSON schemas there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from geocyber.knowledge.imported import Imported
from geocyber.knowledge.importing import plain
from geocyber.knowledge.importing.plain import UnfitError
from geocyber.model import Kind

_KINDS = (
    (re.compile("(^|-)(threat-actor|intrusion-set|activity-group|groups)$"), Kind.THREAT_GROUP),
    (
        re.compile(
            "(^|-)(malware|ransomware|tool|rat|botnet|stealer|banker|backdoor|exploit-kit|malpedia|software)$"
        ),
        Kind.MALWARE,
    ),
)
"""What a galaxy of a type holds."""
_UNKNOWN = frozenset({"", "unknown"})


def is_galaxy(content: object) -> bool:
    """Whether JSON is a cluster file of MISP."""
    return isinstance(content, dict) and "values" in content and "type" in content


def from_galaxy(content: object) -> Iterator[Imported]:
    """What a cluster file knows.

    Raises:
        UnfitError: it is not as MISP writes it, or of a type that holds neither groups nor malware.
    """
    galaxy = plain.mapping(content, "the file")
    kind_of_galaxy = plain.text(galaxy.get("type"), "type")
    kind = next((kind for pattern, kind in _KINDS if pattern.search(kind_of_galaxy)), None)
    if kind is None:
        raise UnfitError(f"it is a galaxy of type {kind_of_galaxy[:40]!r}; expected groups or malware")
    version = galaxy.get("version", "")
    if not isinstance(version, int | str):
        raise UnfitError("version is neither a number nor a text")
    source = f"MISP galaxy {plain.line(kind_of_galaxy)}, version {plain.line(str(version)[:20])}"
    for number, value in enumerate(plain.sequence(galaxy["values"], "values")):
        row = _cluster(plain.mapping(value, f"values[{number}]"), kind, source, f"values[{number}]")
        if row is not None:
            yield row


def _cluster(value: Mapping[str, object], kind: Kind, source: str, where: str) -> Imported | None:
    name = plain.name(value.get("value"), f"{where}.value")
    if not name:
        return None
    meta = plain.mapping(value.get("meta", {}), f"{where}.meta")
    aliases = plain.sequence(meta.get("synonyms"), f"{where}.meta.synonyms")
    state = _suspected(meta, where) if kind is Kind.THREAT_GROUP else ""
    confidence = plain.percent(meta.get("attribution-confidence"), f"{where}.meta.attribution-confidence")
    return Imported(
        source=source,
        kind=kind,
        id=plain.name(value.get("uuid"), f"{where}.uuid"),
        name=name,
        aliases=plain.names(aliases, name, f"{where}.meta.synonyms"),
        state=state,
        confidence=confidence if state else None,
    )


def _suspected(meta: Mapping[str, object], where: str) -> str:
    """The country, where a suspected sponsor is named: for criminals it is where they live."""
    sponsor = meta.get("cfr-suspected-state-sponsor")
    named = plain.text(sponsor, f"{where}.meta.cfr-suspected-state-sponsor").strip().lower()
    return "" if named in _UNKNOWN else plain.iso(meta.get("country"), f"{where}.meta.country")
