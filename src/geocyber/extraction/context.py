"""One article as the extraction sees it: the parse with everything the language room found in it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from geocyber.knowledge import Knowledge
from geocyber.language.mentions import Mention
from geocyber.language.referents import Node, Referents
from geocyber.language.roles import Roles
from geocyber.language.speech import Speech
from geocyber.language.timeline import Timeline
from geocyber.model import Article

_FIRST_PERSON = frozenset("we us our ours i me my mine".split())
_SECOND_PERSON = frozenset({"you", "your"})


@dataclass(frozen=True)
class Reading:
    """An annotated article.

    Attributes:
        article: the text and where it comes from.
        doc: its parse; `doc.text == article.text`.
        referents: who is meant by which words.
        speech: who says what.
        timeline: when what happened.
        knowledge: what is known of actors.
        roles: what common nouns describe.
        issuer: for whom the document says "we"; None if it does not.
    """

    article: Article
    doc: Doc
    referents: Referents
    speech: Speech
    timeline: Timeline
    knowledge: Knowledge
    roles: Roles
    issuer: Node | None = None

    def node(self, token: Token) -> Node | None:
        """The entity that the token stands for; "we" and "I" stand for who says it, "you" for whom a question asks."""
        if token.lower_ in _FIRST_PERSON and token.text != "US":
            speaker = self.speech.first_person(token)
            if speaker is not None:
                return self.referents.of_token(speaker)
            return self.issuer if self.speech.quote_at(token) is None else None
        if token.lower_ in _SECOND_PERSON:
            answering = self.speech.second_person(token)
            return self.referents.of_token(answering) if answering is not None else None
        return self.referents.of_token(token)

    def mention(self, token: Token) -> Mention | None:
        """The mention that the token heads or belongs to."""
        return self.referents.mention_of(token)

    def members(self, node: Node) -> tuple[Node, ...]:
        """The entities that a plural sums up ("the two governments"); the entity itself if it is none."""
        return tuple(self.referents.nodes[key] for key in node.members) or (node,)

    def top(self, node: Node) -> Node:
        """The state, organisation or company that the entity acts for in the end."""
        seen = {node.key}
        while node.of is not None and node.of not in seen:
            node = self.referents.nodes[node.of]
            seen.add(node.key)
        return node
