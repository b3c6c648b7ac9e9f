"""The signs of acts, nodes and lines in drawings: those of `look.toml`, coloured by the style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geocyber.model import Kind
from geocyber.views.look import look
from geocyber.views.pictures.markup import NOTHING, Markup, tag, text
from geocyber.views.values import Standing

RADIUS = 8.0
"""Pixels that a mark reaches from its middle, drawn at its full size; a ring of disputed ones adds four."""

ANY = "words"
"""The family whose mark stands for those of all families, where only colourless standing is meant."""

_NAMED = {"ink": "var(--ink)", "blue": "var(--blue)", "paper": "var(--paper)"}


def colours() -> str:
    """The style that gives families and kinds their colours."""
    families = (f".f-{name} {{ --c: {_colour(f.colour)}; }}\n" for name, f in look().families.items())
    kinds = (
        f".k-{kind.value} {{ --c: {_colour(k.colour)}; --i: {_colour(k.icon_colour)}; }}\n"
        for kind, k in look().kinds.items()
    )
    return "".join([*families, *kinds])


def mark(
    family: str, standing: Standing, x: float, y: float, *, size: float = 1.0, disputed: bool = False
) -> Markup:
    """The mark of an act: shape and colour of its family, filled, hollow, dotted or struck out as it stands."""
    path = look().families[family if family in look().families else ANY].mark
    parts = [tag("path", d=path, vector_effect="non-scaling-stroke")]
    if standing is Standing.NEGATED:
        parts.append(tag("path", d="M-8.5 8.5L8.5-8.5", class_="strike", vector_effect="non-scaling-stroke"))
    if disputed:
        parts.insert(0, tag("circle", r=RADIUS + 2.5, class_="ring", vector_effect="non-scaling-stroke"))
    place = f"translate({x:.1f} {y:.1f})" + ("" if size == 1.0 else f" scale({size:.2f})")
    return tag("g", *parts, class_=f"mark f-{family} {standing.value}", transform=place)


def inline_mark(family: str, standing: Standing = Standing.STATED, *, disputed: bool = False) -> Markup:
    """The same within a text."""
    return tag(
        "svg",
        mark(family, standing, 0, 0, disputed=disputed),
        class_="sign",
        viewBox="-11 -11 22 22",
        aria_hidden="true",
    )


def node(kind: Kind, letters: str | None, x: float, y: float, radius: float) -> Markup:
    """The sign of a node: shape and icon of its kind, or the letters of a state."""
    drawn = look().kinds[kind]
    icon = (
        tag("text", text(letters), x=24, y=31, class_="letters")
        if letters
        else tag("path", d=drawn.icon, class_="icon", transform="translate(10.8 10.8) scale(1.1)")
    )
    return tag(
        "g",
        tag("path", d=drawn.shape, class_="rim"),
        tag("path", d=drawn.shape, class_="hollow" if drawn.hollow else "shape"),
        icon,
        class_=f"node k-{kind.value}",
        transform=f"translate({x - radius:.1f} {y - radius:.1f}) scale({radius / 24:.3f})",
    )


def link(statements: Sequence[int], words: str, *children: Markup, class_: str = "to") -> Markup:
    """Leads to the sentences of statements, given by their indices; `words` say what is drawn."""
    return tag(
        "a",
        tag("title", text(words)),
        *children,
        href=f"#s{statements[0]}",
        data_s=" ".join(map(str, statements)),
        class_=class_,
        aria_label=words,
    )


def legend(families: Iterable[str], standings: Iterable[Standing], *, disputed: bool) -> Markup:
    """What marks mean: those families and ways of stating that are drawn, in the order of `look.toml`."""
    drawn, told = set(families), set(standings)
    rows = [
        tag("li", inline_mark(name), text(family.label), class_="f", title=family.meaning)
        for name, family in look().families.items()
        if name in drawn
    ]
    rows += [
        tag("li", inline_mark("none", standing), text(looks.label.lower()), title=looks.meaning)
        for standing, looks in look().standings.items()
        if standing in told and (told != {Standing.STATED})
    ]
    if disputed:
        meaning = "denied by the accused, or contradicted by another article"
        rows.append(tag("li", inline_mark("none", disputed=True), text("disputed"), title=meaning))
    return tag("ul", *rows, class_="legend", aria_label="Marks") if rows else NOTHING


def _colour(given: str) -> str:
    return _NAMED.get(given, given)
