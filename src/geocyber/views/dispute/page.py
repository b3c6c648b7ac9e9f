"""Writes the page of a dispute: its summary, its contradictions, and every position in the order of time.

Every text is escaped where it enters the page. The page has no script, and its policy admits its own style alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from geocyber.asking import Dispute, DisputeReport, Line, Source, at_a_glance, facts, findings
from geocyber.views.assembling import filled, part, policy, stylesheet
from geocyber.views.escape import spelled_out
from geocyber.weighing import Said, Stand, spoken_on

_NOTHING = "<p>Nobody is blamed for it, and nobody denies it, in the articles of this graph.</p>"


def dispute_page(report: DisputeReport) -> str:
    """A complete HTML page of the disputes over one operation, which needs no network.

    Args:
        report: what a graph tells of them.
    """
    style = stylesheet("style/sentences.css", "dispute/dispute.css")
    several = len(report.told.disputes) > 1
    values = {
        "policy": policy([], style),
        "style": style,
        "title": _escaped(report.title),
        "notes": "".join(f'<p class="quiet">{_escaped(note)}</p>' for note in report.notes),
        "disputes": "".join(_dispute(one, report, titled=several) for one in report.told.disputes)
        or _NOTHING,
        "articles": _articles(report),
    }
    return filled(part("dispute/dispute.html"), values)


def _dispute(dispute: Dispute, report: DisputeReport, *, titled: bool) -> str:
    heading = f"<h2>{_escaped(dispute.title)}</h2>" if titled else ""
    glance = "".join(_accused(name, rows) for name, rows in at_a_glance(dispute, report.told))
    told = "".join(f"<li>{_escaped(sentence)}</li>" for sentence in findings(dispute, report))
    box = (
        f'<div class="findings"><h3>Contradictions and changes of mind</h3><ul>{told}</ul></div>'
        if told
        else ""
    )
    lines = "".join(_line(line, report) for line in dispute.lines)
    return (
        f'<section>{heading}\n<p class="status">{_escaped(facts(dispute, report))}</p>\n'
        f'<div class="glance">{glance}</div>\n{box}\n<h3>In the order of time</h3>\n'
        f'<ol class="time">\n{lines}</ol>\n</section>\n'
    )


def _accused(name: str, rows: list[tuple[str, str]]) -> str:
    terms = "".join(f"<dt>{_escaped(words)}</dt><dd>{_escaped(who)}</dd>" for words, who in rows)
    return f'<div class="accused"><h4>{_escaped(name)}</h4><dl>{terms}</dl></div>'


def _line(line: Line, report: DisputeReport) -> str:
    position, told = line.position, report.told
    said = position.said
    who = position.accused if said is None else position.actor
    whom = "" if position.whom is None else f" {_escaped(told.name(position.whom))}"
    notes = "; ".join(
        [*(f"<span>{_escaped(note)}</span>" for note in line.conflicts), *map(_escaped, line.asides)]
    )
    body = [
        f'<div class="position">{_escaped(told.name(who))} {_stand(position.stand)}{whom}</div>',
        f'<p class="notes">{notes}</p>' if notes else "",
        "" if said is None else f"<blockquote>{_escaped(line.quote)}</blockquote>",
        "" if said is None else f'<div class="details">{" ".join(_details(said, report))}</div>',
    ]
    return f"<li>{_day(said, report)}<div>{''.join(body)}</div></li>\n"


def _day(said: Said | None, report: DisputeReport) -> str:
    """When a position was taken; where that is not known, when its article was published."""
    when = spoken_on(said) if said is not None else None
    if when:
        return f"<time>{_escaped(when)}</time>"
    published = report.sources[said.report].published if said is not None else ""
    return f'<span class="undated">{f"reported<br>{_escaped(published)}" if published else ""}</span>'


def _stand(stand: Stand) -> str:
    return f'<span class="stand s-{re.sub(" ", "-", stand.value)}">{_escaped(stand.value)}</span>'


def _details(said: Said, report: DisputeReport) -> Iterator[str]:
    source = report.sources[said.report]
    yield f"<span>{_link(source, source.title)}{_origin(source)}</span>"
    yield f"<span>says: {_escaped(report.told.name(said.claimant))}</span>"
    yield f"<span>confidence {said.confidence:.2f}</span>"


def _articles(report: DisputeReport) -> str:
    if not report.sources:
        return ""
    rows = "".join(
        f"<li>{_link(source, source.title)}{_origin(source)} <span class='quiet'>{_escaped(source.id)}</span></li>"
        for source in report.sources.values()
    )
    return f'<section><h2>Articles</h2><ol class="sources">{rows}</ol></section>'


def _link(source: Source, words: str) -> str:
    if not source.url:
        return _escaped(words)
    return f'<a href="{_escaped(source.url)}" rel="noreferrer noopener">{_escaped(words)}</a>'


def _origin(source: Source) -> str:
    return f" ({_escaped(source.origin)})" if source.origin else ""


def _escaped(text: str) -> str:
    return html.escape(spelled_out(" ".join(text.split())))
