"""Everything about when, for one text: the dates of its clauses, of its reports and of the story so far.

News tells in the simple past what happened at the time just named: "On Friday the Treasury listed a firm. It
also *sanctioned* its owner." (temporal anaphora, Webber 1988). The pluperfect goes back from there, the
present perfect leaves it open; neither is dated by it, nor does a date reach into the next paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spacy.tokens import Doc, Token

from geocyber.language.clauses import auxiliaries, clause_verb, is_verb, subjects_of
from geocyber.language.dates import Dated
from geocyber.language.quotes import find_quotes
from geocyber.language.time import own_date, report_date
from geocyber.language.time_places import Places
from geocyber.language.time_words import time_words

_BACKGROUND = frozenset({"relcl", "acl", "advcl", "amod", "xcomp", "aux", "auxpass"})
_LEANING = frozenset({"acl", "advcl", "xcomp", "pcomp", "conj"})
_BARE = frozenset({"VB", "VBG", "VBN"})
_PAST = frozenset({"was", "were", "did"})
_PRESENT = frozenset({"VBZ", "VBP"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "'d"})
_ENDS = frozenset({".", "!", "”", '"'})
_DEPTH = 6


class Timeline:
    """When things happened, in one text.

    Args:
        doc: a parsed text.
        dates: all its dates, as `find_dates` gives them.
        published: date of publication, None if unknown.
    """

    def __init__(self, doc: Doc, dates: Iterable[Dated], published: date | None) -> None:
        self._published = published
        self._places = Places(doc, dates)
        self._quotes = find_quotes(doc)

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
        if not _is_simple_past(verb) or any(c.lower_ in time_words().movers for c in verb.children):
            return None
        for token in reversed(verb.doc[: verb.i]):
            if _breaks(token):
                return None
            found = own_date(token, self._places) if _tells(token) else None
            if found:
                return found
        return None

    def news_date(self, predicate: Token) -> str | None:
        """The date of publication, for an act done by publishing: "We *condemn* the attack" in a statement.

        Only for the simple present with "we" or "I" as subject, and not within quotation marks: when a
        quoted speaker spoke, the text around says or nothing does.
        """
        performs = any(s.lower_ in {"we", "i"} for s in subjects_of(predicate))
        quoted = any(quote.start <= predicate.i < quote.end for quote in self._quotes)
        if (
            self._published is None
            or not performs
            or quoted
            or predicate.tag_ != "VBP"
            or auxiliaries(predicate)
        ):
            return None
        return self._published.isoformat()

    def headline_date(self, predicate: Token) -> str | None:
        """The date of publication, for the simple present of a headline: "Britain *blames* Russia for hack".

        It is a day late for what morning papers print the day after; prefer any date that the text gives.
        """
        verb = _finite(predicate)
        if self._published is None or not is_headline(predicate):
            return None
        return self._published.isoformat() if verb.tag_ in _PRESENT and not auxiliaries(verb) else None

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
        return is_headline(token)


def is_headline(token: Token) -> bool:
    """Does the token stand in the first paragraph of several, and has that no full stop?"""
    if any(_breaks(earlier) for earlier in token.doc[1 : token.i]):
        return False
    end = next((later for later in token.doc[token.i :] if _breaks(later)), None)
    return end is not None and end.i > 0 and end.nbor(-1).text not in _ENDS


def _breaks(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def _tells(token: Token) -> bool:
    """Is it a verb that carries the story on?"""
    if not is_verb(token) or token.dep_ in _BACKGROUND:
        return False
    return _is_simple_past(token) or token.tag_ in _PRESENT


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


def _is_simple_past(verb: Token) -> bool:
    helpers = auxiliaries(verb)
    words = {a.lower_ for a in helpers}
    if words & _HAVE or any(a.tag_ == "MD" for a in helpers):
        return False
    return bool(words & _PAST) or (verb.tag_ == "VBD" and not helpers)
