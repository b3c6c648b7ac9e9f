"""Says in words what a drawing shows: for labels, for whoever hears the page, for tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from geocyber.views.acts import Act
from geocyber.views.look import look
from geocyber.views.periods import Period
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
    """What is done to whom, of acts that stand alike: "sanctions Russia, GRU +3", "not: expels diplomats of …"."""
    names = named((act.object for act in acts), material)
    shown = ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
    return f"{_BEFORE.get(acts[0].standing, '')}{verbs(acts)} {shown}".rstrip()


def verbs(acts: Sequence[Act]) -> str:
    """What is done, if it is one thing; else each with how often it is done, the most frequent first."""
    counts = Counter(verb(act) for act in acts)
    if len(counts) == 1:
        return next(iter(counts))
    order = sorted(counts, key=lambda words: (-counts[words], words))
    return ", ".join(f"{words} ×{counts[words]}" if counts[words] > 1 else words for words in order)


def named(nodes: Iterable[str | None], material: Material) -> list[str]:
    """The names of nodes, each once, in their first order."""
    return list(dict.fromkeys(called(node, material) for node in nodes if node is not None))


def in_full(acts: Sequence[Act], material: Material, when: Period | None = None) -> str:
    """A sentence for acts of the same kind at the same time: who does what to whom, how it stands, who tells it.

    Args:
        acts: at least one.
        material: which names their actors.
        when: the time that they share; that of the first if not given.
    """
    actors = named((act.agent for act in acts), material)
    who = ", ".join(actors[:3]) + (f" and {len(actors) - 3} more" if len(actors) > 3 else "")
    whom = named((act.object for act in acts), material)
    objects = ", ".join(whom[:8]) + (f" and {len(whom) - 8} more" if len(whom) > 8 else "")
    statements = [material.statements[i] for act in acts for i in act.statements]
    when = when or acts[0].when
    parts = [
        look().standings[acts[0].standing].label.lower(),
        *(["disputed"] if any(act.disputed for act in acts) else []),
        f"{plural(len(statements), 'statement')} in {plural(len({s.report for s in statements}), 'article')}",
    ]
    dated = when.written if when else "undated"
    return f"{dated}: {who} {verbs(acts)} {objects or '(nobody named)'} ({', '.join(parts)})"
