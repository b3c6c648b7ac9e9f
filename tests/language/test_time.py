"""When an act took place: `sentences/time.toml`."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from tables import label, rows, word

from geocyber.errors import GeocyberError
from geocyber.language.dates_rules import read_rules
from geocyber.language.dates_words import read_calendar_words
from geocyber.language.time import find_dates, when_of, when_said
from geocyber.language.time_words import read_time_words
from geocyber.language.timeline import Timeline

PUBLISHED = "2024-05-10"  # a Friday


@pytest.mark.parametrize("row", rows("time"), ids=label)
def test_when_an_act_took_place(nlp: Language, row: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "known_failure" in row:
        request.applymarker(pytest.mark.xfail(reason=row["known_failure"], strict=True))
    published = row.get("published", PUBLISHED)
    doc = nlp(row["text"])
    day = date.fromisoformat(published) if published else None
    dates = find_dates(doc, day)
    line = Timeline(doc, dates, day)
    found = {
        "dates": [dated.iso for dated in dates],
        "when": {w: when_of(word(doc, w), dates) or "" for w in row.get("when", {})},
        "said": {w: when_said(word(doc, w), dates) or "" for w in row.get("said", {})},
        "story": {w: line.story_date(word(doc, w)) or "" for w in row.get("story", {})},
        "beside": {w: line.beside_date(word(doc, w)) or "" for w in row.get("beside", {})},
        "paper": {w: line.paper_date(word(doc, w)) or "" for w in row.get("paper", {})},
        "fresh": {w: line.fresh_date(word(doc, w)) or "" for w in row.get("fresh", {})},
        "headline": {w: line.headline_date(word(doc, w)) or "" for w in row.get("headline", {})},
    }
    asked = {key: row[key] for key in found if key in row}
    assert {key: found[key] for key in asked} == asked


def test_the_timeline_agrees_with_the_functions(nlp: Language) -> None:
    for row in rows("time"):
        doc = nlp(row["text"])
        dates = find_dates(doc, date(2024, 5, 10))
        line = Timeline(doc, dates, date(2024, 5, 10))
        for token in doc:
            assert line.when_of(token) == when_of(token, dates)
            assert line.when_said(token) == when_said(token, dates)


HEADED = "Norway expels spies over hack\n\nNorway expelled two spies, police said. They had entered a bank.\n"


@pytest.mark.parametrize(
    ("text", "wanted", "by_speaker", "expected"),
    [
        (HEADED, "expels", False, "2024-05-10"),
        (HEADED, "expelled", False, None),
        (HEADED, "entered", False, None),
        ("Norway expels spies over hack.", "expels", False, None),
        ("We condemn the attack on Norway.", "condemn", False, "2024-05-10"),
        ("They condemn the attack on Norway.", "condemn", False, None),
        ("“We condemn the attack on Norway,” he said.", "condemn", False, None),
        ("We will condemn the attack on Norway.", "condemn", False, None),
        ("Norway said on Monday it had expelled two spies.", "expelled", True, "2024-05-06"),
        ("Norway said on Monday it had expelled two spies.", "expelled", False, None),
        ("Norway said on Monday it expelled two spies in April.", "expelled", True, "2024-04"),
    ],
)
def test_the_date_of_an_act_that_makes_the_news(
    nlp: Language, text: str, wanted: str, by_speaker: bool, expected: str | None
) -> None:
    doc = nlp(text)
    line = Timeline(doc, find_dates(doc, date(2024, 5, 10)), date(2024, 5, 10))
    assert line.date_of_act(word(doc, wanted), by_speaker=by_speaker) == expected


def test_without_a_date_of_publication_nothing_is_invented(nlp: Language) -> None:
    doc = nlp(HEADED + "On Monday we condemn it.")
    line = Timeline(doc, find_dates(doc, None), None)
    assert [line.date_of_act(token, by_speaker=True) for token in doc] == [None] * len(doc)


_PIECES = [
    *(
        "\n",
        ",",
        ".",
        "Russia",
        "attacked",
        "said",
        "month",
        "since",
        "1949",
        "2021",
        "May",
        "in March",
        "in 2016",
    ),
    *("on Monday", "19 July", "31 June", "99 May 0000", "last week", "a year ago", "999 years ago"),
    *("two days later", "the same day", "the following year", "that October"),
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12), st.one_of(st.none(), st.dates()))
def test_whatever_is_found_is_a_date_in_its_place(nlp: Language, words: list[str], day: date | None) -> None:
    doc = nlp(" ".join(words))
    end = 0
    for dated in find_dates(doc, day):
        assert end <= dated.start < dated.end <= len(doc)
        end = dated.end
        year, *rest = dated.iso.split("-")
        assert date(int(year), *(int(part) for part in rest), *[1] * (2 - len(rest)))
        assert day is not None or any(token.shape_ == "dddd" for token in doc)


@pytest.mark.parametrize(
    ("read", "text", "names"),
    [
        (read_calendar_words, "[months]\nMarch = 13\n", "months.March is 13"),
        (read_calendar_words, "[months]\nMarch = 3\n", "[weekdays] is missing"),
        (read_calendar_words, "[months", "not TOML"),
        (read_rules, "[[rule]]\npattern = '{moon}'\nmeans = 'day'\n", "no piece {moon}"),
        (read_rules, "[[rule]]\npattern = '('\nmeans = 'day'\n", "no regular expression"),
        (read_rules, "[[rule]]\npattern = 'x'\nmeans = 'moon'\n", "means is 'moon'"),
        (read_rules, "[[rule]]\nmeans = 'day'\n", "no pattern"),
        (read_time_words, "bounding = 3\n", "bounding is 3"),
    ],
)
def test_a_damaged_table_is_named(read: Any, text: str, names: str) -> None:
    with pytest.raises(GeocyberError, match=r"my\.toml") as error:
        read(text, "my.toml")
    assert names in str(error.value)
