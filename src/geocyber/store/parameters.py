"""Reads a query as far as the store must: its kind, what it must not do, and where its parameters go.

A parameter is bound by a `VALUES` block at the start of each group that mentions it. That is SPARQL 1.1, and
means the same in the embedded store and at any endpoint. The value enters as a serialised term: no string is
ever pasted into a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from geocyber.errors import UsageError
from geocyber.terms import Value, as_term

_TOKEN = re.compile(
    r"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<string>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
               | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<name>[\w.\-]*:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\.)*)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<open>\{\|?)
    | (?P<close>\|?\})
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int

    def says(self, *words: str) -> bool:
        return self.kind == "word" and self.text.upper() in words


@dataclass(slots=True)
class _Group:
    """A `{` … `}`: where its patterns begin (None if it holds none), and the variables inside."""

    begin: int | None
    outermost: bool = False
    variables: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Query:
    """A query that has been looked at.

    Attributes:
        text: the query as given.
        form: SELECT, ASK, CONSTRUCT or DESCRIBE.
        has_dataset: whether it names its own graphs with FROM.
        has_service: whether it asks another endpoint with SERVICE.
    """

    text: str
    form: str
    has_dataset: bool
    has_service: bool


def read_query(text: str) -> Query:
    """Looks at a query without parsing it in full.

    Args:
        text: SPARQL 1.1 query.

    Raises:
        UsageError: it is an update, or nothing that could be a query.
    """
    tokens = list(_tokens(text))
    words = [token for token in tokens if token.kind == "word"]
    form = next(
        (word.text.upper() for word in words if not word.says("PREFIX", "BASE", "VERSION")), "nothing"
    )
    if form not in _FORMS:
        raise UsageError(
            f"this is no SPARQL query: expected SELECT, ASK, CONSTRUCT or DESCRIBE, but found {form[:40]!r}"
        )
    return Query(
        text=text,
        form=form,
        has_dataset=any(word.says("FROM") for word in words),
        has_service=any(word.says("SERVICE") for word in words),
    )


def bind(text: str, bindings: Mapping[str, Value]) -> str:
    """The query with its parameters bound.

    Args:
        text: SPARQL 1.1 query.
        bindings: values by the names of variables, with or without "?".

    Returns:
        The query in which each group that mentions a bound variable starts with its value.

    Raises:
        UsageError: a name is no variable of the query, or the query has no group to bind it in.
    """
    if not bindings:
        return text
    values = {name.lstrip("?$"): as_term(value).n3 for name, value in bindings.items()}
    tokens = list(_tokens(text))
    mentioned = {token.text[1:] for token in tokens if token.kind == "variable"}
    if unknown := sorted(set(values) - mentioned):
        raise UsageError(f"the query has no variable ?{unknown[0]} to bind")
    groups = _groups(tokens)
    if not groups or _is_short_construct(tokens):
        raise UsageError(
            "parameters need a query with a WHERE group of its own (not DESCRIBE <x> or CONSTRUCT WHERE)"
        )
    parts, done = [], 0
    for begin, group in sorted(((group.begin or 0, group) for group in groups), key=lambda pair: pair[0]):
        names = sorted(values) if group.outermost else sorted(group.variables & set(values))
        block = "".join(f" VALUES ?{name} {{ {values[name]} }}" for name in names)
        parts += [text[done:begin], block]
        done = begin
    return "".join([*parts, text[done:]])


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "space":
            yield _Token(kind, match.group(), match.start())


def _groups(tokens: list[_Token]) -> list[_Group]:
    """The groups of patterns: every pair of braces that is no data, no template and no subselect's shell."""
    found: list[_Group] = []
    stack: list[_Group] = []
    for index, token in enumerate(tokens):
        if token.kind == "open":
            begin = token.start + 1 if _holds_patterns(tokens, index) else None
            stack.append(_Group(begin, outermost=not stack))
        elif token.kind == "close" and stack:
            group = stack.pop()
            if stack:
                stack[-1].variables |= group.variables
            if group.begin is not None:
                found.append(group)
        elif token.kind == "variable" and stack:
            stack[-1].variables.add(token.text[1:])
    return found


def _holds_patterns(tokens: list[_Token], index: int) -> bool:
    if tokens[index].text != "{" or _is_values_block(tokens, index):
        return False
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    is_template = before is not None and before.says("CONSTRUCT")
    is_subselect = after is not None and after.says("SELECT")
    return not is_template and not is_subselect


def _is_values_block(tokens: list[_Token], index: int) -> bool:
    """Whether the brace at `index` opens the data of `VALUES ?x {` or `VALUES (?x ?y) {`."""
    index -= 1
    while index > 0 and (tokens[index].kind == "variable" or tokens[index].text in ("(", ")")):
        index -= 1
    return index >= 0 and tokens[index].says("VALUES")


def _is_short_construct(tokens: list[_Token]) -> bool:
    """`CONSTRUCT WHERE { … }`, whose group is its template too and may hold triples alone."""
    at = next((i for i, token in enumerate(tokens) if token.says("CONSTRUCT")), None)
    return at is not None and at + 1 < len(tokens) and tokens[at + 1].text != "{"
