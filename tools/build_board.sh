#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds the firmware of a board: tools/build_board.sh NAME   (a folder src/port/cortexm/NAME; default an385)
# Result: build/board/NAME/terrarium.elf. Prints how much flash each source folder takes before link-time optimisation,
# and the image after it. Compiles only what changed (ninja). Needs the packages of `tools/packages.sh board`.
set -euo pipefail

board=${1:-an385}
root=$(cd -- "${BASH_SOURCE[0]%/*}/.." && pwd)
cd -- "$root"
port=src/port/cortexm
out=build/board/$board
if [ ! -e "$port/$board/board.conf" ]; then
    echo "no board '$board'; there are:" "$(cd "$port" && echo */)" >&2
    exit 2
fi
# shellcheck source=/dev/null
. "$port/$board/board.conf"
tools/packages.sh build board
tools/build.sh first
mkdir -p "$out"

shopt -s globstar nullglob
sources=()
for folder in value heap object storage compile vm module inspect repl; do
    sources+=(src/"$folder"/**/*.c)
done
sources+=("$port"/*.c "$port/$board"/*.c src/port/hardware.c)
tables=(src/**/*.def "$out/generated/frozen.def")
# What the board has no hardware for.
for module in ${MODULES_WITHOUT-}; do
    for i in "${!sources[@]}"; do
        [ "${sources[i]}" != "src/module/$module.c" ] || unset "sources[i]"
    done
    for i in "${!tables[@]}"; do
        [ "${tables[i]}" != "src/module/$module.def" ] || unset "tables[i]"
    done
done
# What looks into the heap, or the one file in its place.
for i in "${!sources[@]}"; do
    case ${INSPECT-yes}:${sources[i]} in yes:src/inspect/none.c) unset "sources[i]" ;; no:src/inspect/none.c) ;;
        no:src/inspect/*) unset "sources[i]" ;; esac
done
if [ "${INSPECT-yes}" = no ]; then
    FROZEN_WITHOUT="${FROZEN_WITHOUT-},tracemalloc,memorymonitor"
    for i in "${!tables[@]}"; do
        case ${tables[i]} in src/inspect/*) unset "tables[i]" ;; esac
    done
fi
modules=(lib/**/*.py)

write_ninja() {
    echo "# Written by tools/build_board.sh; every path is relative to the project's root."
    echo "builddir = $out"
    echo "cflags = -std=gnu11 -Os -g $CPU_FLAGS --specs=picolibc.specs -ffunction-sections -fdata-sections" \
        "-fno-math-errno -ffp-contract=off -fno-strict-aliasing -Wall -Wextra -DNDEBUG -DTERRARIUM_CHECKS=0" \
        "-Iinclude -Isrc -I$port/$board -I$out/generated -flto -ffat-lto-objects"
    echo "ldflags = $CPU_FLAGS --specs=picolibc.specs -nostartfiles -Wl,--gc-sections -T $port/$board/$board.ld"
    echo "rule cc"
    echo "  command = arm-none-eabi-gcc \$cflags -MMD -MF \$out.d -c \$in -o \$out"
    echo "  depfile = \$out.d"
    echo "  deps = gcc"
    echo "  description = \$in"
    # The image is optimised as a whole; the map, which says what each source file takes, comes from a link without.
    echo "rule link"
    echo "  command = arm-none-eabi-gcc -Os -g \$ldflags -flto -flto-partition=one \$in -lm -o \$out"
    echo "rule map"
    echo "  command = arm-none-eabi-gcc \$ldflags -fno-lto -Wl,-Map,\$out \$in -lm -o \$out.elf"
    echo "rule tables"
    echo "  command = python3 -B tools/make_builtins.py $out/generated \$tables"
    local generated=$out/generated/builtins.h source objects=()
    echo "  restat = 1"
    echo "build $out/generated/builtins.c $generated: tables | tools/make_builtins.py ${tables[*]}"
    echo "  tables = ${tables[*]}"
    echo "rule freeze"
    echo "  command = python3 -B tools/make_frozen.py $out/generated build/first/terrarium lib" \
        "--without '${FROZEN_WITHOUT-}' --optimize ${FROZEN_OPTIMIZE-2}"
    echo "  restat = 1"
    echo "build $out/generated/frozen.c $out/generated/frozen.def: freeze | tools/make_frozen.py" \
        "tools/make_builtins.py build/first/terrarium ${modules[*]}"
    sources+=("$out/generated/builtins.c" "$out/generated/frozen.c")
    echo "rule font"
    echo "  command = python3 -B tools/make_font.py \$in \$out"
    echo "build $out/generated/font8x8.c: font src/module/font8x8.txt | tools/make_font.py"
    sources+=("$out/generated/font8x8.c")
    for source in "${sources[@]}"; do
        objects+=("$out/obj/${source%.c}.o")
        echo "build $out/obj/${source%.c}.o: cc $source || $generated"
    done
    echo "build $out/terrarium.elf: link ${objects[*]} | $port/$board/$board.ld"
    echo "build $out/terrarium.map: map ${objects[*]} | $port/$board/$board.ld"
}

write_ninja >"$out/build.ninja.new"
if cmp -s "$out/build.ninja.new" "$out/build.ninja"; then
    rm "$out/build.ninja.new"
else
    mv "$out/build.ninja.new" "$out/build.ninja"
fi
ninja --quiet -f "$out/build.ninja"
python3 -B bench/flash.py "$out/terrarium.map"
arm-none-eabi-size "$out/terrarium.elf"
