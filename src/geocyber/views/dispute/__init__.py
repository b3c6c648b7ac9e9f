"""A report on an operation goes in, a page comes out: who blames, who answers, what is contradictory, offline.

It must not know spaCy, RDF or the store.
"""

from geocyber.views.dispute.page import dispute_page

__all__ = ["dispute_page"]
