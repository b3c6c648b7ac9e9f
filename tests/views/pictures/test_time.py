"""Dates, the axis of time and rows: the arithmetic below the timeline."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocyber.views.periods import Period, Precision, period
from geocyber.views.pictures.packing import Extent, rows
from geocyber.views.pictures.scale import scale

from .materials import DATES

PERIODS = st.lists(DATES.map(period).filter(bool), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("written", "days", "precision"),
    [
        ("2021-07-19", 1, Precision.DAY),
        ("2020-02", 29, Precision.MONTH),
        ("2021-12", 31, Precision.MONTH),
        ("2021", 365, Precision.YEAR),
        ("9999", 365, Precision.YEAR),
    ],
)
def test_a_date_is_as_long_as_it_is_exact(written: str, days: int, precision: Precision) -> None:
    found = period(written)
    assert found is not None
    assert found.after - found.first == days
    assert found.precision is precision


@pytest.mark.parametrize("written", [None, "", "soon", "2021-13", "2021-02-30", "0000", "2021-1-1-1"])
def test_what_is_no_date_is_none(written: str | None) -> None:
    assert period(written) is None


@given(PERIODS)
def test_time_runs_from_left_to_right_within_its_frame(periods: list[Period]) -> None:
    axis = scale(periods, 100, 900)
    days = sorted({day for p in periods for day in (p.first, p.after)})
    places = [axis.at(day) for day in days]
    assert all(before < after for before, after in pairwise(places))
    assert places[0] >= 100 and places[-1] <= 900 + 1e-6


@given(PERIODS)
def test_no_two_names_of_moments_overlap_and_all_lie_in_the_frame(periods: list[Period]) -> None:
    ticks = list(scale(periods, 100, 900).ticks())
    assert all(before.x + 6 * len(before.label) <= after.x for before, after in pairwise(ticks))
    assert all(100 <= tick.x <= 900 for tick in ticks)


def test_a_day_has_the_same_width_wherever_it_is_drawn() -> None:
    axis = scale(
        [p for w in ("2001-03-01", "2001-05-01", "2021-07-01", "2021-09-01") if (p := period(w))], 0, 1000
    )
    widths = {round((s.right - s.left) / (s.end - s.start), 6) for s in axis.segments}
    assert len(axis.segments) == 2
    assert len(widths) == 1
    assert [gap.words for gap in axis.breaks()] == ["20 years"]


def test_a_single_day_has_an_axis_of_days() -> None:
    day = period("2021-07-19")
    assert day is not None
    labels = [tick.label for tick in scale([day], 0, 1000).ticks()]
    assert any("Jul" in label for label in labels)


def test_a_year_among_days_is_no_quiet_year() -> None:
    periods = [p for w in ("2018-01-01", "2019", "2020-01-01", "2020-12-01") if (p := period(w))]
    assert list(scale(periods, 0, 1000).breaks()) == []


EXTENTS = st.lists(
    st.tuples(st.floats(0, 1000), st.floats(1, 200)).map(lambda e: Extent(e[0], e[0] + e[1])), max_size=60
)


@given(EXTENTS)
def test_nothing_overlaps_in_a_row(extents: list[Extent]) -> None:
    chosen = rows(extents, 4) or []
    for (a, row_a), (b, row_b) in combinations(zip(extents, chosen, strict=True), 2):
        assert row_a != row_b or a.right + 4 <= b.left or b.right + 4 <= a.left


@given(EXTENTS)
def test_no_row_is_left_empty(extents: list[Extent]) -> None:
    chosen = rows(extents) or []
    assert set(chosen) == set(range(max(chosen, default=-1) + 1))


@given(EXTENTS)
def test_too_many_rows_are_none(extents: list[Extent]) -> None:
    needed = max(rows(extents) or [], default=-1) + 1
    assert rows(extents, most=needed) == rows(extents)
    if needed:
        assert rows(extents, most=needed - 1) is None
