/* SPDX-License-Identifier: MIT */
/* The log: records, room for them, and cleaning.
 *
 * Invariants while it is mounted: a page either begins with a whole head or is erased; all records
 * are whole; behind the last of a page all bits are 1. At least one page is erased, but for the
 * time in which another one is copied to it. What a piece says counts when a newer name of its file
 * has been written, or while that file is open. */
#include "flash/flashlog.h"

#include <string.h>

#include "value/crc32.h"

/* MAGIC: "TFS1". BLOCK: bytes that are gathered on the stack. MARK: place in a page's head of the
 * word that ends it. TRIED: pages that are looked at before the best one is cleaned. WEAR: of so
 * many pages that are begun one is for cleaning the oldest. A page's head is four words: MAGIC, the
 * version at its beginning, the sum of both, the mark, which is ones until the page is to be
 * erased. */
enum {
    MAGIC = 0x31534654,
    BLOCK = 64,
    MARK = 12,
    TRIED = 8,
    WEAR = 16,
    EIO = 5,
    ENODEV = 19,
    ENOSPC = 28
};

/* ---- the device ---- */

void flashlog_read(FlashFs *fs, uint32_t at, void *to, uint32_t n) {
    if (fs->device->base) {
        memcpy(to, fs->device->base + at, n);
    } else if (!fs->device->read(fs, at, to, n)) {
        fs->failed = true;
        memset(to, 0xff, n);
    }
}

/* Ones when it cannot be read. */
static uint32_t word_at(FlashFs *fs, uint32_t at) {
    uint32_t word;
    flashlog_read(fs, at, &word, sizeof word);
    return word;
}

/* Whole words. After an error nothing is programmed or erased any more. */
static int program(FlashFs *fs, uint32_t at, const void *words, uint32_t n) {
    if (fs->failed || !fs->device->program(fs, at, words, n)) {
        fs->failed = true;
        return -EIO;
    }
    return 0;
}

/* One more is erased; that nothing in it counts is the caller's business. */
static int erase(FlashFs *fs, uint32_t page) {
    if (fs->failed || !fs->device->erase(fs, page)) {
        fs->failed = true;
        return -EIO;
    }
    fs->erased++;
    return 0;
}

/* Are all bits of the bytes from here to the end of the page 1? From an address within a page on,
 * which is one of a word. */
static bool is_blank(FlashFs *fs, uint32_t at) {
    uint32_t end = (at | (fs->device->page_bytes - 1)) + 1;
    for (; at < end; at += 4) {
        if (word_at(fs, at) != UINT32_MAX) {
            return false;
        }
    }
    return true;
}

/* ---- records ---- */

/* A page has one piece for each 256 bytes of it, and these fill it but for odd bytes. */
uint32_t flashlog_piece(const FlashFs *fs) {
    uint32_t page = fs->device->page_bytes, each = (page - FLASH_HEAD) / (page >> 8);
    return (each - (uint32_t)sizeof(FlashRecord)) & ~3u;
}

/* NULL for what is not open. */
FlashNode *flashlog_node(FlashFs *fs, uint16_t id) {
    for (int i = 0; i < FLASH_NODES; i++) {
        if (fs->nodes[i].count > 0 && fs->nodes[i].id == id) {
            return &fs->nodes[i];
        }
    }
    return NULL;
}

/* Goes on to the next record of the page that walk->next is in or begins; false behind its last. */
static bool next_in_page(FlashFs *fs, FlashWalk *walk) {
    uint32_t mask = fs->device->page_bytes - 1, at = walk->next;
    if ((at & mask) == 0) {
        if (word_at(fs, at) != MAGIC) {
            return false;
        }
        at += FLASH_HEAD;
    }
    if ((at & mask) + sizeof(FlashRecord) > mask + 1) {
        return false;
    }
    flashlog_read(fs, at, &walk->record, sizeof(FlashRecord));
    uint32_t next = at + flashlog_room(flashlog_size(&walk->record));
    if (walk->record.id == FLASH_NOBODY || ((next - 1) & ~mask) != (at & ~mask)) {
        return false;
    }
    walk->at = at;
    walk->next = next;
    return true;
}

static bool is_whole(FlashFs *fs, const FlashWalk *walk);

