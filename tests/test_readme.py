"""What the README says is true: its snippets run, its commands and files exist, its picture is there."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

import geocyber
from geocyber.model import Entity, Factuality, Kind, Relation, RelationType

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
GEOCYBER = Path(sys.executable).with_name("geocyber")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that looks like the checkout but may be written to."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


def test_the_python_snippets_run(checkout):
    assert SNIPPETS
    for snippet in SNIPPETS:
        done = subprocess.run(
            [sys.executable, "-c", snippet], cwd=checkout, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "24 articles were new, 0 were known" in done.stdout
        assert re.search(r"^[1-9]\d* denials by China$", done.stdout, re.MULTILINE)


def test_every_command_is_told_and_no_other():
    from geocyber.cli.app import app

    commands = {one.name or getattr(one.callback, "__name__", "") for one in app.registered_commands}
    commands |= {group.name for group in app.registered_groups}
    told = set(re.findall(r"^\| `geocyber (\w+)", README, re.MULTILINE))
    assert told == commands


def test_the_changelog_names_every_command_question_and_public_function():
    from geocyber.asking import catalogue
    from geocyber.cli.app import app

    named = set(re.findall(r"`(?:geocyber[ .])?([\w-]+)`", (ROOT / "CHANGELOG.md").read_text("utf-8")))
    commands = {one.name or getattr(one.callback, "__name__", "") for one in app.registered_commands}
    functions = {name for name in geocyber.__all__ if name[0].islower()}
    assert commands | set(catalogue()) | functions <= named


def test_links_lead_to_files():
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_key_of_an_extraction_is_told():
    told = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "extraction-format.md").read_text("utf-8")))
    keys = {field.name for one in (Entity, Relation) for field in fields(one)}
    assert keys | {"published", "title", "entities", "relations", "start", "end"} <= told | {
        "entities",
        "relations",
    }
    for closed_list in (Kind, RelationType, Factuality):
        assert set(closed_list) <= told


def test_make_lists_its_targets_and_the_readme_names_real_ones():
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = set(re.findall(r"^make (\w+)", listed, re.MULTILINE))
    assert {"demo", "test", "check", "clean", "lock"} <= targets
    assert set(
        re.findall(r"\bmake (\w+)", " ".join(re.findall(r"`[^`]*`|```sh.*?```", README, re.DOTALL)))
    ) <= targets | {"help"}


@pytest.mark.parametrize("file", ["build", "runtime", "dev", "model"])
def test_requirements_are_pinned_and_name_no_index(file):
    for line in (ROOT / "requirements" / f"{file}.txt").read_text("utf-8").splitlines():
        assert re.fullmatch(r"#.*|[\w.-]+==[\w.]+(?: \\)?|    --hash=sha256:[0-9a-f]{64}", line), line
