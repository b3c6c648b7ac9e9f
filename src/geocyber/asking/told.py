"""Disputes in words: the values between what statements say and what tables and reports show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geocyber.graph.vocabulary import THINGS
from geocyber.model import UNNAMED
from geocyber.weighing import Case, Change, Position

THE_ARTICLE = "the article"
SOMEBODY = "unnamed claimant"


@dataclass(frozen=True, slots=True)
class Line:
    """One position, told.

    Attributes:
        position: who takes which position on whom.
        conflicts: contradictions and changes of mind in words.
        asides: what else is to be known, such as who says so.
        quote: the sentence; "" for silence.
    """

    position: Position
    conflicts: tuple[str, ...]
    asides: tuple[str, ...]
    quote: str

    @property
    def notes(self) -> tuple[str, ...]:
        """All that is to be known beside the position itself."""
        return (*self.conflicts, *self.asides)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A case, told.

    Attributes:
        title: the operation's name, or what it is about in words.
        case: its positions.
        lines: them in the order of their dates.
        contradictions: pairs of accused that exclude each other.
        changes: who changed his mind.
    """

    title: str
    case: Case
    lines: tuple[Line, ...]
    contradictions: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether somebody denies, contradicts, or has changed his mind."""
        return bool(self.case.is_answered or self.case.opposed or self.contradictions or self.changes)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which disputes are asked for; None for any.

    Attributes:
        operations: IRIs of operations.
        actors: IRIs of actors that take a position or are accused.
        silent: whether to give accusations that nobody has answered too.
    """

    operations: frozenset[str] | None = None
    actors: frozenset[str] | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Disputes with the names of all that they name.

    Attributes:
        disputes: in the order of their first dates; what has none comes last.
        names: what nodes and articles are called, by their IRIs.
    """

    disputes: tuple[Dispute, ...]
    names: Mapping[str, str]

    def name(self, node: str | None) -> str:
        """What people call a node; None is the article's own voice."""
        if node is None:
            return THE_ARTICLE
        return SOMEBODY if node == UNNAMED else self.names.get(node, node.removeprefix(THINGS))


def listed(names: Iterable[str]) -> str:
    """Names as one says them: "a, b and c"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
