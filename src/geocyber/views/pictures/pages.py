"""The pages of pictures, by what a graph is to be looked at as."""

from __future__ import annotations

from geocyber.views.choose import Filters
from geocyber.views.pictures.ladder import ladder
from geocyber.views.pictures.matrix import matrix
from geocyber.views.pictures.page import picture_page
from geocyber.views.pictures.report import report_page
from geocyber.views.pictures.timeline import timeline
from geocyber.views.values import Lanes, Material, Picture

TITLES = {
    Picture.TIMELINE: "Who does what when",
    Picture.MATRIX: "Which state acts on which",
    Picture.LADDER: "How far each state has gone",
    Picture.REPORT: "Who says and does what to whom",
}


def picture_page_of(
    picture: Picture, material: Material, filters: Filters, *, title: str | None, lanes: Lanes
) -> str:
    """The page of a picture of material that has been selected with `filters`.

    Args:
        picture: any but the network, which has a page of its own kind.
        material: the statements to draw and what they name.
        filters: what they were chosen by.
        title: of the page; if not given, one that says what it shows and of whom.
        lanes: what a lane of the timeline holds.

    Returns:
        The complete page; the same arguments give the same text.
    """
    title = _title(picture, filters) if title is None else title
    match picture:
        case Picture.REPORT:
            return report_page(title, filters.in_words(), material, lanes)
        case Picture.MATRIX:
            figure = matrix(material)
        case Picture.LADDER:
            figure = ladder(material)
        case _:
            figure = timeline(material, lanes)
    return picture_page(title, filters.in_words(), figure, material)


def _title(picture: Picture, filters: Filters) -> str:
    about = [*filters.actors, *filters.operations]
    return f"{TITLES[picture]}: {', '.join(about)}" if about else TITLES[picture]
