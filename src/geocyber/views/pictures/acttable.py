"""The timeline as a table, for whoever cannot or would not read a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from geocyber.views.acts import Act
from geocyber.views.look import look
from geocyber.views.pictures.figure import table
from geocyber.views.pictures.glyphs import inline_mark, link
from geocyber.views.pictures.markup import Markup, name, tag, text, together
from geocyber.views.pictures.words import in_full, plural, verb
from geocyber.views.values import Material

_MOST_ROWS = 2000
_HEAD = ["When", "Who", "does what", "to whom", "Told as", "Sentences"]


def act_table(told: Sequence[Act], material: Material) -> Markup:
    """Who did what to whom, told how, in the order of time; the sentences of a row are a link.

    Args:
        told: the acts, in that order.
        material: names who takes part in them.
    """
    rows = [_row(list(group), material) for _, group in groupby(told[:_MOST_ROWS], key=_alike)]
    rest = len(told) - _MOST_ROWS
    caption = plural(len(told), "act") + " in the order of time"
    return table(f"{caption}, the first {_MOST_ROWS:,}" if rest > 0 else caption, _HEAD, rows, (5,))


def _alike(act: Act) -> tuple[object, ...]:
    return act.when, act.agent, act.relation, act.object, act.standing


def _row(same: list[Act], material: Material) -> list[Markup]:
    act = same[0]
    statements = [index for one in same for index in one.statements]
    return [
        tag("time", text(act.when.written if act.when else "undated")),
        _who(act.agent, material),
        together([inline_mark(act.family, act.standing, disputed=act.disputed), text(verb(act))], " "),
        _who(act.object, material) if act.object else tag("span", text("nobody named"), class_="quiet"),
        text(", ".join(_told_as(act))),
        link(statements, f"Sentences: {in_full(same, material)}", text(len(statements))),
    ]


def _told_as(act: Act) -> Iterable[str]:
    yield look().standings[act.standing].label.lower()
    if act.disputed:
        yield "disputed"


def _who(node: str, material: Material) -> Markup:
    """A name, with that of whom it acts for."""
    top = material.top(node)
    own = name(material.nodes[node].name, 60)
    if top == node:
        return own
    return together([own, tag("span", text("of "), name(material.nodes[top].name, 40), class_="quiet")], " ")
