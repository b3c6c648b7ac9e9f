"""Reads a question: a header of `#+` lines in YAML, as grlc has it, and a SELECT query.

A parameter NAME is the variable `?_NAME`. The query holds it in `VALUES ?_NAME { UNDEF }`, and its value
takes the place of UNDEF: without a value the query is complete and gives everything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from geocyber.asking.question import BUILT_IN, Parameter, Question, QuestionError
from geocyber.asking.reckoning import RECKONERS
from geocyber.asking.values import ParameterType, literal
from geocyber.errors import UsageError

COMMON = "parameters.yaml"
"""The file of the parameters that a header may name without describing them."""

BLOCK = re.compile(r"VALUES\s+\?_(?P<name>\w+)\s*\{\s*UNDEF\s*\}")
"""Where the value of a parameter goes."""

ENDING = ".rq"

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PARAMETER_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_VARIABLE = re.compile(r"[?$]_(\w+)")
_HEADER_KEYS = {"summary", "description", "parameters", "columns", "things", "reckoned", "gives"}
_PARAMETER_KEYS = {"name", "type", "description", "example", "default", "patterns"}
_NOTHING: Mapping[str, Parameter] = {}


def read_question(name: str, text: str, common: Mapping[str, Parameter] = _NOTHING) -> Question:
    """Reads one file of the catalogue.

    Args:
        name: the question's name: the file's name without its ending.
        text: the file's content.
        common: parameters that a header may name without describing them.

    Raises:
        QuestionError: the name, the header or the query is not as it must be.
    """
    where = f"queries/{name}{ENDING}"
    if not _NAME.fullmatch(name):
        raise QuestionError(f"{where}: the name must be of small letters, digits and single hyphens")
    header = _header(text, where)
    parameters = tuple(
        _parameter(entry, f"{where}: parameter {n}", common)
        for n, entry in enumerate(_list(header, "parameters", where), 1)
    )
    variables, reckoned = _variables(text, where), _reckoned(header, where)
    if reckoned:
        variables = tuple(str(name) for name in _list(header, "gives", where))
    _check_blocks(text, [p.name for p in parameters], where, every=not reckoned)
    return Question(
        name=name,
        summary=_text(header, "summary", where),
        description=_text(header, "description", where),
        parameters=parameters,
        sparql=text,
        variables=variables,
        columns=_columns(header, "columns", variables, where) or variables,
        things=_columns(header, "things", variables, where),
        reckoned=reckoned,
    )


def read_common(text: str) -> Mapping[str, Parameter]:
    """Reads the parameters that many questions have in common, by their names.

    Args:
        text: the content of `queries/parameters.yaml`.

    Raises:
        QuestionError: it is not a list of well-formed parameters.
    """
    where = f"queries/{COMMON}"
    entries = _yaml(text, where)
    if not isinstance(entries, list):
        raise QuestionError(f"{where}: expected a list of parameters")
    found = [_parameter(entry, f"{where}: entry {n}", _NOTHING) for n, entry in enumerate(entries, 1)]
    return {parameter.name: parameter for parameter in found}


# The header ------------------------------------------------------------------------------------------


def _header(text: str, where: str) -> Mapping[str, object]:
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    header = _yaml("\n".join(lines), f"{where}: header")
    if not isinstance(header, dict):
        raise QuestionError(
            f"{where}: expected a header of `#+` lines with summary, description and parameters"
        )
    if unknown := sorted(set(header) - _HEADER_KEYS):
        raise QuestionError(
            f"{where}: header: unknown key {unknown[0]!r}; known: {' '.join(sorted(_HEADER_KEYS))}"
        )
    return header


def _yaml(text: str, where: str) -> object:
    import yaml  # noqa: PLC0415 (loaded when needed, to keep commands quick)

    # Every scalar is read as the string it is: no value is taken for a date, a number or a truth value.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        raise QuestionError(f"{where}: not well-formed YAML: {' '.join(str(error).split())}") from error


def _text(entry: Mapping[str, object], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise QuestionError(f"{where}: expected text for {key!r}, found {value!r}")
    return " ".join(value.split())


def _list(entry: Mapping[str, object], key: str, where: str) -> list[object]:
    value = entry.get(key, [])
    if not isinstance(value, list):
        raise QuestionError(f"{where}: expected a list for {key!r}, found {value!r}")
    return value


def _columns(
    header: Mapping[str, object], key: str, variables: tuple[str, ...], where: str
) -> tuple[str, ...]:
    names = _list(header, key, where)
    for name in names:
        if name not in variables:
            raise QuestionError(
                f"{where}: {key}: {name!r} is no column of the query, which gives {' '.join(variables)}"
            )
    return tuple(map(str, names))


def _reckoned(header: Mapping[str, object], where: str) -> str:
    if "reckoned" not in header:
        return ""
    name = _text(header, "reckoned", where)
    if name not in RECKONERS:
        raise QuestionError(f"{where}: reckoned: expected one of {' '.join(RECKONERS)}, found {name!r}")
    return name


def _parameter(entry: object, where: str, common: Mapping[str, Parameter]) -> Parameter:
    if isinstance(entry, str):
        if entry not in (common):
            raise QuestionError(f"{where}: {entry!r} is not in queries/{COMMON}; describe it here")
        return (common)[entry]
    if not isinstance(entry, dict):
        raise QuestionError(f"{where}: expected name, type, description and example, found {entry!r}")
    if unknown := sorted(set(entry) - _PARAMETER_KEYS):
        raise QuestionError(
            f"{where}: unknown key {unknown[0]!r}; known: {' '.join(sorted(_PARAMETER_KEYS))}"
        )
    name = _text(entry, "name", where)
    if not _PARAMETER_NAME.fullmatch(name) or name in BUILT_IN:
        raise QuestionError(
            f"{where}: no parameter can be called {name!r}: expected small letters, not {' '.join(BUILT_IN)}"
        )
    type_ = _text(entry, "type", where)
    if type_ not in {t.value for t in ParameterType}:
        raise QuestionError(f"{where}: type: expected one of {' '.join(ParameterType)}, found {type_!r}")
    default = _text(entry, "default", where) if "default" in entry else None
    parameter = Parameter(
        name,
        ParameterType(type_),
        _text(entry, "description", where),
        _text(entry, "example", where),
        default,
        _patterns(entry, where),
    )
    for key, value in (("example", parameter.example), ("default", default)):
        _check_value(parameter, key, value, where)
    return parameter


def _check_value(parameter: Parameter, key: str, value: str | None, where: str) -> None:
    if value is None or parameter.type.names_something:
        return
    if parameter.type is ParameterType.STANCE:
        if value.partition(":")[0] not in parameter.patterns:
            raise QuestionError(f"{where}: {key}: {value!r} is none of its patterns")
        return
    try:
        literal(parameter.type, value, parameter.name)
    except UsageError as error:
        raise QuestionError(f"{where}: {key}: {error}") from error


def _patterns(entry: Mapping[str, object], where: str) -> Mapping[str, str]:
    patterns = entry.get("patterns", {})
    if not isinstance(patterns, dict) or not all(isinstance(pattern, str) for pattern in patterns.values()):
        raise QuestionError(f"{where}: expected a SPARQL pattern for each word in 'patterns'")
    return patterns


# The query -------------------------------------------------------------------------------------------


def _variables(text: str, where: str) -> tuple[str, ...]:
    """The columns of a query, which must be a SELECT that a limit can be added to."""
    import pyoxigraph as ox  # noqa: PLC0415 (loaded when needed, to keep commands quick)

    try:
        found = ox.Store().query(f"{text}\nLIMIT 0")
    except SyntaxError as error:
        raise QuestionError(
            f"{where}: not a well-formed query without LIMIT: {' '.join(error.msg.split())}"
        ) from error
    if not isinstance(found, ox.QuerySolutions):
        raise QuestionError(f"{where}: expected a SELECT query")
    return tuple(variable.value for variable in found.variables)


def _check_blocks(text: str, declared: list[str], where: str, *, every: bool) -> None:
    """That the query has no other parameters than the header, and, if wanted, a place for every one."""
    if len(set(declared)) < len(declared):
        raise QuestionError(f"{where}: a parameter is declared twice: {' '.join(sorted(declared))}")
    query = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    places, used = set(BLOCK.findall(query)), set(_VARIABLE.findall(query))
    for name in declared:
        if every and name not in places:
            raise QuestionError(
                f"{where}: parameter {name!r} has no place in the query: VALUES ?_{name} {{ UNDEF }}"
            )
    if undeclared := sorted(used - set(declared)):
        raise QuestionError(f"{where}: the query uses ?_{undeclared[0]}, which is no parameter of its header")
