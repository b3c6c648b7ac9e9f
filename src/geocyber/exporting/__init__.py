"""Takes a store and writes what it holds for other programs: RDF, tables, networks, STIX.

It must not know how text is read or how a graph is kept; it asks the store and writes a file.
"""

from geocyber.exporting.export import ENDINGS, Exported, export

__all__ = ["ENDINGS", "Exported", "export"]
