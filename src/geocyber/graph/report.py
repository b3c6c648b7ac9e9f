"""What a check finds: values, and how they read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: a violation breaks a promise of the graph, a warning only deserves a look."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault of a graph.

    Attributes:
        graph: IRI of the named graph that it is in; "" for quads outside of any.
        severity: how bad it is.
        node: IRI of what is at fault.
        name: how to call it: its label, else its IRI.
        message: what is wrong.
        value: the wrong value where there is one, else "".
        rule: name of the rule: the shape's local name, or that of a rule on the graph as a whole.
    """

    graph: str
    severity: Severity
    node: str
    message: str
    value: str = ""
    name: str = ""
    rule: str = ""

    def __str__(self) -> str:
        value = f" (found: {self.value})" if self.value else ""
        name, graph = self.name or self.node, self.graph or "no graph"
        return f"{self.severity.value}: {name}: {self.message}{value} [{graph}]"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check.

    Attributes:
        findings: all faults, sorted.
        articles: how many articles were checked.
        statements: how many statements they hold.
    """

    findings: tuple[Finding, ...]
    articles: int
    statements: int

    @property
    def conforms(self) -> bool:
        """Whether the graph keeps all its promises; warnings do not count."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that break a promise."""
        return tuple(f for f in self.findings if f.severity is Severity.VIOLATION)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that only deserve a look."""
        return tuple(f for f in self.findings if f.severity is Severity.WARNING)
