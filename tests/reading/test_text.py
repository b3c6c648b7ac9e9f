"""Plain text and Markdown: characters, encodings, broken lines, headlines, front matter."""

import textwrap
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geocyber.reading import layout
from geocyber.reading.assemble import article
from geocyber.reading.values import Draft, RefusedError


def test_the_headline_stands_first_with_an_empty_line(one, body):
    for between in ("\n", "\n\n", "\n\n\n\n", "\r\n\r\n"):
        found = one(f"Arden blames Borland for attack{between}{body}")
        assert found.title == "Arden blames Borland for attack"
        assert found.text == f"Arden blames Borland for attack\n\n{body}"


def test_a_first_paragraph_is_no_headline(one, body):
    found = one(body)
    assert found.title == ""
    assert found.text == body


def test_notices_and_dates_above_the_headline_do_not_take_its_place(one, body):
    found = one(f"FOR IMMEDIATE RELEASE\n\nMonday, October 19, 2020\n\nArden blames Borland\n\n{body}")
    assert found.title == "Arden blames Borland"
    assert found.text == f"Arden blames Borland\n\nMonday, October 19, 2020\n\n{body}"
    assert found.published == date(2020, 10, 19)


def test_the_hash_is_that_of_the_text_alone(one, body):
    first, second = (
        one(f"Arden blames Borland\n\n{body}", "a.txt"),
        one(f"\ufeffArden blames Borland\r\n{body}", "b.txt"),
    )
    assert first.sha256 == second.sha256
    assert (first.id, second.id) == ("a", "b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(one, body, encoding):
    text = f"Arden blames Borland’s “café” hackers\n\n{body} The café’s owner – a witness – said it was “terrible”."
    assert one(text.encode(encoding)).text == text


def test_unicode_is_composed_and_invisible_signs_are_gone(one, body):
    found = one(
        f"Cafe\u0301 owner blames Bor\u00adland\n\n{body}\u00a0It\u2009is\u200b true\u2028A line.\u202e"
    )
    assert found.title == "Café owner blames Borland"
    assert found.text.endswith("fabrication. It is true\nA line.")


def test_paragraphs_broken_at_a_column_are_whole_again(one, body):
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in body.split("\n\n"))
    assert one(f"Arden blames Borland\n\n{wrapped}").text == f"Arden blames Borland\n\n{body}"


def test_lists_in_a_broken_text_keep_their_lines(one, body):
    items = [f"• {sentence.strip('.')}." for sentence in body.replace("\n\n", " ").split(". ")]
    wrapped = "\n".join(textwrap.fill(item, 72, subsequent_indent="  ") for item in items)
    paragraph = body.replace("\n\n", " ")
    found = one(f"Arden blames Borland\n\n{textwrap.fill(paragraph, 72)}\n\n{wrapped}")
    assert found.text == "\n\n".join(["Arden blames Borland", paragraph, "\n".join(items)])


def test_lines_of_a_text_that_is_not_broken_stay(one):
    text = (
        "World in brief\n\nArden repels biggest wave since the war\nArden was hit by the most extensive attacks since the "
        "war, its government said on Monday, and the attacks were without effect.\n\nBorland points at Caldia\nThe agency "
        "of Borland accused Caldia of an attack on the servers of its government, and Caldia denied that it was so."
    )
    assert one(text).text == text


def test_a_word_divided_at_its_hyphen_is_one_word(one, body):
    lines = [
        "Arden blames Borland",
        "",
        "The ministry in Arden said on Monday that it had found the state-",
        "sponsored hackers who had broken into its mail servers in the night,",
        "and that they had stolen the letters of three ambassadors and of the",
        "president of the bank.",
    ]
    assert "found the state-sponsored hackers who" in one("\n".join(lines)).text


