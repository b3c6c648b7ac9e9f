"""For whom a person speaks: "Foreign Minister X", "X, the head of Y", "A and B, both officers of Y", "X of Y".

Takes the entities and titles of a text, gives who holds which office; a title means what its own words name, else what
is known of its bearer or of the office, else what stands near by.
"""

from geocyber.language.offices.finding import find_offices
from geocyber.language.offices.titles import TitleFinder

__all__ = ["TitleFinder", "find_offices"]
