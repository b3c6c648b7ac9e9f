from geocyber.asking import ask, catalogue
from geocyber.errors import GeocyberError
from geocyber.model import (
    Article,
    Entity,
    Extraction,
    Factuality,
    Kind,
    Passage,
    Relation,
    RelationType,
)
from geocyber.pipeline import Summary, build, extract
from geocyber.reading import Unreadable, read
from geocyber.store import open_store

__version__: str

__all__ = [
    "Article",
    "Entity",
    "Extraction",
    "Factuality",
    "GeocyberError",
    "Kind",
    "Passage",
    "Relation",
    "RelationType",
    "Summary",
    "Unreadable",
    "__version__",
    "ask",
    "build",
    "catalogue",
    "extract",
    "open_store",
    "read",
]
