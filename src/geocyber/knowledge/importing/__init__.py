"""Files of other people's knowledge go in, rows of our own come out: MISP galaxy clusters, STIX 2.1 bundles, CSV.

All that comes in is hostile: sizes are bounded, wrong types are named in one line, names are made plain.
"""

from geocyber.knowledge.importing.source import read_source

__all__ = ["read_source"]
