# make site   read the papers: build the site into site/
# make test   run every check and test
# make help   the rest
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := .cache/tools
export NO_MKDOCS_2_WARNING = 1

.PHONY: help site archive serve build check test fast bench pictures lint format lock audit sbom clean
.DEFAULT_GOAL := help

help: ## list what can be made
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
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/schema.txt
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

check: $(VENV)/site.stamp ## report what is wrong in the corpus
	@$(BIN)/edition check

lint: $(VENV)/test.stamp ## style and types
	$(BIN)/ruff check scripts tests
	$(BIN)/ruff format --check scripts tests
	$(BIN)/mypy

test: lint ## every check and test, with a real Chromium
	$(BIN)/edition build --check
	@chromium="$$($(BIN)/python tests/find_tools.py)" && CHROMIUM="$$chromium" $(BIN)/python -m pytest

fast: $(VENV)/test.stamp ## unit tests only, in seconds
	$(BIN)/python -m pytest -q -m "not browser and not slow and not latex"

bench: $(VENV)/test.stamp ## speed and accuracy, as tables
	@$(BIN)/python tests/bench.py
	@$(BIN)/python tests/lighthouse/run.py

pictures: $(VENV)/test.stamp ## renew the pictures of README and About pages
	@$(BIN)/python tests/pictures.py

format: $(VENV)/test.stamp ## format the code
	$(BIN)/ruff check --fix scripts tests
	$(BIN)/ruff format scripts tests

lock: | $(BIN)/python ## renew the locked requirements
	$(BIN)/python -m pip install --quiet uv
	@for part in site test; do \
		if [ $$part = test ]; then extra="--extra test"; else extra=""; fi; \
		echo setuptools | $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
			--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
			$$extra pyproject.toml - --output-file requirements/$$part.txt || exit 1; \
	done

# Apart from the edition's own packages, which these must not change.
$(TOOLS)/bin/pip-audit: | $(BIN)/python
	@$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1 cyclonedx-bom==7.5.0

audit: $(TOOLS)/bin/pip-audit ## known weaknesses of what is locked (asks PyPI's advisories)
	$(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes -r requirements/site.txt -r requirements/test.txt \
		$$(sed -n 's/^\([A-Z][^ #]*\).*/--ignore-vuln \1/p' requirements/audit-exceptions.txt)

sbom: $(TOOLS)/bin/pip-audit ## what the edition is made with, as a CycloneDX list: sbom.cdx.json
	@$(TOOLS)/bin/cyclonedx-py requirements requirements/site.txt --pyproject pyproject.toml --output-reproducible \
		--output-file sbom.cdx.json

clean: ## remove what was built
	rm -rf site sbom.cdx.json .cache "$(VENV)" .pytest_cache .mypy_cache .ruff_cache .hypothesis
