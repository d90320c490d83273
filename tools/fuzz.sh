#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Fuzzes entries of the core with libFuzzer: tools/fuzz.sh [ENTRY] [SECONDS] [PRESET]
# ENTRY: compile, session, re, json, struct, or all (each for that long). PRESET: fuzz, or fuzz32.
# The corpus grows in build/PRESET/corpus/ENTRY from seeds of the tests; inputs that fail are kept as
# build/PRESET/found/ENTRY-*. Prints for each entry runs, coverage and findings; fails if there are any.
set -euo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.."
entries=("${1:-all}") seconds=${2:-60} preset=${3:-fuzz}
[ "${entries[0]}" != all ] || entries=(compile session re json struct)
tools/packages.sh build fuzz
tools/build.sh "$preset" fuzz
found=0

# One input at a time may take 25 s of wall clock; hangs are found by processor time (tests/fuzz/machine.c).
fuzz() {
    local entry=$1 base=build/$preset log=build/$preset/$1.log runs coverage findings
    mkdir -p "$base/corpus/$entry" "$base/found"
    tools/fuzz_seeds.py "$entry" "$base/seeds/$entry" "$base/$entry.dict"
    local before=("$base/found/$entry"-*)
    TERRARIUM_FUZZ=$entry nice -n 19 "$base/fuzz" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=1024 \
        -max_len=4096 -dict="$base/$entry.dict" -artifact_prefix="$base/found/$entry-" -print_final_stats=1 \
        -use_value_profile=1 "$base/corpus/$entry" "$base/seeds/$entry" >"$log" 2>&1 </dev/null || true
    local after=("$base/found/$entry"-*)
    [ -e "${before[0]}" ] || before=()
    [ -e "${after[0]}" ] || after=()
    findings=$((${#after[@]} - ${#before[@]}))
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)
    coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)
    printf '%-8s %s: %s runs, %s places covered, %d findings\n' "$entry" "$preset" "${runs:-?}" "${coverage:-?}" "$findings"
    # It stops at the first; without the line of the end it did not even get so far.
    grep -q '^Done ' "$log" || findings=1
    [ "$findings" -eq 0 ] || { found=1; grep -m 1 -A 12 -E '^fuzz: |ERROR: |runtime error' "$log" || tail -n 20 "$log"; }
}

for entry in "${entries[@]}"; do
    fuzz "$entry"
done
exit $found
