"""Makes the profiles of statements, and compares them: do two reports tell of the same act?"""

from __future__ import annotations

from collections.abc import Callable

from geocyber.days import span
from geocyber.linking.days import gap, months, within
from geocyber.linking.names import fold
from geocyber.linking.proper import is_proper
from geocyber.linking.reading import ArticleFacts, StatementFacts
from geocyber.linking.rules import Rules
from geocyber.linking.values import Act, Verdict, sorted_tuple
from geocyber.names import ID, article_of

_TIES = frozenset({"Affiliation", "Sponsorship", "Naming"})
_DEEDS = frozenset({"Targeting", "Conducting", "Exploitation", "Use"})
_NO_SPOKESMEN = frozenset({"Organisation", "Company", "ThreatGroup", "UnnamedGroup"})
_TO_STATES = frozenset({"Expulsion", "Summoning"})
_ENVOYS = frozenset({"Person", "UnnamedGroup", "GovernmentBody"})
_DAY, _MONTH = 10, 7
_TOPS = (f"{ID}state/", f"{ID}igo/")


def act_profile(
    statement: StatementFacts, facts: ArticleFacts, canonical: Callable[[str], str], rules: Rules
) -> Act:
    """What is compared of a statement.

    Args:
        statement: the statement.
        facts: its article.
        canonical: gives the entity that stands for an entity.
        rules: how to compare.
    """
    above = [canonical(iri) for iri in _spoken_for(statement, facts)]
    undergoes = _state_of_envoys(statement, facts)
    agent = canonical(statement.agent) if statement.agent else ""
    target = canonical(undergoes) if undergoes else f'"{fold(statement.alias)}"' if statement.alias else ""
    made = Act(
        relation=statement.relation,
        factuality=statement.factuality,
        agent=agent,
        above=sorted_tuple(iri for iri in above if iri != agent and iri.startswith(_TOPS)),
        target=target,
    )
    if _is_timeless(statement, facts):
        return made
    return Act(
        relation=made.relation,
        factuality=made.factuality,
        agent=made.agent,
        above=made.above,
        target=made.target,
        operation=canonical(statement.operation) if statement.operation else "",
        date=statement.date,
        published="" if statement.date else facts.published,
        is_once=_is_once(statement, facts, rules),
    )


def keys(act: Act, rules: Rules) -> set[str]:
    """Relation, factuality, top of the agent and object, with the operation and with the month."""
    base = f"act/{act.relation}/{act.factuality}/{_top(act)}/{act.target}"
    if is_timeless(act):
        return {base}
    found = {f"{base}/{act.operation}"} if act.operation else set()
    if act.is_once:
        found.add(base)
    if len(act.date) >= _MONTH:
        found |= {f"{base}/{month}" for month in months(act.date, rules.days["act"])}
    if act.published:
        found |= {f"{base}/{month}" for month in months(act.published, rules.days["undated"])}
    return found


def compare(one: Act, other: Act, rules: Rules) -> Verdict | None:
    """Why two statements may tell of one act."""
    if (one.relation, one.factuality, one.target) != (other.relation, other.factuality, other.target):
        return None
    verdict = _verdict(one, other, rules)
    if verdict is None or one.agent == other.agent:
        return verdict
    return rules.weaker(verdict, "act-agent") if _act_for_each_other(one, other) else None


def forbids(one: Act, other: Act, rules: Rules) -> bool:
    """Whether two statements cannot tell of one act."""
    if one.agent != other.agent and not _act_for_each_other(one, other):
        return True
    is_once = one.is_once and other.is_once
    is_of_one_day = one.date == other.date and len(one.date) == _DAY
    if (
        not (is_once or is_of_one_day)
        and one.operation
        and other.operation
        and one.operation != other.operation
    ):
        return True
    if one.date and other.date:
        return gap(one.date, other.date) > rules.days["act"]
    if is_once or one.operation or other.operation or not (one.published and other.published):
        return False
    return gap(one.published, other.published) > 2 * rules.days["undated"]  # lest a chain of reports lead on


