#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what the given groups of packages lack: tools/packages.sh build test ...
# This is the one list of what Terrarium needs beside a Debian 12 base system and git. Quick, without
# network and without apt when nothing is missing. All output goes to stderr.
set -euo pipefail

# NAME:COMMAND is satisfied by the command too, whoever brought it (nodejs may come from elsewhere).
declare -A groups=(
    [build]="gcc libc6-dev cmake ninja-build python3"
    [test]="gcc-multilib"                                                  # -m32: the layout of boards
    [board]="gcc-arm-none-eabi picolibc-arm-none-eabi qemu-system-arm"     # tests/tool, tools/build_board.sh
    [riscv]="gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf qemu-system-misc"
    [check]="clang-format clang-tidy universal-ctags shellcheck"           # tools/checks.py
    [bench]="lua5.4 nodejs:node npm:npm valgrind"                          # bench/
    # tests/tool/heap_*.py: other boards' maps, and who reads what we write
    [peers]="nodejs:node npm:npm firmware-microbit-micropython qemu-system-arm protobuf-compiler"
    [suite]="libpython3.11-testsuite"                                       # tests/cpython: CPython's own tests
    [fuzz]="clang-14 libclang-rt-14-dev llvm-14 lib32stdc++-12-dev"          # tools/fuzz.sh; llvm: names in stack traces
    [thonny]="thonny"                                                       # tests/tool/thonny_backend.py: the IDE's back end
)

say() { printf 'terrarium: %s\n' "$*" >&2; }

[ $# -gt 0 ] || { say "usage: tools/packages.sh GROUP... (of: ${!groups[*]})"; exit 2; }

wanted=()
for group in "$@"; do
    [ -n "${groups[$group]:-}" ] || { say "no package group '$group' (of: ${!groups[*]})"; exit 2; }
    read -ra names <<<"${groups[$group]}"
    wanted+=("${names[@]}")
done

if ! command -v dpkg-query >/dev/null; then
    say "not a Debian system; taking it for granted that these are installed: ${wanted[*]}"
    exit 0
fi

installed=" $(dpkg-query -W -f='${db:Status-Status}:${Package} ' "${wanted[@]%%:*}" 2>/dev/null || true)"
missing=()
for entry in "${wanted[@]}"; do
    case $installed in *" installed:${entry%%:*} "*) continue ;; esac
    case $entry in *:*) ! command -v "${entry#*:}" >/dev/null || continue ;; esac
    missing+=("${entry%%:*}")
done
[ ${#missing[@]} -gt 0 ] || exit 0

say "installing ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { say "these packages are missing and need root or sudo: ${missing[*]}"; exit 1; }
    as_root=(sudo)
fi
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 -o Acquire::Retries=3)
"${apt[@]}" update </dev/null >&2 || say "apt-get update failed; going on with the lists at hand"
"${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null >&2
