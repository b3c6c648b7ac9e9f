"""Whose word each clause is: `sentences/speech.toml`."""

from typing import Any

import pytest
from spacy.language import Language
from tables import label, rows, word

from geocyber.errors import GeocyberError
from geocyber.language.speech import Claim, analyse_speech
from geocyber.language.speech_cues import read_speech_cues


def _shown(claim: Claim) -> str:
    if claim.unnamed:
        return "?"
    return ("not " if claim.denied else "") + ", ".join(token.text for token in claim.speakers)


@pytest.mark.parametrize("row", rows("speech"), ids=label)
def test_whose_word_a_clause_is(nlp: Language, row: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "known_failure" in row:
        request.applymarker(pytest.mark.xfail(reason=row["known_failure"], strict=True))
    doc = nlp(row["text"])
    speech = analyse_speech(doc)
    found = {wanted: _shown(speech.claim(word(doc, wanted))) for wanted in row["claims"]}
    assert found == row["claims"]
