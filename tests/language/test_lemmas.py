"""The base forms of the verbs that the lexicon of predicates lists."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from spacy.tokens import Doc

TABLE = tomllib.loads(files("geocyber.language").joinpath("data/lemmas.toml").read_text("utf-8"))
MORPHOLOGY = {
    "s": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "d": "Tense=Past|VerbForm=Fin",
    "g": "VerbForm=Part",
}


@pytest.mark.parametrize(
    ("form", "lemma"), [(form, lemma) for lemma, forms in TABLE["forms"].items() for form in forms]
)
def test_a_form_comes_from_its_verb(form: str, lemma: str, nlp) -> None:
    doc = Doc(nlp.vocab, words=[form], pos=["VERB"], morphs=[MORPHOLOGY[form[-1]]])
    assert nlp.get_pipe("lemmatizer").lemmatize(doc[0])[0] == lemma


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The ransomware crippled hospitals in Ireland.", "cripple"),
        ("The group overwhelmed hospitals in Ireland.", "overwhelm"),
        (
            "The release of malware that crippled hospitals of the Heritage Valley Health System in Pennsylvania.",
            "cripple",
        ),
    ],
)
def test_a_verb_taken_for_an_adjective_is_a_verb(text: str, verb: str, nlp) -> None:
    assert verb in {token.lemma_ for token in nlp(text) if token.pos_ == "VERB"}
