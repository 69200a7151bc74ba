.PHONY: build install test proofs lint bench answer faults simulate interview browser anki damage fuzz cover

FUZZTIME ?= 60s
FAULTS ?= all
SEED ?= 12
SEEDS ?= 20
SCRIPTS ?= 1000
DJANGO ?= 6.0
PYTHON ?= python3

# Builds bin/djq.
build:
	CGO_ENABLED=0 go build -trimpath -o bin/ ./cmd/djq

install:
	CGO_ENABLED=0 go install -trimpath ./cmd/djq

test:
	go test ./...

# Checks what the cards claim: proofs, Python blocks and links, on DJANGO 5.2,
# 6.0, 6.1 or main. Needs Python 3.12 or newer, as PYTHON or where python.sh finds it.
proofs: build
	python=$$(questions/proofs/python.sh) && DJANGO=$(DJANGO) $$python questions/proofs/run.py bin/djq

# All checks that run no test.
lint:
	.ci/run lint

# Measures what djq promises, as ratios to baselines measured in the same run.
bench:
	go test -run '^$$' -bench . -benchtime 1x -timeout 30m ./cmd/djq

# How well the check of written answers agrees with people: on djq's own answers
# and, with DATA=FOLDER, on its typed-answers.jsonl and short-answers.csv, to which
# the weights of the model are then fitted again. Also how long an answer takes,
# and how large what it needs is.
answer:
	DATA=$(abspath $(DATA)) go test -count 1 -v -run 'Agrees|OtherQuestions|Small|Fit' -bench Check ./internal/answer

# Tries all faults that djq has to survive: kills, drills and restores at once,
# errors of file calls and losses of power (both need Linux and strace), damaged
# histories, a hostile machine in a synced folder. Takes about an hour on two
# cores. FAULTS=100 tries only so many of each kind, which SEED chooses.
faults:
	DJQ_KILLS=$(if $(filter all,$(FAULTS)),1000,$(FAULTS)) DJQ_RESTORES=$(if $(filter all,$(FAULTS)),500,$(FAULTS)) \
	DJQ_CROWD=$(if $(filter all,$(FAULTS)),1m,20s) DJQ_FAULTS=$(FAULTS) DJQ_SEED=$(SEED) \
	go test -count 1 -v -timeout 4h -run 'Killed|AtOnce|Restores|InjectedFaults|LossOfPower|DamagedHistory|Hostile' ./cmd/djq ./internal/syncfolder

# Compares the plan with other ways to study, using simulated learners: with
# DATA=FOLDER also the real ones of its learners.csv, and the fit on the reviews
# of its reviews.csv. Uses all cores; takes about 15 minutes on one.
simulate:
	DATA=$(abspath $(DATA)) go test -count 1 -run TestFitPredictsLaterReviews -v ./internal/memory/fit
	DATA=$(abspath $(DATA)) go test -count 1 -run TestMeasure -v -timeout 6h ./internal/plan/simulation -full -seeds $(SEEDS)

# How often the interval of an interview's score holds the truth, and how wide it
# is, in 10,000 simulated interviews of each kind. Takes about ten minutes.
interview:
	DJQ_INTERVIEWS=10000 go test -count 1 -v -timeout 1h -run TestIntervalOfTwelveQuestions ./internal/interview/sampling

# Drives the page of djq export html in Chromium, found on the PATH or as
# DJQ_BROWSER, and has axe-core look at it, which npm fetches. What is missing is
# skipped, and said.
browser:
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	if (cd "$$folder" && npm pack --silent axe-core@4.14.1 >/dev/null && tar -xzf axe-core-4.14.1.tgz); then \
		export DJQ_AXE=$$folder/package/axe.min.js; \
	fi; \
	go test -tags browser -count 1 -timeout 15m -v -run '^Test(Page|DrillOnPage|TwoWindows)' ./cmd/djq

# Lets Anki's own library judge what djq exports and imports: SCRIPTS random
# scripts of edits and reviews on both sides, from SEED on. Needs Python, as PYTHON
# or where python.sh finds it, and the network to install the library.
anki: build
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	$$(questions/proofs/python.sh) -m venv $$folder/venv; \
	$$folder/venv/bin/pip install --quiet 'anki>=26.9'; \
	$$folder/venv/bin/python internal/anki/official/judge.py bin/djq --scripts $(SCRIPTS) --seed $(SEED)

# Where the findings on damaged files stand, beside yamllint of today. Needs
# Python, as PYTHON.
damage:
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	$(PYTHON) -m venv $$folder/venv; \
	if $$folder/venv/bin/pip install --quiet yamllint==1.38.0; then \
		DJQ_YAMLLINT=$$folder/venv/bin/yamllint go test -count 1 -v -run '^TestDamage' ./internal/lint; \
	else \
		echo 'yamllint cannot be installed: what it said before stands'; \
	fi

# Runs every fuzz target for FUZZTIME. By default the fuzzer would spend most of
# that on minimizing inputs.
fuzz:
	@set -e; for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$package; \
		done; \
	done

# Statement coverage of internal/..., by unit tests and by the binary that the
# test scripts run; the total comes last.
cover:
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	DJQ_COVERAGE=$$folder go test -count 1 -cover -coverpkg=djq/internal/... ./... -args -test.gocoverdir=$$folder; \
	go tool covdata textfmt -i=$$folder -pkg=$$(go list ./internal/... | paste -sd, -) -o=coverage.out; \
	go tool cover -func=coverage.out
