"""The timeline: who does what when, a lane an actor or family, a mark an act."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geocyber.views.acts import Act, acts
from geocyber.views.look import look
from geocyber.views.periods import Precision
from geocyber.views.pictures.acttable import act_table
from geocyber.views.pictures.figure import SHEET, Figure, drawing
from geocyber.views.pictures.glyphs import legend, link, mark
from geocyber.views.pictures.lanes import LETTERS, Bundle, Placed, laid_out
from geocyber.views.pictures.markup import (
    NOTHING,
    Markup,
    cut,
    fitted,
    number,
    tag,
    text,
    width,
)
from geocyber.views.pictures.scale import Scale, scale
from geocyber.views.pictures.words import called, deed, in_full, named, plural
from geocyber.views.values import Lanes, Material

ANCHOR = "timeline"
HEADING = "Who does what when"
NOTE = (
    "Each mark is an act, or several of the same kind at the same time; a larger mark is more acts. A bar behind a mark "
    "shows that only the month or year is known. In crowded lanes acts of the same month share a mark, or those of the "
    "same year, which then stand in a block. "
    "Years in which nothing happens are left out where the axis says so. Point at a mark to read what it is, click it "
    "to read its sentences."
)

MOST_LANES = 16
"""Lanes of their own; those with fewest acts share one more."""

OTHERS = "others"
_ROW = 19.0
_TOP = 30.0
_BOLD = 0.9
"""Of the room that there is for a text, what bold letters may take as if they were not."""

_TALL = 420.0
"""Pixels from which on the axis stands below the drawing as well."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a drawing in pixels: its width, and what lies left and right of the lanes."""

    width: float
    left: float
    right: float
    narrow: bool


WIDE = Frame(1240, 168, 1166, narrow=False)
NARROW = Frame(372, 6, 366, narrow=True)


