"""Compares operations: by name, by the words of their descriptions, by victims, and by who answered them."""

from __future__ import annotations

from geocyber.linking.days import gap, months, within
from geocyber.linking.rules import Rules
from geocyber.linking.values import Profile, Verdict

_FEW = 2


def keys(operation: Profile, rules: Rules) -> set[str]:
    """Names; and words, victims and answers with the month."""
    found = {f"operation/{name}" for name in operation.names}
    context = [f"word/{word}" for word in operation.words] + [v for v in operation.victims if _tells(v)]
    for month in months(operation.published, rules.days["operation"]) if operation.published else ():
        found |= {f"operation/{month}/{part}" for part in context}
    return found | {f"operation/{response[:-3]}" for response in operation.responses}


def compare(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    """Why two operations may be one."""
    if shared := {*one.names} & {*other.names}:
        return rules.verdict("operation-name", name=max(shared))
    days = rules.days["operation"]
    words = {*one.words} & {*other.words}
    if words and within(one.published, other.published, days) and _describe_alike(words, one, other):
        return rules.verdict("operation-words", name=" ".join(sorted(words)), days=days)
    if _hit_others(one, other) or (one.words and other.words and not words):
        return None
    days = rules.days["victim"]
    victims = {victim for victim in {*one.victims} & {*other.victims} if _tells(victim)}
    if victims and within(one.published, other.published, days):
        return rules.verdict("operation-victim", victim=min(victims), days=days)
    if response := shared_response(one, other, rules):
        return rules.verdict("operation-response", response=response)
    return None


def forbids(one: Profile, other: Profile, rules: Rules) -> bool:
    """Whether two operations happened in different years or at different times."""
    if one.years and other.years and not {*one.years} & {*other.years}:
        return True
    if not one.dates or not other.dates:
        return False
    return min(gap(a, b) for a in one.dates for b in other.dates) > rules.days["apart"]


def shared_response(one: Profile, other: Profile, rules: Rules) -> str:
    """An answer by the same actor, in the same way and on the same day, to both; "" if there is none."""
    for response in one.responses:
        deed, day = response.rsplit(" ", 1)
        for answer in other.responses:
            other_deed, other_day = answer.rsplit(" ", 1)
            if deed == other_deed and within(day, other_day, rules.days["act"]):
                return response
    return ""


def _describe_alike(words: set[str], one: Profile, other: Profile) -> bool:
    """Whether one description holds all telling words of the other, or they share most."""
    fewer = min(len(one.words), len(other.words))
    return len(words) == fewer or (len(words) >= _FEW and 2 * len(words) > fewer)


def _hit_others(one: Profile, other: Profile) -> bool:
    return bool(one.victims and other.victims and not {*one.victims} & {*other.victims})


def _tells(victim: str) -> bool:
    """Whether a victim tells operations apart: a state is hit by many."""
    return not victim.startswith(("state/", "igo/"))
