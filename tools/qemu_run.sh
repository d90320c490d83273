#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs a program on a board's firmware under QEMU:
#
#     tools/qemu_run.sh [options] [-X heapsize=64k] [FILE.py ARGS...]       without FILE.py: the REPL
#
#     --board NAME    default an385; its firmware is build/board/NAME/terrarium.elf (tools/build_board.sh)
#     --elf ELF       another firmware for the board
#     --blob          put FILE.py into memory instead of letting the firmware open it
#     --wiring FILE   what is wired to a board whose chip is simulated (docs/machine.md)
#     --count ARGS    count instructions: arguments of tools/qemu_plugin/count.c, such as call=0x1234;
#                     the counts go to the file that COUNT_LOG names, or to standard error
#     --fixed-time    time passes with instructions: the same run every time
#
# The exit status is the program's. Standard input and output are the UART.
set -euo pipefail

root=$(cd -- "${BASH_SOURCE[0]%/*}/.." && pwd)
board=an385 elf='' blob='' wiring='' more=()
while [ $# -gt 0 ]; do
    case $1 in
        --board) board=$2; shift 2 ;;
        --elf) elf=$2; shift 2 ;;
        --blob) blob=yes; shift ;;
        --wiring) wiring=$2; shift 2 ;;
        --fixed-time) more+=(-icount "shift=6,sleep=off"); shift ;;
        --count)
            plugin=$root/build/board/libcount.so
            source=$root/tools/qemu_plugin/count.c
            if [ ! "$plugin" -nt "$source" ]; then
                mkdir -p "$root/build/board"
                gcc -O2 -Wall -Wextra -shared -fPIC -o "$plugin" "$source"
            fi
            more+=(-plugin "$plugin${2:+,$2}" -d plugin -D "${COUNT_LOG:-/dev/stderr}")
            shift 2 ;;
        *) break ;;
    esac
done
# shellcheck source=/dev/null
. "$root/src/port/boards/$board/board.conf"

if [ -n "$wiring" ]; then
    more+=(-device "loader,file=$wiring,addr=$WIRING,force-raw=on")
fi
words='' heap=''
if [ "${1:-}" = -X ]; then
    heap=",arg=-X,arg=$2"
    shift 2
fi
if [ -n "$blob" ]; then
    more+=(-device "loader,file=$1,addr=${BLOB%% *},force-raw=on")
    shift
fi
for word in "$@"; do
    words+=",arg=${word//,/,,}"
done
# shellcheck disable=SC2086
exec $QEMU ${MODEL_OPTIONS-} -display none -monitor none -chardev stdio,id=console,signal=off \
    -serial chardev:console -semihosting-config "enable=on,target=native,arg=terrarium$heap$words" \
    "${more[@]}" -kernel "${elf:-$root/build/board/$board/terrarium.elf}"
