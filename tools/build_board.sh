#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds the firmware of boards: tools/build_board.sh [NAME...]   (folders of src/port/boards; default an385; `all`)
# Result: build/board/NAME/terrarium.elf, .bin, .hex and .uf2, and how much flash each source folder takes before
# link-time optimisation, and the image after it. Compiles only what changed (ninja). Needs the packages of `tools/packages.sh board`.
#
# tools/build_board.sh NAME --rom FOLDER: a ROM file system of it as well, in rom.bin, .hex and .uf2 of the same folder, which
# is loaded beside the firmware. Its modules are compiled (tools/make_rom.py); where a board cannot program its ROM they are
# linked for this image.
#
# LTO=no in the environment leaves link-time optimisation out, which makes larger images faster.
#
# What does not know the board is compiled once for each CPU and profile, in build/board/core/CPU-PROFILE.
set -euo pipefail

root=$(cd -- "${BASH_SOURCE[0]%/*}/.." && pwd)
cd -- "$root"
shopt -s globstar nullglob

rom=''
if [ "${2-}" = --rom ]; then
    rom=${3:?--rom: no folder}
    set -- "$1"
fi
boards=(src/port/boards/*/)
boards=("${boards[@]%/}")
boards=("${boards[@]##*/}")
if [ $# -gt 1 ] || [ "${1-}" = all ]; then
    [ "$1" != all ] || set -- "${boards[@]}"
    for name in "$@"; do
        printf '\n%s\n' "$name"
        tools/build_board.sh "$name"
    done
    exit
fi
board=${1:-an385}
conf=src/port/boards/$board/board.conf
out=build/board/$board
if [ ! -e "$conf" ]; then
    echo "no board '$board'; there are:" "${boards[@]}" >&2
    exit 2
fi
# shellcheck source=/dev/null
. "$conf"
# shellcheck source=/dev/null
. "src/port/cpus/$CPU.conf"
if [ -n "$rom" ] && [ -z "${ROM-}" ]; then
    echo "$board has no ROM" >&2
    exit 2
fi
case $ARCH in riscv) tools/packages.sh build riscv ;; *) tools/packages.sh build board ;; esac
tools/build.sh first
profile=$(python3 -B tools/profile.py "$PROFILE")
eval "$profile"
core=build/board/core/$CPU-$PROFILE
mkdir -p "$out" "$core"
launcher=$(command -v ccache || true)
warnings="-Wall -Wextra"
lto="-flto -ffat-lto-objects"
[ "${LTO-}" != no ] || lto=""
common="-std=gnu11 -Os -g $CPU_FLAGS --specs=picolibc.specs -ffunction-sections -fdata-sections -fno-math-errno
 -ffp-contract=off -fno-strict-aliasing $warnings -DNDEBUG -DTERRARIUM_CHECKS=0 $PROFILE_DEFINES $lto -Iinclude -Isrc -I$core/generated"
# What -Os does that makes Thumb code larger: 1.3 % together, each tried alone. The sources that programs spend their time in
# are compiled without these, and without link-time optimisation, which costs the loop 7 % of its instructions.
smaller="-fno-move-loop-invariants -fno-caller-saves -fno-if-conversion -fno-schedule-insns2 -fno-ira-hoist-pressure"
smaller+=" -fno-tree-ch -fno-tree-tail-merge -fno-optimize-sibling-calls -fno-expensive-optimizations"
fast=" src/vm/loop.c src/vm/call.c src/vm/call_bind.c src/vm/call_native.c src/vm/attribute.c src/vm/cache.c src/vm/frame.c "
fast+=" src/vm/generator.c src/vm/unwind.c src/object/table.c src/heap/heap.c src/heap/mark.c src/heap/slide.c "
[ "$ARCH" != riscv ] || smaller=""

# ---- the core ----

