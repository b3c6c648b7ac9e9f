"""spaCy component: a new paragraph always begins a new sentence, for the parser and the entity recogniser."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

NAME = "geocyber_paragraphs"

_BULLET = re.compile(r"[•▪●◦‣∙*–—-]|\d{1,2}[.)]|\(?[a-z][.)]")


@Language.component(NAME, assigns=["token.is_sent_start"])
def mark_paragraphs(doc: Doc) -> Doc:
    """Marks the first word after a line break as the start of a sentence.

    A line that only introduces a list ("are responsible for:") ends its sentence as well: each item is
    parsed on its own and linked to the introduction by `geocyber.language.lists`.
    """
    after_break = True
    for token in doc:
        if after_break and not token.is_space:
            token.is_sent_start = True
            after_break = (
                bool(_BULLET.fullmatch(token.text)) and token.nbor(1).is_space
                if token.i + 1 < len(doc)
                else False
            )
        elif token.is_space and "\n" in token.text:
            after_break = True
    return doc
