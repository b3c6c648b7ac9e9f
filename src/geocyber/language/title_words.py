"""The words of `data/titles.toml`: nouns for people, ranks and forms of address."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def title_words() -> Mapping[str, frozenset[str]]:
    """The lists of the file by their names, read once."""
    text = files("geocyber.language").joinpath("data/titles.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
