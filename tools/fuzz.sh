#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Fuzzes entries of the core with libFuzzer: tools/fuzz.sh [ENTRY] [SECONDS] [PRESET]
# ENTRY: compile, session, re, json, struct, image, or all (each for that long). PRESET: fuzz, or fuzz32.
# The corpus grows in build/PRESET/corpus/ENTRY from seeds of the tests; inputs that fail are kept as
# build/PRESET/found/ENTRY-*. Prints for each entry runs, coverage and findings; fails if there are any.
set -euo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.."
entries=("${1:-all}") seconds=${2:-60} preset=${3:-fuzz}
[ "${entries[0]}" != all ] || entries=(compile session re json struct image)
tools/packages.sh build fuzz
tools/build.sh "$preset" fuzz
base=build/$preset found=0

# Hangs are found by processor time (tests/fuzz/machine.c): by the clock a busy computer makes many.
libfuzzer() {
    local entry=$1
    shift
    TERRARIUM_FUZZ=$entry nice -n 19 "$base/fuzz" -timeout=600 -report_slow_units=600 -rss_limit_mb=1024 -max_len=4096 \
        -dict="$base/$entry.dict" -artifact_prefix="$base/found/$entry-" "$@" </dev/null
}

# The seeds are needed once: what they cover is in the corpus then.
seed() {
    local entry=$1
    tools/fuzz_seeds.py "$entry" "$base/seeds/$entry" "$base/$entry.dict"
    [ -z "$(ls -A "$base/corpus/$entry")" ] || return 0
    libfuzzer "$entry" -merge=1 "$base/corpus/$entry" "$base/seeds/$entry" >"$base/$entry.log" 2>&1 || true
}

found_files() {
    find "$base/found" -name "$1-*" | wc -l
}

# It stops at the first finding. A run without libFuzzer's last line is one, too.
fuzz() {
    local entry=$1 log=$base/$1.log before runs coverage findings TIMEFORMAT=%U cpu
    mkdir -p "$base/corpus/$entry" "$base/found"
    before=$(found_files "$entry")
    seed "$entry"
    cpu=$({ time libfuzzer "$entry" -max_total_time="$seconds" -use_value_profile=1 -print_final_stats=1 \
        "$base/corpus/$entry" >"$log" 2>&1; } 2>&1) || true
    findings=$(($(found_files "$entry") - before))
    grep -q '^Done ' "$log" || findings=$((findings > 0 ? findings : 1))
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)
    coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)
    printf '%-8s %s: %s s, %s of processor time, %s runs, %s places covered, %d findings\n' \
        "$entry" "$preset" "$seconds" "$cpu" "${runs:-?}" "${coverage:-?}" "$findings"
    [ "$findings" -eq 0 ] || {
        found=1
        grep -m 1 -A 12 -E '^fuzz: |ERROR: |runtime error' "$log" || tail -n 20 "$log"
    }
}

for entry in "${entries[@]}"; do
    fuzz "$entry"
done
exit $found
