"""Keeps links true when an article comes or goes, or the user decides, at a cost that depends on neighbours.

The outcome is that of linking the whole graph anew (`whole.py`). Entities are linked first, then the statements
about those for which another entity stands now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from geocyber.linking.acts import act_profile
from geocyber.linking.changes import Change
from geocyber.linking.deciding import still_held
from geocyber.linking.holding import Graph, Holding
from geocyber.linking.profiles import entity_profiles, known_profile
from geocyber.linking.reading import ArticleFacts, read_article
from geocyber.linking.relinking import Turn, relink
from geocyber.linking.rules import Rules
from geocyber.linking.values import Comparable, Decisions
from geocyber.linking.writing import decision_lines
from geocyber.names import article_of


def change_of_article(
    article: str, before: Iterable[str], after: Iterable[str], graph: Graph, rules: Rules
) -> Change:
    """What changes in the graphs of links and decisions when an article's graph changes.

    Args:
        article: the article.
        before: the lines of its graph as it is; none if it is new.
        after: the lines as they will be; none if it goes.
        graph: the graph as it is before the change.
        rules: how to compare.
    """
    holding, after = Holding(graph), list(after)
    old, new = read_article(article, before), read_article(article, after)
    gone = old.entities.keys() - new.entities.keys()
    gone -= holding.elsewhere(gone, article)
    statements = {statement.iri for statement in new.statements}
    gone_statements = {statement.iri for statement in old.statements} - statements
    decided = holding.decisions()
    held = still_held(decided, decided.decided() - gone - gone_statements)
    if not after and not holding.has_other_articles(article):
        held = Decisions()  # nothing is decided on an empty graph
    change = Change()
    change.turn(decision_lines(decided), decision_lines(held))
    standing = relink(
        Turn(
            gone,
            dict(entity_profiles(new, rules)),
            decided,
            held,
            of_statements=False,
            look_up=_EntityLookup(holding, rules),
        ),
        holding,
        rules,
        change,
    )
    changed = {article: (new, statements)} | _elsewhere(article, standing, holding)
    _relink_acts(gone_statements, changed.values(), standing, (decided, held), holding, rules, change)
    return change


def change_of_decisions(after: Decisions, graph: Graph, rules: Rules) -> Change:
    """What changes when the user decides otherwise on some pairs.

    Args:
        after: all decisions as they will be, about things that the graph holds.
        graph: the graph as it is before the change.
        rules: how to compare.
    """
    holding = Holding(graph)
    before = holding.decisions()
    change = Change()
    change.turn(decision_lines(before), decision_lines(after))
    look_up = _EntityLookup(holding, rules)
    turn = Turn((), {}, before, after, of_statements=False, look_up=look_up)
    standing = relink(turn, holding, rules, change)
    changed = _elsewhere("", standing, holding).values()
    _relink_acts((), changed, standing, (before, after), holding, rules, change)
    return change


_Changed = tuple[ArticleFacts, Collection[str]]
"""An article with those of its statements that changed."""


def _elsewhere(article: str, standing: Mapping[str, str], holding: Holding) -> dict[str, _Changed]:
    """The statements of other articles about entities for which another one stands now."""
    before = holding.standing(standing.keys())
    turned = {iri for iri, by in before.items() if standing[iri] != by}
    return {
        other: (read_article(other, holding.article(other)), statements)
        for other, statements in holding.articles_about(turned).items()
        if other != article
    }


def _relink_acts(
    gone: Collection[str],
    changed: Iterable[_Changed],
    standing: Mapping[str, str],
    decisions: tuple[Decisions, Decisions],
    holding: Holding,
    rules: Rules,
    change: Change,
) -> None:
    """Links statements anew, once it is known what stands for the entities in them."""
    acts: dict[str, Comparable] = {}
    for facts, statements in changed:
        acts |= _acts(facts, statements, standing, holding, rules)

    def look_up(statement: str) -> Comparable | None:
        facts = read_article(article := article_of(statement) or "", holding.article(article))
        return _acts(facts, (statement,), standing, holding, rules).get(statement)

    before, after = decisions
    turn = Turn(gone, acts, before, after, of_statements=True, look_up=look_up)
    relink(turn, holding, rules, change)


def _acts(
    facts: ArticleFacts,
    statements: Collection[str],
    standing: Mapping[str, str],
    holding: Holding,
    rules: Rules,
) -> dict[str, Comparable]:
    known = {**holding.standing(facts.entities.keys() - standing.keys()), **standing}

    def canonical(iri: str) -> str:
        return known.get(iri, iri)

    return {s.iri: act_profile(s, facts, canonical, rules) for s in facts.statements if s.iri in statements}


class _EntityLookup:
    """Reads what is compared of an entity from its article."""

    def __init__(self, holding: Holding, rules: Rules) -> None:
        self._holding = holding
        self._rules = rules

    def __call__(self, entity: str) -> Comparable | None:
        article = article_of(entity)
        if article is None:
            return known_profile(entity)
        return entity_profiles(read_article(article, self._holding.article(article)), self._rules).get(entity)
