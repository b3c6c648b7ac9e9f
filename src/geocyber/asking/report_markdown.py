"""Writes a report on an operation as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geocyber.asking.plain import markdown as text
from geocyber.asking.report import DisputeReport, Source, at_a_glance, facts, findings
from geocyber.asking.told import Dispute, Line, Told
from geocyber.weighing import Stand, spoken_on


def report_markdown(report: DisputeReport) -> str:
    """A report as Markdown, ended by a line end; the marks of all texts are escaped."""
    lines = [f"# {text(report.title)}", ""]
    for note in report.notes:
        lines += [f"{text(note)}.", ""]
    if not report.told.disputes:
        lines += ["Nobody is blamed for it, and nobody denies it, in the articles of this graph.", ""]
    for number, dispute in enumerate(report.told.disputes, 1):
        if len(report.told.disputes) > 1:
            lines += [f"## {number}. {text(dispute.title)}", ""]
        lines += _dispute(dispute, report)
    lines += _articles(report)
    return "\n".join(lines).rstrip("\n") + "\n"


def _dispute(dispute: Dispute, report: DisputeReport) -> Iterator[str]:
    yield f"{text(facts(dispute, report))}."
    yield ""
    for accused, rows in at_a_glance(dispute, report.told):
        yield f"**{text(accused)}**"
        yield ""
        for words, who in rows:
            yield f"* {words}: {text(who)}"
        yield ""
    if sentences := list(findings(dispute, report)):
        yield "**Contradictions and changes of mind**"
        yield ""
        yield from (f"* {text(sentence)}" for sentence in sentences)
        yield ""
    yield "**In the order of time**"
    yield ""
    for line in dispute.lines:
        yield from _line(line, report.told, report)
    yield ""


def _line(line: Line, told: Told, report: DisputeReport) -> Iterator[str]:
    position, said = line.position, line.position.said
    if position.stand is Stand.SILENT or said is None:
        yield f"* {text(told.name(position.accused))} **is silent** ({text('; '.join(line.notes))})"
        return
    when = f"{spoken_on(said)}: " if spoken_on(said) else ""
    whom = f" {text(told.name(position.whom))}" if position.whom is not None else ""
    notes = f" ({text('; '.join(line.notes))})" if line.notes else ""
    source = report.sources[said.report]
    yield f"* {when}{text(told.name(position.actor))} **{position.stand}**{whom}{notes}  "
    yield f"  > {text(line.quote)}"
    yield ""
    where = ", ".join(filter(None, (source.id, source.origin)))
    yield f"  {text(where)}; says: {text(told.name(said.claimant))}; confidence {said.confidence:.2f}"


def _articles(report: DisputeReport) -> Iterator[str]:
    if report.sources:
        yield "## Articles"
        yield ""
        yield from (f"* {_article(source)}" for source in report.sources.values())


def _article(source: Source) -> str:
    origin = f" ({text(source.origin)})" if source.origin else ""
    address = f" <{source.url}>" if re.fullmatch(r"https?://[^\s<>]+", source.url) else ""
    return f"{text(source.id)}: {text(source.title)}{origin}{address}"