/* Is this record the last of its page, and torn? */
static bool is_torn(FlashFs *fs, const FlashWalk *walk) {
    FlashWalk behind = *walk;
    bool last = (walk->next & (fs->device->page_bytes - 1)) == 0 || !next_in_page(fs, &behind);
    return last && !is_whole(fs, walk);
}

bool flashlog_next(FlashFs *fs, FlashWalk *walk) {
    uint32_t mask = fs->device->page_bytes - 1, bytes = fs->device->pages * (mask + 1);
    while (walk->next < bytes && !fs->failed) {
        /* A record that ends where its page does leaves `next` at the next one. */
        if (!next_in_page(fs, walk)) {
            walk->next = (walk->next | mask) + 1;
        } else if (!fs->careful || !is_torn(fs, walk)) {
            return true;
        }
    }
    return false;
}

/* Of copies of one record, which are the same, the first is taken. */
bool flashlog_newest(FlashFs *fs, uint16_t id, uint16_t index, uint32_t version, FlashWalk *walk) {
    FlashWalk w = {0};
    bool found = false;
    while (flashlog_next(fs, &w)) {
        const FlashRecord *r = &w.record;
        if (r->id == id && (r->index == index || (index == FLASH_NAME && r->index == FLASH_GONE)) &&
            r->version <= version && (!found || r->version > walk->record.version)) {
            *walk = w;
            found = true;
        }
    }
    return found;
}

/* ---- what counts ---- */

/* Is there a record of this id, but for those that say that it is gone, outside of the page? */
static bool is_elsewhere(FlashFs *fs, uint16_t id, uint32_t at) {
    uint32_t page = ~(fs->device->page_bytes - 1);
    FlashWalk walk = {0};
    while (flashlog_next(fs, &walk)) {
        if (walk.record.id == id && walk.record.index != FLASH_GONE &&
            (walk.at & page) != (at & page)) {
            return true;
        }
    }
    return false;
}

/* The file that a record belongs to: looked for once for records that lie together. Begin with the
 * id FLASH_NOBODY. */
typedef struct {
    uint16_t id;
    bool there;
    const FlashNode *node; /* when it is open */
    uint32_t version;      /* of its name */
    FlashName name;
} Owner;

/* Does nothing if it is that one already. `name` says something only where `there` does. */
static void find_owner(FlashFs *fs, uint16_t id, Owner *owner) {
    FlashWalk name = {0};
    if (id != owner->id) {
        *owner = (Owner){.id = id, .node = flashlog_node(fs, id)};
        owner->there = flashlog_newest(fs, id, FLASH_NAME, FLASH_ANY, &name) &&
                       name.record.index == FLASH_NAME;
        owner->version = name.record.version;
        flashlog_read(fs, name.at + sizeof(FlashRecord), &owner->name, sizeof owner->name);
    }
}

/* Does this piece of a file count? The newest one does while the file is open, and the newest of
 * those that are not newer than the file's name. When no piece was written twice, there may be
 * copies, which only `exact` tells. */
static bool is_live_piece(FlashFs *fs, const FlashWalk *piece, const Owner *owner, bool exact) {
    const FlashRecord *r = &piece->record;
    FlashWalk newest;
    if (owner->node &&
        ((!exact && (owner->node->flags & FLASH_ONCE)) ||
         (flashlog_newest(fs, r->id, r->index, FLASH_ANY, &newest) && newest.at == piece->at))) {
        return true;
    }
    if (!owner->there || r->version > owner->version ||
        r->index * flashlog_piece(fs) >= owner->name.size) {
        return false;
    }
    return (!exact && !owner->node && (owner->name.kind & FLASH_ONCE)) ||
           (flashlog_newest(fs, r->id, r->index, owner->version, &newest) &&
            newest.at == piece->at);
}

/* May the record not be dropped? That something is gone has to be known as long as there is any
 * other record of it, or that would count again. `exact`: see is_live_piece(). */
static bool is_live(FlashFs *fs, const FlashWalk *walk, Owner *owner, bool exact) {
    const FlashRecord *r = &walk->record;
    FlashWalk other;
    switch (r->index) {
    case FLASH_GONE: return is_elsewhere(fs, r->id, walk->at);
    case FLASH_DRAFT:
    case FLASH_NAME:
        return (r->index == FLASH_NAME || flashlog_node(fs, r->id)) &&
               flashlog_newest(fs, r->id, r->index, FLASH_ANY, &other) && other.at == walk->at;
    default: find_owner(fs, r->id, owner); return is_live_piece(fs, walk, owner, exact);
    }
}

