"""The pages that a graph can be looked at as: the interactive network, and pictures."""

from __future__ import annotations

from geocyber.model import UNNAMED
from geocyber.store import Store
from geocyber.views.choose import Filters, choose
from geocyber.views.emphasis import emphasis
from geocyber.views.look import look
from geocyber.views.network import OPENING, counts, draw
from geocyber.views.packing import packed
from geocyber.views.pictures import picture_page_of
from geocyber.views.read import read
from geocyber.views.template import page
from geocyber.views.values import ColourBy, Lanes, Level, Material, Picture, SizeBy

TITLE = "Who says and does what to whom"


def network_page(
    store: Store,
    filters: Filters | None = None,
    *,
    title: str = TITLE,
    level: Level = Level.STATE,
    show: int = OPENING,
) -> str:
    """A graph as an interactive network: one HTML file that needs no network to be looked at.

    Args:
        store: an open store.
        filters: what to show; everything if not given.
        title: of the page.
        level: whether bodies, officials and groups are folded into their states when the page opens.
        show: how many nodes are drawn when the page opens, the weightiest; its reader can ask for more.

    Returns:
        The complete page; the same graph and arguments give the same text.

    Raises:
        UsageError: the graph is empty, an actor or relation is unknown, or nothing passes the filters.
    """
    filters = filters or Filters()
    return network_page_of(select(store, filters), filters, title=title, level=level, show=show)


def select(store: Store, filters: Filters) -> Material:
    """What of a graph passes the filters, marked as disputed where it is.

    Raises:
        UsageError: the graph is empty, an actor or relation is unknown, or nothing passes the filters.
    """
    return choose(read(store), filters)


def network_page_of(
    material: Material,
    filters: Filters,
    *,
    title: str = TITLE,
    level: Level = Level.STATE,
    show: int = OPENING,
    size_by: SizeBy = SizeBy.LINES,
    colour_by: ColourBy = ColourBy.KIND,
) -> str:
    """The network page of material that has been selected with `filters`."""
    emphasised = emphasis(material, size_by, colour_by)
    data = {
        **packed(material, draw(material, show, emphasised)),
        "groups": emphasised.colours,
        "look": look().as_dict(),
        "level": level.value,
        "show": show,
        "filters": ", ".join(filter(None, [filters.in_words(), _drawn_by(size_by, colour_by)])),
        "unnamed": UNNAMED,
    }
    return page(title, data)


def _drawn_by(size_by: SizeBy, colour_by: ColourBy) -> str:
    """What nodes are drawn by, in words, if it is not what they usually are."""
    size = "" if size_by is SizeBy.LINES else f"size of nodes by {size_by.value}"
    colour = "" if colour_by is ColourBy.KIND else f"their colour by {colour_by.value}"
    return ", ".join(filter(None, [size, colour]))


def page_of(
    picture: Picture,
    material: Material,
    filters: Filters,
    *,
    title: str | None = None,
    level: Level = Level.STATE,
    show: int = OPENING,
    size_by: SizeBy = SizeBy.LINES,
    colour_by: ColourBy = ColourBy.KIND,
    lanes: Lanes = Lanes.ACTOR,
) -> str:
    """The page of material that has been selected with `filters`.

    Args:
        picture: what it is looked at as.
        material: the statements to draw and what they name.
        filters: what they were chosen by.
        title: of the page; if not given, one that says what it shows.
        level: of the network when it opens.
        show: how many nodes of the network are drawn when it opens.
        size_by: what makes a node of the network large.
        colour_by: what the colour of a node of the network tells.
        lanes: of the timeline.

    Returns:
        The complete page; the same arguments give the same text.
    """
    if picture is Picture.NETWORK:
        title = TITLE if title is None else title
        return network_page_of(
            material, filters, title=title, level=level, show=show, size_by=size_by, colour_by=colour_by
        )
    return picture_page_of(picture, material, filters, title=title, lanes=lanes)


def said_of(picture: Picture, material: Material, level: Level) -> str:
    """What a page holds, in a line."""
    sources = f"{len(material.statements)} statements from {len(material.reports)} articles"
    if picture is not Picture.NETWORK:
        return sources
    nodes, lines = counts(material, level)
    return f"{nodes} actors and things, {lines} lines; {sources}"
