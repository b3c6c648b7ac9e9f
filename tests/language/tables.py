"""Reads the tables of sentences and finds the word that a row asks about."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

_FOLDER = Path(__file__).parent / "sentences"


def rows(name: str) -> list[dict[str, Any]]:
    """The sentences of `sentences/NAME.toml`."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))["sentence"]


def word(doc: Doc, wanted: str) -> Token:
    """The token that reads so; "hacked#2" is the second one."""
    text, _, number = wanted.partition("#")
    found = [token for token in doc if token.text == text]
    assert found, f"there is no {text!r} in {doc.text!r}"
    return found[int(number or 1) - 1]


def label(row: dict[str, Any]) -> str:
    """A short name for the row in the report of a failing test."""
    return row["text"][:60]
