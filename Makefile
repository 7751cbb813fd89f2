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
BUILD := go run ./web/build
ESBUILD := go tool esbuild --bundle --minify --target=es2022 --legal-comments=none --log-level=warning

.DEFAULT_GOAL := help
.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##-- build

.PHONY: run
run: build ## build, and serve on http://localhost:8080 (ADDR=:9000 make run)
	@build/server

.PHONY: build
build: app assemble ## build the server with everything in it: build/server
	CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o build/server ./cmd/server

.PHONY: app
app: ## build the app's program: build/app.wasm
	@mkdir -p build
	$(WASM) go build $(WASMFLAGS) -o build/app.wasm ./app/wasm

.PHONY: elements
elements: ## build the custom elements' program: build/elements.wasm
	@mkdir -p build
	$(WASM) go build $(WASMFLAGS) -o build/elements.wasm ./web/wasm

.PHONY: assemble
assemble: # collect and compress what the server embeds
	$(BUILD) assemble -level $(LEVEL)
