"""Statements go to the clipboard with their sentence and source."""

from __future__ import annotations

from .conftest import Open, Opened


def pasted(opened: Opened) -> str:
    """What is on the clipboard, as a text field takes it."""
    opened.page.fill("#find", "")
    opened.page.focus("#find")
    opened.page.keyboard.press("Control+V")
    return opened.page.input_value("#find")


def test_a_statement_is_copied_as_a_citation(open_page: Open) -> None:
    opened = open_page(fragment="at=state%2FAL%20words%20stated%20state%2FIR")
    opened.page.click("#panel .statement .copy")
    opened.page.wait_for_selector("text=Copied")
    assert pasted(opened) == (
        "Albania blames Iran (asserted, says Albania, 2022-09-07): “Albania blamed Iran for the July attack and "
        "expelled its diplomats.” Adriatic Gazette, “Tirana cuts ties with Tehran”, 2022-09-08. "
        "https://gazette.example/tirana"
    )


def test_all_statements_of_a_line_are_copied_at_once(open_page: Open) -> None:
    opened = open_page(fragment="at=state%2FUS%20words%20stated%20state%2FCN")
    opened.page.click("#panel > .copy")
    opened.page.wait_for_selector("text=Copied")
    text = pasted(opened)
    assert text.count("United States blames Ministry of State Security") == 2
    assert "Antony Blinken warns China" in text


def test_what_a_statement_is_presented_as_stands_beside_it(open_page: Open) -> None:
    opened = open_page(fragment="at=igo%2Feu%20coercion%20negated%20state%2FCN")
    assert "negated" in opened.text("#panel .details")
    assert opened.text("#panel .badge.negated") == "Negated"


def test_words_that_were_searched_for_are_marked(open_page: Open) -> None:
    opened = open_page(fragment="text=CONDEMNED&at=igo%2Feu%20words%20stated%20state%2FCN")
    assert opened.page.locator("#panel mark.sought").all_inner_texts() == ["condemned"]
