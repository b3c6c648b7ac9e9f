"""Compares companies, organisations and government bodies by their names, and bodies by their state too."""

from __future__ import annotations

from geocyber.linking.persons import named
from geocyber.linking.rules import Rules
from geocyber.linking.values import Profile, Verdict

_SHORT = 4
_LONG = 8
_LIKE = 92
_PREFIX = 5


def keys(entity: Profile) -> set[str]:
    """The first word of each name, and its first letters."""
    found = set()
    for name in entity.names:
        found.add(f"org/{name.partition(' ')[0]}")
        found.add(f"org~{name.replace(' ', '')[:_PREFIX]}")
    return found


def compare(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    """Why two companies or organisations may be one."""
    shared = {name for name in {*one.names} & {*other.names} if _tells(name, one, other, rules)}
    if shared and _is_enough(shared, one, other):
        rule = "organisation-name" if one.kind == other.kind else "organisation-kind"
        return rules.verdict(rule, name=max(shared, key=lambda name: (len(name), name)))
    if one.kind != other.kind:
        return None
    if not one.names or not other.names:
        return None
    longest = (max(entity.names, key=lambda name: (len(name), name)) for entity in (one, other))
    shorter, longer = sorted(longest, key=lambda name: (len(name), name))
    return _variant(shorter, longer, one, other, rules)


def forbids(one: Profile, other: Profile) -> bool:
    """Whether the legal forms behind two names are those of companies in different countries."""
    return bool(one.words and other.words) and not {*one.words} & {*other.words}


def body_keys(body: Profile) -> set[str]:
    """The state with each word of each name: without a state, a ministry is nobody's."""
    if not body.owner:
        return set()
    return {f"body/{body.owner}/{word}" for name in body.names for word in name.split()}


def compare_bodies(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    """Why two government bodies may be one."""
    if not one.owner or one.owner != other.owner:
        return None
    if shared := {*one.names} & {*other.names}:
        return rules.verdict("body-name", name=max(shared), owner=named(one.owner))
    for a in one.names:
        for b in other.names:
            if "/" not in a + b and min(len(a), len(b)) >= _LONG and _likeness(a, b) >= _LIKE:
                return rules.verdict("body-spelling", name=min(a, b), other=max(a, b), owner=named(one.owner))
    return None


def _tells(name: str, one: Profile, other: Profile, rules: Rules) -> bool:
    """Whether a name is no such as many states have one of ("Labour Party"), or the state is the same."""
    same_owner = bool(one.owner) and one.owner == other.owner
    return same_owner or not all(word in rules.words["generic_names"] for word in name.split())


def _is_enough(shared: set[str], one: Profile, other: Profile) -> bool:
    """Whether more is shared than initials that stand for different names."""
    if any(len(name) > _SHORT for name in shared):
        return True
    spelt_out = [{name for name in entity.names if len(name) > _SHORT} for entity in (one, other)]
    return not all(spelt_out)


def _variant(shorter: str, longer: str, one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    short, long = shorter.split(), longer.split()
    if long[: len(short)] == short and len(long) > len(short) and _tells(shorter, one, other, rules):
        rest = long[len(short) :]
        if all(word in rules.words["business"] for word in rest):
            return rules.verdict("organisation-prefix", name=shorter, other=longer)
    if min(len(shorter), len(longer)) >= _LONG and _tells(shorter, one, other, rules):
        digits = [[c for c in name if c.isdigit()] for name in (shorter, longer)]
        if shorter != longer and digits[0] == digits[1] and _likeness(shorter, longer) >= _LIKE:
            return rules.verdict("organisation-spelling", name=shorter, other=longer)
    return None


def _likeness(one: str, other: str) -> float:
    """How alike two names are in their letters, 0 to 100."""
    from rapidfuzz import fuzz  # noqa: PLC0415 (loaded when needed)

    return fuzz.ratio(one, other)
