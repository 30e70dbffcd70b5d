# Two commands: `make run` (hear it) and `make test` (trust it). `make help` lists the rest.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3,11) <= sys.version_info < (3,14))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 2
LIBRARY := skill/content/library.sqlite
# What the compiled library is made from: the authors' files, the spoken lines, and what reads them.
SOURCES := $(shell find skill/content skill/lines skill/domain studio -name '*.toml' -o -name '*.py' | grep -v __pycache__)

.PHONY: help build run serve talk test poor check format understand soak audit bench clean
.DEFAULT_GOAL := help

help: ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/.made: requirements.txt
	@test -n "$(PYTHON)" || { echo "Audio Trainer needs Python 3.11, 3.12 or 3.13: install one, or say 'make PYTHON=/path/to/python3.12'."; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) (about half a minute, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(LIBRARY): $(VENV)/.made $(SOURCES)
	@$(BIN)/python -m studio build

build: $(LIBRARY) ## the virtual environment and the compiled library

run: build ## render the first minutes, then talk to the virtual Echo
	@$(BIN)/python -m studio render --first-minutes
	@$(BIN)/python -m simulator

serve: build ## the skill as a web service (docs/web-service.md); AUDIO_TRAINER_SKILL_ID must be set
	@$(BIN)/python web_service.py

talk: build ## talk to the virtual Echo, rendering nothing beforehand
	@$(BIN)/python -m simulator

test: build ## every test
	@$(BIN)/python -m pytest -n $(WORKERS)

.venv-lambda/.made: $(VENV)/.made requirements-lambda.txt
	@$(BIN)/python -m venv .venv-lambda
	@.venv-lambda/bin/pip install --quiet --disable-pip-version-check -r requirements-lambda.txt \
		$$(grep -iE '^(pytest|hypothesis)==' requirements.txt)
	@touch $@

poor: build .venv-lambda/.made ## the runtime's tests where only the Lambda's requirements are installed
	@.venv-lambda/bin/python -m pytest tests/domain tests/alexa tests/adapters tests/boundaries

check: build ## format, lint, types, architecture contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@PYTHONPATH=. $(BIN)/lint-imports
	@$(BIN)/python -m studio check
	@$(BIN)/python -m studio model --check

format: build ## let ruff mend what it can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

understand: build ## how well 800 labelled utterances are understood; pictures in build/
	@$(BIN)/python -m simulator understand

soak: build ## 10,000 random steps and more of voice and device events
	@AUDIO_TRAINER_STEPS=10000 $(BIN)/python -m pytest tests/domain/test_state_machine.py -n 0

audit: build ## every segment of the library against its loudness, peak, ducking and cues (15 minutes)
	@$(BIN)/python -m studio audit

bench: build ## what mixing costs, beside ffmpeg's encoding alone
	@$(BIN)/python -m studio bench

clean: ## remove what a command made
	rm -rf $(VENV) .venv-lambda build dist renders $(LIBRARY)
