"""The pages that a graph can be looked at as; so far there is one, the network."""

from __future__ import annotations

from geocyber.model import UNNAMED
from geocyber.store import Store
from geocyber.views.choose import Filters, choose
from geocyber.views.look import look
from geocyber.views.network import OPENING, draw
from geocyber.views.packing import packed
from geocyber.views.read import read
from geocyber.views.template import page
from geocyber.views.values import Level, Material

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
) -> str:
    """The network page of material that has been selected with `filters`."""
    data = {
        **packed(material, draw(material, show)),
        "look": look().as_dict(),
        "level": level.value,
        "show": show,
        "filters": filters.in_words(),
        "unnamed": UNNAMED,
    }
    return page(title, data)
