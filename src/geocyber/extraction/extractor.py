"""The extractor: loads model, knowledge and frames once, then reads article after article."""

from __future__ import annotations

from geocyber import knowledge, language
from geocyber.extraction import confidence, frames
from geocyber.extraction.assemble import assemble
from geocyber.extraction.candidates import candidates
from geocyber.extraction.context import Reading
from geocyber.extraction.inference import infer
from geocyber.extraction.issuer import issuer
from geocyber.extraction.sponsorship import linked_by
from geocyber.extraction.ties import claimed, own_by_description, ties, worth_keeping
from geocyber.language.coreference import resolve
from geocyber.language.gazetteer import Gazetteer
from geocyber.language.mentions import MentionFinder
from geocyber.language.offices import TitleFinder
from geocyber.language.roles import compile_roles
from geocyber.language.speech import analyse_speech
from geocyber.language.time import find_dates
from geocyber.language.timeline import Timeline
from geocyber.model import Article, Extraction


class Extractor:
    """Reads articles. Loading takes seconds, reading an article some tens of milliseconds.

    Attributes:
        model_id: name, version and hash of the language model, kept with every graph.
        knowledge_id: hash of the imported knowledge, kept with every graph; "" if there is none.
    """

    def __init__(self, model: str | None = None) -> None:
        """Loads everything.

        Args:
            model: an installed spaCy model; None for the default one.

        Raises:
            GeocyberError: the model is missing, or a data file is damaged.
        """
        self._nlp = language.load(model)
        self._knowledge = knowledge.load()
        self._lexicon = frames.load()
        self._confidence = confidence.load()
        self._roles = compile_roles(self._knowledge)
        self._find_mentions = MentionFinder(
            Gazetteer(self._nlp, self._knowledge), self._knowledge, self._roles
        )
        self._titles = TitleFinder(self._nlp, self._knowledge, self._roles)
        self.model_id: str = language.identity(self._nlp)
        self.knowledge_id: str = self._knowledge.imported

    def __call__(self, article: Article) -> Extraction:
        """All relations of an article, with their entities."""
        reading = self.annotate(article)
        tied = list(ties(reading))
        predicated = list(candidates(reading, self._lexicon))
        own_by_description(predicated)
        found = list(linked_by(reading, infer(reading, predicated)))
        every = [*found, *claimed(found, worth_keeping(found, tied))]
        return self._confidence.rated(assemble(reading, every))

    def annotate(self, article: Article) -> Reading:
        """The article's parse with actors, coreference, speech and dates."""
        doc = self._nlp(language.with_dashes(article.text))
        year = article.published.year if article.published is not None else None
        mentions = self._find_mentions(doc)
        referents = resolve(doc, mentions, self._knowledge, self._roles, self._titles, year)
        speech = analyse_speech(doc)
        return Reading(
            article=article,
            doc=doc,
            referents=referents,
            speech=speech,
            timeline=Timeline(doc, find_dates(doc, article.published), article.published),
            knowledge=self._knowledge,
            roles=self._roles,
            issuer=issuer(doc, referents, speech),
        )
