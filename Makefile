# What anyone needs to work on this site. Start with `make help`.

PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
# The folder of the plan: PLAN=demo make site
PLAN ?= .
AGAINST ?= HEAD
TRIAL ?= in_a_browser

# Always this folder's own environment, whatever is active in the shell.
PY := .venv/bin/python
PROGRESS = $(PY) -m progress_site --plan "$(PLAN)"

# MkDocs' theme would tell everybody about a version we must not use.
export NO_MKDOCS_2_WARNING := 1
# Compiled files inside hooks/ would set off a second build, or hide a quick second edit.
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

.PHONY: help
help: ## Show this list
	@echo "make COMMAND, where COMMAND is one of:"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' Makefile
	@echo "Needs Python 3.11 or newer; to use another one: make PYTHON=python3.12 COMMAND"

# ------------------------------------------------------------------------------------- use it

.PHONY: preview
preview: .venv/runtime ## Show the site at http://127.0.0.1:8000/ and the demonstration at /demo/, and follow every edit (PORT=8001, HOST=...)
	@$(PROGRESS) preview --port $(PORT) --host $(HOST)

.PHONY: site
site: .venv/runtime ## Build the site into site/ (PLAN=demo: demo/site/); if anything is wrong, the old one stays
	@$(PROGRESS) site

.PHONY: download
download: .venv/runtime ## Build a copy into download/ that opens by double-click, to send to others
	@$(PROGRESS) site --from-disk --out "$(PLAN)/download"

.PHONY: content
content: .venv/runtime ## Check what people wrote (CHECK="--against origin/main" and other options)
	@$(PROGRESS) check $(CHECK)

.PHONY: changes
changes: .venv/runtime ## Tell what readers will find changed (AGAINST=origin/main)
	@$(PROGRESS) changes --against $(AGAINST)

# ----------------------------------------------------------------------------------- prove it

# Tests read the same modules many times: their compiled files are kept, but out of the tree.
TESTS = PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX="$(CURDIR)/.venv/pycache" $(PY) -m pytest -q

WORKERS = -n auto --maxprocesses 4

# The unit tests in two halves of about the same length. Two processes that know nothing of each
# other take less time than two workers of one; and no unit test needs Hypothesis, which is slow
# to load.
UNIT_TESTS = $(TESTS) -p no:hypothesispytest
FIRST_HALF = tests/unit/test_*.py tests/unit/check tests/unit/docs
SECOND_HALF = tests/unit --ignore-glob "tests/unit/test_*.py" $(addprefix --ignore tests/unit/,check docs)

.PHONY: check
check: .venv/dev ## Check code and rules, and run the unit tests (seconds)
	@$(PY) -m tests.tools.side_by_side \
		"$(PY) -m ruff check ." \
		"$(PY) -m ruff format --check ." \
		"$(PY) -m mypy" \
		".venv/bin/lint-imports --no-logo" \
		'$(UNIT_TESTS) $(FIRST_HALF)' \
		'$(UNIT_TESTS) $(SECOND_HALF)'

.PHONY: test
test: check node_modules/.made ## Everything, in a real browser too (installs Chromium where it is missing)
	$(PY) -m tests.tools.ensure_browser
	$(TESTS) $(WORKERS) --dist worksteal --ignore tests/unit tests

.PHONY: audit
audit: .venv/dev node_modules/.made tests/audit/node_modules/.made ## Look at every page in every mode with every engine (long; PAGES=kinds is shorter)
	$(PY) -m tests.tools.ensure_browser
	$(PY) -m tests.audit.report $(PAGES)

.PHONY: trial
trial: .venv/dev ## Publish an update in a browser alone (TRIAL=recipes and others: docs/maintaining/trial.md)
	$(PY) -m tests.tools.ensure_browser
	$(PY) -m trials.$(TRIAL)

.PHONY: wordpress
wordpress: .venv/dev ## Paste what we offer into a stock WordPress, and read it there (fetches one; SUITE=trixie)
	$(PY) -m tests.tools.ensure_browser
	$(PY) -m trials.in_wordpress $(SUITE)

.PHONY: bench
bench: .venv/dev ## Time whole builds beside plain MkDocs (minutes)
	$(PY) -m bench.run

.PHONY: reading
reading: .venv/dev ## Show how hard each page of the site is to read, and what is too long
	@$(PY) -m tests.tools.reading

