"""Puts a page together from the files in `page/`: one HTML file that asks no network for anything.

The page's Content-Security-Policy admits the scripts and the style sheet that are put in here, by
their hashes, and nothing else: no other script runs, and nothing connects, loads or is sent. Data enters
as JSON in a block that is no script, and the scripts make elements of it by `textContent` alone.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from geocyber.views.assembling import filled, part, policy, stylesheet
from geocyber.views.escape import spelled_out

SCRIPTS = (
    "dom.js",
    "unpack.js",
    "state.js",
    "data.js",
    "filtering.js",
    "routes.js",
    "cast.js",
    "calendar.js",
    "glyphs.js",
    "citation.js",
    "statements.js",
    "combobox.js",
    "path-tool.js",
    "panel.js",
    "search.js",
    "restrictions.js",
    "legend.js",
    "timebar.js",
    "places.js",
    "labels.js",
    "painting.js",
    "tip.js",
    "view-network.js",
    "view-table.js",
    "help.js",
    "theme.js",
    "main.js",
)
"""The page's scripts in their order: what one does at once uses only those before it."""

STYLES = (
    "frame.css",
    "fields.css",
    "legend.css",
    "stage.css",
    "time.css",
    "table.css",
    "panel.css",
    "help.css",
    "small.css",
)

_ESCAPED_CONTROL = re.compile(r"\\(u00|[bfr])")
"""What JSON makes of control characters; it may take other texts for such, which does no harm."""

_SCRIPT_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page(title: str, data: Mapping[str, Any]) -> str:
    """A complete HTML page.

    Args:
        title: of the page.
        data: JSON-ready values, as `page/unpack.js` expects them.

    Returns:
        HTML in which every text of `data` is data: control and bidirectional override characters are
        spelled out ("[U+202E]"), and nothing of it can end the block that it stands in.
    """
    scripts = {"vis": _vis_network(), "script": _script()}
    style = stylesheet("style/sentences.css", *(f"page/style/{name}" for name in STYLES))
    values = {
        **scripts,
        "style": style,
        "title": html.escape(spelled_out(title)),
        "policy": policy(list(scripts.values()), style),
        "data": _json(data),
    }
    return filled(part("page/page.html"), values)


def _json(data: Mapping[str, Any]) -> str:
    """JSON that no HTML parser finds a tag in."""
    text = _dumped(data)
    if spelled_out(text) != text or _ESCAPED_CONTROL.search(text):  # seldom, and it takes long to look at all
        text = _dumped(_spelled_out(data))
    return text.translate(_SCRIPT_ESCAPES)


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _spelled_out(value: object) -> object:
    match value:
        case str():
            return spelled_out(value)
        case Mapping():
            return {spelled_out(key): _spelled_out(item) for key, item in value.items()}
        case list() | tuple():
            return [_spelled_out(item) for item in value]
    return value


def _script() -> str:
    parts = "\n".join(part(f"page/scripts/{name}") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'


def _vis_network() -> str:
    """The vis-network library as pyvis ships it, without the reference to a source map that is not there."""
    shipped = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js")
    text = re.sub(r"\n//# sourceMappingURL=.*", "", shipped.read_text(encoding="utf-8"))
    return text.replace("\r\n", "\n").replace(
        "\x85", "\\x85"
    )  # a control character in a string, which HTML forbids
