# The course's commands stand in tools/commands.py: where there is no make, `python tools/course.py serve` is `make serve`.

PYTHON ?= $(firstword $(foreach name,python3 python python3.14 python3.13 python3.12 python3.11,$(shell command -v $(name) 2>/dev/null)))

.DEFAULT_GOAL := help
COMMANDS := help serve book site live frontend equations test test-unit test-node test-browser test-live test-class test-build \
	test-site test-frontends test-oldest check lint notebooks budgets bench bench-grading bench-startup pins pins-added clean
.PHONY: $(COMMANDS)

# `make test WORKERS=4` takes another number of workers: make hands the variable on.
$(COMMANDS):
	@$(if $(PYTHON),,$(error no Python found: install one that pyproject.toml allows, or say where it is, PYTHON=…))$(PYTHON) tools/course.py $@

# Another name: the nearest command is told.
.DEFAULT:
	@$(PYTHON) tools/course.py $@
