# Short names for what people do with this tree. The build itself is CMake's.
#   make        build into build/          make demo   install what is missing, build, export input/
#   make test   install, build, test       make bench  measure
#   make install [PREFIX=/usr/local] [DESTDIR=]      make package  a .deb and a .tar.gz
#   make format lay the code out           make clean  remove what was built

INPUTS := $(sort $(wildcard input/*.txt input/*.md input/model.xml))
INPUTS := $(filter-out input/README.md,$(INPUTS))
OUT := out
PREFIX ?= /usr/local
JOBS := $(shell nproc 2>/dev/null || echo 2)

# A build folder keeps its generator; a new one takes Ninja where there is one.
configure = cmake --preset $(1) -G "$$(sed -n 's/^CMAKE_GENERATOR:INTERNAL=//p' $(2)/CMakeCache.txt \
	2>/dev/null | grep . || (command -v ninja >/dev/null && echo Ninja || echo 'Unix Makefiles'))"

.PHONY: all demo test bench install package format clean
all:
	@test -f build/CMakeCache.txt || $(call configure,default,build)
	@cmake --build build -j $(JOBS)

demo:
	@sh cmake/install-packages.sh build
	@$(MAKE) --no-print-directory all
	build/engross export $(INPUTS) --to pdf,docx,akn,html -o $(OUT)/
	@echo "Done: look into $(OUT)/, for example at $(OUT)/national-report.pdf"

test:
	@sh cmake/install-packages.sh build test
	@$(call configure,ci,build)
	@cmake --build build -j $(JOBS)
	@$(call configure,sanitize,build-sanitize)
	@cmake --build build-sanitize -j $(JOBS)
	@ctest --test-dir build-sanitize --output-on-failure -j $(JOBS)
	@ctest --test-dir build --output-on-failure -j $(JOBS)

bench:
	@sh cmake/install-packages.sh build test
	@$(call configure,ci,build)
	@cmake --build build -j $(JOBS) --target bench

install: all
	@cmake -S . -B build -DCMAKE_INSTALL_PREFIX=$(abspath $(PREFIX)) >/dev/null
	@cmake --build build -j $(JOBS)
	@DESTDIR=$(DESTDIR) cmake --install build

package:
	@sh cmake/install-packages.sh build package
	@$(call configure,default,build-package) -B build-package -DCMAKE_INSTALL_PREFIX=/usr
	@cmake --build build-package -j $(JOBS)
	@cmake --build build-package --target package
	@ls build-package/packages/*.deb build-package/packages/*.tar.gz

format:
	@git ls-files '*.c' '*.h' | xargs clang-format -i

clean:
	rm -rf build build-sanitize $(OUT)
