# The course's commands. Each sets up what it needs first; the second time that takes no time.

PYTHON ?= $(firstword $(foreach name,python3 python python3.14 python3.13 python3.12 python3.11,$(shell command -v $(name) 2>/dev/null)))
BIN := .venv/bin
SETUP := $(PYTHON) tools/bootstrap.py

# Where this is set, each of the hundreds of processes that tests start would compile SymPy and all else that it loads anew.
unexport PYTHONDONTWRITEBYTECODE
# Kernels come from .venv, not from the user's own collection.
export JUPYTER_PREFER_ENV_PATH := 1
# Jupyter refuses to run as root, which is who one is in a container, unless told that it is meant.
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] && echo --allow-root)

# Half of the time of the tests is waiting for servers and browsers, so there are more workers than cores. A file stays with
# one worker, which keeps its servers; files come in the order of tests/conftest.py, not by their number of tests.
WORKERS ?= 3
# Coverage counts what the tests that need Python alone reach: counting every kernel and server takes longer than the tests.
UNIT := -p no:nbval --numprocesses=$(WORKERS) --dist=worksteal -m unit tests
# From Python 3.12 on lines are counted at no cost; before, SymPy takes twice as long.
CORE := $$($(BIN)/python -c 'import sys; print("sysmon" if sys.version_info >= (3, 12) else "ctrace")')
COVERAGE := --cov --cov-report=term:skip-covered --cov-fail-under=90
# A machine may stand still for half a minute, which is what a browser test waits. Such a test is tried once more and
# listed; with the fourth one the run fails. Tests that compute have one try.
SECOND_TRY := --second-try --max-suite-reruns=3 -raR
PYTEST_SHARING := --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help serve book site live frontend equations test check lint notebooks budgets bench bench-grading bench-startup pins pins-added clean \
	test-unit test-node test-browser test-live test-class test-build test-site test-frontends test-oldest all-but-contents book-alone

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile

serve: ## build the book and serve it on this machine
	@$(SETUP)
	@$(BIN)/hipspine serve

book: ## build the book into _build/html
	@$(SETUP)
	@$(BIN)/hipspine book

site: ## build the book with its notebooks, which readers open in their own browser, into _build/html
	@$(SETUP)
	@$(BIN)/hipspine site

live: ## open the chapters in JupyterLab
	@$(SETUP) --python-only
	@$(BIN)/jupyter lab --ip=127.0.0.1 --ServerApp.root_dir=chapters $(AS_ROOT)

frontend: ## write the style sheets of data/tokens.toml and bundle frontend/src into frontend/dist; both are committed
	@$(SETUP)
	@$(BIN)/python -m tools.token_styles
	@PATH="$$PWD/$(BIN):$$PATH" npm run --silent build

equations: ## write the equations as plain Python functions (written.py), which are committed
	@$(SETUP) --tests --python-only
	@$(BIN)/python -m tools.written

test: ## build the book and run every test, in a browser too
	@$(SETUP) --tests
	@$(MAKE) --no-print-directory --jobs=2 all-but-contents book-alone
	@BROWSER_PATH="$$($(BIN)/python tools/browser.py)" && export BROWSER_PATH && export COVERAGE_CORE="$(CORE)" && \
	$(BIN)/python -m pytest $(UNIT) $(COVERAGE) && \
	$(BIN)/python -m pytest $(PYTEST_SHARING) $(SECOND_TRY) --durations=40 -m "not unit and not frontends" --nbval-lax tests chapters

test-unit: ## run the tests that need Python alone (or another lane: test-node, -browser, -live, -class, -build, -site)
	@$(SETUP) --tests --python-only
	@$(BIN)/python -m pytest $(UNIT)

test-frontends: ## try figures and quizzes in marimo, Voilà and the classic notebook (installs them; not part of make test)
	@$(SETUP) --tests --python-only
	@BROWSER_PATH="$$($(BIN)/python tools/browser.py)" && export BROWSER_PATH && \
	$(BIN)/python -m pytest -p no:nbval -m frontends tests/frontends

test-oldest: ## test the runtime with the oldest versions it allows (installs them; not part of make test)
	@$(SETUP) --python-only
	@$(BIN)/python -m tools.oldest --numprocesses=$(WORKERS)

test-node test-browser test-live test-class test-build test-site: test-%:
	@$(SETUP) --tests
	@BROWSER_PATH="$$($(BIN)/python tools/browser.py)" && export BROWSER_PATH && \
	$(BIN)/python -m pytest $(PYTEST_SHARING) --nbval-lax -m $* tests $(if $(filter live,$*),chapters)

# The book begins with what `hipspine check` does, and leaves one core to the other checks.
book-alone:
	@$(BIN)/hipspine site

check: ## check style, types, arrows between rooms, front end, data and chapters (a minute at most)
	@$(SETUP) --tests
	@$(MAKE) --no-print-directory all-but-contents
	@$(BIN)/hipspine check

all-but-contents:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm run --if-present --silent check

lint: ## check the style of the Python files alone
	@$(SETUP) --tests --python-only
	@$(BIN)/ruff check .

notebooks: ## run the chapters and keep just the outputs that are checked
	@$(SETUP) --tests --python-only
	@$(BIN)/python tools/notebooks.py --write

budgets: ## print reading level, words and weights beside their budgets
	@$(SETUP) --tests
	@$(BIN)/hipspine book
	@$(BIN)/python -m pytest -q -rP tests/notebooks/test_reading.py tests/book/test_weight.py | grep '(budget'

bench: ## measure how fast the figures answer to a slider
	@$(SETUP) --tests
	@$(BIN)/hipspine site
	@BROWSER_PATH="$$($(BIN)/python tools/browser.py)" && export BROWSER_PATH && $(BIN)/python -m tools.bench

bench-grading: ## measure how fast quiz notebooks are marked, beside nbgrader's autograder
	@$(SETUP) --tests --python-only
	@$(BIN)/python tools/bench_grading.py

bench-startup: ## measure how fast the commands start, beside an empty Python and nbgrader
	@$(SETUP) --tests --python-only
	@$(BIN)/python -m tools.bench_startup

pins: ## write the requirements files anew from pyproject.toml
	@$(SETUP) --python-only
	@$(BIN)/python -m tools.pins

pins-added: ## the same, but only for packages that are new there
	@$(SETUP) --python-only
	@$(BIN)/python -m tools.pins --keep

clean: ## remove all that these commands made
	rm -rf _build .venv node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
