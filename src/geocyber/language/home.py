"""Says which state "the government", "the foreign ministry" or "police" belongs to where the text does not say.

Each state named before counts for how near it stands and how (who acts counts more than who is accused); the state
from which the article reports counts more, the one whose hackers it tells of less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from geocyber.knowledge import Knowledge
from geocyber.language.mentions import Mention
from geocyber.language.paragraphs import dateline

_STATE = "state/"
_HOSTILE = frozenset({"unnamed_group", "operation", "malware"})
_ACCUSING = frozenset(
    "blame accuse condemn denounce sanction suspect criticise criticize slam blast charge attribute link urge warn "
    "blacklist designate indict penalise penalize".split()
)
_NEAR = (3.0, 2.0, 1.0)
"""Weight of a state in the same sentence, in the one before, and in the two before that."""
_FAR = 0.3
_HOME, _ADVERSARY = 2.0, -2.0


def priors(doc: Doc, mentions: Sequence[Mention], knowledge: Knowledge) -> Mapping[str, float]:
    """How likely a state is to be the one from which an article speaks, before any place in it is looked at.

    Args:
        doc: the parsed text.
        mentions: all its mentions.
        knowledge: says which state a place lies in.
    """
    accused: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for mention in mentions:
        states = [r for r in (*mention.refs[:1], *mention.states) if r.startswith(_STATE)]
        if mention.role in _HOSTILE or _is_accused(doc[mention.head]):
            accused.update(states)
        elif not _is_in_name(doc[mention.head]):
            named.update(states)
    others = sorted((s for s in named if not accused[s]), key=lambda s: -named[s])
    home = next(_reported_from(doc, knowledge), None) or next(iter(others), None)
    found = dict.fromkeys(accused, _ADVERSARY)
    if home is not None:
        found[home] = _HOME
    return found


def states_before(
    doc: Doc,
    mentions: Iterable[Mention],
    position: int,
    weights: Mapping[str, float],
    sentence: Mapping[int, int],
    unlikely: Collection[str] = (),
) -> tuple[str, ...]:
    """The states named before a place, the likeliest owner of what is named there first.

    Args:
        doc: the parsed text.
        mentions: its mentions.
        position: index of a token.
        weights: what `priors` gives.
        sentence: token index → number of its sentence.
        unlikely: states that act on what is named there.
    """
    score: dict[str, float] = {}
    against = _is_accused(doc[position])  # "blacklisted *the intelligence ministry*": that of the adversary
    for mention in mentions:
        if mention.head >= position:
            continue
        distance = sentence[position] - sentence[mention.head]
        weight = _NEAR[min(distance, 2)] if distance < 4 else _FAR
        token = doc[mention.head]
        if mention.role in _HOSTILE or _is_accused(token) or _is_in_name(token):
            weight *= 0.2
        elif token.dep_ in {"nsubj", "nsubjpass", "poss"}:
            weight *= 1.5
        for ref in (*mention.refs[:1], *mention.states):
            if ref.startswith(_STATE):
                doubt = 0.1 if ref in unlikely else 1.0
                prior = -weights.get(ref, 0.0) if against else weights.get(ref, 0.0)
                score[ref] = max(score.get(ref, -9.0), weight * doubt + prior)
    order = list(score)
    return tuple(sorted(order, key=lambda ref: (-score[ref], -order.index(ref))))


def _is_in_name(token: Token) -> bool:
    """As in "the Inter-Parliamentary Alliance *on China*": what the name is about owns nothing."""
    preposition = token.head
    about = token.dep_ == "pobj" and preposition.lower_ in {"on", "with", "against"}
    return about and preposition.head.pos_ == "PROPN"


def _is_accused(token: Token) -> bool:
    """Is the state at the receiving end of an accusation: "blamed *Iran*", "sanctions on *Iran*"?"""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ in {"on", "to", "against"}:
        verb = verb.head
    return token.dep_ in {"dobj", "pobj", "nsubjpass"} and verb.lemma_.lower() in _ACCUSING


def _reported_from(doc: Doc, knowledge: Knowledge) -> Iterator[str]:
    """The state of the place in a dateline: "*BERLIN*, May 3 (dpa) -"."""
    for sentence in doc.sents:
        place = dateline(sentence[0])
        if place:
            for name in knowledge.lookup(place.title()):
                if name.ref.startswith(_STATE):
                    yield name.ref
