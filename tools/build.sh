#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Brings a build up to date: tools/build.sh PRESET [TARGET]   (TARGET: terrarium, fuzz, or all with the C unit tests)
# Returns within milliseconds when no source is newer than the last build: neither apt nor cmake is asked.
# All output goes to stderr, so that the program's own output stays clean.
set -euo pipefail

preset=$1
target=${2:-terrarium}
root=${BASH_SOURCE[0]%/*}/..
cd -- "$root"
stamp=build/$preset/.built-$target

inputs=(src include CMakeLists.txt CMakePresets.json tools/make_builtins.py tools/make_frozen.py tools/profile.py)
[ "$preset" = first ] || inputs+=(lib host)
[ "$target" = terrarium ] || inputs+=(tests/c tests/fuzz)

# The stamp carries the time at which the build began: what was edited meanwhile is newer. Folders
# are compared too, which shows deleted files.
up_to_date() {
    [ -e "$stamp" ] && { [ "$target" = fuzz ] || [ -x "build/$preset/terrarium" ]; } &&
        [ -z "$(find "${inputs[@]}" -newer "$stamp" -print -quit 2>/dev/null)" ]
}
! up_to_date || exit 0

case $preset in
    *32) tools/packages.sh build test ;;
    *) tools/packages.sh build ;;
esac

mkdir -p "build/$preset"
exec 9>"build/$preset/.lock" # one build at a time in a folder
flock 9
! up_to_date || exit 0
began=$(mktemp "build/$preset/.began-XXXXXX")
trap 'rm -f "$began"' EXIT

printf 'terrarium: building build/%s\n' "$preset" >&2
# CMake's files hold the tree's place: after the tree was moved they are worthless.
if ! grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$(pwd -P)" "build/$preset/CMakeCache.txt"; then
    rm -rf "build/$preset/CMakeCache.txt" "build/$preset/CMakeFiles" "build/$preset/build.ninja"
fi
if [ CMakePresets.json -nt "build/$preset/build.ninja" ]; then # or when there is none yet
    cmake --preset "$preset" </dev/null >&2
fi
cmake --build --preset "$preset" --target "$target" </dev/null >&2
mv -f "$began" "$stamp"
