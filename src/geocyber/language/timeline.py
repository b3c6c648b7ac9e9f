"""Everything about when, for one text: the dates of its clauses, of its reports and of the story so far.

News tells in the simple past what happened at the time just named: "On Friday the Treasury listed a firm. It
also *sanctioned* its owner." (temporal anaphora, Webber 1988). The pluperfect goes back from there, the
present perfect leaves it open; neither is dated by it, nor does a date reach into the next paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spacy.tokens import Doc, Token

from geocyber.language.blocks import BlockKind
from geocyber.language.clauses import auxiliaries, clause_verb, is_verb, subjects_of, tense_of
from geocyber.language.dates import Dated
from geocyber.language.dates_periods import shift
from geocyber.language.news import News, read_news
from geocyber.language.quotes import find_quotes
from geocyber.language.time import own_date, report_date
from geocyber.language.time_distance import distance
from geocyber.language.time_places import Places
from geocyber.language.time_words import time_words

_BACKGROUND = frozenset({"relcl", "acl", "advcl", "amod", "xcomp", "aux", "auxpass"})
_LEANING = frozenset({"acl", "advcl", "xcomp", "pcomp", "conj"})
_BARE = frozenset({"VB", "VBG", "VBN"})
_TOLD = frozenset({"past", "present"})
_FURTHER = 3
"""So many paragraphs back may stand the act beside which another is set: "NATO *also* issued a statement"."""

_BACK = 400
"""So many words back may a paper or measure have been dated."""

_SPANS = frozenset({"day", "week", "month", "year", "decade", "hour", "time"})
_NOW = frozenset({"present", "perfect"})
_DEPTH = 6


class Timeline:
    """When things happened, in one text.

    Args:
        doc: a parsed text.
        dates: all its dates, as `find_dates` gives them.
        published: date of publication, None if unknown.
    """

    def __init__(self, doc: Doc, dates: Iterable[Dated], published: date | None) -> None:
        dates = tuple(dates)
        self._published = published
        self._places = Places(doc, dates)
        self._quotes = find_quotes(doc)
        self.news: News = read_news(
            doc, dates, published, self._quotes, lambda t: self.when_of(t) or self.when_said(t)
        )

    def when_of(self, predicate: Token) -> str | None:
        """The date of the act within its own clause (see `time.when_of`)."""
        return own_date(predicate, self._places)

    def when_said(self, predicate: Token) -> str | None:
        """The date of the report of the act (see `time.when_said`)."""
        return report_date(predicate, self._places)

    def story_date(self, predicate: Token) -> str | None:
        """The date that the paragraph has reached, for an act told in the simple past without its own date.

        Meant for acts that make the story (arrests, sanctions, statements), not for what they are about.
        """
        verb = _telling(_finite(predicate))
        if tense_of(verb) != "past" or any(c.lower_ in time_words().movers for c in verb.children):
            return None
        far = distance(verb)
        if far is not None and far.other == verb.head and far.other != verb:
            start = self.story_date(far.other) or self.news.day
            return shift(start, far.count, far.unit) if start else None
        for token in reversed(verb.doc[: verb.i]):
            if _breaks(token):
                return None
            found = self._told(token, verb)
            told = token.dep_ != "ccomp" or _ends_between(token, token.head)
            older = told and self._places.of(token) is not None
            if found and (self.news.is_fresh(found) or older):
                return found
        return None

    def beside_date(self, predicate: Token) -> str | None:
        """The fresh date of the act, some paragraphs back, beside which another is set: "NATO *also* said so"."""
        verb = _telling(_finite(predicate))
        if tense_of(verb) != "past" or not _adds(verb):
            return None
        breaks = 0
        for token in reversed(verb.doc[: verb.i]):
            breaks += _breaks(token)
            if breaks > _FURTHER:
                return None
            found = self._told(token, verb)
            if found and self.news.is_fresh(found):
                return found
        return None

    def _told(self, token: Token, before: Token) -> str | None:
        """The date of a verb that carries the story on, unless it is part of what the later verb says."""
        if not _tells(token) or (before.is_ancestor(token) and not _ends_between(token, before)):
            return None
        return own_date(token, self._places)

    def paper_date(self, predicate: Token) -> str | None:
        """The date of the paper or measure that does it: "The *sanctions* target two banks", dated where imposed."""
        for subject in subjects_of(_finite(predicate)):
            words = time_words().papers_like(subject)
            for noun in reversed(subject.doc[max(0, subject.i - _BACK) : subject.i]) if words else ():
                found = own_date(noun, self._places) if noun.lemma_.lower() in words else None
                if found:
                    return found
        return None

    def news_date(self, predicate: Token) -> str | None:
        """The date of publication, for an act done by publishing: "We *condemn* the attack" in a statement.

        Only for the simple present with "we" or "I" as subject, and not within quotation marks: when a
        quoted speaker spoke, the text around says or nothing does.
        """
        performs = any(s.lower_ in {"we", "i"} for s in subjects_of(predicate))
        quoted = self._quoted(predicate)
        if (
            self._published is None
            or not performs
            or quoted
            or predicate.tag_ != "VBP"
            or auxiliaries(predicate)
        ):
            return None
        return (self.news.written or self._published).isoformat()

    def headline_date(self, predicate: Token) -> str | None:
        """The day of the news, for what a headline tells: "Britain *blames* Russia", "Hacker *jailed*".

        That day is the one that the opening gives, else that of publication: a day late for what morning
        papers print the day after, so prefer any date that the text gives the same act.
        """
        verb = predicate if tense_of(predicate) == "participle" else _finite(predicate)
        if self.news.written is None or not self.is_headline(predicate):
            return None
        if tense_of(verb) not in {"present", "participle", "past"}:
            return None
        return self.news.day or self.news.written.isoformat()

    def fresh_date(self, predicate: Token, *, pledge: bool = False) -> str | None:
        """The day of the news, for an act that is the news: told in the lead, or while it happens.

        "The EU *has blamed* Russia" as first sentence; "The court *has freed* him" in a live report; "We
        *stand* with Albania" in a statement. Not what a perfect sums up ("has repeatedly denied").

        Args:
            predicate: the verb or noun that expresses the act.
            pledge: the act is a warning or demand, made now by saying what will be ("we *will* not hesitate").
        """
        news, verb = self.news, _telling(_finite(predicate))
        if news.written is None or _sums_up(verb) or not self._is_main(verb):
            return None
        tense, written = tense_of(verb), news.written.isoformat()
        if not self._quoted(verb):
            if news.is_live and tense in _NOW:
                return written
            now = tense == "present" or (tense == "perfect" and verb.i < news.opening)
            if news.is_statement and (now or (tense == "modal" and pledge)):
                return written
        if verb.i in news.lead and tense in _NOW | {"past"} and not self._has_gone_back(verb):
            return news.day or written
        return None

    def is_undated_news(self, predicate: Token) -> bool:
        """Is it told in the simple past, in a paragraph that has named no older time so far?

        Where the text is news, that is how it tells what others said and did about it the same day or the
        day after.
        """
        verb = _telling(_finite(predicate))
        if tense_of(verb) != "past" or _sums_up(verb) or not self._is_main(verb):
            return False
        return not self._has_gone_back(verb)

    def date_of_act(self, predicate: Token, *, by_speaker: bool) -> str | None:
        """The best date for an act that makes the news: an arrest, sanctions, a statement.

        Args:
            predicate: the verb or noun that expresses the act.
            by_speaker: the act is reported by the one who acts ("The ministry said on Monday it had expelled
                ten"), or done by being said ("blamed", "condemned"): then the report's date is the act's.

        Returns:
            ISO date, month or year: of its own clause, of the report, of the paragraph so far, of publication
            for what a statement or headline does in the simple present; else None.
        """
        return (
            self.when_of(predicate)
            or (self.when_said(predicate) if by_speaker else None)
            or self.story_date(predicate)
            or self.news_date(predicate)
            or self.headline_date(predicate)
        )

    def is_headline(self, token: Token) -> bool:
        """Does the token stand in the headline of the text?"""
        return self.news.kind_at(token) is BlockKind.HEADLINE

    def is_heading(self, token: Token) -> bool:
        """Does the token stand in the headline, a heading or a bullet, which sum up what is told elsewhere?"""
        return self.news.kind_at(token) in {BlockKind.HEADLINE, BlockKind.HEADING}

    def _has_gone_back(self, verb: Token) -> bool:
        """Has the paragraph named a time before that of the news?"""
        for token in reversed(verb.doc[: verb.i]):
            if _breaks(token):
                return False
            iso = self._places.at(token)
            if iso is not None and self.news.is_older(iso):
                return True
        return False

    def _quoted(self, token: Token) -> bool:
        return any(quote.start <= token.i < quote.end for quote in self._quotes)

    def _is_main(self, verb: Token) -> bool:
        """Does the verb tell the news, rather than stand in a clause that gives its background?"""
        return verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis"}


def _breaks(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def _ends_between(token: Token, verb: Token) -> bool:
    """Does a colon or semicolon end the clause of the token before that of the verb begins?"""
    return token.i < verb.i and any(t.text in {":", ";"} for t in token.doc[token.i : verb.i])


def _tells(token: Token) -> bool:
    """Is it a verb that carries the story on?"""
    return is_verb(token) and token.dep_ not in _BACKGROUND and tense_of(token) in _TOLD


def _adds(verb: Token) -> bool:
    """Does it set another act beside the one told before, though in a paragraph of its own: "NATO *also* …"?"""
    return any(
        c.lower_ in time_words().adding and (c.dep_ == "advmod" or c.i < verb.i) for c in verb.children
    )


def _sums_up(verb: Token) -> bool:
    """Is it the sum of a time: "has *repeatedly* denied", "has *previously* said", "*for weeks* have said"?"""
    for child in verb.children:
        if child.lower_ in time_words().standing:
            return True
        if child.dep_ == "prep" and any(
            c.dep_ == "pobj" and c.tag_ == "NNS" and c.lemma_.lower() in _SPANS for c in child.children
        ):
            return True
    return False


def _finite(token: Token) -> Token:
    verb = clause_verb(token)
    for _ in range(_DEPTH):
        if verb.tag_ not in _BARE or auxiliaries(verb) or verb.dep_ not in _LEANING or verb.head == verb:
            return verb
        verb = clause_verb(verb.head)
    return verb


def _telling(verb: Token) -> Token:
    """The verb of the main clause that reports the verb: "it could be *traced* to Minsk, she *said*"."""
    for _ in range(_DEPTH):
        if verb.dep_ != "ccomp" or not is_verb(verb.head):
            return verb
        verb = verb.head
    return verb
