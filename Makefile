# Every target does its own set-up: it makes .venv and installs the pinned requirements when they have changed.
PYTHON ?= python3.11
BIN := .venv/bin
DEMO := data/demo

# Where the environment forbids to keep what was compiled, each of the many processes would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

# A lock is complete: nothing is left to resolve, and pip 23 stumbles over the two spellings of lxml[html_clean].
INSTALL := pip install --quiet --no-deps --require-hashes --requirement

.PHONY: help
help: ## this list
	@sed -nE 's/^([a-z0-9-]+):[^#]*## (.*)/\1|\2/p' Makefile | sort | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

.venv/ready: requirements-dev.lock
	$(PYTHON) -m venv .venv
	$(BIN)/$(INSTALL) requirements-dev.lock
	touch $@

.venv-eval/ready: evaluation/requirements.lock
	$(PYTHON) -m venv .venv-eval
	.venv-eval/bin/$(INSTALL) evaluation/requirements.lock
	touch $@

.venv-lock/ready: Makefile
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet uv==0.13.9
	touch $@

# Versions stay as they are locked, unless a requirement asks for another; for every interpreter and system.
LOCK := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

.PHONY: lock
lock: .venv-lock/ready ## write the locks anew: after every change of a requirements.txt
	$(LOCK) requirements.txt -o requirements.lock
	$(LOCK) requirements-postgres.txt -o requirements-postgres.lock
	$(LOCK) requirements.txt requirements-dev.txt -o requirements-dev.lock
	$(LOCK) requirements-audit.txt -o requirements-audit.lock
	$(LOCK) requirements.txt evaluation/requirements.txt -o evaluation/requirements.lock
	$(LOCK) requirements.txt bench/dedup/requirements.txt -o bench/dedup/requirements.lock
	$(LOCK) requirements.txt drills/fuzz_parsers/requirements.txt -o drills/fuzz_parsers/requirements.lock

.venv-audit/ready: requirements-audit.lock
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/$(INSTALL) requirements-audit.lock
	touch $@

LOCKS := requirements.lock requirements-postgres.lock requirements-dev.lock requirements-audit.lock \
	evaluation/requirements.lock bench/dedup/requirements.lock drills/fuzz_parsers/requirements.lock
# Strict: without it, what cannot be asked about is passed over, and "No known vulnerabilities found" is said of the rest.
AUDIT := .venv-audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off

.PHONY: audit
audit: .venv-audit/ready ## ask PyPI for known vulnerabilities of all that is locked; SERVICE=osv asks another
	@for lock in $(LOCKS); do \
		echo "$$lock"; \
		$(AUDIT) --vulnerability-service $(or $(SERVICE),pypi) --requirement $$lock || failed="$$failed $$lock"; \
	done; \
	[ -z "$$failed" ] || { echo "audit: not clean, or not everything could be asked about:$$failed" >&2; exit 1; }

.PHONY: demo
demo: .venv/ready ## crawl the bundled archive: the real spiders at their real URLs, without a network
	$(BIN)/python -m demo $(DEMO)

.PHONY: sources
sources: .venv/ready ## besiege a loopback site of every kind of source: articles come out, addresses fail, crawls are killed
	$(BIN)/python -m drills.sources

.PHONY: bench-warc
bench-warc: .venv/ready ## read articles out of a WARC file by one process and by two
	$(BIN)/python -m bench.warc

.PHONY: test
test: check ## everything that must hold, but for what takes seconds each: `make drills-short`
	$(BIN)/pytest --numprocesses auto --dist worksteal

.PHONY: drills-short
drills-short: .venv/ready ## the tests that `make test` leaves out, because each takes seconds
	$(BIN)/pytest -m drill --durations=0

.PHONY: check
check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

.PHONY: golden
golden: .venv/ready ## rewrite what is expected of the golden pages that read differently now: review the diff
	$(BIN)/scrapy snap --again

.PHONY: real
real: .venv/ready ## crawl the stored real pages and compare with what is expected of them
	$(BIN)/python -m real

.PHONY: eval
eval: .venv-eval/ready ## score the generic extraction beside its peers; FOLDER=... for other pages, WITHOUT=data or names
	.venv-eval/bin/python -W ignore -m evaluation $(FOLDER) $(if $(WITHOUT),--without $(WITHOUT))

