"""Reads an article by one parse: from the text to the relations that its sentences state, not yet rated."""

from __future__ import annotations

from spacy.language import Language

from geocyber import language
from geocyber.extraction.assemble import assemble
from geocyber.extraction.candidates import candidates
from geocyber.extraction.context import Reading
from geocyber.extraction.frames import Lexicon
from geocyber.extraction.inference import infer
from geocyber.extraction.issuer import issuer
from geocyber.extraction.sponsorship import linked_by
from geocyber.extraction.ties import claimed, own_by_description, ties, worth_keeping
from geocyber.knowledge import Knowledge
from geocyber.language.coreference import resolve
from geocyber.language.gazetteer import Gazetteer
from geocyber.language.mentions import MentionFinder
from geocyber.language.offices import TitleFinder
from geocyber.language.roles import Roles
from geocyber.language.speech import analyse_speech
from geocyber.language.time import find_dates
from geocyber.language.timeline import Timeline
from geocyber.model import Article, Extraction


class Reader:
    """Reads articles by the parses of one language model."""

    def __init__(self, nlp: Language, knowledge: Knowledge, roles: Roles, lexicon: Lexicon) -> None:
        self._nlp = nlp
        self._knowledge = knowledge
        self._lexicon = lexicon
        self._roles = roles
        self._find_mentions = MentionFinder(Gazetteer(nlp, knowledge), knowledge, roles)
        self._titles = TitleFinder(nlp, knowledge, roles)

    def __call__(self, article: Article) -> Extraction:
        """All relations of an article, with their entities, without confidences."""
        reading = self.annotate(article)
        tied = list(ties(reading))
        predicated = list(candidates(reading, self._lexicon))
        own_by_description(predicated)
        found = list(linked_by(reading, infer(reading, predicated)))
        return assemble(reading, [*found, *claimed(found, worth_keeping(found, tied))])

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
