# Everything a newcomer or CI runs. `make demo` and `make test` need Python 3.11+, make and the package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check browser bench docs lock clean

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/it."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $(READY)

demo: $(READY)  ## build the bundled example, print the summary, write the HTML file
	@mkdir -p demo
	$(BIN)/reportedly build examples/reports --into demo/chronicle.db
	$(BIN)/reportedly show claims --db demo/chronicle.db --standing contested --limit 8
	$(BIN)/reportedly export --format html --db demo/chronicle.db -o demo/chronicle.html
	@echo
	@echo "The chronicle is one page: open demo/chronicle.html in a browser (file://$(CURDIR)/demo/chronicle.html)."
	@echo "Read it page by page:  $(BIN)/reportedly serve --db demo/chronicle.db   (then open http://127.0.0.1:8765/)"
	@echo "Ask it things:  $(BIN)/reportedly search depot --db demo/chronicle.db"

check: $(READY)  ## style, types, architecture
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

browser: $(READY)  ## Chromium for the browser tests, where we may install it
	@command -v chromium >/dev/null 2>&1 || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
		&& { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; }; } \
		|| echo "No Chromium here and no right to install it: the browser tests will be skipped."

test: check browser  ## every check
	$(BIN)/pytest

bench: $(READY)  ## speed and memory beside bare spaCy, attributions beside other tools (needs the corpora)
	$(BIN)/python -m evaluation.bench
	$(BIN)/python -m evaluation.bench_attribution

docs: $(READY)  ## the documentation as a site, in site/
	$(BIN)/python -m docs.generate
	$(BIN)/mkdocs build --strict --quiet

lock:  ## renew requirements.lock (needs pip-tools)
	pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host \
		--no-emit-find-links --extra dev --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) demo site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
