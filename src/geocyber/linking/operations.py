"""Compares operations: by name, by the words of their descriptions, by victims, and by who answered them."""

from __future__ import annotations

from geocyber.days import span
from geocyber.linking.days import gap, months, within
from geocyber.linking.descriptions import proper_words
from geocyber.linking.rules import Rules
from geocyber.linking.values import Profile, Verdict

_FEW = 2
_COMPANY = "org/"
_DAY, _MONTH = 10, 7


def keys(operation: Profile, rules: Rules) -> set[str]:
    """Names; and words, victims and answers with the month."""
    found = {f"operation/{name}" for name in operation.names}
    context = [f"word/{word}" for word in operation.words] + [v for v in operation.victims if _tells(v)]
    for month in months(operation.published, rules.days["operation"]) if operation.published else ():
        found |= {f"operation/{month}/{part}" for part in context}
    answered = (day for response in operation.responses if (day := response.rsplit(" ", 1)[1]) != "-")
    for year in {date[:4] for date in (*operation.dates, *operation.years, *answered)}:
        found |= {f"operation/{year}/{part}" for part in context}
    for response in operation.responses:
        deed, day = response.rsplit(" ", 1)
        found |= {f"operation/{deed} {month}" for month in months(day, 1) if len(day) >= _MONTH}
    return found


def compare(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    """Why two operations may be one."""
    if shared := {*one.names} & {*other.names}:
        return rules.verdict("operation-name", name=max(shared))
    if _hit_other_companies(one, other):
        return None
    return (
        _by_words(one, other, rules)
        or _by_responses(one, other, rules)
        or _by_victims(one, other, rules)
        or _by_doers(one, other, rules)
    )


def _by_words(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    days = rules.days["operation"]
    words = {*one.words} & {*other.words}
    if words and _describe_alike(words, one, other):
        name = " ".join(sorted(words))
        if _are_of_one_time(one, other, rules):
            return rules.verdict("operation-dated", name=name)
        if within(one.published, other.published, days):
            return rules.verdict("operation-words", name=name, days=days)
        if _are_answered_at_one_time(one, other, days):
            return rules.verdict("operation-answered", name=name, days=days)
    if (proper := proper_words(words)) and (shared_days := _days(one) & _days(other)):
        return rules.verdict("operation-day", name=min(proper), date=min(shared_days))
    return None


def _by_responses(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    responses = shared_responses(one, other, rules)
    if len(responses) < _FEW:
        return None
    return rules.verdict("operation-responses", response="; ".join(responses[:_FEW]))


def _by_victims(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    victims = {victim for victim in {*one.victims} & {*other.victims} if _tells(victim)}
    if not victims:
        return None
    days = rules.days["victim"]
    if _are_of_one_time(one, other, rules):
        return rules.verdict("operation-victim-dated", victim=min(victims))
    if _are_answered_at_one_time(one, other, days):
        return rules.verdict("operation-victim-answered", victim=min(victims))
    if within(one.published, other.published, days) and not _are_described_otherwise(one, other):
        return rules.verdict("operation-victim", victim=min(victims), days=days)
    return None


def _by_doers(one: Profile, other: Profile, rules: Rules) -> Verdict | None:
    if _hit_others(one, other) or _are_described_otherwise(one, other):
        return None
    responses = shared_responses(one, other, rules)
    of_one_day = [response for response in responses if len(response.rsplit(" ", 1)[1]) == _DAY]
    if of_one_day and {*one.doers} & {*other.doers}:
        return rules.verdict("operation-response", response=of_one_day[0])
    return None


def forbids(one: Profile, other: Profile, rules: Rules) -> bool:
    """Whether two operations happened in different years or at different times."""
    if one.years and other.years and not {*one.years} & {*other.years}:
        return True
    if not one.dates or not other.dates:
        return False
    return min(gap(a, b) for a in one.dates for b in other.dates) > rules.days["apart"]


def shared_responses(one: Profile, other: Profile, rules: Rules) -> list[str]:
    """Answers by the same actor, in the same way and on the same day or in the same month, to both."""
    shared = []
    for response in one.responses:
        deed, day = response.rsplit(" ", 1)
        for answer in other.responses:
            other_deed, other_day = answer.rsplit(" ", 1)
            are_dated = min(len(day), len(other_day)) >= _MONTH
            if deed == other_deed and are_dated and within(day, other_day, rules.days["act"]):
                shared.append(min(response, answer, key=lambda text: (len(text), text)))
    return sorted(set(shared))


def _are_of_one_time(one: Profile, other: Profile, rules: Rules) -> bool:
    """Whether both say when they happened, and say the same."""
    here, there = (one.dates or one.years), (other.dates or other.years)
    if bool(here) != bool(there):  # one without a date, reported soon after the date of the other
        published, dates = (other.published, here) if here else (one.published, there)
        days = rules.days["operation"]
        return any(len(date) > 4 and 0 <= span(published)[0] - span(date)[0] <= days for date in dates)
    return any(
        gap(a, b) <= (rules.days["month"] if min(len(a), len(b)) > 4 else 0) for a in here for b in there
    )


def _describe_alike(words: set[str], one: Profile, other: Profile) -> bool:
    """Whether one description holds all telling words of the other, or they share most."""
    if _are_in_other_states(one, other) or (
        len(words) < _FEW and not any(word[:1].isupper() for word in words)
    ):
        return False
    fewer, more = sorted((len(one.words), len(other.words)))
    if 3 * len(words) < more:
        return False
    return len(words) == fewer or (len(words) >= _FEW and 2 * len(words) > fewer)


def _are_in_other_states(one: Profile, other: Profile) -> bool:
    here, there = ({v for v in operation.victims if v.startswith("state/")} for operation in (one, other))
    return bool(here and there and not here & there)


def _are_described_otherwise(one: Profile, other: Profile) -> bool:
    return bool(one.words and other.words and not {*one.words} & {*other.words})


def _hit_others(one: Profile, other: Profile) -> bool:
    return bool(one.victims and other.victims and not {*one.victims} & {*other.victims})


def _hit_other_companies(one: Profile, other: Profile) -> bool:
    """Whether both name companies or organisations that they hit, and no two of these share a word."""
    here, there = (
        {frozenset(v.removeprefix(_COMPANY).split()) for v in operation.victims if v.startswith(_COMPANY)}
        for operation in (one, other)
    )
    return bool(here and there) and not any(a & b for a in here for b in there)


def _days(operation: Profile) -> set[str]:
    return {date for date in operation.dates if len(date) == _DAY}


def _are_answered_at_one_time(one: Profile, other: Profile, days: int) -> bool:
    """Whether both were answered, and answers to the one came at the time of answers to the other."""
    here, there = (
        [day for response in operation.responses if len(day := response.rsplit(" ", 1)[1]) >= _MONTH]
        for operation in (one, other)
    )
    return any(gap(a, b) <= days for a in here for b in there)


def _tells(victim: str) -> bool:
    """Whether a victim tells operations apart: a state is hit by many."""
    return not victim.startswith(("state/", "igo/"))
