"""Puts figures and the sentences behind them into one HTML file, which needs no network and hardly a script.

Every mark is a link to its sentences, so that all can be read without scripts; with the page's own script they
open in a panel beside the picture.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from geocyber.views.assembling import filled, part, policy, stylesheet
from geocyber.views.escape import spelled_out
from geocyber.views.pictures.figure import Figure
from geocyber.views.pictures.glyphs import colours
from geocyber.views.pictures.markup import NOTHING, Markup, tag, text, together
from geocyber.views.pictures.sentences import cards
from geocyber.views.pictures.words import plural
from geocyber.views.values import Material


def picture_page(title: str, filters: str, figure: Figure, material: Material) -> str:
    """The page of one picture.

    Args:
        title: of the page.
        filters: what the material was chosen by, in words.
        figure: the picture.
        material: the statements that it is drawn from.
    """
    table = tag("details", tag("summary", text("The same as a table")), figure.table, class_="fold")
    return page(title, [figure.telling, _choice(filters)], "one", [pictured(figure), table], material)


def pictured(figure: Figure) -> Markup:
    """A figure without its table, in its frame."""
    kind = "frame-of-picture on-sheets" if figure.sheets else "frame-of-picture"
    drawings = [figure.wide, figure.narrow, *figure.sheets]
    note = tag("figcaption", text(figure.note), class_="quiet") if figure.note else NOTHING
    return tag(
        "figure",
        figure.legend,
        tag("div", *drawings, class_=kind, tabindex=0, role="group", aria_label=figure.heading),
        note,
        id=figure.anchor,
        class_="picture",
    )


def page(title: str, said: Sequence[str], kind: str, body: Sequence[Markup], material: Material) -> str:
    """A complete page.

    Args:
        title: of the page.
        said: what stands below the title; empty parts are left out.
        kind: class of the page's body.
        body: its content.
        material: whose statements stand at its end.

    Returns:
        HTML; the same arguments give the same text.
    """
    script = part("pictures/pictures.js")
    style = stylesheet("style/sentences.css", "pictures/pictures.css", "pictures/marks.css") + colours()
    sources = plural(len(material.reports), "article")
    values = {
        "policy": policy([script], style),
        "style": style,
        "script": script,
        "title": html.escape(spelled_out(title)),
        "summary": html.escape(spelled_out(" · ".join(filter(None, said)))),
        "kind": kind,
        "body": together(body, "\n"),
        "count": f"All {plural(len(material.statements), 'sentence')} behind this page, from {sources}",
        "sentences": cards(material),
    }
    return filled(part("pictures/pictures.html"), values)


def _choice(filters: str) -> str:
    return f"filtered: {filters}" if filters else ""
