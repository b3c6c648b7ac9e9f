"""What a text presents as done, as not done and as merely possible: `sentences/factuality.toml`."""

from typing import Any

import pytest
from spacy.language import Language
from tables import label, rows, word

from geocyber.errors import GeocyberError
from geocyber.language.factuality import factuality
from geocyber.language.factuality_cues import read_factuality_cues


@pytest.mark.parametrize("row", rows("factuality"), ids=label)
def test_what_a_sentence_presents_as_done(nlp: Language, row: dict[str, Any]) -> None:
    doc = nlp(row["text"])
    found = {wanted: factuality(word(doc, wanted))[0].value for wanted in row["expect"]}
    assert found == row["expect"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[[cue]]\nlemma = 'deny'\neffect = 'maybe'\nslots = ['that']\n", "'maybe' is no effect"),
        ("[[cue]]\nlemma = 'deny'\neffect = 'negated'\n", "slots is None"),
        ("[[cue]]\nlemma = 'deny'\neffect = 'negated'\nslots = ['that']\nslot = 1\n", "unknown key 'slot'"),
        ("[[cue]]\nlemma = 'x'\npos = 'adverb'\neffect = 'negated'\nslots = ['that']\n", "pos is 'adverb'"),
        ("[words]\nno_subjects = []\n", "no_subjects is []; expected a list"),
        ("[[cue", "not TOML"),
    ],
)
def test_a_damaged_table_is_named(text: str, names: str) -> None:
    with pytest.raises(GeocyberError, match=r"my\.toml") as error:
        read_factuality_cues(text, "my.toml")
    assert names in str(error.value)


def test_a_sentence_nested_beyond_reason_is_read_in_no_time(nlp: Language) -> None:
    doc = nlp("He did not deny that " + "she refused to say that " * 100 + "they hacked it.")
    assert {factuality(token)[0].value for token in doc} <= {"asserted", "negated", "possible"}
