"""Counts how many independent reports an act has: wire copies count once, and so do articles of one publisher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geocyber.weighing.duplicates import Wording, components, near_duplicates


@dataclass(frozen=True, slots=True)
class Report:
    """An article that reports something.

    Attributes:
        article: its IRI.
        publisher: who published it, None if unknown.
        wording: what it is worded like, None if unknown.
    """

    article: str
    publisher: str | None = None
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How an act is reported.

    Attributes:
        sources: the articles that report it, in groups that are independent of each other; sorted.
        publishers: the publishers among them, sorted.
    """

    sources: tuple[tuple[str, ...], ...]
    publishers: tuple[str, ...]

    @property
    def articles(self) -> int:
        """The number of articles."""
        return sum(map(len, self.sources))


def corroborate(reports: Mapping[str, Iterable[Report]]) -> Mapping[str, Corroboration]:
    """How each of several acts is reported.

    Two reports of an act are not independent of each other if their articles are near-duplicates or have the same
    publisher, nor if a third one ties them so. Which errs on the side of too few.

    Args:
        reports: by acts; articles that report several acts are the same in each.
    """
    by_act = {act: {report.article: report for report in several} for act, several in reports.items()}
    wordings = {
        report.article: report.wording
        for several in by_act.values()
        for report in several.values()
        if report.wording is not None
    }
    alike = near_duplicates(wordings)
    return {act: _corroboration(list(several.values()), alike) for act, several in by_act.items()}


def _corroboration(reports: Sequence[Report], alike: Mapping[str, str]) -> Corroboration:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    publishers: dict[str, str] = {}
    for report in sorted(reports, key=lambda report: report.article):
        if report.publisher:
            key = " ".join(report.publisher.casefold().split())
            publishers.setdefault(key, report.publisher)
            groups["publisher", key].append(report.article)
        if report.article in alike:
            groups["wording", alike[report.article]].append(report.article)
    sources = components((report.article for report in reports), groups.values())
    return Corroboration(tuple(map(tuple, sources)), tuple(sorted(publishers.values())))
