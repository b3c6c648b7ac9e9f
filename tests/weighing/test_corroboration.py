"""How many independent sources an act has."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geocyber.graph.wording import PLACES
from geocyber.weighing import Report, Wording, corroborate

WORDINGS = [Wording(tuple(range(start, start + PLACES)), 1000) for start in (0, 1000, 2000, 3000)]

reports = st.lists(
    st.builds(
        Report,
        article=st.text("abcdefgh", min_size=1, max_size=2),
        publisher=st.sampled_from([None, "Wire", "wire ", "Gazette", "Herald"]),
        wording=st.sampled_from([None, *WORDINGS]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda report: report.article,
)


def sources(several: list[Report]) -> tuple[tuple[str, ...], ...]:
    return corroborate({"act": several})["act"].sources


def test_a_copy_counts_once_and_an_article_of_its_own_counts() -> None:
    wire = Report("a", "Wire", WORDINGS[0])
    copy = Report("b", "Gazette", WORDINGS[0])
    own = Report("c", "Herald", WORDINGS[1])
    known = corroborate({"act": [wire, copy, own]})["act"]
    assert known.sources == (("a", "b"), ("c",))
    assert known.articles == 3
    assert known.publishers == ("Gazette", "Herald", "Wire")


def test_two_articles_of_one_publisher_are_one_source() -> None:
    assert sources([Report("a", "Wire", WORDINGS[0]), Report("b", "WIRE", WORDINGS[1])]) == (("a", "b"),)


def test_unknown_publishers_are_not_the_same() -> None:
    assert len(sources([Report("a"), Report("b")])) == 2


def test_what_ties_two_reports_ties_them_in_that_act_alone() -> None:
    wire, copy = Report("a", "Wire", WORDINGS[0]), Report("b", "Gazette", WORDINGS[0])
    second = Report("c", "Wire", WORDINGS[1])
    known = corroborate({"told": [wire, copy, second], "later": [copy, second]})
    assert known["told"].sources == (("a", "b", "c"),)
    assert known["later"].sources == (("b",), ("c",))


@given(several=reports, data=st.data())
def test_the_order_of_reports_changes_nothing(several: list[Report], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(several))
    assert corroborate({"act": several}) == corroborate({"act": shuffled})


@given(several=reports, publisher=st.sampled_from([None, "Wire", "Gazette", "Chronicle"]), data=st.data())
def test_a_copy_under_another_publisher_never_adds_a_source(
    several: list[Report], publisher: str | None, data: st.DataObject
) -> None:
    told = [report for report in several if report.wording is not None]
    if told:
        copy = replace(data.draw(st.sampled_from(told)), article="copy", publisher=publisher)
        assert len(sources([*several, copy])) <= len(sources(several))


@given(several=reports)
def test_every_report_is_in_one_source(several: list[Report]) -> None:
    found = sources(several)
    assert sorted(article for source in found for article in source) == sorted(r.article for r in several)
    assert found == tuple(sorted(found))
