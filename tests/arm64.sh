#!/usr/bin/env bash
# The layers and all else of common/ that needs no foreign library, compiled for
# arm64 and its unit programs run under qemu: NEON, which simd.h has there.
# Debian: gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user. arm64.sh [part]
set -eu
cd "$(dirname "$0")/.."
for tool in aarch64-linux-gnu-gcc qemu-aarch64; do
    command -v "$tool" >/dev/null || { echo "arm64.sh: $tool is missing: install gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user"; exit 77; }
done
build=$(realpath -m "${BUILD:-build}")/arm64
units=$(grep -LE '"(formats|common/dsp)/' tests/unit/*"${1:-}"*.c | sed "s|.*/\(.*\)\.c|$build/unit/\1|")
# shellcheck disable=SC2086
make -s -j"$(nproc)" BUILD="$build" CC=aarch64-linux-gnu-gcc AR=aarch64-linux-gnu-ar PKG_CFLAGS= PKG_LIBS=-lm LDFLAGS=-static \
    SRC="$(grep -LE '^#include <(fftw3|samplerate|sndfile|smf|zstd|zlib|yaml)' common/*.c common/*/*.c | tr '\n' ' ')" $units
# qemu starts no second program from within a first: no other path of simd.h to come back for
BIN=$build/bin UNIT=$build/unit PRECMD="env PARADIDDLE_SIMD=base qemu-aarch64" tests/run.sh "unit/*${1:-}"
