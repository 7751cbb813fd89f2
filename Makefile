# `make run` builds and serves the app; it needs Go alone. `make test` runs every check.
# The steps that are more than a command are in web/build, a Go program.

# Some machines pin the local Go; the build needs this one, which comes through the module proxy.
export GOTOOLCHAIN := go1.27.1
export GOFLAGS := -buildvcs=false

ADDR ?= localhost:8080
export ADDR
# Brotli's level: 5 takes a second, 11 takes ten, and is what users get.
LEVEL ?= 5

# One experiment and one set of flags for all wasm: any other combination compiles the standard
# library again.
WASM := GOOS=js GOARCH=wasm GOEXPERIMENT=simd,nojsonv2
WASMFLAGS := -trimpath -ldflags="-s -w -buildid="

# Node runs the Go tests that are compiled to wasm. Its environment is empty because arguments and
# variables together may not be longer than 8 KB there.
NODE_EXEC = env -i HOME=$$HOME PATH=$$PATH node --stack-size=8192 $(GOROOT)/lib/wasm/wasm_exec_node.js

TOOL := build/tool

# The runtime is bundled with the wasm_exec.js of the toolchain that compiles the wasm: with a copy of it, since the names
# of the bundles hold a hash of its path from here.
GOROOT = $(shell GOTOOLCHAIN=$(GOTOOLCHAIN) go env GOROOT)
ESBUILD = go tool esbuild --bundle --minify --target=es2022 --legal-comments=none --log-level=warning
ESMODULE = $(ESBUILD) --format=esm --alias:wasm_exec=./build/wasm_exec.js --inject:web/src/gofs.ts
DIST := web/dist

