"""Reads the head nouns that tell what a description is of."""

from __future__ import annotations

import tomllib
from importlib.resources.abc import Traversable

from geocyber.knowledge.table import KnowledgeError, data_folder
from geocyber.knowledge.values import NounClass
from geocyber.model import Kind

_FILE = "nouns.toml"
_KEYS = frozenset({"kind", "refers", "heads"})


def read_nouns(folder: Traversable | None = None) -> dict[str, NounClass]:
    """The classes of head nouns by their id.

    Raises:
        KnowledgeError: no TOML, an unknown key or kind, or a head that is no lower-case word.
    """
    text = (folder or data_folder()).joinpath(_FILE).read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(_FILE, str(error), "TOML") from error
    return {name: _noun_class(name, table) for name, table in tables.items()}


def _noun_class(name: str, table: object) -> NounClass:
    where = f"{_FILE}, [{name}]"
    if not isinstance(table, dict) or not {"refers", "heads"} <= table.keys() <= _KEYS:
        raise KnowledgeError(where, "something else", "a table with refers, heads and perhaps kind")
    heads = [str(head) for head in table["heads"]]
    wrong = sorted(head for head in heads if head != head.lower().strip() or heads.count(head) > 1)
    if wrong:
        raise KnowledgeError(where, f"heads {wrong}", "lower-case words, each once")
    kind = table.get("kind")
    if kind is not None and kind not in list(Kind):
        raise KnowledgeError(where, f"kind {kind!r}", "a kind of the model")
    return NounClass(name, Kind(kind) if kind else None, frozenset(heads), str(table["refers"]))
