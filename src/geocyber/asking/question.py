"""What a question of the catalogue is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geocyber.asking.nearest import nearest
from geocyber.asking.values import ParameterType
from geocyber.errors import GeocyberError, UsageError

BUILT_IN = {
    "exact": "true takes the actor itself only, without the bodies and officials that act for it.",
    "limit": "At most so many rows.",
}
"""What every question understands beside its own parameters."""


class QuestionError(GeocyberError):
    """A file of the catalogue is not as it must be. The line names the file."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked with.

    Attributes:
        name: as in `name=value`; the variable `?_name` of the query.
        type: what its value stands for.
        description: a sentence.
        example: a value that makes sense.
        default: the value if none is given; None for any.
        patterns: of a stance, what takes the place of its block in the query, by the words it may be.
    """

    name: str
    type: ParameterType
    description: str
    example: str
    default: str | None = None
    patterns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the catalogue.

    Attributes:
        name: what it is called.
        summary: one line.
        description: what it gives and what not.
        parameters: what it can be asked with, beside `BUILT_IN`.
        sparql: the query.
        variables: the columns of its answer.
        columns: those that are shown to people, in their order.
        things: those that hold entities or articles, whose names are looked up.
        reckoned: what works up the rows of the query (`reckoning.RECKONERS`); "" if they are the answer.
    """

    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str
    variables: tuple[str, ...]
    columns: tuple[str, ...]
    things: tuple[str, ...]
    reckoned: str = ""

    def parameter(self, name: str) -> Parameter:
        """The parameter of a name.

        Raises:
            UsageError: the question has no such parameter.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = [*(p.name for p in self.parameters), *BUILT_IN]
        raise UsageError(
            f"{self.name} has no parameter {name!r}{nearest(name, known)}; it takes: {' '.join(known)}"
        )
