# Two commands do all the set-up on a machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

PROCESSES ?= 2
KILLS ?= 200
SEED ?=
WRITE ?=

.PHONY: demo test test-all torture lint docs made real compiled bench bench-full clean help

help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## make demo      install, then read the bundled texts and make a page (offline once installed)
demo: $(VENV)/.installed
	$(BIN)/pledgebook demo demo-book

## make test      the tests, under 10 minutes; PROCESSES=4 where there are more cores
test: $(VENV)/.tools
	$(BIN)/python -m pytest -m "not slow and not alone" -n $(PROCESSES) --dist loadfile
	$(BIN)/python -m pytest -m "alone and not slow"

## make test-all  the tests and the slow ones (kills, fuzzing, Spark; Java 17 for that)
test-all: $(VENV)/.tools $(VENV)/.spark
	$(BIN)/python -m pytest

## make torture   every operation on the disk failing in every way, and 200 kills; KILLS=20 SEED=7 to choose or repeat
torture: $(VENV)/.tools
	PLEDGEBOOK_TORTURE=all PLEDGEBOOK_KILLS=$(KILLS) PLEDGEBOOK_SEED=$(SEED) $(BIN)/python -m pytest tests/torture -s

## make lint      ruff, mypy --strict, import floors
lint: $(VENV)/.tools
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

## make docs      the pages of docs/ as a site that opens from the disk: docs/_build/index.html; a warning ends it
docs: $(VENV)/.docs
	$(BIN)/python -m sphinx -W --keep-going -q -d .bench/doctrees docs docs/_build

## make made      what the code makes and the repository keeps, anew: the docs' tables and shown output, the API's examples
made: $(VENV)/.tools
	$(BIN)/python tests/trial/matrix.py
	$(BIN)/python tests/docs_made.py
	$(BIN)/python tests/web/api_examples.py

## make real      the whole way on real input in ../shared, with both scorers (needs that folder)
real: $(VENV)/.installed
	$(BIN)/python bench/real.py $(SHARED)

## make compiled  the extractor compiled, for timing it beside itself: .bench/compiled (a C compiler, some five minutes)
compiled: .bench/compiled/.made

.bench/compiled/.made: $(VENV)/.installed pyproject.toml $(shell find pledgebook/text pledgebook/extract -name '*.py')
	rm -rf .bench/compiled .bench/source
	mkdir -p .bench/source
	cp -R pyproject.toml README.md LICENSE CITATION.cff pledgebook .bench/source
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  --target .bench/compiled .bench/source
	rm -rf .bench/source
	@touch $@

## make bench     timings, some 60 minutes on two quiet cores; WRITE=--write puts them into docs/performance.md;
##                real texts of SHARED (../shared) where they are, else our own alone
bench: $(VENV)/.tools $(VENV)/.bench compiled
	$(BIN)/python bench/archive.py --shared $(SHARED) $(WRITE)
	$(BIN)/python bench/main_text.py $(SHARED)/data/html-aeb
	$(BIN)/python bench/extraction.py $(SHARED) $(WRITE)
	$(BIN)/python bench/reconciling.py $(WRITE)
	$(BIN)/python bench/ledger.py $(WRITE)
	$(BIN)/python bench/ledger_large.py $(WRITE)
	$(BIN)/python bench/site.py $(WRITE)

## make bench-full  a million pages once, half an hour and more; they are made and removed as it goes
bench-full: $(VENV)/.bench
	$(BIN)/python bench/archive.py --only full --shared $(SHARED)

## make clean     remove what was built
clean:
	rm -rf $(VENV) demo-book real-book docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "make: pledgebook needs Python 3.11 or newer; say which: make demo PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[release,dev]'
	@touch $@

$(VENV)/.bench: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[release,spark,bench]'
	@touch $@

$(VENV)/.spark: $(VENV)/.tools pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'
	@touch $@

$(VENV)/.docs: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[release,docs]'
	@touch $@
