"""spaCy component: verbs of headlines that the tagger takes for nouns ("EU *sanctions* officers", "agency *points* finger").

A headline has no full stop and leaves out articles and forms of "be"; it hardly ever leaves out its verb. Where the parser
finds none, a noun that is also a verb and stands between two nouns is it. Names between commas share it ("UK, US sanction").
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc, MorphAnalysis, Span, Token

from geocyber.language.parse import Parse

NAME = "geocyber_headlines"

_LONGEST = 24
"""Words of a headline at most."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_OPENS_OBJECT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"})
_BEFORE = frozenset({"det", "amod", "nummod", "compound", "nmod", "poss", "quantmod"})


@Language.factory(NAME, assigns=["token.pos", "token.tag", "token.lemma", "token.head", "token.dep"])
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component of a pipeline, with the verbs of `data/headlines.toml`."""
    table = tomllib.loads(files("geocyber.language").joinpath("data/headlines.toml").read_text("utf-8"))
    forms = {form: verb for verb in table["verbs"] for form in (verb, _third_person(verb))}

    def mend(doc: Doc) -> Doc:
        found: list[Token] = []
        parse = Parse(doc)
        for sentence in doc.sents:
            if _is_headline(sentence):
                _join_names(sentence, parse)
                verb = _verb(sentence, forms)
                if verb is not None and _make_predicate(sentence, verb, parse):
                    found.append(verb)
        parse.apply()
        for verb in found:
            verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", forms[verb.lower_]
            verb.morph = MorphAnalysis(doc.vocab, "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
        return doc

    return mend


def _third_person(verb: str) -> str:
    if verb.endswith("y"):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")


def _is_headline(sentence: Span) -> bool:
    words = [t for t in sentence if not t.is_space]
    return 3 <= len(words) <= _LONGEST and words[-1].text not in {".", "!", "?", ":", ";", '"', "”", "…"}


def _verb(sentence: Span, forms: dict[str, str]) -> Token | None:
    """The first noun between two nouns that is also a verb, in a headline of which the parser finds no verb."""
    if any(t.pos_ in _VERBS and t.tag_ not in {"VBN", "VBG"} for t in sentence):
        return None
    for token in sentence[1:-1]:
        if token.lower_ not in forms or token.pos_ not in _NOUNS or token.nbor(-1).pos_ not in _NOUNS:
            continue
        if token.nbor(1).pos_ in _OPENS_OBJECT:
            return token
    return None


def _make_predicate(sentence: Span, verb: Token, parse: Parse) -> bool:
    """Gives the verb its subject, the noun before it, and its object, the next noun that nothing behind it claims."""
    subject, thing = verb.nbor(-1), verb.nbor(1)
    while thing.dep_ in _BEFORE and thing.head.i > thing.i:
        thing = thing.head
    if thing.pos_ not in _NOUNS or thing.i >= sentence.end:
        return False
    root = sentence.root
    if root != verb:
        parse.replace(root.i, verb.i)
        if root not in {subject, thing}:
            parse.hang(root.i, verb.i, "dep")
    parse.hang(subject.i, verb.i, "nsubj")
    parse.hang(thing.i, verb.i, "dobj")
    for child in list(verb.children):
        if child.i < subject.i and child.dep_ in _BEFORE:
            parse.hang(child.i, subject.i, child.dep_)
        elif child.i > verb.i and child.dep_ in _BEFORE and child != thing:
            parse.hang(child.i, thing.i, child.dep_)
    _join_before(subject, sentence, parse)
    return True


def _join_names(sentence: Span, parse: Parse) -> None:
    """As in "*Germany, France* condemn attack": the names before the subject, between commas, do it, too."""
    for token in sentence:
        if token.dep_ == "nsubj" and token.pos_ == "PROPN" and token.head.pos_ in _VERBS:
            _join_before(token, sentence, parse)
            return


def _join_before(subject: Token, sentence: Span, parse: Parse) -> None:
    """Joins what stands before the subject, name by name, to the first of the names."""
    names = [subject]
    while names[0].left_edge.i - 2 >= sentence.start:
        comma, name = subject.doc[names[0].left_edge.i - 1], subject.doc[names[0].left_edge.i - 2]
        if comma.text != "," or name.pos_ != "PROPN" or name.left_edge.i < sentence.start:
            break
        names.insert(0, name)
    first, *others = names
    if not others or first.left_edge.i != sentence.start:
        return
    head = parse.head_of(subject.i)
    if parse.hang(first.i, head, "nsubj"):
        for other in others:
            parse.hang(other.i, first.i, "conj")
