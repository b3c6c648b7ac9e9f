"""Puts pages together: their style, their policy, and values in the places of a template.

The Content-Security-Policy of every page admits its own scripts and style by their hashes and nothing else:
no other script runs, and nothing connects, loads or is sent.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


def part(name: str) -> str:
    """A file of this room, such as "page/page.css"."""
    return files("geocyber.views").joinpath(*name.split("/")).read_text(encoding="utf-8")


def stylesheet(*names: str) -> str:
    """The style that all pages share, light and dark, followed by style sheets of this room.

    A page is as dark as its reader's system, unless `data-theme` of its root says otherwise.
    """
    light, dark = part("style/tokens.css"), part("style/dark.css")
    shared = (
        f'{light}:root[data-theme="dark"] {{\n{dark}}}\n'
        f"@media (prefers-color-scheme: dark) {{\n:root:not([data-theme]) {{\n{dark}}}\n}}\n"
    )
    return "".join([shared, *map(part, names)])


def policy(scripts: Sequence[str], style: str) -> str:
    """The Content-Security-Policy that admits these scripts and this style alone."""
    allowed = " ".join(map(_hash, scripts)) if scripts else "'none'"
    nothing_else = "base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; {nothing_else}"


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with values for its `{{places}}`; what a value holds is never taken for a place."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