/* ---- writing ---- */

/* Copies n bytes of what the pieces are together, from the byte `from` on; what is behind their end
 * is ones. */
static void gather(FlashFs *fs, const FlashPiece *pieces, size_t count, uint32_t from, uint8_t *to,
                   uint32_t n) {
    memset(to, 0xff, n);
    for (size_t i = 0; i < count && n > 0; i++) {
        const FlashPiece *p = &pieces[i];
        if (from >= p->n) {
            from -= p->n;
            continue;
        }
        uint32_t part = p->n - from < n ? p->n - from : n;
        if (p->memory) {
            memcpy(to, (const uint8_t *)p->memory + from, part);
        } else if (p->place) {
            flashlog_read(fs, p->place + from, to, part);
        } else {
            memset(to, 0, part);
        }
        to += part;
        n -= part;
        from = 0;
    }
}

/* Writes n bytes at the head of the log, for which there is room; n is made up to whole words. */
static int put(FlashFs *fs, const FlashPiece *pieces, size_t count, uint32_t n) {
    uint32_t block[BLOCK / 4];
    int error = 0;
    for (uint32_t done = 0; done < n && error == 0; done += BLOCK) {
        uint32_t part = n - done < BLOCK ? (n - done + 3) & ~3u : BLOCK;
        gather(fs, pieces, count, done, (uint8_t *)block, part);
        error = program(fs, fs->at, block, part);
        fs->at += part;
    }
    return error;
}

/* The CRC of a record's head without its upper 24 bits of `sum`, and its bytes. */
static uint32_t sum_of(FlashFs *fs, FlashRecord record, const FlashPiece *pieces, size_t count) {
    uint8_t block[BLOCK];
    uint32_t size = flashlog_size(&record);
    record.sum = size;
    uint32_t crc = crc32_add(0, (const uint8_t *)&record, sizeof record);
    for (uint32_t done = 0; done < size; done += BLOCK) {
        uint32_t part = size - done < BLOCK ? size - done : BLOCK;
        gather(fs, pieces, count, done, block, part);
        crc = crc32_add(crc, block, part);
    }
    return size | crc << 8;
}

/* The record's head, and up to four pieces behind it. */
enum { MOST_PIECES = 5 };

int flashlog_write(FlashFs *fs, FlashRecord record, const FlashPiece *pieces, size_t count) {
    FlashPiece all[MOST_PIECES] = {
        {&record, 0, sizeof record}
    };
    uint32_t size = 0;
    for (size_t i = 0; i < count; i++) {
        all[i + 1] = pieces[i];
        size += pieces[i].n;
    }
    record.version = ++fs->version;
    record.sum = size;
    record.sum = sum_of(fs, record, pieces, count);
    return put(fs, all, count + 1, (uint32_t)sizeof record + size);
}

/* Is the record as it was written? */
static bool is_whole(FlashFs *fs, const FlashWalk *walk) {
    FlashPiece bytes = {NULL, walk->at + (uint32_t)sizeof(FlashRecord),
                        flashlog_size(&walk->record)};
    return sum_of(fs, walk->record, &bytes, 1) == walk->record.sum;
}

/* ---- pages ---- */

/* The sum in a page's head. It takes in the size of a page, so that a device of another size is not
 * mistaken for a log. */
static uint32_t head_sum(const FlashFs *fs, const uint32_t head[2]) {
    uint32_t crc = crc32_add(0, (const uint8_t *)head, 8);
    return crc32_add(crc, (const uint8_t *)&fs->device->page_bytes, sizeof(uint32_t));
}

/* Begins the erased page that comes next behind the last one, so that all are used equally often.
 * There must be one. */
static int take_page(FlashFs *fs) {
    uint32_t bytes = fs->device->page_bytes, at = fs->end;
    for (;; at += bytes) {
        at = at >= fs->device->pages * bytes ? 0 : at;
        if (word_at(fs, at) != MAGIC || fs->failed) {
            break;
        }
    }
    uint32_t head[3] = {MAGIC, ++fs->version};
    head[2] = head_sum(fs, head);
    fs->at = at + FLASH_HEAD;
    fs->end = at + bytes;
    fs->erased--;
    fs->taken++;
    return program(fs, at, head, sizeof head);
}

