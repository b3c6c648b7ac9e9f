"""Takes an article's parse, gives its relations: predicates are data (`frames/*.toml`), arguments are syntax.

It must not know RDF, files or the command line.
"""

from geocyber.extraction.extractor import Extractor

__all__ = ["Extractor"]
