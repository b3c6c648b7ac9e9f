"""What is known by name: states, bodies, groups, companies, operations, offices, persons, head nouns.

Takes the data files in `data/` and what the user imported, gives one immutable lookup (`load()`); knows nothing of
articles, spaCy, RDF.
"""

from geocyber.knowledge.claims import SponsorClaim
from geocyber.knowledge.imported import Imported, read_imported, user_file, write_imported
from geocyber.knowledge.importing import read_source
from geocyber.knowledge.lookup import Knowledge, load, read_knowledge
from geocyber.knowledge.table import KnowledgeError
from geocyber.knowledge.values import (
    Ambiguity,
    Entry,
    Form,
    GenericBody,
    Leader,
    Name,
    NounClass,
    Office,
    Scheme,
    Tenure,
)

__all__ = [
    "Ambiguity",
    "Entry",
    "Form",
    "GenericBody",
    "Imported",
    "Knowledge",
    "KnowledgeError",
    "Leader",
    "Name",
    "NounClass",
    "Office",
    "Scheme",
    "SponsorClaim",
    "Tenure",
    "load",
    "read_imported",
    "read_knowledge",
    "read_source",
    "user_file",
    "write_imported",
]
