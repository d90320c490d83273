#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Tries the promise of README.md: in a bare Debian 12 that holds only git and a clone, ./run and ./test work.
#
#   tools/try_bare_root.sh [--keep] [FOLDER]     (as root, with debootstrap)
#
# Makes the root in FOLDER/root (default: build/bare) from the package archive that this machine's apt uses, clones
# the last commit into it and runs the two commands in a chroot. --keep leaves an existing root and its packages.
set -euo pipefail

say() { printf 'try_bare_root: %s\n' "$*" >&2; }

keep=false
if [ "${1:-}" = --keep ]; then keep=true && shift; fi
source=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/..
folder=${1:-$source/build/bare}
mkdir -p "$folder"
folder=$(readlink -f -- "$folder")
root=$folder/root
suite=bookworm

[ "$(id -u)" -eq 0 ] || { say "needs root"; exit 2; }
command -v debootstrap >/dev/null || { say "needs debootstrap (apt-get install debootstrap)"; exit 2; }

mounted=()
unmount() {
    local place
    for place in "${mounted[@]}"; do umount -l "$place" || true; done
    mounted=()
}
trap unmount EXIT

make_root() {
    local archive
    # shellcheck disable=SC2016 # apt expands $(REPO_URI)
    archive=$(apt-get indextargets --format '$(REPO_URI)' "Codename: $suite" 'Created-By: Packages' 'Component: main' |
        head -n 1)
    [ -n "$archive" ] || { say "apt knows no archive of $suite"; exit 2; }
    rm -rf --one-file-system "$root"
    debootstrap --variant=minbase --include=git,ca-certificates "$suite" "$root" "$archive" \
        >"$folder/debootstrap.log" || { tail -n 20 "$folder/debootstrap.log" >&2; exit 1; }
    # The root's apt asks whom this machine's apt asks, in the same manner.
    rm -f "$root/etc/apt/sources.list"
    cp -aL /etc/apt/sources.list "$root/etc/apt/" 2>/dev/null || true
    find /etc/apt/sources.list.d \( -name '*.list' -o -name '*.sources' \) \
        -exec cp -L -t "$root/etc/apt/sources.list.d/" {} +
    { grep -lsE 'Acquire' /etc/apt/apt.conf.d/* /etc/apt/apt.conf || true; } |
        xargs -r cp -L -t "$root/etc/apt/apt.conf.d/"
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
}

enter() {
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM="${TERM:-dumb}" CI=true \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
        bash -c "cd /terrarium && $1"
}

if ! $keep || [ ! -x "$root/usr/bin/git" ]; then
    say "making a bare $suite in $root"
    make_root
fi

# /dev and /proc, as any machine has them; /dev/pts for the tests that type at a terminal.
for place in proc dev dev/pts; do
    if mount --bind "/$place" "$root/$place"; then
        mounted=("$root/$place" "${mounted[@]}")
    else
        say "cannot mount /$place; going on without it"
    fi
done

rm -rf "$root/terrarium"
git clone -q --no-hardlinks "$source" "$root/terrarium"
say "packages there before: $(chroot "$root" dpkg-query -f '.' -W | wc -c)"

say "./run -c 'print(1)'"
output=$(enter "./run -c 'print(1)'")
[ "$output" = 1 ] || { say "printed '$output' instead of 1"; exit 1; }
began=$(date +%s%N)
enter "./run -c 'print(1)'" >/dev/null
say "printed 1; the second call took $((($(date +%s%N) - began) / 1000000)) ms"

say "./test"
enter ./test | tee "$folder/test.log"
say "packages there after: $(chroot "$root" dpkg-query -f '.' -W | wc -c)"
