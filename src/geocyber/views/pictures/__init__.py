"""Material goes in, a drawing comes out: timeline, matrix, ladder and report as pages of SVG.

It must not know the store, nor how the interactive network is drawn.
"""

from geocyber.views.pictures.pages import picture_page_of

__all__ = ["picture_page_of"]
