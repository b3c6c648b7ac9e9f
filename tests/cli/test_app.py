"""What every command has in common: help, version, errors of one line, exit codes, light imports."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geocyber.cli.app import app

GEOCYBER = Path(sys.executable).with_name("geocyber")
FUNCTIONS = {
    one.name or one.callback.__name__: one.callback for one in app.registered_commands if one.callback
}
COMMANDS = sorted(FUNCTIONS)


def geocyber(*arguments, stdin="", **environment):
    return subprocess.run(
        [GEOCYBER, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "COLUMNS": "100", **environment},
        check=False,
    )


def complaint(result):
    """The one line on standard error."""
    assert result.stdout == ""
    assert result.stderr.startswith("geocyber: ")
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr.removeprefix("geocyber: ").strip()


def test_the_version():
    from importlib.metadata import version

    result = geocyber("--version")
    assert (result.returncode, result.stdout) == (0, f"geocyber {version('geocyber')}\n")


def test_without_arguments_it_helps():
    result = geocyber()
    assert result.returncode == 0
    assert {"build", "extract", "show"} < set(COMMANDS)
    for command in COMMANDS:
        assert command in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_explains_itself(command):
    assert (FUNCTIONS[command].__doc__ or "").strip()
    result = geocyber(command, "--help")
    assert result.returncode == 0
    assert "Usage: geocyber" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nonsense"], "No such command 'nonsense'; see: geocyber --help"),
        (["--nonsense"], "No such option: --nonsense; see: geocyber --help"),
        (["build"], "Missing argument 'SOURCE'; see: geocyber build --help"),
        (["build", "x", "--jobs", "many"], "Invalid value for '--jobs'"),
        (["build", "x", "--jobs", "0"], "Invalid value for '--jobs'"),
        (["build", "x", "--published", "soon"], "--published 'soon' is not a date; write it as 2021-07-19"),
        (["extract", "x", "--min-confidence", "2"], "Invalid value for '--min-confidence'"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(arguments, told):
    result = geocyber(*arguments)
    assert result.returncode == 2
    assert complaint(result).startswith(told)


def test_a_missing_model_is_one_line_that_says_what_to_do(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("The United States accused China of hacking.")
    result = geocyber("extract", article, "--model", "nix")
    assert result.returncode == 1
    assert "there is no language model 'nix'" in complaint(result)


def test_without_the_language_model_it_names_the_command_that_installs_it(tmp_path):
    (tmp_path / "a.txt").write_text("The United States accused China of hacking.")
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u\n"
        "find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if 'en_' in name else find(name, *a)\n"
    )
    result = geocyber(
        "extract", tmp_path / "a.txt", PYTHONPATH=f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"
    )
    assert result.returncode == 1
    assert "install it with: pip install " in complaint(result)


def test_an_unforeseen_error_is_one_line_too(tmp_path):
    (tmp_path / "a.txt").write_text("The United States accused China of hacking.")
    (tmp_path / "sitecustomize.py").write_text(
        "import geocyber.pipeline as p\ndef extract(*a, **k): raise ZeroDivisionError('x\\ny')\np.extract = extract\n"
    )
    path = f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"
    result = geocyber("extract", tmp_path / "a.txt", PYTHONPATH=path)
    assert result.returncode == 1
    assert complaint(result).startswith("unforeseen ZeroDivisionError: x (set GEOCYBER_TRACEBACK=1")
    shown = geocyber("extract", tmp_path / "a.txt", PYTHONPATH=path, GEOCYBER_TRACEBACK="1")
    assert "Traceback" in shown.stderr


def test_a_reader_that_has_seen_enough_is_no_error():
    for command in ("--help", "build --help"):
        line = f"set -o pipefail; '{GEOCYBER}' {command} | true"
        result = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
        assert (result.returncode, result.stderr) == (0, "")


def test_output_that_cannot_be_written_is_one_line():
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [GEOCYBER, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert result.returncode == 1
    assert result.stderr.strip() == "geocyber: No space left on device"


def test_control_c_ends_it_quietly(tmp_path):
    process = subprocess.Popen(
        [GEOCYBER, "extract", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors == ""


def test_the_command_line_is_light():
    program = (
        "import sys, geocyber.cli; heavy = {'spacy', 'rdflib', 'pyoxigraph', 'pyvis', 'pyshacl', 'httpx', 'networkx',"
        "'trafilatura', 'numpy', 'rich.table'}; print(sorted(heavy & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "[]"


def test_the_package_is_light_and_has_what_it_promises():
    program = (
        "import sys, geocyber; print(sorted(name for name in sys.modules if name.startswith('geocyber.')));"
        "print([name for name in geocyber.__all__ if getattr(geocyber, name, None) is None])"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "[]\n[]\n"


def test_an_unknown_public_name_is_an_attribute_error():
    import geocyber

    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        geocyber.nonsense  # noqa: B018
    assert dir(geocyber) == sorted(geocyber.__all__)


def test_the_stub_promises_what_the_package_gives():
    import re

    import geocyber

    stub = Path(geocyber.__file__).with_suffix(".pyi").read_text("utf-8")
    assert set(re.findall(r'^    "(\w+)",$', stub, re.MULTILINE)) == set(geocyber.__all__)


def test_shell_completion_can_be_had():
    result = geocyber("--show-completion", "bash")
    assert result.returncode == 0
    assert "_GEOCYBER_COMPLETE" in result.stdout
    completed = geocyber(_GEOCYBER_COMPLETE="complete_bash", COMP_WORDS="geocyber ", COMP_CWORD="1")
    assert set(COMMANDS) <= set(completed.stdout.split())
