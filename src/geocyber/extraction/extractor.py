"""The extractor: loads models, knowledge and frames once, then reads article after article."""

from __future__ import annotations

from geocyber import knowledge, language
from geocyber.extraction import confidence, frames
from geocyber.extraction.context import Reading
from geocyber.extraction.reader import Reader
from geocyber.extraction.second_opinion import joined
from geocyber.language.roles import compile_roles
from geocyber.model import Article, Extraction


class Extractor:
    """Reads articles. Loading takes seconds, reading an article some tens of milliseconds.

    By default each article is parsed by two models, of which the second adds what the first one misses.

    Attributes:
        model_id: name, version and hash of the language models, kept with every graph.
        knowledge_id: hash of the imported knowledge, kept with every graph; "" if there is none.
    """

    def __init__(self, model: str | None = None) -> None:
        """Loads everything.

        Args:
            model: an installed spaCy model, which then reads alone; None for the default ones.

        Raises:
            GeocyberError: a model is missing, or a data file is damaged.
        """
        known, lexicon = knowledge.load(), frames.load()
        pipelines = language.load_all(model)
        roles = compile_roles(known)
        self._readers = tuple(Reader(nlp, known, roles, lexicon) for nlp in pipelines)
        self._confidence = confidence.load()
        self.model_id: str = " + ".join(map(language.identity, pipelines))
        self.knowledge_id: str = known.imported

    def __call__(self, article: Article) -> Extraction:
        """All relations of an article, with their entities."""
        first, *others = (read(article) for read in self._readers)
        for second in others:
            first = joined(first, second)
        return self._confidence.rated(first)

    def annotate(self, article: Article) -> Reading:
        """The article's first parse with actors, coreference, speech and dates."""
        return self._readers[0].annotate(article)
