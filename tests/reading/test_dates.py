"""When a text says that it was published."""

from datetime import date

import pytest

from geocyber.reading.dates import is_date_line, parse


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Monday, October 19, 2020", date(2020, 10, 19)),
        ("Brussels, 30 July 2020", date(2020, 7, 30)),
        ("The Minister for Trade, 20 February 2020", date(2020, 2, 20)),
        ("LIVE | Last updated 4 October 2018, 19:40 BST", date(2018, 10, 4)),
        ("03 May 2024 | Press Release (2024) 074", date(2024, 5, 3)),
        ("March 5, 2025 | By the cybersecurity desk", date(2025, 3, 5)),
        ("ARDEN | 8 September 2022", date(2022, 9, 8)),
        ("Published: Jul 20, 2021 3:15 pm EDT", date(2021, 7, 20)),
        ("Posted on 1st June 2017 by Ann Lee", date(2017, 6, 1)),
        ("Thu 6 May 2021 10.15 BST", date(2021, 5, 6)),
        ("2021-07-20", date(2021, 7, 20)),
        ("Updated 2021-07-20T08:00:00Z", date(2021, 7, 20)),
        ("Berlin, 06.05.2024", date(2024, 5, 6)),
        ("Fact sheet (12 Sept. 2023)", date(2023, 9, 12)),
    ],
)
def test_a_header_line_gives_the_date(one, body, header, expected):
    assert one(f"Arden blames Borland\n\n{header}\n\n{body}").published == expected


def test_the_text_as_it_stands_is_of_the_date_of_its_last_update(one, body):
    text = f"Arden blames Borland\n\nPublished 20 February 2024, updated 8 May 2024\n\n{body}"
    assert one(text).published == date(2024, 5, 8)
    text = f"Arden blames Borland\n\nPublished 20 February 2024\nUpdated 8 May 2024\n\n{body}"
    assert one(text).published == date(2024, 5, 8)


def test_the_first_header_line_counts_and_not_a_later_one(one, body):
    text = f"Arden blames Borland\n\nArden, 3 May 2024\n\nHearing of the committee, 20 June 2023\n\n{body}"
    assert one(text).published == date(2024, 5, 3)


@pytest.mark.parametrize(
    "dateline",
    [
        "ARDEN, July 30, 2020 – ",
        "ARDEN, July 30, 2020 (Wire) — ",
        "ARDEN/DELTA (July 30, 2020) - ",
        "Arden, 30 July 2020 -- ",
    ],
)
def test_a_dateline_gives_the_date(one, body, dateline):
    assert one(f"Arden blames Borland\n\n{dateline}{body}").published == date(2020, 7, 30)


@pytest.mark.parametrize(
    "prose",
    [
        "On 28 October 2019 the attackers took down the web sites of the president and of the courts.",
        "The law, which the parliament passed on 3 May 2018, allows sanctions.",
        "Ten years ago, on 17 June 2010, a worm was found.",
        "He was born in Delta (3 May 1978) and joined the service in 2001.",
        "ARDEN, Feb 16 - The ministry said it had been attacked.",
        "Accessed 2023-10-04",
        "© 4 October 2023 Daily Wire",
        "Retrieved 4 October 2023",
        "Register now! Applications due 4 October 2023",
    ],
)
def test_other_dates_are_not_taken_for_it(one, body, prose):
    assert one(f"Arden blames Borland\n\n{prose}\n\n{body}").published is None


def test_a_date_in_the_headline_is_of_the_news(one, body):
    assert one(f"Inquiry into the attack of Monday, October 19, 2020\n\n{body}").published is None


def test_a_citation_at_the_end_gives_the_date_but_not_the_date_of_access(one, body):
    tail = (
        "Daily Wire (2023-10-04T12:15:03+00:00) » Arden blames Borland. Retrieved from\n"
        '" » Arden blames Borland." Daily Wire | World - Tuesday July 20, 2021,\n'
        '" » Arden blames Borland." Daily Wire | World - Accessed 2023-10-04T12:15:03+00:00.'
    )
    article = one(f"Arden blames Borland\n\n{body}\n\n{tail}")
    assert article.published == date(2021, 7, 20)
    assert article.text == f"Arden blames Borland\n\n{body}"


def test_an_access_date_alone_gives_none(one, body):
    tail = '" » Arden blames Borland." Daily Wire | World - Accessed 4 October 2023.'
    assert one(f"Arden blames Borland\n\n{body}\n\n{tail}").published is None


def test_metadata_before_the_text_and_the_user_before_both(one, body):
    text = f"---\ndate: 2021-07-19\n---\n\nArden blames Borland\n\n3 May 2024\n\n{body}"
    assert one(text).published == date(2021, 7, 19)
    assert one(text, published=date(2020, 1, 1)).published == date(2020, 1, 1)


@pytest.mark.parametrize(
    "impossible", ["31 February 2020", "February 30, 2021", "2020-13-01", "1 May 0020", "99.99.2020"]
)
def test_impossible_dates_are_no_dates(one, body, impossible):
    assert parse(impossible) is None
    assert one(f"Arden blames Borland\n\nArden, {impossible}\n\n{body}").published is None


@pytest.mark.parametrize(
    "value",
    ["Tue, 20 Jul 2021 08:00:00 +0200", "2021-07-20 08:00:36-04:00", "July 20, 2021", " 20 July 2021 "],
)
def test_metadata_in_the_usual_forms(value):
    assert parse(value) == date(2021, 7, 20)


def test_a_line_that_is_only_a_date_is_told_from_a_headline():
    assert is_date_line("Published on Monday, October 19, 2020, 10:15 GMT")
    assert not is_date_line("Arden, October 19, 2020")
