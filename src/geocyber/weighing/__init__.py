"""Statements go in, out comes how they stand: which are disputed, by whom, and since when.

The definition of a dispute stands here once, for questions and views alike.
It must not know how text is read, how questions are asked or how pages look.
"""

from geocyber.weighing.disputed import answers, contradictions, disputed
from geocyber.weighing.nodes import Nodes
from geocyber.weighing.read import Evidence, read
from geocyber.weighing.values import Statement

__all__ = ["Evidence", "Nodes", "Statement", "answers", "contradictions", "disputed", "read"]
