"""Compares persons: by family and given names, and by the state that they speak for."""

from __future__ import annotations

from geocyber.linking.days import within
from geocyber.linking.rules import Rules
from geocyber.linking.values import Profile, Verdict

_LIKE = 0.95


def keys(person: Profile) -> set[str]:
    """Family and first name: one of them is the family name whatever the order."""
    parts = _parts(person)
    return {f"person/{word}" for word in (parts[:1] + parts[-1:]) if len(word) > 1}


def compare(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    """Why two persons may be one."""
    a, b = _parts(one), _parts(other)
    same_owner = bool(one.owner) and one.owner == other.owner
    owner = named(one.owner)
    if len(a) < 2 or len(b) < 2:
        days = rules.days["surname"]
        if a == b and same_owner and one.body == other.body and within(one.published, other.published, days):
            return rules.verdict("person-surname", days=days, owner=owner)
        return None
    if a == b:
        return rules.verdict("person-name" if same_owner else "person-name-alone", owner=owner)
    if sorted(a) == sorted(b) or are_compatible(a, b) or (same_owner and _are_alike(a, b)):
        return rules.verdict("person-variant" if same_owner else "person-variant-alone", owner=owner)
    return None


def forbids(one: Profile, other: Profile) -> bool:
    """Whether their names are those of two people."""
    a, b = _parts(one), _parts(other)
    if len(a) < 2 or len(b) < 2:
        return a[-1:] != b[-1:]
    return sorted(a) != sorted(b) and not are_compatible(a, b) and not _are_alike(a, b)


def are_compatible(a: list[str], b: list[str]) -> bool:
    """Whether two names, family name last, may be one: an initial stands for a name, a middle name may be left out."""
    if a[-1] != b[-1] or not _may_be(a[0], b[0]):
        return False
    middles = a[1:-1], b[1:-1]
    return not all(middles) or all(map(_may_be, *middles))


def _may_be(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _are_alike(a: list[str], b: list[str]) -> bool:
    """Whether each word of one name is a spelling of the word of the other."""
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415 (loaded when needed)

    return len(a) == len(b) and all(
        x == y or (min(len(x), len(y)) > 4 and JaroWinkler.similarity(x, y) >= _LIKE)
        for x, y in zip(a, b, strict=True)
    )


def named(owner: str) -> str:
    """An owner as a reason names it."""
    room, _, name = owner.partition("/")
    return f"state ({name})" if room == "state" else f"organisation ({name})" if name else "nothing"


def _parts(person: Profile) -> list[str]:
    return person.names[0].split() if person.names else []
