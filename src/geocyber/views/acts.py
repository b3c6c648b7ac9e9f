"""Statements gathered into what was done: one act may be told by several articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from geocyber.model import RelationType
from geocyber.views.look import look
from geocyber.views.periods import Period, period
from geocyber.views.values import Material, Standing, Statement

_STRENGTH = [Standing.STATED, Standing.CLAIMED, Standing.POSSIBLE, Standing.NEGATED]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that somebody is said to have done, to do, or not to have done.

    Attributes:
        agent: id of who does it, as the first of its statements names him.
        actor: id of the agent at state level.
        relation: what is done.
        family: the family of the relation.
        object: id of who undergoes it, None if nobody is named.
        target: id of the object at state level, None if nobody is named.
        standing: the strongest in which it is told: stated before claimed, possible and negated.
        when: the most exact date that is told, None if there is none.
        disputed: whether any of its statements is.
        statements: indices into the material's statements, in their order.
    """

    agent: str
    actor: str
    relation: RelationType
    family: str
    object: str | None
    target: str | None
    standing: Standing
    when: Period | None
    disputed: bool
    statements: tuple[int, ...]

    @property
    def order(self) -> tuple[int, int, str, str, str, tuple[int, ...]]:
        """By date, those without one last; the rest makes the order definite."""
        first, after = (self.when.first, self.when.after) if self.when else (10**7, 0)
        return first, after, self.actor, self.relation.value, self.object or "", self.statements


def acts(material: Material) -> tuple[Act, ...]:
    """All acts that statements tell of, in the order of their dates; ties between actors are none."""
    told: dict[str, list[int]] = defaultdict(list)
    for index, statement in enumerate(material.statements):
        if look().family(statement.relation) != "ties":
            told[statement.act or statement.id].append(index)
    return tuple(sorted((_act(indices, material) for indices in told.values()), key=lambda act: act.order))


def _act(indices: list[int], material: Material) -> Act:
    statements = [material.statements[index] for index in indices]
    first = min(statements, key=lambda s: (_STRENGTH.index(s.standing), -s.confidence, s.id))
    return Act(
        agent=first.agent,
        actor=material.top(first.agent),
        relation=first.relation,
        family=look().family(first.relation),
        object=first.object,
        target=None if first.object is None else material.top(first.object),
        standing=first.standing,
        when=_date(statements),
        disputed=any(s.disputed for s in statements),
        statements=tuple(indices),
    )


def _date(statements: list[Statement]) -> Period | None:
    """The most exact date; of several, the one that most statements give, then the earliest."""
    told = Counter(when for s in statements if (when := period(s.when)) is not None)
    return min(told, key=lambda when: (-len(when.written), -told[when], when), default=None)
