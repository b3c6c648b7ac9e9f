"""Whose word each clause is: `sentences/speech.toml`."""

from typing import Any

import pytest
from spacy.language import Language
from tables import label, rows, word

from geocyber.errors import GeocyberError
from geocyber.language.quotes import find_quotes
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


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "it was the spies who did it" on Monday.', ["it was the spies who did it"]),
        ("He said “it was the spies who did it” on Monday.", ["it was the spies who did it"]),
        ("He said ‘it was the spies who did it’ on Monday.", ["it was the spies who did it"]),
        ("He said 'it was the spies who did it' on Monday.", ["it was the spies who did it"]),
        ("He said «it was the spies who did it» on Monday.", ["it was the spies who did it"]),
        ('He said “it was the spies who did it" on Monday.', ["it was the spies who did it"]),
        ("The hackers' tools and the firms' data were lost.", []),
        ("The bank’s chief and the hackers’ tools were gone.", []),
        ('He said "it was the spies.\n\nThey left.', ["it was the spies."]),
        ("“It was “them” and nobody else,” he said.", ["It was “them"]),
        ('""', []),
        ('He said "', []),
    ],
)
def test_what_stands_between_quotation_marks(nlp: Language, text: str, inside: list[str]) -> None:
    doc = nlp(text)
    assert [doc[quote.start : quote.end].text for quote in find_quotes(doc)] == inside


def test_a_term_in_quotation_marks_is_not_speech(nlp: Language) -> None:
    doc = nlp('The "patriotic hackers" said "we robbed the bank last night".')
    assert [quote.speech for quote in find_quotes(doc)] == [False, True]


def test_whom_we_stands_for(nlp: Language) -> None:
    doc = nlp("“We robbed the bank,” said Ilse Berg.\n\nWe condemn it. “They robbed us,” the bank said.")
    speech = analyse_speech(doc)
    found = {token.i: speech.first_person(token) for token in doc if token.lower_ in {"we", "us"}}
    assert [speaker.text if speaker else None for speaker in found.values()] == ["Berg", None, "bank"]


def test_the_words_of_saying_come_with_the_claim(nlp: Language) -> None:
    doc = nlp("Officials told Reuters that the FBI believes they robbed it.")
    claim = analyse_speech(doc).claim(word(doc, "robbed"))
    assert [token.text for token in claim.saying] == ["believes", "told"]
    assert claim.reported


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("verbs = 3", "verbs is 3; expected a table"),
        ("[verbs]\nsay = 'x'\n", "say is 'x'"),
        ("[", "not TOML"),
    ],
)
def test_a_damaged_table_is_named(text: str, names: str) -> None:
    with pytest.raises(GeocyberError, match=r"my\.toml") as error:
        read_speech_cues(text, "my.toml")
    assert names in str(error.value)


def test_a_report_nested_beyond_reason_is_read_in_no_time(nlp: Language) -> None:
    doc = nlp("“" * 50 + "He said that " * 150 + "they robbed it" + "”" * 50)
    speech = analyse_speech(doc)
    assert all(len(speech.claim(token).speakers) < 400 for token in doc)
