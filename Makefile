# Everything runs in .venv: made with uv where it is installed, else with pip from the same locked versions.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

# Material announces another major version of MkDocs on each build; ours is pinned below it.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site audit serve test lint bench bench-approvals bench-disclosure bench-site bench-lighthouse portability lock clean

site: $(READY)
	$(BIN)/kinerja build

# Tries to work something out about single people from all releases and the built site.
audit: $(READY)
	$(BIN)/kinerja audit

serve: $(READY)
	$(BIN)/kinerja serve

test: lint build/forms/.ready
	$(BIN)/pytest -n 2

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Every row of the table on speed beside its peer; half an hour. BENCH="--small" or BENCH="--rows city" to try.
bench: $(READY) build/bench/.ready
	$(BIN)/python benchmarks/bench.py $(BENCH)

# Random agencies against the maker of releases and its attacker, and how long a city takes.
bench-disclosure: $(READY)
	$(BIN)/python benchmarks/disclosure.py

# How long it takes to prove who approved 5,000 and 50,000 merges.
bench-approvals: $(READY)
	$(BIN)/python benchmarks/approvals.py

# The site of a city beside stock MkDocs Material, one changed figure, and what pages weigh.
bench-site: $(READY)
	$(BIN)/python benchmarks/site.py

# Needs npm and Chromium: how a telephone gets the pages of this repository.
bench-lighthouse: site
	mkdir -p build/lighthouse
	cp benchmarks/lighthouse/package.json benchmarks/lighthouse/package-lock.json benchmarks/lighthouse/.npmrc build/lighthouse
	cd build/lighthouse && npm ci
	$(BIN)/python benchmarks/lighthouse.py build/lighthouse

# Whether another builder, in an environment of its own, makes the same pages.
portability: site
	$(PYTHON) -m venv build/zensical
	build/zensical/bin/pip install --quiet --requirement benchmarks/portability.txt
	$(BIN)/python benchmarks/portability.py build/zensical/bin/zensical

# Needs npm: programs that check shapes or build sites, in an environment of their own.
build/bench/.ready: $(wildcard benchmarks/peers/*) benchmarks/peers/.npmrc
	$(PYTHON) -m venv build/bench
	build/bench/bin/pip install --quiet --require-hashes --requirement benchmarks/peers/requirements.txt
	cp benchmarks/peers/package.json benchmarks/peers/package-lock.json benchmarks/peers/.npmrc build/bench
	cd build/bench && npm ci
	touch $@

# Needs npm: a Git service on this machine and the programs of the web forms, for the tests of `kinerja forms`.
build/forms/.ready: $(wildcard tests/forms/npm/*) tests/forms/npm/.npmrc scripts/kinerja/forms/package.py
	mkdir -p build/forms
	cp tests/forms/npm/package.json tests/forms/npm/package-lock.json tests/forms/npm/.npmrc build/forms
	cd build/forms && npm ci && npm pack decap-cms@3.16.3 @sveltia/cms@0.221.1
	touch $@

# Needs uv: locks the newest allowed versions and writes them down for pip.
lock:
	uv lock --upgrade
	uv export --quiet --frozen --no-header --no-emit-project --all-groups --output-file requirements/dev.txt
	uv export --quiet --frozen --no-header --no-emit-project --no-dev --output-file requirements/run.txt
	uv export --quiet --frozen --no-header --no-emit-project --no-dev --extra release --output-file requirements/ci.txt
	uv pip compile --quiet --no-header --no-annotate --universal --python-version 3.11 --generate-hashes \
	  --upgrade --constraint requirements/dev.txt --output-file requirements/build.txt requirements/build.in
	uv pip compile --quiet --no-header --no-annotate --universal --python-version 3.11 --generate-hashes \
	  --upgrade --output-file benchmarks/peers/requirements.txt benchmarks/peers/requirements.in

$(READY): pyproject.toml uv.lock requirements/dev.txt requirements/build.txt
	if command -v uv >/dev/null; then \
	  uv sync --frozen; \
	else \
	  $(PYTHON) -m venv .venv && \
	  $(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt -r requirements/build.txt && \
	  $(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .; \
	fi
	touch $@

clean:
	rm -rf build site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
