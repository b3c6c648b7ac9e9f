"""The ladder: how far each state has gone against whom, from words to coercion."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from geocyber.views.acts import Act, acts
from geocyber.views.look import look
from geocyber.views.pictures.figure import SHEET, Figure, drawing, table
from geocyber.views.pictures.glyphs import RADIUS, inline_mark, legend, link, mark
from geocyber.views.pictures.markup import NOTHING, Markup, cut, fitted, name, number, tag, text, together
from geocyber.views.pictures.matrix import STATES
from geocyber.views.pictures.words import called, named, plural, verb
from geocyber.views.values import Material, Standing

ANCHOR = "ladder"
HEADING = "How far each state has gone"
NOTE = (
    "Each row is a state or organisation of states and whom it acts against; the farther to the right, the harder the "
    "response. The grey bar reaches to the highest rung that was climbed; a dotted mark beyond it is only threatened or "
    "suspected, a struck one is said not to have been done. Beside a mark stand the first date, where one is known, and "
    "what was done how often. Denials, support and technical advice are no rungs. Click a mark to read its sentences."
)

MOST_ROWS = 90
"""Rows of the drawing at most; the table has them all."""

MOST_TARGETS = 10
"""States against which one acts that have rows of their own."""

OTHERS = ""
"""Target of a row that stands for all other targets."""

_HOLDS = frozenset({Standing.STATED, Standing.CLAIMED})


@dataclass(frozen=True, slots=True)
class Climb:
    """What one does against another, by rung.

    Attributes:
        actor: id of a node of the state level.
        target: likewise.
        rungs: acts by the number of their rung, from 0, each in the order of time.
    """

    actor: str
    target: str
    rungs: Mapping[int, tuple[Act, ...]]

    @property
    def reached(self) -> int:
        """The highest rung on which an act holds, -1 if there is none."""
        return max((rung for rung, done in self.rungs.items() if _held(done)), default=-1)

    @property
    def count(self) -> int:
        """How many acts there are."""
        return sum(map(len, self.rungs.values()))


def _held(done: Sequence[Act]) -> tuple[Act, ...]:
    return tuple(act for act in done if act.standing in _HOLDS)


def ladder(material: Material) -> Figure:
    """Draws for each responding state and its organisations how far it has gone against whom."""
    climbed = climbs(acts(material), material)
    telling = _telling(climbed, material)
    told = [act for climb in climbed for done in climb.rungs.values() for act in done]
    drawn = _folded(climbed, material)
    return Figure(
        anchor=ANCHOR,
        heading=HEADING,
        telling=telling,
        wide=_drawn(drawn, material, telling, WIDE),
        narrow=_drawn(drawn, material, telling, NARROW),
        sheets=_sheets(drawn, material, telling),
        legend=legend({act.family for act in told}, {act.standing for act in told}, disputed=False),
        note=NOTE,
        table=_table(climbed, material),
    )


def climbs(told: Sequence[Act], material: Material) -> tuple[Climb, ...]:
    """Who acts against whom on which rung: who has gone farthest comes first, and against whom farthest."""
    pairs: dict[tuple[str, str], dict[int, list[Act]]] = defaultdict(lambda: defaultdict(list))
    for act in told:
        if (
            act.family in look().rungs
            and act.relation not in look().not_against
            and act.target not in {None, act.actor}
            and material.nodes[act.actor].kind in STATES
        ):
            pairs[act.actor, str(act.target)][look().rungs.index(act.family)].append(act)
    return _sorted(
        [
            Climb(actor, target, {rung: tuple(done) for rung, done in sorted(rungs.items())})
            for (actor, target), rungs in pairs.items()
        ],
        material,
    )


def _folded(climbed: Sequence[Climb], material: Material) -> tuple[Climb, ...]:
    """The climbs with one for all targets that are no states, or less acted against, if they are several."""
    folded: list[Climb] = []
    for actor in dict.fromkeys(climb.actor for climb in climbed):
        own = [climb for climb in climbed if climb.actor == actor]
        states = [climb for climb in own if material.nodes[climb.target].kind in STATES][:MOST_TARGETS]
        rest = [climb for climb in own if climb not in states]
        if len(rest) > 1:
            own = states
            rungs: dict[int, list[Act]] = defaultdict(list)
            for climb in rest:
                for rung, done in climb.rungs.items():
                    rungs[rung] += done
            ordered = {rung: tuple(sorted(rungs[rung], key=lambda act: act.order)) for rung in sorted(rungs)}
            own.append(Climb(actor, OTHERS, ordered))
        folded += own
    return _sorted(folded, material)


def _sorted(climbed: Sequence[Climb], material: Material) -> tuple[Climb, ...]:
    highest: dict[str, tuple[int, int, int]] = {}
    for climb in climbed:
        highest[climb.actor] = max(_rank(climb), highest.get(climb.actor, (-1, 0, 0)))
    return tuple(sorted(climbed, key=lambda climb: _order(climb, highest[climb.actor], material)))


def _rank(climb: Climb) -> tuple[int, int, int]:
    """How far a climb has gone: its rung, how many acts hold there, how many acts there are."""
    return climb.reached, len(_held(climb.rungs.get(climb.reached, ()))), climb.count


def _order(climb: Climb, highest: tuple[int, int, int], material: Material) -> tuple[object, ...]:
    farthest, own = (tuple(-part for part in rank) for rank in (highest, _rank(climb)))
    is_rest = climb.target == OTHERS
    return (
        farthest,
        called(climb.actor, material),
        climb.actor,
        is_rest,
        own,
        _target(climb, material),
        climb.target,
    )


def _target(climb: Climb, material: Material) -> str:
    if climb.target != OTHERS:
        return called(climb.target, material)
    return f"{len({act.target for done in climb.rungs.values() for act in done})} others"


def _strongest(done: Sequence[Act]) -> tuple[Act, ...]:
    """Those that hold; if none does, those that are possible, else those that are negated."""
    possible = tuple(act for act in done if act.standing is Standing.POSSIBLE)
    return _held(done) or possible or tuple(done)


def _telling(climbed: Sequence[Climb], material: Material) -> str:
    best: dict[str, int] = {}
    for climb in climbed:
        best[climb.actor] = max(climb.reached, best.get(climb.actor, -1))
    counts = Counter(best.values())
    parts = [
        f"{counts[i]} went as far as {look().families[rung].label.lower()}"
        for i, rung in reversed(list(enumerate(look().rungs)))
        if counts[i]
    ]
    if counts[-1]:
        parts.append(f"{counts[-1]} only threatened or held back")
    return f"{plural(len(best), 'state or organisation', 'states and organisations')}: {', '.join(parts)}"


# Drawing -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """Sizes in pixels: of the drawing, where the names of targets begin, where the first rung and how far apart."""

    width: float
    target: float
    first: float
    apart: float
    row: float
    narrow: bool


WIDE = Frame(1240, target=160, first=330, apart=228, row=24, narrow=False)
NARROW = Frame(372, target=0, first=18, apart=96, row=54, narrow=True)
_TOP = 62.0
_STEP = 10.0
_LETTERS = 11.5


def _sheets(climbed: Sequence[Climb], material: Material, telling: str) -> tuple[Markup, ...]:
    """The rows on as many sheets of paper as they need; nothing if one is enough."""
    rows = int((SHEET - _TOP) / (WIDE.row + 3))
    parts = [climbed[at : at + rows] for at in range(0, min(len(climbed), MOST_ROWS), rows)]
    if len(parts) < 2:
        return ()
    return tuple(_drawn(part, material, telling, WIDE, i) for i, part in enumerate(parts))


def _drawn(
    climbed: Sequence[Climb], material: Material, telling: str, frame: Frame, sheet: int | None = None
) -> Markup:
    y, body, shown = _TOP, [], climbed[:MOST_ROWS]
    for actor, group in groupby(shown, key=lambda climb: climb.actor):
        body.append(tag("path", d=f"M0 {number(y)}H{number(frame.width)}", class_="rule"))
        y += 18 if frame.narrow else 3
        title = fitted(called(actor, material), frame.target - 10 if frame.target else frame.width, 12.5)
        body.append(tag("text", text(title), x=0, y=y + (-3 if frame.narrow else 16), class_="lane-name"))
        for climb in group:
            body.append(tag("g", *_row(climb, material, frame, y), class_="lane"))
            y += frame.row
        y += 3
    if len(climbed) > len(shown):
        words = f"and {plural(len(climbed) - len(shown), 'more row')}, in the table"
        body.append(tag("text", text(words), x=frame.target, y=y + 14, class_="quiet"))
        y += 20
    stairs = _stairs(frame, y)
    return drawing(
        ANCHOR, HEADING, telling, frame.width, y + 4, *stairs, *body, narrow=frame.narrow, sheet=sheet
    )


def _stairs(frame: Frame, bottom: float) -> Iterator[Markup]:
    """A step up for each rung, with its name on it."""
    left = frame.first - RADIUS - 4
    path = [f"M{number(left)} {number(_TOP - 8)}"]
    for i, rung in enumerate(look().rungs):
        x, y = left + i * frame.apart, _TOP - 8 - i * _STEP
        path.append(f"V{number(y)}H{number(min(x + frame.apart, frame.width))}")
        yield tag("text", text(look().families[rung].label), x=x + 4, y=y - 5, class_="lane-name")
        if i:
            yield tag("path", d=f"M{number(x)} {number(_TOP)}V{number(bottom)}", class_="grid")
    yield tag("path", d="".join(path), class_="stair")


def _row(climb: Climb, material: Material, frame: Frame, top: float) -> Iterator[Markup]:
    y = top + (28 if frame.narrow else frame.row / 2)
    words, room = _target(climb, material), frame.first - frame.target - 24
    x, base = (0.0, top + 12) if frame.narrow else (frame.target, y + 4)
    label = cut(f"on {words}", 50) if frame.narrow else fitted(words, room, _LETTERS)
    yield tag("text", text(label), x=x, y=base)
    if climb.reached >= 0:
        start, high = frame.first - RADIUS - 3, 18.0
        wide = climb.reached * frame.apart + 2 * RADIUS + 6
        yield tag("rect", x=start, y=y - high / 2, width=wide, height=high, rx=9, class_="climb")
    for rung, done in climb.rungs.items():
        yield _rung(done, frame.first + rung * frame.apart, y, material, frame)


def _rung(done: Sequence[Act], x: float, y: float, material: Material, frame: Frame) -> Markup:
    shown = _strongest(done)
    standing = min((act.standing for act in shown), key=list(Standing).index)
    wide, high = frame.apart - 2, 38 if frame.narrow else 20
    at = (x - RADIUS, y + 22) if frame.narrow else (x + RADIUS + 5, y + 4)
    label = fitted(_label(shown, frame), wide - (4 if frame.narrow else 2 * RADIUS + 8), _LETTERS)
    parts = [
        tag("rect", x=x - RADIUS - 3, y=y - 10, width=wide, height=high, rx=9, class_="hit outline"),
        mark(shown[0].family, standing, x, y, size=min(0.8 + 0.06 * len(shown), 1.15)),
        tag("text", text(label), x=at[0], y=at[1]),
    ]
    statements = [index for act in done for index in act.statements]
    return link(statements, _in_full(done, material), *parts)


def _label(shown: Sequence[Act], frame: Frame) -> str:
    dated = [act.when.written for act in shown if act.when is not None]
    if frame.narrow:
        return " ".join(filter(None, [dated[0][:4] if dated else "", f"×{len(shown)}"]))
    before = {Standing.POSSIBLE: "maybe: ", Standing.NEGATED: "not: "}.get(shown[0].standing, "")
    return f"{dated[0] + ' ' if dated else ''}{before}{_deeds(shown)}"


def _deeds(shown: Sequence[Act]) -> str:
    counts = Counter(verb(act).removesuffix(" of").removesuffix(" for") for act in shown)
    order = sorted(counts, key=lambda words: (-counts[words], words))
    return ", ".join(f"{words} ×{counts[words]}" if counts[words] > 1 else words for words in order)


def _in_full(done: Sequence[Act], material: Material) -> str:
    held = _held(done)
    whom = named((act.target for act in done), material)
    objects = ", ".join(whom[:6]) + (f" and {len(whom) - 6} more" if len(whom) > 6 else "")
    said = [_deeds(held)] if held else []
    rest = [act for act in done if act not in held]
    for standing, words in (
        (Standing.POSSIBLE, "threatened or suspected"),
        (Standing.NEGATED, "said not to be so"),
    ):
        same = [act for act in rest if act.standing is standing]
        said += [f"{_deeds(same)} ({words})"] if same else []
    dates = [act.when.written for act in done if act.when is not None]
    when = f"; first dated {dates[0]}" if dates else ""
    return f"{called(done[0].actor, material)} against {objects}: {', '.join(said)}{when}"


# Table ---------------------------------------------------------------------------------------------------


def _table(climbed: Sequence[Climb], material: Material) -> Markup:
    head = ["Who", "against whom", "Highest rung", *(look().families[rung].label for rung in look().rungs)]
    rows = [
        [
            name(material.nodes[climb.actor].name, 60),
            name(material.nodes[climb.target].name, 60),
            text(
                look().families[look().rungs[climb.reached]].label
                if climb.reached >= 0
                else "none that holds"
            ),
            *(_cell(climb.rungs.get(i, ()), material) for i in range(len(look().rungs))),
        ]
        for climb in climbed
    ]
    return table(f"{plural(len(climbed), 'pair')}, those that went farthest first", head, rows)


def _cell(done: Sequence[Act], material: Material) -> Markup:
    if not done:
        return NOTHING
    statements = [index for act in done for index in act.statements]
    dates = [act.when.written for act in done if act.when is not None]
    shown = _strongest(done)
    standing = min((act.standing for act in shown), key=list(Standing).index)
    label = f"{dates[0] + ' ' if dates else ''}{_deeds(shown)}"
    sign = inline_mark(shown[0].family, standing)
    words = link(statements, f"Sentences: {_in_full(done, material)}", text(label))
    return together([sign, words], " ")
