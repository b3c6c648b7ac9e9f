"""Small pure functions over spaCy tokens about clauses: heads, auxiliaries, complements, marks, questions.

Where `syntax` answers "who does what to whom", this module answers "in what clause, in what mood". Labels
are those of the ClearNLP scheme of spaCy's English models. Nothing here changes anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_THOUGHT = frozenset(
    {"believe", "think", "say", "suspect", "report", "know", "allege", "presume", "assume", "rumour", "rumor"}
)
_SET = frozenset({"plan", "expect", "schedule", "set", "due", "intend", "go", "slate", "be"})
_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed"})
_DEPTH = 60
"""Parse trees are finite, but hostile text makes deep ones: no walk goes further up."""


def upwards(token: Token) -> Iterator[Token]:
    """The token and its governors, nearest first: "hack" in "denied the hack" gives hack, denied."""
    for _ in range(_DEPTH):
        yield token
        if token.head == token:
            return
        token = token.head


def is_verb(token: Token) -> bool:
    """Is it a verb? "hacked", "is", "may": yes; "hack" the noun: no."""
    return token.pos_ in _VERBAL


def clause_verb(token: Token) -> Token:
    """The verb of the clause the token stands in: "Monday" in "sanctioned it on Monday" → sanctioned.

    A verb is its own clause. Gives the top of the sentence if there is no verb ("No sanctions").
    """
    last = token
    for last in upwards(token):
        if is_verb(last) and last.dep_ not in _AUXILIARIES and last.dep_ != "amod":
            return last
    return last


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """The helping verbs: "may not have been hacked" → may, have, been; shared along coordination."""
    own = tuple(c for c in verb.children if c.dep_ in _AUXILIARIES)
    if own or verb.dep_ != "conj" or not is_verb(verb.head) or subjects_of(verb):
        return own
    return auxiliaries(verb.head) if verb.tag_ in {"VB", "VBN", "VBG"} else ()


def subjects_of(verb: Token) -> tuple[Token, ...]:
    """The grammatical subjects that stand under this very verb."""
    return tuple(c for c in verb.children if c.dep_ in _SUBJECTS)


def subject_of(verb: Token) -> Token | None:
    """The grammatical subject, shared along coordination and through control.

    "FSB detained 14 and searched homes" → FSB for both; "vowed to sanction" → the subject of vowed.
    """
    for _ in range(_DEPTH):
        own = subjects_of(verb)
        if own:
            return own[0]
        if (
            verb.dep_ in {"conj", "xcomp", "advcl", "dep", "pcomp", "prep", "ccomp", "acomp"}
            and verb.head != verb
        ):
            verb = verb.head
        elif verb.dep_ in {"acl", "relcl"} and any(c.tag_ == "TO" for c in verb.children):
            verb = clause_verb(verb.head)  # "We have reason to believe"
        elif verb.dep_ in {"acl", "relcl"}:
            return verb.head
        else:
            return None
    return None


def is_passive(verb: Token) -> bool:
    """Does its subject or head noun undergo it? "was accused", "the gang blamed": yes; "has accused": no."""
    if any(c.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for c in verb.children) or _is_thought_to(verb):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head) and not subjects_of(verb):
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "amod", "relcl"} or by_agent(verb) is not None


def _is_thought_to(verb: Token) -> bool:
    """A participle that the parser took for the main verb: "The gang, *believed* to be from Minsk, struck"."""
    if verb.lemma_.lower() not in _THOUGHT or verb.tag_ not in {"VBD", "VBN"} or verb.i + 1 >= len(verb.doc):
        return False
    return verb.nbor(1).tag_ == "TO" and not any(
        c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children
    )


def by_agent(verb: Token) -> Token | None:
    """Who does it in the passive: "was blamed *by* the *FBI*" → FBI."""
    for child in verb.children:
        if child.dep_ == "agent":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def is_future(token: Token) -> bool:
    """Does the token stand in a clause about the future? "will meet on Monday", "is due to speak today"."""
    verb = clause_verb(token)
    for _ in range(_DEPTH):
        if any(a.lower_ in _FUTURE for a in auxiliaries(verb)):
            return True
        if any(c.tag_ == "TO" for c in verb.children) and (
            verb.dep_ == "ROOT" or verb.head.lemma_.lower() in _SET
        ):
            return True
        if verb.dep_ not in {"xcomp", "pcomp", "advcl"}:
            return False
        verb = clause_verb(verb.head)
    return False


Tense = Literal["past", "present", "perfect", "pluperfect", "modal", "participle", "bare"]


def tense_of(verb: Token) -> Tense:
    """When the clause of a verb puts it, by its helping verbs.

    "hit", "was hit", "was hitting": past; "hits", "is hit", "is hitting": present; "has hit": perfect; "had
    hit": pluperfect; "will hit": modal; the headline's "Bank *robbed*": participle; "to hit": bare.
    """
    helpers = auxiliaries(verb)
    words = {(a.lower_, a.lemma_.lower()) for a in helpers}
    if any(a.tag_ == "MD" for a in helpers):
        return "modal"
    if any(word in {"had", "'d", "’d"} for word, _ in words):
        return "pluperfect"
    if any(lemma == "have" or word in {"'ve", "’ve"} for word, lemma in words):
        return "perfect"
    if any(word in {"was", "were", "did"} for word, _ in words):
        return "past"
    if any(lemma in {"be", "do"} and word not in {"be", "been", "being"} for word, lemma in words):
        return "present"
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return "past" if verb.tag_ == "VBD" else "present"
    return "participle" if verb.tag_ == "VBN" else "bare"


def is_negated(token: Token) -> bool:
    """Does "not", "n't" or "never" stand under the token or its auxiliaries? Not with "not only"."""
    return any(_is_not(c) for c in token.children) or any(
        _is_not(c) for a in auxiliaries(token) for c in a.children
    )


def _is_not(token: Token) -> bool:
    if token.lower_ not in {"not", "n't", "n’t", "never"} and token.dep_ != "neg":
        return False
    return token.i + 1 >= len(token.doc) or token.nbor(1).lower_ not in {
        "only",
        "just",
        "merely",
        "simply",
        "least",
    }


def shares_auxiliaries(verb: Token) -> bool:
    """Does it share "did not" with the verb before? "did not name or blame": yes; "… name but hit": no."""
    own = any(c.dep_ in _AUXILIARIES for c in verb.children)
    return (
        not own
        and not subjects_of(verb)
        and verb.tag_ in {"VB", "VBN", "VBG"}
        and verb.tag_ == verb.head.tag_
    )


def form_of(verb: Token) -> str:
    """The form of a subordinate clause: "infinitive" ("to hack"), "gerund" ("hacking") or "that" (finite)."""
    if any(c.tag_ == "TO" for c in verb.children) or (verb.tag_ == "VB" and not subjects_of(verb)):
        return "infinitive"
    progressive = any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)
    return "gerund" if verb.tag_ == "VBG" and not progressive else "that"


def is_subjunctive(verb: Token) -> bool:
    """Is it what is demanded rather than told? "demanded that Siemens *explain* itself"."""
    finite = any(a.tag_ in {"MD", "VBD", "VBZ", "VBP"} for a in auxiliaries(verb))
    passive = any(a.lower_ == "be" for a in auxiliaries(verb))  # "that it be withdrawn"
    return (verb.tag_ == "VB" or passive) and bool(subjects_of(verb)) and not finite


def marks(verb: Token) -> frozenset[str]:
    """The words that open the subordinate clause: "if Russia invades" → {"if"}."""
    return frozenset(
        c.lower_
        for c in verb.children
        if c.i < verb.i and (c.dep_ == "mark" or (c.dep_ == "advmod" and c.tag_ == "WRB"))
    )


def belongs_together(token: Token, head: Token) -> bool:
    """Are the two in one clause complex? The parser errs across a semicolon and after "Asked …,".

    "X claimed it; researchers *doubt* that": two sentences in one. "Asked whether it was Iran, he *declined*
    to say": what follows the comma is not what was asked.
    """
    first, last = sorted((token.i, head.i))
    if any(t.text == ";" for t in token.doc[first:last]):
        return False
    start = token.sent.start
    if token.doc[start].lower_ not in _ASKED:
        return True
    comma = next((t.i for t in token.doc[start : token.sent.end] if t.text == ","), last)
    return not first < comma < last


def is_question(token: Token) -> bool:
    """Does its sentence end in a question mark (closing quotation marks aside)?"""
    sentence = token.sent
    for last in reversed(sentence):
        if last.is_space or last.is_quote or last.text in {")", "]"}:
            continue
        return last.text.startswith("?") or last.text.endswith("?")
    return False
