# make site: set up, and build the sample desk's site into site/, with its PDFs.
# make test: set up, and run everything a change could break.
# make serve: a live preview.  make check-slow: the long checks.  make bench: the benchmarks.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# pytest-xdist: as many workers as the machine has cores.
WORKERS ?= auto

# Lighthouse measures time, so nothing else runs beside it; it, vnu and linkinator come from npm.
OUTSIDE := tests/browser/test_outside_checkers.py
NPM := $(shell command -v npm)

.PHONY: site test serve check-slow bench lint types unit clean

site: $(VENV)/.ready-site
	$(BIN)/standfirst build --pdf

serve: $(VENV)/.ready-site
	$(BIN)/standfirst serve

test: lint types unit

lint: $(VENV)/.ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready-test
	$(BIN)/mypy

unit: $(VENV)/.ready-test
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow" tests

check-slow: $(VENV)/.ready-test
	STANDFIRST_HYPOTHESIS=explore $(BIN)/python -m pytest -n $(WORKERS) --ignore=$(OUTSIDE) tests
	$(if $(NPM),cd tests/node && npm ci --ignore-scripts --silent)
	$(BIN)/python -m pytest -rs $(OUTSIDE)
	$(BIN)/python benchmarks/build.py --quick
	$(BIN)/python benchmarks/edits.py --quick
	$(BIN)/python benchmarks/quotes.py
	$(if $(wildcard ../shared/eval),$(BIN)/python benchmarks/relate.py --sets basil ecbplus allsides)
	$(if $(wildcard ../shared/eval),$(BIN)/python benchmarks/relate_copies.py)
	$(if $(wildcard ../shared/eval),$(BIN)/python benchmarks/roundup.py)

bench: $(VENV)/.ready-test
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/edits.py
	$(BIN)/python benchmarks/quotes.py
	$(BIN)/python benchmarks/search.py
	$(BIN)/python benchmarks/press.py
	$(BIN)/python benchmarks/check.py
	$(if $(wildcard ../shared/eval),$(BIN)/python benchmarks/relate.py --speed 10000)

clean:
	rm -rf site .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.ready-site: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("standfirst needs Python 3.11 or newer: make PYTHON=python3.12 site")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready-site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $@
