"""An open store goes in, a page to look at comes out: one HTML file that explains itself, offline.

Statements are read by SPARQL, gathered in a networkx multigraph, placed, drawn by pyvis's vis-network.
It must not know spaCy or how the store keeps things, and takes RDF terms only as strings.
"""

from geocyber.views.choose import Claims, Filters
from geocyber.views.measures import measured
from geocyber.views.network import counts
from geocyber.views.pages import network_page, network_page_of, page_of, said_of, select
from geocyber.views.values import ColourBy, Lanes, Level, Material, Picture, SizeBy

__all__ = [
    "Claims",
    "ColourBy",
    "Filters",
    "Lanes",
    "Level",
    "Material",
    "Picture",
    "SizeBy",
    "counts",
    "measured",
    "network_page",
    "network_page_of",
    "page_of",
    "said_of",
    "select",
]
