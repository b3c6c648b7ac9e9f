"""Says in words what a drawing shows: for labels, for whoever hears the page, for tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geocyber.views.acts import Act
from geocyber.views.look import look
from geocyber.views.pictures.markup import cut
from geocyber.views.values import Material, Standing

LONGEST = 80
"""Characters of a name in a label or note."""

_BEFORE = {Standing.NEGATED: "not: ", Standing.POSSIBLE: "maybe: "}


def plural(count: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 act", "2 acts"."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def called(node: str, material: Material) -> str:
    """The name of a node, of a length that a label can bear."""
    return cut(material.nodes[node].name, LONGEST)


def verb(act: Act) -> str:
    """What is done, as it stands between subject and object."""
    return look().families[act.family].relations[act.relation]


def deed(acts: Sequence[Act], material: Material) -> str:
    """What is done to whom, of acts of the same kind: "sanctions Russia, GRU +3", "not: expels diplomats of …"."""
    names = named((act.object for act in acts), material)
    shown = ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
    return f"{_BEFORE.get(acts[0].standing, '')}{verb(acts[0])} {shown}".rstrip()


def named(nodes: Iterable[str | None], material: Material) -> list[str]:
    """The names of nodes, each once, in their first order."""
    return list(dict.fromkeys(called(node, material) for node in nodes if node is not None))


def in_full(acts: Sequence[Act], material: Material) -> str:
    """A sentence for acts of the same kind at the same time: who does what to whom, how it stands, who tells it."""
    who = ", ".join(named((act.agent for act in acts), material)[:3])
    whom = named((act.object for act in acts), material)
    objects = ", ".join(whom[:8]) + (f" and {len(whom) - 8} more" if len(whom) > 8 else "")
    statements = [material.statements[i] for act in acts for i in act.statements]
    when = acts[0].when.written if acts[0].when else "undated"
    parts = [
        look().standings[acts[0].standing].label.lower(),
        *(["disputed"] if any(act.disputed for act in acts) else []),
        f"{plural(len(statements), 'statement')} in {plural(len({s.report for s in statements}), 'article')}",
    ]
    return f"{when}: {who} {verb(acts[0])} {objects or '(nobody named)'} ({', '.join(parts)})"
