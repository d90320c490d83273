/* SPDX-License-Identifier: MIT */
/* Records in flash, written one behind the other, each once. What is on a device, and what a loss
 * of power leaves, is described in docs/files.md. Knows nothing of the machine: nothing here
 * allocates or raises. Answers below 0 are errors, with the numbers of Linux. */
#ifndef TERRARIUM_FLASH_FLASHLOG_H
#define TERRARIUM_FLASH_FLASHLOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct FlashFs FlashFs;

/* Where the pages are: memory at `base`, or, when that is NULL, what read() gives. A page has a
 * power of two of bytes, 256 at least. False: the device has failed. */
typedef struct {
    const uint8_t *base;
    uint32_t page_bytes, pages;
    bool (*read)(FlashFs *fs, uint32_t at, void *to, uint32_t n);
    bool (*erase)(FlashFs *fs, uint32_t page);
    bool (*program)(FlashFs *fs, uint32_t at, const void *words, uint32_t n);
} FlashDevice;

/* A record: this head, then `size` bytes, filled up to whole words with ones. */
typedef struct {
    uint16_t id;      /* of the file or folder it belongs to; 0xffff: nothing is written here yet */
    uint16_t index;   /* which piece of the file this is, or one of the following */
    uint32_t version; /* counts all records that were ever written; a copy keeps its own */
    uint32_t sum;     /* the size in the low byte, above it the low 24 bits of a CRC-32 */
} FlashRecord;
enum {
    FLASH_DRAFT = 0xfffd,  /* the name of a file that is being written, and not there yet */
    FLASH_NAME = 0xfffe,   /* a name: FlashName and its text. The newest counts */
    FLASH_GONE = 0xffff,   /* there is no such file or folder any more */
    FLASH_NOBODY = 0xffff, /* as an id */
    FLASH_ANY = 0xffffffff /* as a version */
};
static inline uint32_t flashlog_size(const FlashRecord *r) {
    return r->sum & 0xff;
}
/* What a name's record begins with; its text is behind that. */
typedef struct {
    uint16_t parent; /* the folder's id; 0: the root */
    uint8_t kind;    /* FLASH_FILE, FLASH_FOLDER, and FLASH_ONCE */
    uint8_t unused;
    uint32_t size; /* of a file: pieces behind that do not count */
} FlashName;
enum { FLASH_FILE = 0, FLASH_FOLDER = 1, FLASH_ONCE = 2 /* no piece was written twice */ };

/* Bytes that a record takes, of `size` bytes. */
static inline uint32_t flashlog_room(uint32_t size) {
    return (uint32_t)sizeof(FlashRecord) + ((size + 3) & ~3u);
}

/* What of a page is not for records: magic, version when it was taken, CRC-32 of these and the
 * page's size, and a word that is programmed before the page is erased. */
enum { FLASH_HEAD = 16 };

/* A piece of a record's bytes: from memory, from the device, or zeros (neither). */
typedef struct {
    const void *memory;
    uint32_t place, n;
} FlashPiece;

/* A file that is open, however often. */
enum { FLASH_NODES = 6 };
typedef struct {
    uint16_t id;
    uint8_t count; /* of handles; 0: this one is free */
    uint8_t flags; /* FLASH_ONCE, and others of flashfs.c */
    uint32_t size;
} FlashNode;

/* A file system that is in use: all of its memory. */
struct FlashFs {
    const FlashDevice *device;
    uint32_t version; /* of the record that was written last */
    uint32_t at, end; /* where the next one goes, and the end of that page; both 0: none is begun */
    uint32_t erased;  /* pages that wait for records */
    uint32_t cursor;  /* the page that was cleaned last */
    uint16_t last_id; /* of the file that was made last */
    uint16_t folder;  /* the current one: where paths without a slash begin */
    uint8_t taken;    /* pages, counted for wear levelling */
    bool failed;      /* the device has: nothing works until it is mounted again */
    bool careful;     /* while it is mounted: the last record of a page may be torn */
    FlashNode nodes[FLASH_NODES];
};

/* How many erased pages must stay: names have one more than pieces of files, so that a full device
 * can be tidied up; the last is there to clean others. */
enum FlashReserve { FLASH_FOR_COPIES, FLASH_FOR_NAMES, FLASH_FOR_PIECES };

/* A walk over all records. */
typedef struct {
    uint32_t next; /* begin with the place of a page */
    uint32_t at;   /* of `record` */
    FlashRecord record;
} FlashWalk;
bool flashlog_next(FlashFs *fs, FlashWalk *walk);
/* Finds the newest record up to a version; its place in walk->at. The newest name may be
 * FLASH_GONE. False: there is none. */
bool flashlog_newest(FlashFs *fs, uint16_t id, uint16_t index, uint32_t version, FlashWalk *walk);

/* Bytes of a whole piece of a file: as many as fill a page with little left. */
uint32_t flashlog_piece(const FlashFs *fs);
/* The open file of this id, or NULL. */
FlashNode *flashlog_node(FlashFs *fs, uint16_t id);
void flashlog_read(FlashFs *fs, uint32_t at, void *to, uint32_t n);
/* Makes sure that the next records of together n bytes can be written; others may be moved for it.
 * ENOSPC, EIO. */
int flashlog_make_room(FlashFs *fs, uint32_t n, enum FlashReserve reserve);
/* Writes a record with a new version, for which there is room. Of `record` the id and the index
 * matter. */
int flashlog_write(FlashFs *fs, FlashRecord record, const FlashPiece *pieces, size_t count);
/* Makes an empty log of the whole device. */
int flashlog_format(FlashFs *fs, const FlashDevice *device);
/* Begins to use what is there, cleaned of what a loss of power has left. ENODEV: nothing is. */
int flashlog_mount(FlashFs *fs, const FlashDevice *device);

#endif