.PHONY: eval-2013
eval-2013: .venv-eval/ready ## the same on 258 news pages of 2013 that others marked: npm's package `article`, needs npm
	mkdir -p data/eval-2013 && cd data/eval-2013 && npm pack --silent article@1.1.2
	.venv-eval/bin/python -m evaluation.second data/eval-2013/article-1.1.2.tgz data/eval-2013
	.venv-eval/bin/python -W ignore -m evaluation data/eval-2013

.PHONY: eval-forms
eval-forms: .venv-eval/ready ## how many of 475 forms and front pages pass for articles: PyPI's package `formasaurus`
	mkdir -p data/eval-forms && .venv-eval/bin/pip download --quiet --no-deps --dest data/eval-forms formasaurus==0.9.0
	.venv-eval/bin/python -m evaluation.forms data/eval-forms/formasaurus-0.9.0-py2.py3-none-any.whl data/eval-forms
	.venv-eval/bin/python -W ignore -m evaluation data/eval-forms

.PHONY: fit-kind
fit-kind: .venv-eval/ready ## fit what tells an article from a list anew; after `make eval-2013` and `make eval-forms`
	.venv-eval/bin/python -W ignore -m evaluation.kind ../shared/eval data/eval-2013 data/eval-forms

.PHONY: fit-kept
fit-kept: .venv-eval/ready ## fit anew which blocks of the body's element are kept; after `make eval-2013`
	.venv-eval/bin/python -W ignore -m evaluation.kept ../shared/eval data/eval-2013

.PHONY: drill
drill: .venv/ready ## a simulated year of outlets that break: is every break reported, at once and by its name?
	$(BIN)/python -m drills.year $(YEAR)

.PHONY: fuzz
fuzz: .venv/ready ## read broken, hostile and outsized pages, each within bounds of time and memory
	$(BIN)/python -m drills.fuzz

.PHONY: fuzz-short
fuzz-short: .venv/ready ## the same in half a minute, with small sizes
	$(BIN)/python -m drills.fuzz --short

.PHONY: crash
crash: .venv/ready ## kill a running crawl at random moments, KILLS times, and see that nothing is lost, torn or twice
	$(BIN)/python -m drills.crash --kills $(or $(KILLS),200)

.PHONY: bench-store
bench-store: .venv/ready ## what look-ups and commits of the store take of a crawl's CPU time
	$(BIN)/python -W ignore -m bench.store
.PHONY: hostile
hostile: .venv/ready ## crawl a loopback server of a hundred traps: does every crawl end well, and nothing leave its bounds?
	$(BIN)/python -m drills.hostile

.venv-dedup/ready: bench/dedup/requirements.lock
	$(PYTHON) -m venv .venv-dedup
	.venv-dedup/bin/$(INSTALL) bench/dedup/requirements.lock
	touch $@


.PHONY: bench-dedup
bench-dedup: .venv-dedup/ready ## how well copies are found, beside peers, and the cost up to a million; KNOWN=100000 for less
	nice -n 10 .venv-dedup/bin/python -W ignore -m bench.dedup --known $(or $(KNOWN),1000000) --plot docs/dedup.png

.PHONY: browser
browser: .venv/ready ## go through the dashboard in headless Chromium; SHOTS=docs renews the pictures there
	drills/browser/setup
	$(BIN)/python -m drills.browser $(if $(SHOTS),--shots $(SHOTS))

.PHONY: bench-dashboard
bench-dashboard: .venv/ready ## what the dashboard takes to answer over 100,000 articles, and that no crawl waits for it
	$(BIN)/python -W ignore -m bench.dashboard

.venv-parsers/ready: drills/fuzz_parsers/requirements.lock
	$(PYTHON) -m venv .venv-parsers
	.venv-parsers/bin/$(INSTALL) drills/fuzz_parsers/requirements.lock
	touch $@

.PHONY: fuzz-parsers
fuzz-parsers: .venv-parsers/ready ## feeds, sitemaps, listings, robots.txt and URLs, guided by coverage; SECONDS=60 a target
	nice -n 10 .venv-parsers/bin/python -m drills.fuzz_parsers --seconds $(or $(SECONDS),60) $(ONLY)

.PHONY: clean
clean:
	rm -rf .venv .venv-audit .venv-eval .venv-dedup .venv-parsers .venv-lock data .mypy_cache .ruff_cache .pytest_cache