@dataclass(frozen=True, slots=True)
class Lane:
    """What happens in one lane.

    Attributes:
        title: its name.
        acts: all of them.
        several: whether its acts are those of several actors, which must be named.
    """

    title: str
    acts: tuple[Act, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """A lane with its marks in a frame; none if nothing has a date."""

    lane: Lane
    marks: tuple[Placed, ...]


def timeline(material: Material, lanes: Lanes = Lanes.ACTOR) -> Figure:
    """Draws the acts of some material in time.

    Args:
        material: what passes the filters.
        lanes: whether a lane is an actor of the state level, or a family of relations.
    """
    told = acts(material)
    found = list(_lanes(told, material, lanes))
    axes = [_axis(found, frame) for frame in (WIDE, NARROW)]
    wide = _laid(found, material, WIDE, axes[0])
    dated = sum(act.when is not None for act in told)
    telling = _telling(told, dated, material)
    return Figure(
        anchor=ANCHOR,
        heading=HEADING,
        telling=telling,
        wide=_drawn(wide, material, telling, WIDE, axes[0]),
        narrow=_drawn(_laid(found, material, NARROW, axes[1]), material, telling, NARROW, axes[1]),
        sheets=_sheets(wide, material, telling, axes[0]),
        legend=legend(
            {act.family for act in told},
            {act.standing for act in told},
            disputed=any(act.disputed for act in told),
        ),
        note=NOTE,
        table=act_table(told, material),
    )


def _telling(told: Sequence[Act], dated: int, material: Material) -> str:
    parts = [plural(len(told), "act")]
    when = [act.when for act in told if act.when is not None]
    if when:
        last = max(when, key=lambda period: period.after)
        parts.append(f"{min(when).written} to {last.written}" if len(set(when)) > 1 else last.written)
    if dated < len(told):
        parts.append(f"{len(told) - dated:,} of them without a date of their own, counted at the right")
    most = Counter(act.actor for act in told).most_common(3)
    if most:
        parts.append("most by " + ", ".join(f"{cut(called(a, material), 40)} ({n})" for a, n in most))
    return "; ".join(parts)


def _lanes(told: Sequence[Act], material: Material, lanes: Lanes) -> Iterator[Lane]:
    key: Callable[[Act], str]
    if lanes is Lanes.FAMILY:
        key = _family
        order = [name for name in look().families if any(act.family == name for act in told)]
    else:
        counts = Counter(act.actor for act in told)
        order = sorted(counts, key=lambda actor: (-counts[actor], called(actor, material), actor))
        own = set(order if len(order) <= MOST_LANES + 1 else order[:MOST_LANES])
        order = [actor for actor in order if actor in own] + [OTHERS] * (len(order) > len(own))
        key = _actor_among(own)
    sorted_out: dict[str, list[Act]] = defaultdict(list)
    for act in told:
        sorted_out[key(act)].append(act)
    for lane in order:
        own_acts = tuple(sorted_out[lane])
        yield Lane(
            _title(lane, own_acts, material, lanes),
            own_acts,
            several=lanes is Lanes.FAMILY or lane == OTHERS,
        )


def _family(act: Act) -> str:
    return act.family


def _actor_among(own: set[str]) -> Callable[[Act], str]:
    return lambda act: act.actor if act.actor in own else OTHERS


def _title(lane: str, own: Sequence[Act], material: Material, lanes: Lanes) -> str:
    if lanes is Lanes.FAMILY:
        return look().families[lane].label
    if lane == OTHERS:
        return f"{len({act.actor for act in own})} others"
    return called(lane, material)


# Drawing -------------------------------------------------------------------------------------------------


def _axis(lanes: Sequence[Lane], frame: Frame) -> Scale | None:
    when = [act.when for lane in lanes for act in lane.acts if act.when is not None]
    return scale(when, frame.left + 8, frame.right - 8) if when else None


def _laid(lanes: Sequence[Lane], material: Material, frame: Frame, axis: Scale | None) -> list[Laid]:
    """Lanes with their marks, none where nothing has a date."""
    if axis is None:
        return [Laid(lane, ()) for lane in lanes]
    return [
        Laid(lane, tuple(laid_out(lane.acts, axis, _sayer(lane, material), frame.left, frame.right)))
        for lane in lanes
    ]


def _sayer(lane: Lane, material: Material) -> Callable[[Bundle], str]:
    return lambda bundle: _words(bundle, lane, material)


def _sheets(
    lanes: Sequence[Laid], material: Material, telling: str, axis: Scale | None
) -> tuple[Markup, ...]:
    """The lanes on as many sheets of paper as they need, all with the same axis; nothing if one is enough."""
    y = _TOP
    sheets: list[list[Laid]] = [[]]
    for lane in lanes:
        height = _height(lane, WIDE) if lane.marks else 0.0
        if y + height > SHEET and sheets[-1]:
            sheets.append([])
            y = _TOP
        sheets[-1].append(lane)
        y += height
    if len(sheets) < 2:
        return ()
    return tuple(_drawn(some, material, telling, WIDE, axis, i) for i, some in enumerate(sheets))


def _drawn(
    lanes: Sequence[Laid],
    material: Material,
    telling: str,
    frame: Frame,
    axis: Scale | None,
    sheet: int | None = None,
) -> Markup:
    y, body = _TOP, []
    for laid in lanes:
        if laid.marks:
            body.append(_lane(laid, material, frame, y))
            y += _height(laid, frame)
    bottom = y
    drawn, height = _without_dates([laid.lane for laid in lanes if not laid.marks], frame, y)
    body.append(drawn)
    y += height
    grid = _grid(axis, bottom) if axis else ()
    undated = any(act.when is None for laid in lanes for act in laid.lane.acts)
    head = [tag("text", text("undated"), x=frame.width, y=14, class_="axis end")] if undated else []
    return drawing(
        ANCHOR,
        HEADING,
        telling,
        frame.width,
        y + 24,
        *grid,
        *([] if frame.narrow else head),
        *body,
        narrow=frame.narrow,
        sheet=sheet,
    )


def _grid(axis: Scale, bottom: float) -> Iterator[Markup]:
    for segment in axis.segments:
        yield tag(
            "path", d=f"M{number(segment.left)} {_TOP - 5:.0f}H{number(segment.right)}", class_="axis-line"
        )
    for tick in axis.ticks():
        kind = "strong" if tick.strong else "weak"
        yield tag("path", d=f"M{number(tick.x)} {_TOP - 9:.0f}V{number(bottom)}", class_=f"grid {kind}")
        yield tag("text", text(tick.label), x=tick.x, y=14, class_=f"axis {kind}")
        if bottom > _TALL:
            yield tag("text", text(tick.label), x=tick.x, y=bottom + 15, class_=f"axis {kind}")
    for gap in axis.breaks():
        left, wide = gap.left + 3, gap.right - gap.left - 6
        yield tag("rect", x=left, y=_TOP - 5, width=wide, height=bottom - _TOP + 5, class_="gap")
        words = gap.words if width(gap.words, LETTERS) < wide + 8 else "⋯"
        yield tag("text", text(words), x=left + wide / 2, y=14, class_="axis middle quiet")


def _height(laid: Laid, frame: Frame) -> float:
    rows = max(placed.row for placed in laid.marks) + 1
    return _above(frame) + rows * _ROW + 9


def _above(frame: Frame) -> float:
    """Room for the name of a lane above it."""
    return 17.0 if frame.narrow else 0.0


def _lane(laid: Laid, material: Material, frame: Frame, top: float) -> Markup:
    first = top + _above(frame) + 4 + _ROW / 2
    rule = tag("path", d=f"M0 {number(top)}H{number(frame.width)}", class_="rule")
    marks = [_marked(p, first + p.row * _ROW, material) for p in sorted(laid.marks, key=_reading_order)]
    return tag("g", rule, *_head(laid.lane, frame, top), *marks, class_="lane")


def _without_dates(lanes: Sequence[Lane], frame: Frame, top: float) -> tuple[Markup, float]:
    """Lanes in which nothing has a date, one after the other as words; and their height."""
    if not lanes:
        return NOTHING, 0.0
    start = 0.0 if frame.narrow else frame.left - 14
    x, y, parts = start, top + 54, [_undated_heading(frame, top + 36)]
    for lane in lanes:
        label = f"{cut(lane.title, 36)} {len(lane.acts)}"
        wide = width(label, LETTERS) + 16
        if x + wide > frame.width and x > start:
            x, y = start, y + _ROW
        statements = [index for act in lane.acts for index in act.statements]
        words = f"{lane.title}: {plural(len(lane.acts), 'act')} without a date of their own"
        parts.append(link(statements, words, tag("text", text(label), x=x, y=y, class_="count")))
        x += wide
    return tag("g", *parts, class_="lane"), y - top + 10


def _undated_heading(frame: Frame, y: float) -> Markup:
    x = 0.0 if frame.narrow else frame.left - 14
    return tag("text", text("Only undated acts:"), x=x, y=y, class_="quiet")


def _reading_order(placed: Placed) -> tuple[float, int]:
    return placed.x, placed.row


def _head(lane: Lane, frame: Frame, top: float) -> Iterator[Markup]:
    y = top + (14 if frame.narrow else 4 + _ROW / 2 + 4)
    x, kind = (0.0, "lane-name") if frame.narrow else (frame.left - 14, "lane-name end")
    yield tag(
        "text",
        text(fitted(lane.title, _BOLD * (230 if frame.narrow else frame.left - 16), 12.5)),
        x=x,
        y=y,
        class_=kind,
    )
    undated = [act for act in lane.acts if act.when is None]
    if undated:
        statements = [index for act in undated for index in act.statements]
        words = f"{lane.title}: {plural(len(undated), 'act')} without a date of their own"
        label = f"{len(undated)} undated" if frame.narrow else f"+{len(undated)}"
        yield link(statements, words, tag("text", text(label), x=frame.width - 2, y=y, class_="count end"))


def _words(bundle: Bundle, lane: Lane, material: Material) -> str:
    said = deed(bundle.acts, material)
    if not lane.several:
        return said
    who = named((act.actor for act in bundle.acts), material)
    return f"{who[0]}{f' +{len(who) - 1}' if len(who) > 1 else ''}: {said}"


def _marked(placed: Placed, y: float, material: Material) -> Markup:
    first = placed.bundle.acts[0]
    parts = []
    is_stretch = placed.right - placed.left > 2 * placed.bundle.reach + 0.5
    if is_stretch and placed.bundle.when.precision is not Precision.DAY:
        left, wide = placed.left, placed.right - placed.left
        parts.append(
            tag("rect", x=left, y=y - 3, width=wide, height=6, rx=3, class_=f"span f-{first.family}")
        )
    extent = placed.extent
    parts.append(
        tag("rect", x=extent.left, y=y - 9, width=extent.right - extent.left, height=18, class_="hit")
    )
    disputed = any(act.disputed for act in placed.bundle.acts)
    size = placed.bundle.size
    parts.append(mark(first.family, first.standing, placed.x, y, size=size, disputed=disputed))
    if placed.words:
        x, end = (placed.left - 3, " end") if placed.before else (placed.right + 3, "")
        parts.append(tag("text", text(placed.words), x=x, y=y + 4, class_=f"said{end}"))
    return link(placed.bundle.statements, in_full(placed.bundle.acts, material, placed.bundle.when), *parts)
