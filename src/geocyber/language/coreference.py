"""Decides which mentions mean the same: names, surnames, acronyms, pronouns, definite descriptions.

Deterministic, one pass from left to right, precision first: a mention that fits nothing before it becomes
an entity of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from geocyber.knowledge import Knowledge
from geocyber.language.bodies import unite_bodies
from geocyber.language.charged import of_charged
from geocyber.language.descriptions import of_description
from geocyber.language.listed_names import kinds_from_lists
from geocyber.language.mentions import Form, Mention
from geocyber.language.names import of_name
from geocyber.language.offices import TitleFinder, find_offices
from geocyber.language.pronouns import of_pronoun
from geocyber.language.referents import Clusters, Referents
from geocyber.language.roles import Roles
from geocyber.language.several import of_several


def resolve(
    doc: Doc,
    mentions: Sequence[Mention],
    knowledge: Knowledge,
    roles: Roles,
    titles: TitleFinder,
    year: int | None,
) -> Referents:
    """Clusters the mentions of a text into entities.

    Args:
        doc: the parsed text.
        mentions: its mentions, by position.
        knowledge: says what names may refer to and how actors are described.
        roles: says what common nouns describe.
        titles: finds the titles in the text.
        year: year of the text; None if unknown.
    """
    clusters = Clusters(doc, mentions, knowledge, roles)
    for index, mention in enumerate(clusters.mentions):
        key = _entity(clusters, index, mention)
        if key is not None:
            clusters.bind(index, key)
        for ref in mention.states:
            clusters.known(ref)
    unite_bodies(clusters)
    kinds_from_lists(clusters)
    return clusters.referents(find_offices(clusters, titles(doc), year))


def _entity(clusters: Clusters, index: int, mention: Mention) -> int | None:
    if mention.form is Form.NAME:
        return of_name(clusters, mention)
    charged = of_charged(clusters, mention)
    if charged is not None:
        return charged
    several = of_several(clusters, mention)
    if several is not None:
        return several
    match mention.form:
        case Form.PRONOUN:
            return of_pronoun(clusters, mention)
        case Form.DESCRIPTION:
            return of_description(clusters, index, mention)
