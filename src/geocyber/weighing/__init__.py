"""Statements go in, out comes how they stand: how many independent sources have them, and who disputes them.

The definition of a dispute stands here once, for questions and views alike.
It must not know how text is read, how questions are asked or how pages look.
"""

from geocyber.weighing.corroboration import Corroboration, Report, corroborate
from geocyber.weighing.disputed import answers, contradictions, disputed
from geocyber.weighing.duplicates import Wording, near_duplicates
from geocyber.weighing.nodes import Nodes
from geocyber.weighing.read import Evidence, read
from geocyber.weighing.values import Statement

__all__ = [
    "Corroboration",
    "Evidence",
    "Nodes",
    "Report",
    "Statement",
    "Wording",
    "answers",
    "contradictions",
    "corroborate",
    "disputed",
    "near_duplicates",
    "read",
]
