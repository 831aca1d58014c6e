# PixelBox. `make help` lists what can be made.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build test demo test-browser install uninstall format check bench eval clean

PREFIX ?= $(HOME)/.local

# Where the libraries are that the system does not bring: for the build, and for the programs that it makes.
# The installed program finds them in ../lib/pixelbox; the one in the checkout in .deps.
export PKG_CONFIG_PATH := $(CURDIR)/.deps/pkgconfig$(addprefix :,$(PKG_CONFIG_PATH))
ifeq ($(shell uname -s),Darwin)
BESIDE_PROGRAM := @executable_path
else
BESIDE_PROGRAM := $$ORIGIN
endif
RUN_PATHS := -Xlinker -rpath -Xlinker '$(BESIDE_PROGRAM)/../lib/pixelbox' \
	-Xlinker -rpath -Xlinker '$(CURDIR)/.deps/openvino/lib'

# Tests use `package` access and no @testable, so that `make build` and `make test` share everything they compile.
BUILD := swift build -c release $(RUN_PATHS)
TEST := swift test -c release --disable-testable-imports --disable-xctest $(RUN_PATHS)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## bring what PixelBox is built with (packages, OpenVINO, models)
	@Scripts/setup.sh

build: setup ## build the program in release mode
	@$(BUILD)

test: setup ## build and run all tests (FILTER=Name for some)
	@$(TEST) $(if $(FILTER),--filter '$(FILTER)')

test-browser: build ## test the page in a real browser (Chromium)
	@Scripts/test-browser.sh "$$($(BUILD) --show-bin-path)/pixelbox" $(if $(FILTER),-k '$(FILTER)')

demo: build ## add some sample pictures and search them
	@Scripts/demo/run.sh "$$($(BUILD) --show-bin-path)/pixelbox"

install: build ## install into PREFIX (~/.local)
	@Scripts/install.sh install "$$($(BUILD) --show-bin-path)" '$(PREFIX)'

uninstall: ## remove from PREFIX what `make install` put there
	@Scripts/install.sh uninstall '' '$(PREFIX)'

format: ## rewrite the Swift sources in the project's style
	@swift format format --in-place --recursive --parallel Package.swift Sources Tests

check: ## style, scripts and documents
	@Scripts/check.sh

bench: build ## measure speed and memory (ONLY="indexing similar" for some); writes docs/benchmarks.md
	@Scripts/bench/run.sh "$$($(BUILD) --show-bin-path)" $(if $(ONLY),--only $(ONLY))

eval: build ## measure how well pictures are found; writes docs/evaluation.md
	@Scripts/evaluation/run.sh "$$($(BUILD) --show-bin-path)/pixelbox"

clean: ## remove what was built and measured (what setup brought stays)
	@rm -rf .build .demo .bench .eval
