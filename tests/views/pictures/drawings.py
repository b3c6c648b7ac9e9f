"""Reads drawings: what is where in an SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from geocyber.views.pictures.markup import Markup

Element = ElementTree.Element


@dataclass(frozen=True)
class Mark:
    """A mark: its middle, its size, its classes, and what leads from it."""

    x: float
    y: float
    size: float
    classes: frozenset[str]
    words: str


def parsed(drawing: Markup) -> Element:
    """The drawing as elements; it must be well-formed."""
    return ElementTree.fromstring(drawing)


def frame(svg: Element) -> tuple[float, float]:
    """Its width and height."""
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    return width, height


def marks(svg: Element) -> Iterator[Mark]:
    """All marks of acts in it."""
    for link in svg.iter("a"):
        for group in link.iter("g"):
            classes = frozenset(group.get("class", "").split())
            place = re.match(
                r"translate\(([-\d.]+) ([-\d.]+)\)(?: scale\(([\d.]+)\))?", group.get("transform", "")
            )
            if "mark" in classes and place:
                x, y, size = place.groups()
                yield Mark(float(x), float(y), float(size or 1), classes, link.get("aria-label", ""))


def texts(svg: Element, kind: str) -> list[str]:
    """The texts of a class."""
    return [element.text or "" for element in svg.iter("text") if kind in element.get("class", "").split()]


def linked(svg: Element) -> list[int]:
    """The statements that anything leads to, sorted."""
    return sorted({int(index) for link in svg.iter("a") for index in link.attrib["data-s"].split()})


def boxes(svg: Element) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of all rectangles."""
    for rect in svg.iter("rect"):
        x, y, width, height = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
        yield x, y, x + width, y + height
