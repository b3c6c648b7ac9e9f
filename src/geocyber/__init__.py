"""Reads articles about state-sponsored cyber operations and builds a graph of who says and does what to whom.

    from geocyber import build, ask, open_store

Everything that a program needs is here; nothing heavy is imported before it is used.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "Article": "model",
    "Entity": "model",
    "Extraction": "model",
    "Factuality": "model",
    "GeocyberError": "errors",
    "Kind": "model",
    "Passage": "model",
    "Relation": "model",
    "RelationType": "model",
    "Summary": "pipeline",
    "Unreadable": "reading",
    "ask": "asking",
    "build": "pipeline",
    "catalogue": "asking",
    "extract": "pipeline",
    "open_store": "store",
    "read": "reading",
}
"""Public name -> the room it lives in."""

__all__ = [
    "Article",
    "Entity",
    "Extraction",
    "Factuality",
    "GeocyberError",
    "Kind",
    "Passage",
    "Relation",
    "RelationType",
    "Summary",
    "Unreadable",
    "__version__",
    "ask",
    "build",
    "catalogue",
    "extract",
    "open_store",
    "read",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what it gives depends on the name
    """Imports the room of a public name when the name is first used."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - only who asks for it pays for it

        return version("geocyber")
    if name in _HOMES:
        return getattr(import_module(f"geocyber.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'geocyber' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