/* Moves what counts of a page to the head of the log, and erases it. The page is marked before: if
 * power is lost while it is erased, nobody takes what is left of it for anything. */
static int clean(FlashFs *fs, uint32_t page) {
    uint32_t bytes = fs->device->page_bytes, mark = 0;
    FlashWalk walk = {.next = page * bytes};
    Owner owner = {.id = FLASH_NOBODY};
    if (fs->at == 0) {
        int error = take_page(fs);
        if (error) {
            return error;
        }
    }
    while (walk.next < (page + 1) * bytes && next_in_page(fs, &walk)) {
        uint32_t n = flashlog_room(flashlog_size(&walk.record));
        FlashPiece copy = {NULL, walk.at, n};
        if (!is_live(fs, &walk, &owner, true) || !is_whole(fs, &walk)) {
            continue;
        }
        int error = flashlog_make_room(fs, n, FLASH_FOR_COPIES);
        error = error ? error : put(fs, &copy, 1, n);
        if (error) {
            return error;
        }
    }
    int error = program(fs, page * bytes + MARK, &mark, sizeof mark);
    return error ? error : erase(fs, page);
}

/* Bytes in a page that do not count any more. */
static uint32_t garbage(FlashFs *fs, uint32_t page) {
    uint32_t n = 0, bytes = fs->device->page_bytes;
    FlashWalk walk = {.next = page * bytes};
    Owner owner = {.id = FLASH_NOBODY};
    while (walk.next < (page + 1) * bytes && next_in_page(fs, &walk)) {
        n += is_live(fs, &walk, &owner, false) ? 0 : flashlog_room(flashlog_size(&walk.record));
    }
    return n;
}

/* Cleans a page with much garbage, but at least `least` bytes of it: the best one of some,
 * beginning behind the one that was cleaned last, or the first that has any. ENOSPC: there is none.
 */
static int clean_some(FlashFs *fs, uint32_t least) {
    uint32_t best = 0, most = least - 1, pages = fs->device->pages, page = fs->cursor;
    for (uint32_t i = 0; i < pages && (i < TRIED || most < least); i++) {
        page = page + 1 >= pages ? 0 : page + 1;
        uint32_t n = (page + 1) * fs->device->page_bytes == fs->end ? 0 : garbage(fs, page);
        if (n > most) {
            most = n;
            best = page;
        }
    }
    fs->cursor = page;
    return most < least ? -ENOSPC : clean(fs, best);
}

/* Cleans the page that was begun first, whatever is in it: so pages whose files never change are
 * worn like the others. */
static int clean_oldest(FlashFs *fs) {
    uint32_t bytes = fs->device->page_bytes, oldest = UINT32_MAX, found = 0;
    for (uint32_t page = 0; page < fs->device->pages; page++) {
        uint32_t at = page * bytes, version = word_at(fs, at + 4);
        if (at + bytes != fs->end && word_at(fs, at) == MAGIC && version < oldest) {
            oldest = version;
            found = page;
        }
    }
    return oldest == UINT32_MAX ? 0 : clean(fs, found);
}

/* Each cleaning takes away garbage and makes none, so the loop ends. */
int flashlog_make_room(FlashFs *fs, uint32_t n, enum FlashReserve reserve) {
    int error = 0;
    while (error == 0 && fs->at + n > fs->end) {
        if (fs->erased > (uint32_t)reserve) {
            error = take_page(fs);
            if (error == 0 && reserve != FLASH_FOR_COPIES && fs->taken % WEAR == 0) {
                error = clean_oldest(fs);
            }
        } else if (reserve == FLASH_FOR_COPIES) {
            error = -ENOSPC; /* never, while the invariants hold */
        } else {
            error = clean_some(fs, reserve == FLASH_FOR_NAMES ? 1 : fs->device->page_bytes / 16);
        }
    }
    return fs->failed ? -EIO : error;
}

/* ---- beginning ---- */

/* Forgets all but the device. */
static void begin(FlashFs *fs, const FlashDevice *device) {
    *fs = (FlashFs){.device = device};
}

/* Pages that are blank are not erased again, which spares them. */
int flashlog_format(FlashFs *fs, const FlashDevice *device) {
    begin(fs, device);
    for (uint32_t page = 0; page < device->pages; page++) {
        if (is_blank(fs, page * device->page_bytes)) {
            fs->erased++;
        } else if (erase(fs, page) != 0) {
            return -EIO;
        }
    }
    return take_page(fs);
}

