# make site   read the papers: build the site into site/
# make test   run every check and test
# make help   the rest
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
WORKERS := -n $(shell expr 2 \* $$(nproc 2>/dev/null || echo 2)) --dist worksteal
export NO_MKDOCS_2_WARNING = 1

.PHONY: help site archive serve build check style types rooms scripts pages test fast fresh bench lighthouse large heldout fuzz model pictures audit sbom release lint format lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

# The stamps say which locked requirements are installed: an unchanged lock installs nothing.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv "$(VENV)" || { echo "python3-venv is needed (Debian: apt-get install python3-venv)" >&2; exit 1; }

$(VENV)/site.stamp: requirements/site.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch "$@"

$(VENV)/test.stamp: requirements/test.txt requirements/schema.txt $(VENV)/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation \
		-r requirements/schema.txt
	@touch "$@"

site: $(VENV)/site.stamp ## build the site into site/
	@$(BIN)/edition site
	@echo "The site is in site/. Open site/index.html in a browser,"
	@echo "or serve it:  $(BIN)/python -m http.server --directory site 8000"

archive: site ## the site as one zip file, to read offline: site/downloads/offline.zip

serve: $(VENV)/site.stamp ## live preview on http://127.0.0.1:8000/
	@$(BIN)/edition serve

build: $(VENV)/site.stamp ## write the Markdown pages only
	@$(BIN)/edition build

check: $(VENV)/site.stamp ## report errors in the corpus
	@$(BIN)/edition check

style: $(VENV)/test.stamp
	$(BIN)/ruff check scripts tests
	$(BIN)/ruff format --check scripts tests

types: $(VENV)/test.stamp
	$(BIN)/mypy

pages: $(VENV)/site.stamp
	$(BIN)/edition build --check

rooms: $(VENV)/test.stamp
	@$(BIN)/lint-imports --no-logo --no-cache pyproject.toml

scripts: $(VENV)/test.stamp ## lint, types and unit tests of the site's scripts
	@$(BIN)/python tests/scripts/check.py

lint: style types rooms scripts ## style, types, imports between the rooms, and the site's scripts

# Two workers for each processor, since browser tests wait half of the time. An idle worker takes tests from others;
# the tests of a module mostly stay with one worker, with the fixtures that they share; those that took long the last
# time come first. A test checks the scripts, since Node.js may have to be fetched first, and one the types. The pages
# are compared before, since the tests build the site, which would write them anew.
test fast: export PYTHONDONTWRITEBYTECODE = # else each of hundreds of processes would compile the program anew
test: $(VENV)/test.stamp ## every check and test, with a real Chromium
	@$(MAKE) --no-print-directory -j2 style rooms pages
	@$(BIN)/python tests/find_tools.py $(BIN)/python -m pytest $(WORKERS)

fast: $(VENV)/test.stamp ## the quick tests only, in less than a minute
	$(BIN)/python -m pytest -q -n auto --dist worksteal --ignore tests/browser --ignore tests/fuzz -m "not browser and not slow and not latex"

fresh: ## both commands in minimal systems (SUITE=trixie,bookworm COMMANDS=site,test NODE=own,foreign)
	@$(PYTHON) tests/fresh/run.py $(if $(SUITE),--suite $(SUITE)) $(if $(COMMANDS),--commands $(COMMANDS)) \
		$(if $(NODE),--node $(NODE))

bench: $(VENV)/test.stamp ## speed and accuracy of reading, and synthetic corpora with limits (SIZES="5 50 500 2000")
	@$(BIN)/python tests/bench.py $(SIZES)

lighthouse: $(VENV)/test.stamp ## Lighthouse's scores of the built site, and what its pages transfer
	@$(BIN)/python tests/lighthouse/run.py

large: $(VENV)/test.stamp ## a synthetic edition: its largest pages, and search, concordance and filters in a browser (PAPERS=500)
	@$(BIN)/python tests/large.py $(or $(PAPERS),500) .cache/large/$(or $(PAPERS),500)
	@LARGE="$(CURDIR)/.cache/large/$(or $(PAPERS),500)" $(BIN)/python tests/find_tools.py \
		$(BIN)/python -m pytest -q -s tests/browser/test_any_size.py

heldout: $(VENV)/test.stamp ## precision and recall on papers in Markdown (FOLDER=… TRUTH=… STYLES=… PAPERS=… JOBS=1 VERBOSE=2)
	@PYTHONPATH=tests $(BIN)/python -m heldout $(FOLDER) $(if $(TRUTH),--truth $(TRUTH)) --styles "$(STYLES)" \
		--papers "$(PAPERS)" --jobs $(or $(JOBS),1) --verbose $(or $(VERBOSE),0)

model: $(VENV)/test.stamp ## train the reader of entries (RECORDS=records.jsonl of CSL-JSON, some minutes)
	@test -n "$(RECORDS)" || { echo "Name a file of records: make model RECORDS=records.jsonl" >&2; exit 1; }
	PYTHONPATH=scripts $(BIN)/python -m training.train $(RECORDS) scripts/edition/references/learned/model.crfsuite.gz --entries 11000
	PYTHONPATH=scripts $(BIN)/python -m training.train $(RECORDS) scripts/edition/references/learned/notes.crfsuite.gz --entries 6000 --notes
	PYTHONPATH=scripts $(BIN)/python -m training.measure $(RECORDS)

pictures: $(VENV)/test.stamp ## renew the pictures of README and About pages
	@$(BIN)/python tests/pictures.py

fuzz: $(VENV)/test.stamp ## damaged papers through the whole pipeline, commands killed at every change (SECONDS=600 SEED=…)
	@$(BIN)/python tests/fuzz/kills.py
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.txt \
		|| echo "Atheris cannot be installed here: chance alone drives the mutations"
	@$(BIN)/python tests/fuzz/run.py $(or $(SECONDS),600) $(SEED)

$(VENV)/supply.stamp: requirements/supply.txt | $(BIN)/python
	@$(PYTHON) -m venv "$(VENV)/supply"
	$(VENV)/supply/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/supply.txt
	@touch "$@"

audit: $(VENV)/supply.stamp ## known faults of the dependencies
	@$(VENV)/supply/bin/python tests/audit.py

sbom: $(VENV)/supply.stamp ## list the components of a release, as dist/sbom.cdx.json
	@mkdir -p dist
	@$(VENV)/supply/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file dist/sbom.cdx.json requirements/site.txt
	@echo "dist/sbom.cdx.json"

release: $(VENV)/site.stamp $(VENV)/supply.stamp ## a version, with its files in dist/ (VERSION=1.0; without it, the last one's files)
	@$(BIN)/edition release $(VERSION) $(FLAGS)

format: $(VENV)/test.stamp ## format the code
	$(BIN)/ruff check --fix scripts tests
	$(BIN)/ruff format scripts tests

# Each file lists everything that its purpose needs, so that it can be installed alone; this edition has PDFs.
lock: | $(BIN)/python ## renew the locked requirements
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	@for part in site test fuzz; do \
		if [ $$part = site ]; then extra="--extra pdf"; else extra="--extra pdf --extra $$part"; fi; \
		echo setuptools | $(COMPILE) $$extra pyproject.toml - --output-file requirements/$$part.txt || exit 1; \
	done
	@for part in supply node lock; do \
		$(COMPILE) requirements/$$part.in --output-file requirements/$$part.txt || exit 1; \
	done

clean: ## remove everything that was built
	rm -rf site dist .cache "$(VENV)" .pytest_cache .mypy_cache .ruff_cache .hypothesis
