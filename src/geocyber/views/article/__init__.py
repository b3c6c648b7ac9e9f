"""An extraction goes in, a page comes out: the article with its entities and relations marked, offline.

It must not know spaCy, RDF or the store.
"""

from geocyber.views.article.page import article_page

__all__ = ["article_page"]
