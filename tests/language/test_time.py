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
from geocyber.language.time_story import headline_date, news_date, story_date
from geocyber.language.time_words import read_time_words

PUBLISHED = "2024-05-10"  # a Friday


@pytest.mark.parametrize("row", rows("time"), ids=label)
def test_when_an_act_took_place(nlp: Language, row: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "known_failure" in row:
        request.applymarker(pytest.mark.xfail(reason=row["known_failure"], strict=True))
    published = row.get("published", PUBLISHED)
    doc = nlp(row["text"])
    dates = find_dates(doc, date.fromisoformat(published) if published else None)
    found = {
        "dates": [dated.iso for dated in dates],
        "when": {w: when_of(word(doc, w), dates) or "" for w in row.get("when", {})},
        "said": {w: when_said(word(doc, w), dates) or "" for w in row.get("said", {})},
        "story": {w: story_date(word(doc, w), dates) or "" for w in row.get("story", {})},
    }
    asked = {key: row[key] for key in found if key in row}
    assert {key: found[key] for key in asked} == asked
