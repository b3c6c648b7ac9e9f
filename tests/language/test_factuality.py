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
