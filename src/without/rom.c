/* SPDX-License-Identifier: MIT */
/* For: vm/image.c vm/verify.c flash/romfs.c */
/* A build for boards without ROM: nothing is found in it, so that the others are never called. */
#include "flash/romfs.h"
#include "vm/image.h"

bool image_is_there(const char *path) {
    (void)path;
    return false;
}

Value image_code(Vm *vm, const char *path) {
    (void)vm, (void)path;
    return ABSENT;
}

const char *image_check(const uint8_t *bytes, size_t n, bool sum) {
    (void)bytes, (void)n, (void)sum;
    return "is for a build with ROM";
}

bool romfs_begin(const uint8_t *bytes, size_t n, RomSpan *root) {
    (void)bytes, (void)n, (void)root;
    return false;
}

bool romfs_next(RomSpan root, RomSpan *rest, RomEntry *entry) {
    (void)root, (void)rest, (void)entry;
    return false;
}

bool romfs_find(RomSpan root, const char *path, RomEntry *entry) {
    (void)root, (void)path, (void)entry;
    return false;
}

bool romfs_platform(RomSpan *root) {
    (void)root;
    return false;
}

bool romfs_path(const char *path, RomEntry *entry) {
    (void)path, (void)entry;
    return false;
}
