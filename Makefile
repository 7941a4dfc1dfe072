# Two commands for a user: `make demo` and `make test`. Everything lives in .venv and demo/.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
STORE := demo/store

.PHONY: demo test lint types suite wheel docs bench clean

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "decoop needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	mkdir -p $(VENV)/types && ln -sfn ../.. $(VENV)/types/decoop
	touch $(READY)

demo: $(READY)
	@mkdir -p demo
	@echo "1. Reading the articles in examples/ and keeping what they state in $(STORE)"
	@$(BIN)/decoop ingest examples --store $(STORE)
	@echo
	@echo "2. Checking the whole store against the SHACL shapes"
	@$(BIN)/decoop validate --store $(STORE)
	@echo
	@echo "3. Who met whom?"
	@$(BIN)/decoop query who-met-whom --store $(STORE)
	@echo
	@echo "4. Which agreements, for which period?"
	@$(BIN)/decoop query agreements --store $(STORE)
	@echo
	@echo "5. Who held which office?"
	@$(BIN)/decoop query offices --store $(STORE)
	@echo
	@$(BIN)/decoop export --store $(STORE) --format turtle -o demo/graph.ttl
	@echo "The graph is in demo/graph.ttl ($$(wc -l < demo/graph.ttl) lines of Turtle), the store in $(STORE)."
	@echo "Go on: $(BIN)/decoop query --store $(STORE)   lists the questions;   $(BIN)/decoop --help   the rest."

test: lint types suite wheel

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	cd $(VENV)/types && ../bin/mypy --config-file decoop/pyproject.toml --cache-dir decoop/.mypy_cache -p decoop

suite: $(READY)
	$(BIN)/python -m pytest -n auto

# The suite once more against the built wheel: an editable install hides a data file that the package forgot.
wheel: $(READY)
	rm -rf build dist
	$(BIN)/python -m build --no-isolation --outdir dist . >/dev/null
	$(PYTHON) -m venv --clear build/wheel
	build/wheel/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt "$$(ls dist/*.whl)[dev]"
	mkdir -p build/suite && cp -R tests examples docs pyproject.toml build/suite
	cd build/suite && ../wheel/bin/python -m pytest -n auto

# The ontology and its vocabularies as pages, with examples in Turtle and the shapes that guard each term.
docs: $(READY)
	$(BIN)/python -m decoop.ontology.pages build/docs examples

clean:
	rm -rf .venv build dist demo *.egg-info
