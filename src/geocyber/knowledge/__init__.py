"""What is known by name: states, bodies, groups, companies, operations, offices, persons, head nouns.

Takes the data files in `data/`, gives one immutable lookup (`load()`); knows nothing of articles, spaCy, RDF.
"""

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
    "Knowledge",
    "KnowledgeError",
    "Leader",
    "Name",
    "NounClass",
    "Office",
    "Scheme",
    "Tenure",
    "load",
    "read_knowledge",
]