.PHONY: heard
heard: .venv/dev node_modules/.made ## Write what a screen reader says of the pages that tests listen to
	$(PY) -m tests.tools.ensure_browser
	$(PY) -m tests.tools.heard

.PHONY: shots
shots: .venv/dev ## Make the screenshots that the README shows
	$(PY) -m tests.tools.ensure_browser
	$(PY) -m tests.browser.shots

# ------------------------------------------------------------------------------------ keep it

.PHONY: generated
generated: .venv/dev ## Write what follows from models and words: JSON Schemas, interface words, tables of the guide
	@$(PY) -m progress_site schemas
	@$(PY) -m progress_site words
	@$(PY) -m tests.unit.docs.tables

.PHONY: words
words: .venv/runtime ## Write the list of interface words anew, keeping what people wrote
	@$(PY) -m progress_site words

# uv makes the lists; it is no part of the project, so it gets a folder that is thrown away.
# One version for every Python from 3.11.0 on, and no address of any package index.
# LOCK_FLAGS=--upgrade takes the newest versions that the .in files allow.
UV_COMPILE = "$$tools/bin/uv" pip compile --quiet --generate-hashes --universal \
	--fork-strategy fewest --python-version 3.11 --no-header --no-annotate $(LOCK_FLAGS)

.PHONY: lock
lock: ## Make the lists with hashes again, from the .in files and each package.json
	@$(call need_python)
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && $(PYTHON) -m venv "$$tools" \
	&& "$$tools/bin/python" -m pip install --quiet --disable-pip-version-check uv \
	&& $(UV_COMPILE) -o requirements.txt requirements.in \
	&& $(UV_COMPILE) -o requirements-dev.txt requirements-dev.in
	@$(MAKE) --no-print-directory .venv/dev
	@for folder in . tests/audit; do $(NPM) install --silent --package-lock-only --prefix $$folder; done
	@echo "Made requirements.txt, requirements-dev.txt and both package-lock.json. Now run: make test"

.PHONY: clean
clean: ## Remove all that was made: .venv, site/, caches
	rm -rf .venv node_modules tests/audit/node_modules site .site-* download demo/site demo/download .download-* .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: venv
venv: .venv/dev ## Make .venv with everything for tests, and do nothing else

# ------------------------------------------------------------------------- the environment
# .venv/made-for  names the folder it was made for: a moved or copied .venv points elsewhere.
# .venv/runtime   stamp: requirements.txt is installed, and this package, editable.
# .venv/dev       stamp: requirements-dev.txt as well.
# When a list changes, .venv is made anew, so that nothing of the old list stays importable.

define need_python
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "This needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>/dev/null || echo not there). If you have a newer one, name it: make PYTHON=python3.12 preview" >&2; exit 1; }; \
$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "Python's venv module is missing. On Debian or Ubuntu, install it with: apt-get install python3-venv" >&2; exit 1; }
endef

PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input

VENV_IS_OURS := $(shell [ "$$(cat .venv/made-for 2>/dev/null)" = "$(CURDIR)" ] \
	&& $(PY) -c '' 2>/dev/null && echo yes)
ifneq ($(VENV_IS_OURS),yes)
.PHONY: .venv/made-for
endif

.venv/made-for: requirements.txt requirements-dev.txt
	@$(call need_python)
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@printf '%s\n' "$(CURDIR)" > $@

.venv/runtime: .venv/made-for pyproject.toml
	@echo "Installing what the site needs into .venv ..."
	@$(PIP_INSTALL) --only-binary :all: --require-hashes -r requirements.txt
	@$(PIP_INSTALL) --no-build-isolation --no-deps --no-index -e .
	@touch $@

.venv/dev: .venv/runtime
	@echo "Installing what the tests need into .venv ..."
	@$(PIP_INSTALL) --only-binary :all: --require-hashes -r requirements-dev.txt
	@touch $@

# Checkers from npm. Node itself is a wheel in .venv; a lock that was changed is installed anew.
NPM := .venv/bin/npm

define npm_install
@echo "Installing the checkers that $(dir $(@D))package.json names ..."
@$(NPM) ci --silent --ignore-scripts --prefix ./$(dir $(@D))
@touch $@
endef

node_modules/.made: .venv/dev package.json package-lock.json
	$(npm_install)

tests/audit/node_modules/.made: .venv/dev tests/audit/package.json tests/audit/package-lock.json
	$(npm_install)
