"""Writes a report on links as Markdown for people or as JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from geocyber.errors import UsageError
from geocyber.identity.report import Reported, ReportedLink
from geocyber.identity.things import Thing
from geocyber.store import write_text

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LONGEST = 300


def write_report(report: Reported, path: Path) -> None:
    """Writes a report wholly or not at all.

    Args:
        report: what to write.
        path: the file; .md makes Markdown, .json JSON.

    Raises:
        UsageError: another ending.
        GeocyberError: it cannot be written.
    """
    check_ending(path)
    write_text(path, as_json(report) if path.suffix.lower() == ".json" else as_markdown(report))


def check_ending(path: Path) -> None:
    """Makes sure that a report can be written to a file of this name, before anything is done.

    Raises:
        UsageError: it cannot.
    """
    if path.suffix.lower() not in (".json", ".md"):
        raise UsageError(f"{path}: a report is written as .md (Markdown) or .json")


def as_json(report: Reported) -> Iterator[str]:
    """The report as one JSON document, in stretches."""
    document = {
        "articles": report.articles,
        "entities": report.entities,
        "actual_entities": report.actual_entities,
        "statements": report.statements,
        "acts": report.acts,
        "automatic": report.is_automatic,
        "links": [_link(link) for link in report.links],
        "decided_same": [list(map(_thing, pair)) for pair in report.same],
        "decided_different": [list(map(_thing, pair)) for pair in report.different],
        "kept_apart_by_other_decisions": [list(map(_thing, pair)) for pair in report.refused],
    }
    yield json.dumps(document, ensure_ascii=False, indent=1)
    yield "\n"


def as_markdown(report: Reported) -> Iterator[str]:
    """The report as Markdown, in stretches."""
    yield "# Who is who across the articles\n\n"
    yield (
        f"{_count(report.articles, 'article')}: {_count(report.entities, 'entity', 'entities')} are "
        f"{report.actual_entities} once linked ones count as one, and "
        f"{_count(report.statements, 'statement')} tell of {_count(report.acts, 'act')}.\n"
    )
    if not report.is_automatic:
        yield "\nAll links were undone: only what was decided to be the same is linked. `geocyber link` links again.\n"
    yield "\nThe most doubtful come first. `geocyber unlink A B` undoes a link for good, A and B being names as below.\n"
    for title, of_statements in (("Entities", False), ("Statements that tell of one act", True)):
        links = [link for link in report.links if link.is_of_statements is of_statements]
        yield f"\n## {title}\n\n"
        yield from map(_told, links) if links else ["None are linked.\n"]
    yield from _decided("Decided to be the same", report.same)
    yield from _decided("Decided to be different", report.different)
    yield from _decided(
        "Decided to be the same, but kept apart by what was decided to be different", report.refused
    )


def _told(link: ReportedLink) -> str:
    kinds = " / ".join(sorted({link.one.kind, link.other.kind} - {""}))
    return (
        f"* **{link.score:.2f}** {_plain(_called(link.one))} = {_plain(_called(link.other))} "
        f"({kinds}): {_plain(link.reason)} [{link.rule}]\n{_quoted(link.one)}{_quoted(link.other)}"
    )


def _called(thing: Thing) -> str:
    if "/statement/" in thing.iri:
        return f"{thing.name} <{thing.iri}>"
    return str(thing)


def _quoted(thing: Thing) -> str:
    if not thing.article:
        return "  * known globally\n"
    day = f", {thing.published}" if thing.published else ""
    sentence = thing.sentence if len(thing.sentence) <= _LONGEST else f"{thing.sentence[:_LONGEST]}…"
    return f"  * {_plain(thing.article)}{day}: {f'“{_plain(sentence)}”' if sentence else 'no sentence'}\n"


def _decided(title: str, pairs: Iterable[tuple[Thing, Thing]]) -> Iterator[str]:
    listed = [f"* {_plain(str(one))} and {_plain(str(other))}\n" for one, other in pairs]
    if listed:
        yield f"\n## {title}\n\n"
        yield from listed


def _link(link: ReportedLink) -> dict[str, object]:
    return {
        "score": link.score,
        "rule": link.rule,
        "reason": link.reason,
        "of": "statements" if link.is_of_statements else "entities",
        "things": [_thing(link.one), _thing(link.other)],
    }


def _thing(thing: Thing) -> dict[str, str]:
    row = {
        "iri": thing.iri,
        "name": thing.name,
        "kind": thing.kind,
        "article": thing.article,
        "published": thing.published,
        "sentence": thing.sentence,
    }
    return {name: text for name, text in row.items() if text}


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return _SPECIAL.sub(r"\\\1", " ".join(printable.split()))


def _count(number: int, thing: str, things: str = "") -> str:
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"
