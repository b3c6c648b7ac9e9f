"""Statements go in, out comes how they stand: how many independent sources have them, and who disputes them.

The definition of a dispute stands here once, for questions and views alike.
It must not know how text is read, how questions are asked or how pages look.
"""

from geocyber.weighing.cases import cases
from geocyber.weighing.corroboration import Corroboration, Report, corroborate
from geocyber.weighing.days import said_on, spoken_on
from geocyber.weighing.disputed import answers, contradictions, disputed
from geocyber.weighing.duplicates import Wording, near_duplicates
from geocyber.weighing.nodes import Nodes
from geocyber.weighing.positions import Case, Position, Stand, positions_in_order
from geocyber.weighing.read import Evidence, Said, read
from geocyber.weighing.rivals import Change, Turn, changes, rivals
from geocyber.weighing.ties import Ties
from geocyber.weighing.values import ACCUSES_OBJECT, Statement

__all__ = [
    "ACCUSES_OBJECT",
    "Case",
    "Change",
    "Corroboration",
    "Evidence",
    "Nodes",
    "Position",
    "Report",
    "Said",
    "Stand",
    "Statement",
    "Ties",
    "Turn",
    "Wording",
    "answers",
    "cases",
    "changes",
    "contradictions",
    "corroborate",
    "disputed",
    "near_duplicates",
    "positions_in_order",
    "read",
    "rivals",
    "said_on",
    "spoken_on",
]
