"""The page of the commands says what is so, and its examples run one after the other as they stand."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from geocyber.cli.app import app, run
from geocyber.cli.documentation import commands, page

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "commands.md"
LINES = [
    line
    for block in re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
]


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(app), (
        "run: python -m geocyber.cli.documentation > docs/commands.md"
    )


def test_every_command_has_an_example() -> None:
    shown = {line.partition(" ")[2] for line in LINES}
    for command in commands(app):
        assert any(f"{line} ".startswith(f"{command} ") for line in shown), command


def test_the_options_are_those_of_the_help(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    sections = re.split(r"^## ([\w ]+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told = dict(zip(sections[1::2], sections[2::2], strict=True))
    for command in commands(app):
        run([*command.split(), "--help"])
        helped = set(re.findall(r"(?<![\w-])--[a-z-]+", capsys.readouterr().out)) - {"--help"}
        rows = "".join(re.findall(r"^\| .*", told[command], re.MULTILINE))
        assert {option for option in helped if f"`--{option[2:]}" in rows or f", {option}" in rows} == helped


def test_the_examples_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("examples", "queries"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEOCYBER_KNOWLEDGE", str(tmp_path / "knowledge.csv"))
    for line in LINES:
        words, _, stdin = line.partition(" < ")
        with Path(stdin or os.devnull).open(encoding="utf-8") as file:
            monkeypatch.setattr("sys.stdin", file)
            code = run(shlex.split(words, comments=True)[1:])
        assert code == 0, (line, capfd.readouterr().err)
    assert "geocyber.db" in {path.name for path in tmp_path.iterdir()}
