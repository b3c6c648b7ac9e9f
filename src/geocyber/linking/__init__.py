"""Finds what is one across articles: takes their graphs and the user's decisions, gives the links graph.

Links are a pure function of both, so graphs may be merged in any order and articles removed again. It must not
know spaCy, rdflib or how a graph is stored.
"""

from geocyber.linking.changes import Change, turn
from geocyber.linking.deciding import decisions_of, still_held
from geocyber.linking.rules import Rules, rules
from geocyber.linking.upkeep import change_of_article, change_of_decisions
from geocyber.linking.values import Decisions, Link, Pair, ordered
from geocyber.linking.whole import Linked, link_anew, links_of
from geocyber.linking.writing import decision_lines

__all__ = [
    "Change",
    "Decisions",
    "Link",
    "Linked",
    "Pair",
    "Rules",
    "change_of_article",
    "change_of_decisions",
    "decision_lines",
    "decisions_of",
    "link_anew",
    "links_of",
    "ordered",
    "rules",
    "still_held",
    "turn",
]
