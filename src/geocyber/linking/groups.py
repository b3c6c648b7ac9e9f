"""Compares groups by name, and described ones by whom they act for, what they did and who answered it."""

from __future__ import annotations

from geocyber.linking.days import within
from geocyber.linking.operations import shared_responses
from geocyber.linking.persons import named
from geocyber.linking.rules import Rules
from geocyber.linking.values import Profile, Verdict


def keys(group: Profile) -> set[str]:
    """The names."""
    return {f"group/{name}" for name in group.names if len(name) > 1}


def compare(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    """Why two named groups may be one."""
    shared = {*one.names} & {*other.names}
    return rules.verdict("group-name", name=max(shared)) if shared else None


def described_keys(group: Profile, rules: Rules) -> set[str]:
    """Whom they act for, with their office or with victims and answers."""
    if not group.owner:
        return set()
    if _class(group, rules) == "officials":
        return {f"described/{group.owner}/{group.names[0]}"} if group.published else set()
    if _class(group, rules) == "hackers":
        context = [part.rpartition(" ")[0] for part in group.responses] + list(group.victims)
        return {f"described/{group.owner}/{part}" for part in context}
    return set()


def compare_described(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    """Why two described groups may be one."""
    if not one.owner or one.owner != other.owner or not _class(one, rules) == _class(other, rules) != "":
        return None
    owner = named(one.owner)
    if _class(one, rules) == "officials":
        days = rules.days["office"]
        if one.names == other.names and within(one.published, other.published, days):
            return rules.verdict("described-office", name=one.names[0], owner=owner, days=days)
        return None
    of_one_day = [response for response in shared_responses(one, other, rules) if response[-3:-2] == "-"]
    if of_one_day and one.words == other.words:
        return rules.verdict("described-response", owner=owner, response=of_one_day[0])
    if one.words and one.words == other.words and (response := _shared_answer(one, other, rules)):
        return rules.verdict("described-number", owner=owner, response=response)
    days = rules.days["victim"]
    if (victims := _telling({*one.victims} & {*other.victims})) and within(
        one.published, other.published, days
    ):
        return rules.verdict("described-victim", owner=owner, victim=min(victims), days=days)
    return None


def forbids_described(one: Profile, other: Profile) -> bool:
    """Whether two descriptions give different numbers of people."""
    return bool(one.words and other.words and one.words != other.words)


def _shared_answer(one: Profile, other: Profile, rules: Rules) -> str:
    """How the same actor answered both, within a month as far as is known."""
    for response in one.responses:
        deed, day = response.rsplit(" ", 1)
        for answer in other.responses:
            other_deed, other_day = answer.rsplit(" ", 1)
            days = (day, other_day) if day != "-" and other_day != "-" else (one.published, other.published)
            if deed == other_deed and within(*days, rules.days["described"]):
                return deed
    return ""


def _telling(victims: set[str]) -> set[str]:
    return {victim for victim in victims if not victim.startswith(("state/", "igo/"))}


def _class(group: Profile, rules: Rules) -> str:
    head = group.names[0].rpartition(" ")[2] if group.names else ""
    return next((name for name in ("officials", "hackers") if head in rules.words[name]), "")