/* Does a page begin with a whole head, and was it not about to be erased? */
static bool is_begun(FlashFs *fs, uint32_t page, uint32_t *version) {
    uint32_t head[4];
    flashlog_read(fs, page * fs->device->page_bytes, head, sizeof head);
    *version = head[1];
    return head[0] == MAGIC && head[2] == head_sum(fs, head) && head[3] == UINT32_MAX;
}

/* Erases what is neither begun nor erased. The page that was begun last goes to *newest. ENODEV
 * when none is begun: then nothing is changed. */
static int find_pages(FlashFs *fs, uint32_t *newest) {
    uint32_t pages = fs->device->pages, version, begun = 0, last = 0;
    for (uint32_t page = 0; page < pages; page++) {
        if (is_begun(fs, page, &version)) {
            begun++;
            if (version >= last) {
                last = version;
                *newest = page;
            }
        }
    }
    fs->version = last;
    for (uint32_t page = 0; begun > 0 && page < pages; page++) {
        if (is_begun(fs, page, &version)) {
            continue;
        }
        if (is_blank(fs, page * fs->device->page_bytes)) {
            fs->erased++;
        } else if (erase(fs, page) != 0) {
            return -EIO;
        }
    }
    return fs->failed ? -EIO : begun > 0 ? 0 : -ENODEV;
}

/* Is all of a page as it was written? *end: where its records end. */
static bool is_sound(FlashFs *fs, uint32_t page, uint32_t *end) {
    uint32_t bytes = fs->device->page_bytes;
    FlashWalk walk = {.next = page * bytes};
    *end = walk.next + FLASH_HEAD;
    while (walk.next < (page + 1) * bytes && next_in_page(fs, &walk)) {
        *end = walk.next;
        if (!is_whole(fs, &walk)) {
            return false;
        }
    }
    return *end == (page + 1) * bytes || is_blank(fs, *end);
}

/* Has a page a piece that was written for a file that was not closed? Of a file that is not there
 * it does not matter. */
static bool is_unfinished(FlashFs *fs, uint32_t page) {
    uint32_t bytes = fs->device->page_bytes;
    FlashWalk walk = {.next = page * bytes};
    Owner owner = {.id = FLASH_NOBODY};
    while (walk.next < (page + 1) * bytes && next_in_page(fs, &walk)) {
        if (walk.record.index < FLASH_DRAFT) {
            find_owner(fs, walk.record.id, &owner);
            if (owner.there && walk.record.version > owner.version) {
                return true;
            }
        }
    }
    return false;
}

/* The version that was given last, and the file that it was for. */
static void find_version(FlashFs *fs) {
    FlashWalk walk = {0};
    while (flashlog_next(fs, &walk)) {
        if (walk.record.version >= fs->version && is_whole(fs, &walk)) {
            fs->version = walk.record.version;
            fs->last_id = walk.record.id;
        }
    }
}

/* Cleans the pages that are not sound, then those that are unfinished: as long as there are torn
 * records, what is newest has to be found with care. With all pages in use a cleaning was
 * interrupted: the page that was begun last has nothing but copies, and goes. */
int flashlog_mount(FlashFs *fs, const FlashDevice *device) {
    uint32_t newest = 0, end, version, bytes = device->page_bytes;
    begin(fs, device);
    int error = find_pages(fs, &newest);
    if (error == 0 && fs->erased == 0) {
        error = erase(fs, newest);
        fs->erased = 0;
        error = error ? error : find_pages(fs, &newest);
    }
    if (error) {
        return error;
    }
    fs->careful = true;
    find_version(fs);
    if (is_sound(fs, newest, &end)) {
        fs->at = end;
        fs->end = (newest + 1) * bytes;
    }
    fs->cursor = newest;
    fs->taken = (uint8_t)fs->version;
    for (int round = 0; round < 2; round++) {
        for (uint32_t page = 0; page < device->pages && error == 0; page++) {
            if (!is_begun(fs, page, &version) ||
                (round == 0 ? is_sound(fs, page, &end) : !is_unfinished(fs, page))) {
                continue;
            }
            if ((page + 1) * bytes == fs->end) {
                fs->at = fs->end = 0;
            }
            error = clean(fs, page);
        }
        fs->careful = false;
    }
    return fs->failed ? -EIO : error;
}