WORDS = st.lists(
    st.sampled_from(["a", "of", "hack", "attack", "ministry", "responsibility", "Arden"]),
    min_size=40,
    max_size=60,
)


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=2, max_size=4))
def test_any_prose_survives_being_broken(paragraphs):
    whole = "\n\n".join(" ".join(words) + "." for words in paragraphs)
    for column in (65, 72, 80):
        broken = "\n\n".join(textwrap.fill(paragraph, column) for paragraph in whole.split("\n\n"))
        assert layout.unwrap(broken).split() == whole.split()
        assert layout.unwrap(broken) == whole


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    try:
        found = article(Draft(id="any", text=text))
    except RefusedError as error:
        assert "\n" not in str(error)
        return
    assert found.text.encode("utf-8")
    assert "\r" not in found.text
    assert "\n\n\n" not in found.text
    assert found.text == found.text.strip("\n")


def test_front_matter_is_read_and_does_not_reach_the_text(one, body):
    found = one(
        "---\ntitle: \"Arden blames\\\n  \\ Borland\"\ndate: '2021-04-15'\nsource_url: https://wire.example/a\n"
        f"publisher: Daily Wire\ntags: [a, b]\nmodified_time: 2021-05-15\n---\n\n{body}",
        "a.md",
    )
    assert found.text == f"Arden blames Borland\n\n{body}"
    assert (found.published, found.publisher, found.url) == (
        date(2021, 4, 15),
        "Daily Wire",
        "https://wire.example/a",
    )


@pytest.mark.parametrize(
    "yaml", ["date: [2021", "a: &a [*a, *a]\n? {x: y", "!!python/object/apply:os.system [ls]", "[" * 1500]
)
def test_hostile_front_matter_does_no_harm(one, body, yaml):
    assert one(f"---\n{yaml}\n---\nArden blames Borland\n\n{body}", "a.md").title == "Arden blames Borland"


def test_lines_of_a_mail_or_clipping_above_the_text(one, body):
    found = one(
        f"From: desk@wire.example\nSubject: Arden blames Borland\nDate: Tue, 20 Jul 2021 08:00:00 +0200\n\n{body}"
    )
    assert (found.title, found.published) == ("Arden blames Borland", date(2021, 7, 20))
    assert found.text == f"Arden blames Borland\n\n{body}"


def test_a_single_line_with_a_colon_is_text(one, body):
    assert one(f"Subject: who did it\n\n{body}").title == "Subject: who did it"


def test_markdown_marks_are_gone(one, body):
    first, second = body.split("\n\n")
    found = one(
        f"# Arden **blames** [Borland](https://x.example/a_(b))\n\n![A picture](x.png)\n\n> {first}\n\n## What *it* did\n\n"
        f"- It `stole` letters.[^1]\n- It read\n  them \\*all\\*.\n\n* * *\n\n{second} See <b>the report</b> by APT_27_Group "
        "&amp; others.\n\n[^1]: A note.\n\n<!-- hidden -->",
        "a.md",
    )
    assert "\n\nWhat it did\n\n• It stole letters.\n• It read" in found.text
    assert "*all*." in found.text
    assert found.text.endswith("See the report by APT_27_Group & others.")
    for mark in ("[^", "](", "##", "**", "picture", "hidden", "A note", "> The"):
        assert mark not in found.text


def test_markdown_broken_at_a_column_is_whole_again(one, body):
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in body.split("\n\n"))
    link = "It asked [the\ncouncil](https://wire.example/" + "a" * 90 + ") for help in\nthe matter."
    found = one(f"# Arden blames Borland\n\n{wrapped}\n\n{link}\n", "a.md")
    assert found.text == f"Arden blames Borland\n\n{body}\n\nIt asked the council for help in the matter."


def test_hard_breaks_of_markdown_stay(one, body):
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in body.split("\n\n"))
    text = one(f"# Remarks\n\nEast Room  \nArden City\n\n{wrapped}", "a.md").text
    assert text.startswith("Remarks\n\nEast Room\nArden City\n\nThe ministry")
