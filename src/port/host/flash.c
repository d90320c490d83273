/* SPDX-License-Identifier: MIT */
/* Flash of the host: a file that is mapped into memory, or memory alone. It is stricter than most
 * chips: a word that is programmed twice ends the process. And its power can be cut: then an
 * operation is done by half, with random bits where it stopped. */
#define _GNU_SOURCE /* MAP_ANONYMOUS, O_CLOEXEC */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "port/host/host.h"
#include "port/port.h"

enum { WORD = 4, MOST_BYTES = 64 << 20 };

/* left: operations until the power is cut, 0: never. */
static struct {
    uint8_t *bytes;
    unsigned long left;
    PortFlash flash, rom;
} device;

/* NULL without -X flash, or -X rom: programs have no /flash or /rom then. */
const PortFlash *port_flash(void) {
    return device.bytes ? &device.flash : NULL;
}

const PortFlash *port_rom(void) {
    return device.rom.base ? &device.rom : NULL;
}

/* The n-th operation from now on is done by half and ends the process with FLASH_CUT. */
void flash_cut(unsigned long n) {
    device.left = n;
}

/* Says what no program may do, and ends the process. */
static _Noreturn void misuse(const char *what, uint32_t where) {
    fprintf(stderr, "terrarium: flash: %s at %u\n", what, (unsigned)where);
    abort();
}

/* Is this the operation that the power fails in? */
static bool is_last(void) {
    return device.left > 0 && --device.left == 0;
}

/* Half of the bits that are still 0 become 1. */
static bool erase(uint32_t page) {
    uint32_t n = device.flash.page_bytes;
    if (page >= device.flash.pages) {
        misuse("erasing of a page that is not there", page);
    }
    uint8_t *at = device.bytes + (size_t)page * n;
    if (is_last()) {
        for (uint32_t i = 0; i < n; i++) {
            at[i] = (uint8_t)(at[i] | rand());
        }
        _exit(FLASH_CUT);
    }
    memset(at, 0xff, n);
    return true;
}

/* Puts words where all bits are 1. */
static void put_words(uint8_t *at, const uint8_t *from, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (at[i] != 0xff) {
            misuse("programming a word again", i);
        }
        at[i] = from[i];
    }
}

/* Offset, size and address have to be those of whole words, as chips want it. */
static void check_words(const PortFlash *flash, uint32_t offset, const void *bytes, uint32_t n) {
    if (offset % WORD || n % WORD || (uintptr_t)bytes % WORD ||
        offset + n > flash->pages * flash->page_bytes) {
        misuse("programming what are no words", offset);
    }
}

/* Half of the words; of the next one some bits. */
static bool program(uint32_t offset, const void *bytes, uint32_t n) {
    const uint8_t *from = bytes;
    uint8_t *at = device.bytes + offset;
    check_words(&device.flash, offset, bytes, n);
    bool last = is_last();
    uint32_t done = last ? n / WORD / 2 * WORD : n;
    put_words(at, from, done);
    if (last) {
        for (uint32_t i = done; i < done + WORD && i < n; i++) {
            at[i] = (uint8_t)(from[i] | rand());
        }
        _exit(FLASH_CUT);
    }
    return true;
}

/* The power is never cut in these two. */
static bool program_rom(uint32_t offset, const void *bytes, uint32_t n) {
    check_words(&device.rom, offset, bytes, n);
    put_words((uint8_t *)device.rom.base + offset, bytes, n);
    return true;
}

static bool erase_rom(uint32_t page) {
    memset((uint8_t *)device.rom.base + page * device.rom.page_bytes, 0xff, device.rom.page_bytes);
    return true;
}

/* Maps the file, which is made or lengthened as it needs: what is new is erased. False and errno.
 */
static bool map_file(const char *path, size_t bytes) {
    struct stat status;
    int file = path[0] ? open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666) : -1;
    if (path[0] && (file < 0 || fstat(file, &status) != 0 || ftruncate(file, (off_t)bytes) != 0)) {
        return false;
    }
    size_t old = file < 0 ? 0 : (size_t)status.st_size;
    int flags = file < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED;
    void *at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, flags, file, 0);
    if (file >= 0) {
        close(file);
    }
    if (at == MAP_FAILED) {
        return false;
    }
    device.bytes = at;
    if (old < bytes) {
        memset(device.bytes + old, 0xff, bytes - old);
    }
    return true;
}

/* "path:pages:bytes of a page", of which the latter two may be missing; without a path it is memory
 * alone. NULL, or what is wrong. */
const char *flash_open(const char *text) {
    char path[1024];
    size_t n = strcspn(text, ":");
    char *end = (char *)text + n;
    unsigned long pages = *end == ':' ? strtoul(end + 1, &end, 10) : 44;
    unsigned long page_bytes = *end == ':' ? strtoul(end + 1, &end, 10) : 1024;
    if (n >= sizeof path || *end != 0 || pages == 0 || page_bytes < 256 || page_bytes % WORD ||
        pages > MOST_BYTES / page_bytes) {
        return "bad flash: -X flash=";
    }
    memcpy(path, text, n);
    path[n] = 0;
    if (!map_file(path, (size_t)(pages * page_bytes))) {
        return strerror(errno);
    }
    device.flash = (PortFlash){device.bytes, (uint32_t)page_bytes, (uint32_t)pages, erase, program};
    return NULL;
}

/* What is programmed goes to no file: code that is linked in place is linked for this process. */
const char *flash_open_rom(const char *path) {
    enum { PAGE = 1024 };
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &status) != 0) {
        return strerror(errno);
    }
    size_t pages = ((size_t)status.st_size + PAGE - 1) / PAGE;
    void *at = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
    close(file);
    if (at == MAP_FAILED) {
        return strerror(errno);
    }
    device.rom = (PortFlash){at, PAGE, (uint32_t)pages, erase_rom, program_rom};
    return NULL;
}