read -r -a sources <<<"$PROFILE_SOURCES"
sources+=(src/port/hardware.c src/port/flashfile.c)
read -r -a tables <<<"$PROFILE_TABLES"
tables+=("$core/generated/frozen.def")
modules=(lib/**/*.py)

# Rules that both ninja files have; $1: the flags.
write_rules() {
    echo "# Written by tools/build_board.sh; every path is relative to the project's root."
    echo "cflags =" $1
    echo "rule cc"
    echo "  command = $launcher ${TOOLS}gcc \$cflags \$smaller -MMD -MF \$out.d -c \$in -o \$out"
    echo "  depfile = \$out.d"
    echo "  deps = gcc"
    echo "  description = \$in"
}

write_core() {
    local generated=$core/generated/builtins.h source flags objects=()
    echo "builddir = $core"
    write_rules "$common"
    echo "rule tables"
    echo "  command = python3 -B tools/make_builtins.py $PROFILE_BODIES $core/generated \$tables"
    echo "  restat = 1"
    echo "build $core/generated/builtins.c $generated: tables | tools/make_builtins.py ${tables[*]}" \
        "src/compile/opcodes.h src/compile/code.h src/compile/code.c src/object/layout.h src/value/kinds.h" \
        "src/value/header.h src/value/floatbits.h"
    echo "  tables = ${tables[*]}"
    echo "rule freeze"
    echo "  command = python3 -B tools/make_frozen.py $core/generated build/first/terrarium lib $PROFILE_FROZEN"
    echo "  restat = 1"
    echo "build $core/generated/frozen.c $core/generated/frozen.def: freeze | tools/make_frozen.py" \
        "tools/make_builtins.py build/first/terrarium ${modules[*]}"
    sources+=("$core/generated/builtins.c" "$core/generated/frozen.c")
    if [ -n "$PROFILE_PACK" ]; then
        echo "rule pieces"
        echo "  command = python3 -B tools/pack_texts.py --table \$out"
        echo "build $core/generated/pieces.c: pieces | tools/pack_texts.py tools/pieces.txt"
        echo "rule pack"
        echo "  command = python3 -B tools/pack_texts.py \$in \$out"
        sources+=("$core/generated/pieces.c")
    fi
    echo "rule font"
    echo "  command = python3 -B tools/make_font.py \$in \$out"
    echo "build $core/generated/font8x8.c: font src/module/font8x8.txt | tools/make_font.py"
    sources+=("$core/generated/font8x8.c")
    for source in "${sources[@]}"; do
        objects+=("$core/obj/${source%.c}.o")
        [[ $fast == *" $source "* ]] && flags="  smaller = -fno-lto" || flags="  smaller = $smaller"
        if [ -n "$PROFILE_PACK" ] && [[ $source == src/* ]]; then
            echo "build $core/packed/$source: pack $source | tools/pack_texts.py tools/pieces.txt"
            echo "build $core/obj/${source%.c}.o: cc $core/packed/$source || $generated"
        else
            echo "build $core/obj/${source%.c}.o: cc $source || $generated"
        fi
        echo "$flags"
    done
    echo "rule list"
    echo "  command = echo \$in >\$out"
    echo "build $core/objects: list ${objects[*]}"
}

# ---- the board ----

# A board whose chip is simulated: its clock stands before the port's (src/simulate/clock.c), its wiring is a text in
# memory.
simulate_flags='' link_lto="${lto:+-flto -flto-partition=one}"
if [ "${SIMULATE-no}" = yes ]; then
    link_lto=-fno-lto # functions that are inlined cannot be wrapped
    simulate_flags=$(printf ' -Wl,--wrap=port_%s' monotonic_us epoch_us ticks_us ticks_ms sleep_us poll)
    simulate_flags+=" -Wl,--defsym=__wiring=${WIRING}"
fi

write_board() {
    local source objects=()
    echo "builddir = $out"
    write_rules "$common -Isrc/port/$ARCH -I$out/generated"
    echo "ldflags = $CPU_FLAGS --specs=picolibc.specs -nostartfiles -Wl,--gc-sections -T $out/generated/board.ld$simulate_flags"
    # The image is optimised as a whole; the map, which says what each source file takes, comes from a link without.
    echo "rule link"
    echo "  command = ${TOOLS}gcc -Os -g \$ldflags $link_lto @$core/objects \$in -lm -o \$out"
    echo "rule map"
    echo "  command = ${TOOLS}gcc \$ldflags -fno-lto -Wl,-Map,\$out -Wl,--noinhibit-exec @$core/objects \$in -lm -o \$out.elf 2>&1"
    echo "rule bin"
    echo "  command = ${TOOLS}objcopy -O binary \$in \$out"
    echo "rule hex"
    echo "  command = ${TOOLS}objcopy -O ihex \$in \$out"
    echo "rule uf2"
    echo "  command = python3 -B tools/make_uf2.py \$in \$out ${FLASH%% *} ${UF2_FAMILY-}"
    local simulated=()
    [ "${SIMULATE-no}" = no ] || simulated=(src/simulate/*.c)
    for source in src/port/firmware/{main,console,clock,reset,fault,functions,reduce}.c "src/port/$ARCH"/*.c \
        $(printf 'src/port/firmware/%s.c ' $DRIVERS) "src/port/boards/$board"/*.c "${simulated[@]}"; do
        objects+=("$out/obj/${source%.c}.o")
        echo "build $out/obj/${source%.c}.o: cc $source | $out/generated/board.h || $core/generated/builtins.h"
    done
    echo "build $out/terrarium.elf: link ${objects[*]} | $core/objects $out/generated/board.ld src/port/$ARCH/sections.ld"
    echo "build $out/terrarium.map: map ${objects[*]} | $core/objects $out/generated/board.ld src/port/$ARCH/sections.ld"
    echo "build $out/terrarium.bin: bin $out/terrarium.elf"
    echo "build $out/terrarium.hex: hex $out/terrarium.elf"
    echo "build $out/terrarium.uf2: uf2 $out/terrarium.bin | tools/make_uf2.py"
}

# Replaces a file only when it changes.
keep() {
    cat >"$1.new"
    if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi
}

write_core | keep "$core/build.ninja"
exec 9>"$core/.lock" # several boards may have the same core
flock 9
ninja --quiet -f "$core/build.ninja"
flock -u 9
python3 -B tools/make_board.py "$conf" "$out/generated" "$ARCH"
write_board | keep "$out/build.ninja"
ninja --quiet -f "$out/build.ninja"
python3 -B bench/flash.py "$out/terrarium.map"
"${TOOLS}size" "$out/terrarium.elf"
bytes=$(stat -c %s "$out/terrarium.bin")
room=${FLASH##* }
case $room in *M) room=$((${room%M} << 20)) ;; *K) room=$((${room%K} << 10)) ;; esac
if [ "$bytes" -gt "$room" ]; then
    echo "$bytes bytes do not fit the chip's $room: this image is for QEMU with more flash (MODEL_FLASH) alone"
fi
if [ -n "$rom" ]; then
    python3 -B tools/make_rom.py "$rom" -o "$out/rom.bin" --compile --room "${ROM##* }"
    case " $DRIVERS " in
        *" rom_flash "*) python3 -B tools/link_rom.py "$out/rom.bin" --elf "$out/terrarium.elf" --at "${ROM%% *}" ;;
    esac
    "${TOOLS}objcopy" -I binary -O ihex --change-addresses "${ROM%% *}" "$out/rom.bin" "$out/rom.hex"
    python3 -B tools/make_uf2.py "$out/rom.bin" "$out/rom.uf2" "${ROM%% *}" "${UF2_FAMILY-}"
    echo "$(stat -c %s "$out/rom.bin") bytes of ROM at ${ROM%% *}"
fi
