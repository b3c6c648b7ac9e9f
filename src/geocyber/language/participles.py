"""spaCy component: verbs in "-ed" that the tagger takes for adjectives ("The worm *crippled* hospitals").

An adjective has no direct object, and "a worm that *crippled* hospitals" does not say that the worm is hospitals: a word
in "-ed" with an object, or before a noun that would be the predicate of a relative clause, is a verb. So is the participle
behind "had" ("the group *had stolen* data": no stolen data, which the group would have).
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, MorphAnalysis, Token

from geocyber.language.parse import Parse

NAME = "geocyber_participles"

_PLACES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
_SUPPOSED = frozenset(
    {"believed", "thought", "suspected", "alleged", "known", "accused", "said", "reported", "linked", "tied"}
)
_RELATIVE = frozenset({"that", "which", "who"})


@Language.factory(NAME, assigns=["token.pos", "token.lemma", "token.head", "token.dep"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component of a pipeline, with its lemmatizer for the verbs' base forms."""
    found = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    lemmatizer = found if isinstance(found, Lemmatizer) else None

    def mend(doc: Doc) -> Doc:
        parse = Parse(doc)
        for token in doc:
            if token.pos_ == "ADJ" and token.lower_.endswith("ed"):
                _take_over_clause(token, parse)
                _open_clause(token, parse)
            elif token.tag_ == "VBN" and token.dep_ == "amod":
                _take_over_perfect(token, parse)
            elif token.tag_ == "VBN" and token.dep_ in _PLACES:
                _part_those(token, parse)
            elif token.lower_ in _SUPPOSED and token.tag_ == "VBD":
                _step_back(token, parse)
            elif token.tag_ == "VBD" and token.dep_ == "amod":
                _take_over_sentence(token, parse)
        parse.apply()
        for token in doc:
            if _is_verb(token):
                token.pos_, token.tag_ = "VERB", "VBD"
                token.morph = MorphAnalysis(doc.vocab, "Tense=Past|VerbForm=Fin")
                if lemmatizer is not None:
                    token.lemma_ = lemmatizer.lemmatize(token)[0]
        return doc

    return mend


def _is_verb(token: Token) -> bool:
    return (
        token.pos_ == "ADJ"
        and token.lower_.endswith("ed")
        and any(child.dep_ in {"dobj", "obj"} and child.i > token.i for child in token.children)
    )


def _take_over_clause(token: Token, parse: Parse) -> None:
    """Makes the word in "-ed" the predicate of the relative clause that the parser gives to the noun behind it."""
    noun = token.head
    if token.dep_ != "amod" or noun.dep_ != "relcl" or any(c.pos_ == "AUX" for c in noun.children):
        return
    before = [c for c in noun.children if c.i < token.i]
    pronoun = next((c for c in before if c.dep_ == "nsubj" and c.lower_ in _RELATIVE), None)
    if pronoun is None or pronoun.i == 0:
        return
    meant = pronoun.nbor(-1)
    parse.hang(token.i, meant.i if meant.pos_ in {"NOUN", "PROPN"} else noun.head.i, "relcl")
    parse.hang(noun.i, token.i, "dobj")
    for child in before:
        parse.hang(child.i, token.i, child.dep_)


def _open_clause(token: Token, parse: Parse) -> None:
    """As in "the worm *that crippled* hospitals": "that" cannot belong to a plural noun."""
    noun, that = token.head, token.nbor(-1) if token.i > 0 else token
    if token.dep_ != "amod" or noun.tag_ != "NNS" or that.lower_ != "that" or that.head != noun or that.i < 1:
        return
    meant = that.nbor(-1)
    if meant.pos_ not in {"NOUN", "PROPN"} or not parse.hang(token.i, meant.i, "relcl"):
        return
    parse.hang(noun.i, token.i, "dobj")
    parse.hang(that.i, token.i, "nsubj")


def _take_over_perfect(token: Token, parse: Parse) -> None:
    """Makes the participle behind "had" the head of the clause that the parser gives to the noun behind it."""
    noun = token.head
    before = [c for c in noun.children if c.i < token.i]
    auxiliaries = (c for c in (*token.children, *before) if c.dep_ == "aux")
    if noun.i < token.i or not any(c.lemma_ == "have" for c in auxiliaries):
        return
    parse.replace(noun.i, token.i)
    parse.hang(noun.i, token.i, "dobj")
    for child in before:
        if child.dep_ in {"aux", "nsubj", "mark", "advmod", "neg"}:
            parse.hang(child.i, token.i, child.dep_)


def _part_those(token: Token, parse: Parse) -> None:
    """As in "among *those hit* were banks": "those" is whom the participle describes."""
    those = next((c for c in token.children if c.dep_ == "det" and c.lower_ == "those"), None)
    if those is not None:
        parse.replace(token.i, those.i)
        parse.hang(token.i, those.i, "acl")


def _take_over_sentence(token: Token, parse: Parse) -> None:
    """As in "APT28 *hacked* ministries": a finite verb that the parser hangs on its object."""
    noun = token.head
    before = [c for c in noun.children if c.i < token.i and c.pos_ in {"NOUN", "PROPN"}]
    if noun.head != noun or noun.i < token.i or not before:
        return
    parse.replace(noun.i, token.i)
    parse.hang(noun.i, token.i, "dobj")
    parse.hang(before[-1].i, token.i, "nsubj")


def _step_back(token: Token, parse: Parse) -> None:
    """As in "It was the work of Winnti, hackers *believed* to be Chinese": no clause of its own that holds the rest."""
    told = next((c for c in token.children if c.dep_ == "ccomp" and c.i < token.i), None)
    who = next((c for c in token.children if c.dep_ == "nsubj" and c.i == token.i - 1), None)
    if told is None or who is None or who.tag_ not in {"NNS", "NN"}:
        return
    comma = token.doc[who.left_edge.i - 1]
    if comma.text != "," or not any(
        c.tag_ == "TO" for child in token.children for c in child.children if child.i > token.i
    ):
        return
    before = comma.nbor(-1)
    if before.pos_ not in {"NOUN", "PROPN"}:
        return
    parse.replace(token.i, told.i)
    if parse.hang(who.i, before.i, "appos") and parse.hang(token.i, who.i, "acl"):
        token.tag_ = "VBN"