.DEFAULT_GOAL := help
.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(TOOL): $(filter-out %_test.go,$(wildcard web/build/*.go web/llvm/*.go web/apt/*.go)) go.mod
	@go build -o $@ ./web/build

# ---- build

.PHONY: run build app elements llvm kernels assemble generate dist pack
run: build ## build, and serve on http://localhost:8080 (ADDR=:9000 make run)
	@build/server

build: assemble ## build the server with everything in it: build/server
	CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o build/server ./cmd/server

assemble: app $(TOOL) # collect and compress what the server embeds
	@$(TOOL) assemble -level $(LEVEL)

app: ## build the programs of the pages: build/app.wasm, and build/plots.wasm for the page that needs all of gonum/plot
	$(WASM) go build $(WASMFLAGS) -o build/app.wasm ./app/wasm
ifneq ($(wildcard app/plots/wasm/*.go),)
	$(WASM) go build $(WASMFLAGS) -tags minimal -o build/plots.wasm ./app/plots/wasm
endif

# Which compiler makes the custom elements' program: tinygo (with LLVM), or go; RATIONALE.md has the figures of both.
# Where LLVM can't be had, go does.
COMPILER ?= tinygo
export COMPILER
ifneq ($(words $(filter go tinygo,$(COMPILER))) $(words $(COMPILER)),1 1)
$(error COMPILER is '$(COMPILER)'; allowed: go, tinygo)
endif

elements: elements-$(COMPILER) ## build the custom elements' program: build/elements.wasm (COMPILER=tinygo or go)

.PHONY: elements-go elements-tinygo
elements-go:
	$(WASM) go build $(WASMFLAGS) -o build/elements.wasm ./web/wasm

elements-tinygo: $(TOOL)
	@if ! $(TOOL) elements; then echo "elements.wasm is built by Go's own compiler instead: six times the size, and slower to start"; \
	$(MAKE) --no-print-directory elements-go; else $(TOOL) elements ./web/wasm build/elements.wasm; fi

llvm: $(TOOL) ## install TinyGo and LLVM, which make kernels needs; on Debian, as root
	@$(TOOL) llvm

kernels: ## build web/generated/kernels/compute.wasm through TinyGo and LLVM (make llvm installs them)
	go run ./web/kernels/build

generate: ## write web/generated from the widgets: manifest, types, wrappers, docs
	go run ./web/gen/sonde

dist: ## bundle the TypeScript of web/src into web/dist
	@mkdir -p build $(DIST) && rm -f $(DIST)/*.js
	@cp $(GOROOT)/lib/wasm/wasm_exec.js build/wasm_exec.js
	$(ESMODULE) --splitting --external:react --external:vue --outdir=$(DIST) $(addprefix web/src/,index.ts react.ts vue.ts testing.ts)
	$(ESMODULE) --outfile=$(DIST)/boot.js web/src/boot.ts
	$(ESBUILD) --format=iife --outfile=$(DIST)/guard.js web/src/guard.ts
	$(ESBUILD) --format=esm --outfile=$(DIST)/compute.js web/src/compute.ts
	$(ESBUILD) --format=esm --outfile=$(DIST)/worker.js web/src/worker.ts
	$(ESBUILD) --format=iife --outfile=$(DIST)/sw.js web/src/sw.ts

pack: elements ## make the npm package: build/npm and its tarball
	go run ./web/pack

build/e2e/twoversions: FORCE # the site that the service worker's tests update
	@go build -o $@ ./web/site/twoversions

.PHONY: FORCE
FORCE:

# ---- check

.PHONY: sizes bench accuracy golden clean
sizes: app elements $(TOOL) ## print the sizes and packages of what users download; fail above the budgets
	@GOEXPERIMENT=simd,nojsonv2 $(TOOL) sizes

# QUICK=1 measures the kernels alone, and needs neither the app nor the package.
bench: $(if $(QUICK),,build pack) ## measure side by side with the peers from npm: build/bench.json (QUICK=1, CASES=regexp)
	npm ci --no-audit --no-fund --prefix e2e/bench
	@rm -rf build/bench/kernels && mkdir -p build/bench/kernels && cp $(GOROOT)/lib/wasm/wasm_exec.js build/wasm_exec.js
	$(ESMODULE) --splitting --alias:@sonde-viz/elements/compute=./web/src/compute.ts --outdir=build/bench/kernels e2e/bench/page/main.js
	$(WASM) go build $(WASMFLAGS) -o build/bench/kernels/go.wasm ./e2e/bench/goinstance
	$(WASM) go build $(WASMFLAGS) -o build/bench/kernels/elements.wasm ./web/wasm
ifndef QUICK
	@rm -rf build/bench/pictures && mkdir -p build/bench/pictures
	$(ESBUILD) --format=esm --splitting --define:process.env.NODE_ENV='"production"' --external:./elements/* --outdir=build/bench/pictures e2e/bench/pictures/main.js
endif
	cd e2e/bench && QUICK='$(QUICK)' CASES='$(CASES)' node bench.mjs

# VECTORS=10 takes a tenth of the time, and says less.
accuracy: ## print the errors of the transforms of all lengths up to 4096, and of some up to 2^20; fail above the bounds
	ACCURACY=$(or $(VECTORS),100) go test -count=1 -timeout=0 -v -run '^TestTable$$' ./compute/fft

golden: ## draw the golden pictures again; look at them before you commit
	go test $$(grep -rl --include=*_test.go '/components/widgettest"$$' components | xargs dirname | sort -u | sed 's#^#./#') -update
	go test ./web/gen -update

clean: ## remove what was built
	rm -rf build
	find cmd/server/assets -mindepth 1 ! -name .keep -delete

# Go tests for it are named TestSoak..., and skip themselves without SOAK.
SOAKED = $(sort $(dir $(shell grep -rl --include=*_test.go 'Getenv("SOAK")' app cmd components compute web)))

.PHONY: soak
soak: export SOAK := 1
soak: $(TOOL) build pack build/e2e/twoversions ## run the checks that take minutes or gigabytes, which make test leaves out
	@rm -rf build/results; status=0; \
	$(if $(SOAKED),$(GOTEST) soak-go go test -json -count=1 -timeout=0 -run '^TestSoak' $(SOAKED:%/=./%) || status=1;) \
	$(ALONE) -k step-browser step-npm || status=1; \
	$(STEP) hosts npm run --prefix e2e build || status=1; \
	RESULT=$(CURDIR)/build/results/soak.pw $(STEP) -results pw soak npm run --prefix e2e soak || status=1; \
	$(TOOL) count -status $$status

# Every step of the checks keeps its output in build/results and counts there (web/build/step.go).
# What has to be installed comes first, because apt works for one at a time. Then two lanes run side by side, to the end:
# no test measures time.
STEP := $(TOOL) step
GOTEST := $(STEP) -results gojson
ALONE := env MAKEFLAGS= $(MAKE) --no-print-directory

# Go's cache answers for the packages that a change does not reach.
.PHONY: check
check: $(TOOL) build/npm-installed ## run what a change usually needs: formatting, linters, types, Go tests, the runtime's unit tests
	@rm -rf build/results; status=0; \
	$(ALONE) -k step-fmt step-vet step-lint step-biome || status=1; \
	$(STEP) types sh -c '$(TYPES)' || status=1; \
	$(ALONE) -k step-go step-src EXCEPT=tinygo || status=1; \
	$(TOOL) count -status $$status

build/npm-installed: e2e/package-lock.json
	npm ci --no-audit --no-fund --prefix e2e
	@mkdir -p build && touch $@

.PHONY: test test-go test-wasm test-web test-e2e check-generated
test: $(TOOL) ## run every check, and end with one line of counts
	@rm -rf build/results; status=0; \
	$(ALONE) -k step-browser step-llvm || status=1; \
	$(ALONE) -k test-go test-wasm & go=$$!; \
	$(ALONE) -k test-e2e || status=1; \
	wait $$go || status=1; \
	$(TOOL) count -status $$status

test-go: step-fmt step-vet step-lint step-go step-local ## run the Go tests on this machine
test-wasm: step-wasm step-scalar step-kernels ## run the Go tests as wasm under node, with SIMD and without, and those of compute.wasm
test-web: step-npm step-browser check-generated step-build step-src step-hosts # make what the browser needs
test-e2e: test-web step-types step-biome step-e2e step-e2e-other ## run the browser tests

.PHONY: step-fmt step-vet step-lint step-go step-local step-wasm step-scalar step-llvm step-kernels
step-fmt: $(TOOL)
	@$(STEP) gofmt sh -c 'files=$$(gofmt -l app cmd components compute e2e/hosts web); [ -z "$$files" ] || { echo not formatted: $$files; exit 1; }'

step-vet: $(TOOL)
	@$(STEP) vet go vet ./...

step-lint: $(TOOL) build/staticcheck
	@$(STEP) staticcheck build/staticcheck ./...
	@$(STEP) tidy go mod tidy -diff

build/staticcheck: web/lint/go.mod
	@cd web/lint && go build -o ../../$@ honnef.co/go/tools/cmd/staticcheck

step-go: $(TOOL)
	@GOLDEN_DIR=$(CURDIR)/build/golden $(GOTEST) go go test -json ./...

# The Go of the machine, which may be older: everything compiles, and the kernels compute.
step-local: $(TOOL)
	@GOTOOLCHAIN=local $(STEP) local-go-build go build ./...
	@GOTOOLCHAIN=local $(GOTEST) local-go go test -json ./compute/...

step-wasm: $(TOOL)
	@$(WASM) $(GOTEST) wasm go test -json -exec "$(NODE_EXEC)" ./compute/... ./components/... ./web/kernels/same

step-scalar: $(TOOL)
	@$(WASM) $(GOTEST) wasm-scalar go test -json -tags scalar -exec "$(NODE_EXEC)" ./compute/...

# The checks need the LLVM builds: where the tools can be had, they are installed.
step-llvm: $(TOOL)
	@$(STEP) llvm $(TOOL) llvm

# compute.wasm is built again, and must be what is committed.
step-kernels: $(TOOL) step-llvm
	@$(STEP) kernels sh -c 'go run ./web/kernels/build -check -o build/compute.wasm && go run ./web/kernels/build -scalar -o build/compute-scalar.wasm'
	@$(STEP) -results tap kernels-test node --test --test-reporter=tap web/kernels/test/kernels.test.mjs

# The runtime's tests that need no browser. EXCEPT=tinygo leaves out the one that needs elements.wasm.
.PHONY: step-src
step-src: $(TOOL)
	@mkdir -p build && cp $(GOROOT)/lib/wasm/wasm_exec.js build/wasm_exec.js
	@rm -rf build/web-src-test
	@$(ESMODULE) --platform=node --outdir=build/web-src-test --out-extension:.js=.mjs $(filter-out web/src/test/$(EXCEPT).test.ts,$(wildcard web/src/test/*.test.ts))
	@$(ESBUILD) --format=iife --outfile=build/sw/sw.js web/src/sw.ts
	@$(STEP) -results tap web-src node --test --test-reporter=tap build/web-src-test

.PHONY: step-npm step-browser step-build step-hosts step-types step-biome step-e2e step-e2e-other
step-npm: $(TOOL)
	@$(STEP) npm-ci npm ci --no-audit --no-fund --prefix e2e

step-browser: $(TOOL)
	@$(STEP) browser $(TOOL) browser

# What is generated is committed, and must be what its sources make.
check-generated: $(TOOL) ## compare web/generated and web/dist with what their sources make
	@rm -rf build/committed && mkdir -p build/committed && cp -r web/generated build/committed
	@$(STEP) generated sh -c '$(ALONE) generate && $(TOOL) same build/committed/generated web/generated'
	@$(STEP) dist sh -c '$(ALONE) dist DIST=build/dist && $(TOOL) same web/dist build/dist'

# One make for all of it, so that each program is linked once.
step-build: $(TOOL) step-llvm
	@$(STEP) build-and-sizes $(ALONE) build pack sizes build/e2e/twoversions
	@grep "at most" build/results/build-and-sizes.log

step-hosts: $(TOOL) step-npm step-build
	@$(STEP) hosts npm run --prefix e2e build

step-types: $(TOOL)
	@$(STEP) types sh -c '$(TYPES) && npm run --prefix e2e types'

TYPES = for p in web/src web/src/test web/src/tsconfig.worker.json; do e2e/node_modules/.bin/tsc -p $$p || exit 1; done

step-biome: $(TOOL)
	@$(STEP) biome e2e/node_modules/.bin/biome lint --config-path=web/lint/biome.jsonc --error-on-warnings web/src web/kernels/test e2e

step-e2e: $(TOOL) step-hosts
	@RESULT=$(CURDIR)/build/results/e2e.pw $(STEP) -results pw e2e npm run --prefix e2e test

# The elements by the other compiler, in plain pages: what a program's compiler may change is tested with both. What React
# and Vue do around it is the same.
step-e2e-other: $(TOOL) step-hosts
	@$(STEP) other npm run --prefix e2e build -- other
	@OTHER=1 RESULT=$(CURDIR)/build/results/e2e-other.pw $(STEP) -results pw e2e-other npm run --prefix e2e test -- $(OTHER_TESTS)

OTHER_TESTS := supervisor memory props widgets hundred handlers lifecycle push stream heatmap cells failure workers -g '^(?!.* (react|vue) )'
