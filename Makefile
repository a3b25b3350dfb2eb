# Each target sets up what it needs; what is there already costs nothing.
PYTHON ?= python3
VENV := .venv/bin

.PHONY: help run test bench bench-hold bench-policy bench-voice nlu-report simulate lint train lock clean

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

run: ## start everything; Ctrl-C stops it (options: ARGS="--port 8001")
	@$(PYTHON) -m scripts.setup run
	@$(VENV)/tongxing serve $(ARGS)

test: ## run the tests (some of them: ARGS="tests/server -k claim")
	@$(PYTHON) -m scripts.setup test
	@$(VENV)/python -m pytest $(ARGS)

bench: ## measure turns beside the bare bot, claims at once, memory and statements; the last line is JSON
	@$(PYTHON) -m scripts.setup test
	@$(VENV)/python -m benches

bench-hold: ## attack, flood and kill the service, and count what it lost (options: ARGS="--runs 20"); the last line is JSON
	@$(PYTHON) -m scripts.setup test
	@$(VENV)/python -m benches.hold $(ARGS)

bench-policy: ## measure decisions beside OpenFisca, and the search for the right clause (options: ARGS="--wrong"); the last line is JSON
	@$(PYTHON) -m scripts.setup test
	@$(VENV)/python -m benches.policy $(ARGS)

bench-voice: ## measure how well and how fast speech is heard and made, and talk through the stream (options: ARGS="--only stream"); the last line is JSON
	@$(PYTHON) -m scripts.setup test
	@$(VENV)/python -m benches.voice $(ARGS)

nlu-report: ## measure what the model understands beside Rasa's stock pipeline (options: ARGS="--compare"); the last line is JSON
	@$(PYTHON) -m scripts.setup bot
	@bot/.venv/bin/python -m benches.nlu $(ARGS)

simulate: ## let simulated people, easy and hard ones, talk with the real service (options: ARGS="--runs 50"); the last line is JSON
	@$(PYTHON) -m scripts.setup test
	@$(VENV)/python -m benches.simulation $(ARGS)

lint: ## check style, types and the walls between the rooms
	@$(PYTHON) -m scripts.setup lint
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/mypy
	@$(VENV)/lint-imports

train: ## train the model, if what it learns from has changed
	@$(PYTHON) -m scripts.setup run

lock: ## bring the pinned packages up to date
	@$(PYTHON) -m scripts.lock

clean: ## remove all that was built; the data in var/ stay
	rm -rf .venv bot/.venv .tools models .rasa .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -not -path './var/*' -prune -exec rm -rf {} +
