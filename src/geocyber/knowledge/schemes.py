"""Reads how trackers and registries form names: "UNC5221", "Quartz Typhoon", "CVE-2025-0282"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable

from geocyber.knowledge.table import KnowledgeError, data_folder
from geocyber.knowledge.values import Scheme
from geocyber.model import Kind

_FILE = "schemes.toml"
_KEYS = frozenset({"kind", "patterns", "against"})


def read_schemes(folder: Traversable | None = None) -> Iterator[Scheme]:
    """The naming schemes, in the order of the file.

    Raises:
        KnowledgeError: no TOML, an unknown key or kind, or a pattern that is no regular expression.
    """
    text = (folder or data_folder()).joinpath(_FILE).read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(_FILE, str(error), "TOML") from error
    for name, table in tables.items():
        yield _scheme(name, table)


def _scheme(name: str, table: object) -> Scheme:
    where = f"{_FILE}, [{name}]"
    if not isinstance(table, dict) or not {"kind", "patterns"} <= table.keys() <= _KEYS:
        raise KnowledgeError(where, "something else", "a table with kind, patterns and perhaps against")
    if table["kind"] not in list(Kind):
        raise KnowledgeError(where, f"kind {table['kind']!r}", "a kind of the model")
    try:
        pattern = re.compile(rf"(?<![\w.-])(?:{'|'.join(table['patterns'])})(?![\w-])")
    except re.error as error:
        raise KnowledgeError(where, str(error), "regular expressions") from error
    return Scheme(name, Kind(table["kind"]), pattern, frozenset(table.get("against", ())))
