"""Finds the folders that stand at the top level of a checkout and inside the package of a wheel."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def folder(name: str) -> Traversable:
    """The folder `ontology` or `queries`, as shipped in the wheel or as it stands in the checkout.

    Args:
        name: "ontology" or "queries".

    Raises:
        FileNotFoundError: the installation is damaged.
    """
    shipped = files("geocyber").joinpath(name)
    if shipped.is_dir():
        return shipped
    checkout = Path(__file__).parents[2] / name
    if checkout.is_dir():
        return checkout
    raise FileNotFoundError(
        f"geocyber is not installed completely: its folder {name!r} is missing; install it again"
    )
