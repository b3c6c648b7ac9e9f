"""Reads `rules.toml`: scores, reasons, time spans and lists of words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from geocyber.errors import GeocyberError
from geocyber.linking.values import Verdict

_FILE = "rules.toml"


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """How things are compared.

    Attributes:
        threshold: the least score of a link.
        window: with how many things before and behind it, in a block, each is compared.
        days: spans of days by name.
        words: lists of words by name.
        same_words: pairs of words that stand for each other in names of bodies.
        given_names: the given name that stands for a form of it.
        once: classes of statements of what is hardly ever done twice to one thing.
        once_kinds: classes of the things that this holds of.
    """

    threshold: float
    window: int
    days: Mapping[str, int]
    words: Mapping[str, frozenset[str]]
    same_words: Mapping[str, str]
    given_names: Mapping[str, str]
    once: frozenset[str]
    once_kinds: frozenset[str]
    _rules: Mapping[str, Mapping[str, object]]

    def verdict(self, rule: str, **values: object) -> Verdict:
        """What a rule finds; `values` stand in its reason."""
        row = self._rules[rule]
        return Verdict(float(str(row["score"])), rule, str(row["reason"]).format(**values))

    def weaker(self, verdict: Verdict, rule: str) -> Verdict:
        """A verdict that a second rule makes less sure."""
        row = self._rules[rule]
        score = round(verdict.score * float(str(row["factor"])), 4)
        return Verdict(score, verdict.rule, str(row["reason"]).format(reason=verdict.reason))


@cache
def rules() -> Rules:
    """The rules that geocyber is shipped with.

    Raises:
        GeocyberError: the file is damaged.
    """
    text = files("geocyber.linking").joinpath(_FILE).read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
        words = dict(table["words"])
        same_words = words.pop("body_same")
        return Rules(
            threshold=float(table["threshold"]),
            window=int(table["window"]),
            days=MappingProxyType({name: int(span) for name, span in table["days"].items()}),
            words=MappingProxyType({name: frozenset(text.split()) for name, text in words.items()}),
            same_words=MappingProxyType(dict(same_words)),
            given_names=MappingProxyType(
                {form: name for name, forms in table["given_names"].items() for form in forms.split()}
            ),
            once=frozenset(table["once"]["relations"].split()),
            once_kinds=frozenset(table["once"]["kinds"].split()),
            _rules=MappingProxyType(table["rules"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError, AttributeError) as error:
        raise GeocyberError(f"linking/{_FILE} is damaged: {error}; install geocyber again") from error
