"""Takes an article's text, gives a spaCy parse and what is found in it: actors, coreference, speech, time.

It must not know RDF, files or the command line.
"""

from geocyber.language.load import identity, load, load_all, with_dashes

__all__ = ["identity", "load", "load_all", "with_dashes"]