def is_timeless(act: Act) -> bool:
    """Whether it is told without date and operation because these do not matter."""
    return not (act.date or act.published or act.operation)


def _verdict(one: Act, other: Act, rules: Rules) -> Verdict | None:
    if is_timeless(one) or is_timeless(other):
        return rules.verdict("act-tie") if is_timeless(one) and is_timeless(other) else None
    are_dated = bool(one.date and other.date)
    if are_dated and gap(one.date, other.date) > rules.days["act"]:
        return None
    date = min(one.date, other.date, key=lambda text: (len(text), text))
    if one.operation and one.operation == other.operation:
        is_of_day = are_dated and len(date) == _DAY
        return rules.verdict("act-operation-day" if is_of_day else "act-operation", date=date)
    if are_dated and len(date) == _DAY:
        return rules.verdict("act-day", date=date)
    if one.is_once and other.is_once:
        return rules.verdict("act-once")
    if are_dated:
        return rules.verdict("act-month", date=date) if len(date) == _MONTH else None
    days = rules.days["undated"]
    return rules.verdict("act-undated", days=days) if _is_reported_in_time(one, other, days) else None


def _is_reported_in_time(one: Act, other: Act, days: int) -> bool:
    """Whether an undated report came out with another, or soon after the day that another gives."""
    if one.published and other.published:
        return within(one.published, other.published, days)
    undated, dated = (one, other) if one.published else (other, one)
    if not undated.published or len(dated.date) != _DAY:
        return False
    return 0 <= span(undated.published)[0] - span(dated.date)[0] <= days


def _act_for_each_other(one: Act, other: Act) -> bool:
    return one.agent in other.above or other.agent in one.above


def _top(act: Act) -> str:
    top = act.agent if act.agent.startswith(_TOPS) else min(act.above, default=act.agent)
    return top.removeprefix(ID)


def _spoken_for(statement: StatementFacts, facts: ArticleFacts) -> list[str]:
    """For whom the agent acts in what it does.

    A tie is its agent's own. What a company, a newspaper or some hackers say is no word of a state; what hackers
    do may be told of the state that they act for.
    """
    agent = facts.entities.get(statement.agent)
    if agent is None or statement.relation in _TIES:
        return []
    if agent.kind in _NO_SPOKESMEN and statement.relation not in _DEEDS:
        return []
    above = facts.chain(statement.agent)
    return above + [
        f"{ID}state/{parts[1]}" for iri in (statement.agent, *above) if (parts := _state_body(iri))
    ]


def _state_of_envoys(statement: StatementFacts, facts: ArticleFacts) -> str:
    """Who undergoes it: of envoys that are expelled or called in their state, however exactly they are described."""
    target = facts.entities.get(statement.target)
    if statement.relation not in _TO_STATES or target is None or target.kind not in _ENVOYS:
        return statement.target
    return next((iri for iri in facts.chain(statement.target) if iri.startswith(_TOPS)), statement.target)


def _is_once(statement: StatementFacts, facts: ArticleFacts, rules: Rules) -> bool:
    target = facts.entities.get(statement.target)
    if target is None or statement.relation not in rules.once or target.kind not in rules.once_kinds:
        return False
    return is_proper(target.label)


def _is_timeless(statement: StatementFacts, facts: ArticleFacts) -> bool:
    ends = (facts.entities.get(iri) for iri in (statement.agent, statement.target))
    is_of_operation = any(end is not None and end.kind == "Operation" for end in ends)
    return statement.relation in _TIES or (is_of_operation and statement.relation in _DEEDS)


def _state_body(iri: str) -> list[str]:
    """The parts of the reference of a state's body."""
    parts = iri.removeprefix(ID).split("/")
    is_body = article_of(iri) is None and parts[0] == "body" and len(parts) > 2 and parts[1].isupper()
    return parts if is_body else []
