/* SPDX-License-Identifier: MIT */
/* Files and folders as records of the log: a file is its newest name and the newest of each of its
 * pieces. A file that is written anew is another one, a draft, until it is closed: then its name is
 * written, which is newer than the one that has been there, and that file is gone. */
#include "flash/flashfs.h"

#include <string.h>

#include "port/port.h"

/* TEXT: where a name's text is in its record. BLOCK: bytes of a name that are compared at once.
 * Errors are the numbers of Linux. */
enum {
    TEXT = sizeof(FlashRecord) + sizeof(FlashName),
    BLOCK = 32,
    ENOENT = 2,
    EIO = 5,
    EBUSY = 16,
    EEXIST = 17,
    ENOTDIR = 20,
    EISDIR = 21,
    EINVAL = 22,
    EMFILE = 24,
    EFBIG = 27,
    ERANGE = 34,
    ENAMETOOLONG = 36,
    ENOTEMPTY = 39
};
/* Flags of a node; ONCE as in its name. */
enum { CHANGED = 1, ONCE = FLASH_ONCE, DRAFT = 4 };

/* EIO once the device has failed, since what was read afterwards is ones. */
static int answer(const FlashFs *fs, int error) {
    return fs->failed ? -EIO : error;
}

/* ---- names ---- */

/* Is a name's record about this name in this folder? */
static bool is_named(FlashFs *fs, const FlashWalk *walk, uint16_t parent, const char *text,
                     uint32_t n) {
    char block[BLOCK];
    FlashName name;
    if (flashlog_size(&walk->record) != sizeof name + n) {
        return false;
    }
    flashlog_read(fs, walk->at + sizeof(FlashRecord), &name, sizeof name);
    if (name.parent != parent) {
        return false;
    }
    for (uint32_t done = 0; done < n; done += BLOCK) {
        uint32_t part = n - done < BLOCK ? n - done : BLOCK;
        flashlog_read(fs, walk->at + TEXT + done, block, part);
        if (memcmp(block, text + done, part) != 0) {
            return false;
        }
    }
    return true;
}

/* Is the record a name that counts? Drafts of open files count, too, when they are asked for. */
static bool read_name(FlashFs *fs, const FlashWalk *walk, bool drafts, FlashName *name) {
    uint16_t id = walk->record.id, index = walk->record.index;
    FlashWalk newest;
    if (index != FLASH_NAME && !(index == FLASH_DRAFT && drafts && flashlog_node(fs, id))) {
        return false;
    }
    flashlog_read(fs, walk->at + sizeof(FlashRecord), name, sizeof *name);
    return flashlog_newest(fs, id, index, FLASH_ANY, &newest) && newest.at == walk->at;
}

/* Reads a name's record as what there is. */
static void take_name(FlashFs *fs, const FlashWalk *walk, FlashFound *found) {
    FlashName name;
    flashlog_read(fs, walk->at + sizeof(FlashRecord), &name, sizeof name);
    found->place = walk->at;
    found->version = walk->record.version;
    found->id = walk->record.id;
    found->kind = name.kind;
    found->size = name.size;
    found->parent = name.parent;
    found->there = true;
}

/* Looks for a name in a folder: from the newest record with this name back to one that counts,
 * which mostly is the first; of two that count the newer one does. */
static bool look_up(FlashFs *fs, uint16_t parent, const char *text, uint32_t n, FlashFound *found) {
    FlashName name;
    uint32_t version = FLASH_ANY;
    *found = (FlashFound){.parent = parent, .name = text, .length = (uint8_t)n};
    for (;;) {
        FlashWalk walk = {0}, best = {0};
        while (flashlog_next(fs, &walk)) {
            if (walk.record.index == FLASH_NAME && walk.record.version > best.record.version &&
                walk.record.version < version && is_named(fs, &walk, parent, text, n)) {
                best = walk;
            }
        }
        if (best.at == 0) {
            return false;
        }
        if (read_name(fs, &best, false, &name)) {
            take_name(fs, &best, found);
            return true;
        }
        version = best.record.version;
    }
}

/* What there is by its id; false for one that is gone. The root, whose id is 0, is always there and
 * has no record: its place is 0. */
static bool find_id(FlashFs *fs, uint16_t id, FlashFound *found) {
    FlashWalk walk;
    *found = (FlashFound){.kind = FLASH_FOLDER, .there = true};
    if (id == 0) {
        return true;
    }
    found->there =
        flashlog_newest(fs, id, FLASH_NAME, FLASH_ANY, &walk) && walk.record.index == FLASH_NAME;
    if (found->there) {
        take_name(fs, &walk, found);
    }
    return found->there;
}

int flashfs_find(FlashFs *fs, const char *path, FlashFound *found) {
    (void)find_id(fs, *path == '/' ? 0 : fs->folder, found);
    for (;;) {
        while (*path == '/') {
            path++;
        }
        size_t n = strcspn(path, "/");
        if (n == 0) {
            return answer(fs, 0);
        }
        if (!found->there || !(found->kind & FLASH_FOLDER)) {
            return answer(fs, found->there ? -ENOTDIR : -ENOENT);
        }
        if (n > FLASHFS_NAME) {
            return -ENAMETOOLONG;
        }
        if (n == 2 && path[0] == '.' && path[1] == '.') {
            (void)find_id(fs, found->parent, found);
        } else if (n != 1 || path[0] != '.') {
            (void)look_up(fs, found->id, path, (uint32_t)n, found);
        }
        path += n;
    }
}

/* The same, of what must be there. */
static int find_there(FlashFs *fs, const char *path, FlashFound *found) {
    int error = flashfs_find(fs, path, found);
    return error ? error : found->there ? 0 : -ENOENT;
}

int flashfs_chdir(FlashFs *fs, const char *path) {
    FlashFound found;
    int error = find_there(fs, path, &found);
    if (error == 0 && !(found.kind & FLASH_FOLDER)) {
        error = -ENOTDIR;
    }
    if (error == 0) {
        fs->folder = found.id;
    }
    return error;
}

/* From the end to the beginning, then moved there. */
int flashfs_cwd(FlashFs *fs, char *path, size_t room) {
    FlashFound found = {.parent = fs->folder};
    size_t at = room - 1;
    path[at] = 0;
    while (found.parent != 0) {
        if (!find_id(fs, found.parent, &found)) {
            return -ENOENT;
        }
        FlashRecord record;
        flashlog_read(fs, found.place, &record, sizeof record);
        size_t n = flashlog_size(&record) - sizeof(FlashName);
        if (n + 1 > at) {
            return -ERANGE;
        }
        at -= n + 1;
        path[at] = '/';
        flashlog_read(fs, found.place + TEXT, path + at + 1, (uint32_t)n);
    }
    if (at == room - 1) {
        path[--at] = '/';
    }
    memmove(path, path + at, room - at);
    return answer(fs, 0);
}

/* Versions stay when records are moved, so other calls may come between. */
bool flashfs_list(FlashFs *fs, uint16_t folder, uint32_t *version, char *text, FlashName *name) {
    FlashWalk walk = {0};
    FlashName one;
    uint32_t best = FLASH_ANY, place = 0, n = 0;
    while (flashlog_next(fs, &walk)) {
        if (walk.record.version > *version && walk.record.version < best &&
            read_name(fs, &walk, false, &one) && one.parent == folder) {
            best = walk.record.version;
            place = walk.at;
            n = flashlog_size(&walk.record) - (uint32_t)sizeof one;
            *name = one;
        }
    }
    flashlog_read(fs, place + TEXT, text, n);
    text[n] = 0;
    *version = best;
    return place != 0;
}

/* ---- changing names ---- */

/* Makes room for a name of n bytes, and for a record that says that another one is gone. */
static int room_for_name(FlashFs *fs, uint32_t n) {
    return flashlog_make_room(fs, flashlog_room((uint32_t)sizeof(FlashName) + n) + flashlog_room(0),
                              FLASH_FOR_NAMES);
}

/* Writes a name, whose text is in memory, or at `place`. */
static int write_name(FlashFs *fs, uint16_t id, uint16_t index, FlashName name, const char *text,
                      uint32_t place, uint32_t n) {
    FlashPiece pieces[] = {
        {&name, 0,     sizeof name},
        {text,  place, n          }
    };
    return flashlog_write(fs, (FlashRecord){.id = id, .index = index}, pieces, 2);
}

/* Name and pieces of the id do not count from now on. There must be room. */
static int write_gone(FlashFs *fs, uint16_t id) {
    return flashlog_write(fs, (FlashRecord){.id = id, .index = FLASH_GONE}, NULL, 0);
}

/* An id that no record and no open file has. */
static uint16_t new_id(FlashFs *fs) {
    for (;;) {
        uint16_t id = fs->last_id =
            (uint16_t)(fs->last_id >= FLASH_NOBODY - 1 ? 1 : fs->last_id + 1);
        FlashWalk walk = {0};
        bool used = flashlog_node(fs, id) != NULL;
        while (!used && flashlog_next(fs, &walk)) {
            used = walk.record.id == id;
        }
        if (!used) {
            return id;
        }
    }
}

/* Is nothing in a folder, nor about to be? */
static bool is_empty(FlashFs *fs, uint16_t folder) {
    FlashWalk walk = {0};
    FlashName name;
    while (flashlog_next(fs, &walk)) {
        if (read_name(fs, &walk, true, &name) && name.parent == folder) {
            return false;
        }
    }
    return true;
}

/* Makes what is at a path, which must not be there yet. Fills in what it is then. Nothing is
 * written when there is no room. */
static int make(FlashFs *fs, FlashFound *found, uint8_t kind) {
    int error = room_for_name(fs, found->length);
    if (error) {
        return error;
    }
    found->id = new_id(fs);
    found->kind = kind;
    found->size = 0;
    FlashName name = {found->parent, kind, 0, 0};
    return write_name(fs, found->id, FLASH_NAME, name, found->name, 0, found->length);
}

int flashfs_mkdir(FlashFs *fs, const char *path) {
    FlashFound found;
    int error = flashfs_find(fs, path, &found);
    return error ? error : found.there ? -EEXIST : make(fs, &found, FLASH_FOLDER);
}

int flashfs_remove(FlashFs *fs, const char *path, bool folder) {
    FlashFound found;
    int error = find_there(fs, path, &found);
    if (error) {
        return error;
    }
    if (((found.kind & FLASH_FOLDER) != 0) != folder) {
        return folder ? -ENOTDIR : -EISDIR;
    }
    /* The root has no record. */
    if (found.place == 0) {
        return -EBUSY;
    }
    if (folder && !is_empty(fs, found.id)) {
        return -ENOTEMPTY;
    }
    error = flashlog_make_room(fs, flashlog_room(0), FLASH_FOR_NAMES);
    return error ? error : write_gone(fs, found.id);
}

/* Is `folder` one of those that lead to `id`, or this itself? */
static bool leads_to(FlashFs *fs, uint16_t folder, uint16_t id) {
    FlashFound found;
    while (id != folder && id != 0 && find_id(fs, id, &found)) {
        id = found.parent;
    }
    return id == folder;
}

static int commit(FlashFs *fs, FlashNode *node);

/* May `from` be renamed to `to`? 1: they are the same, and nothing is to be done. Below 0 it is the
 * error. */
static int check_rename(FlashFs *fs, const FlashFound *from, const FlashFound *to) {
    bool folder = (from->kind & FLASH_FOLDER) != 0;
    /* The root stays where it is, and no folder goes into itself. */
    if (from->place == 0 || (to->there && to->place == 0) ||
        (folder && leads_to(fs, from->id, to->parent))) {
        return -EINVAL;
    }
    if (!to->there || to->id == from->id) {
        return to->there;
    }
    if (((to->kind & FLASH_FOLDER) != 0) != folder) {
        return folder ? -ENOTDIR : -EISDIR;
    }
    return folder && !is_empty(fs, to->id) ? -ENOTEMPTY : 0;
}

/* What was written to a file that is open counts from now on, as the name is newer than that. So
 * its size must be right first. */
int flashfs_rename(FlashFs *fs, const char *path, const char *other) {
    FlashFound from, to;
    int error = find_there(fs, path, &from);
    FlashNode *node = error ? NULL : flashlog_node(fs, from.id);
    error = node ? commit(fs, node) : error;
    error = error ? error : flashfs_find(fs, other, &to);
    error = error ? error : check_rename(fs, &from, &to);
    error = error ? error : room_for_name(fs, to.length);
    /* Its record may have been moved. */
    error = error ? error : find_there(fs, path, &from);
    if (error) {
        return error < 0 ? error : 0;
    }
    FlashName name = {to.parent, from.kind, 0, from.size};
    error = write_name(fs, from.id, FLASH_NAME, name, to.name, 0, to.length);
    return error || !to.there ? error : write_gone(fs, to.id);
}

/* ---- pieces ---- */

static FlashNode *node_of(FlashFs *fs, const FlashFile *file) {
    return &fs->nodes[file->node];
}

/* Finds a piece of an open file. Where none was written twice the first that is found is taken, and
 * looked for where the last one was. */
static bool find_piece(FlashFs *fs, FlashFile *file, uint32_t index, FlashWalk *walk) {
    const FlashNode *node = node_of(fs, file);
    uint32_t bytes = fs->device->page_bytes, start = file->page * bytes;
    if (!(node->flags & ONCE)) {
        return flashlog_newest(fs, node->id, (uint16_t)index, FLASH_ANY, walk);
    }
    for (int round = 0; round < 2; round++) {
        *walk = (FlashWalk){.next = round == 0 ? start : 0};
        while (flashlog_next(fs, walk)) {
            if (walk->record.id == node->id && walk->record.index == index) {
                file->page = (uint16_t)(walk->at / bytes);
                return true;
            }
        }
    }
    return false;
}

/* EIO for a piece that is missing, or is shorter than the size of the file says. */
int32_t flashfs_read(FlashFs *fs, FlashFile *file, void *to, uint32_t n) {
    const FlashNode *node = node_of(fs, file);
    uint32_t piece = flashlog_piece(fs), done = 0;
    uint32_t left = file->position < node->size ? node->size - file->position : 0;
    n = n < left ? n : left;
    while (done < n) {
        uint32_t index = file->position / piece, from = file->position - index * piece;
        uint32_t part = piece - from < n - done ? piece - from : n - done;
        uint8_t *out = (uint8_t *)to + done;
        FlashWalk walk;
        if (!find_piece(fs, file, index, &walk) || from + part > flashlog_size(&walk.record)) {
            return -EIO;
        }
        flashlog_read(fs, walk.at + (uint32_t)sizeof(FlashRecord) + from, out, part);
        done += part;
        file->position += part;
    }
    return answer(fs, (int)n);
}

/* Writes n bytes, or zeros for NULL, into a piece of the file, whose other bytes stay. It gets
 * longer if it ends there. */
static int write_piece(FlashFs *fs, FlashNode *node, uint32_t index, uint32_t from,
                       const void *bytes, uint32_t n) {
    uint32_t whole = flashlog_piece(fs), before = index * whole;
    uint32_t old = node->size > before ? node->size - before : 0, end = from + n;
    FlashWalk walk = {0};
    old = old < whole ? old : whole;
    int error = flashlog_make_room(fs, flashlog_room(end > old ? end : old), FLASH_FOR_PIECES);
    if (error) {
        return error;
    }
    if (old > 0) {
        node->flags &= (uint8_t)~ONCE;
        if (!flashlog_newest(fs, node->id, (uint16_t)index, FLASH_ANY, &walk) ||
            flashlog_size(&walk.record) < old) {
            return -EIO;
        }
    }
    /* Nobody writes behind the end of what is there: `from` bytes are old ones. */
    uint32_t place = walk.at + (uint32_t)sizeof(FlashRecord);
    FlashPiece pieces[] = {
        {NULL,  place,       from                     },
        {bytes, 0,           n                        },
        {NULL,  place + end, old > end ? old - end : 0}
    };
    error = flashlog_write(fs, (FlashRecord){.id = node->id, .index = (uint16_t)index}, pieces, 3);
    if (error == 0) {
        node->flags |= CHANGED;
        node->size = before + end > node->size ? before + end : node->size;
    }
    return error;
}

/* Writes to any place up to the end, piece by piece. How much, or the error if it is nothing. It
 * stops rather than begin a piece that it cannot fill. */
static int32_t write_at(FlashFs *fs, FlashNode *node, uint32_t position, const uint8_t *bytes,
                        uint32_t n) {
    uint32_t piece = flashlog_piece(fs), done = 0;
    int error = 0;
    while (done < n) {
        uint32_t index = (position + done) / piece, from = position + done - index * piece;
        uint32_t part = piece - from < n - done ? piece - from : n - done;
        if (done > 0 && part < piece) {
            break;
        }
        error = index < FLASH_DRAFT
                    ? write_piece(fs, node, index, from, bytes ? bytes + done : NULL, part)
                    : -EFBIG;
        if (error) {
            break;
        }
        done += part;
    }
    return done > 0 ? (int32_t)done : error;
}

/* Fills a file with zeros up to a size. */
static int lengthen(FlashFs *fs, FlashNode *node, uint32_t size) {
    while (node->size < size) {
        int32_t done = write_at(fs, node, node->size, NULL, size - node->size);
        if (done < 0) {
            return done;
        }
    }
    return 0;
}

int32_t flashfs_write(FlashFs *fs, FlashFile *file, const void *from, uint32_t n) {
    FlashNode *node = node_of(fs, file);
    if (file->flags & PORT_APPEND) {
        file->position = node->size;
    }
    int32_t done = n > 0 ? lengthen(fs, node, file->position) : 0;
    done = done < 0 ? done : write_at(fs, node, file->position, from, n);
    file->position += done > 0 ? (uint32_t)done : 0;
    return answer(fs, done);
}

/* Shorter: pieces beyond the size do not count when it is in the name. They may be written again,
 * so ONCE does not hold any more. */
int flashfs_truncate(FlashFs *fs, FlashFile *file, uint32_t size) {
    FlashNode *node = node_of(fs, file);
    if (size < node->size) {
        node->size = size;
        node->flags = (uint8_t)((node->flags | CHANGED) & ~ONCE);
    }
    return answer(fs, lengthen(fs, node, size));
}

/* Beyond the end as well: a write there fills the gap with zeros. */
int64_t flashfs_seek(FlashFs *fs, FlashFile *file, int64_t offset, int whence) {
    offset += whence == 0 ? 0 : whence == 1 ? file->position : node_of(fs, file)->size;
    if (offset < 0 || offset > INT32_MAX) {
        return -EINVAL;
    }
    file->position = (uint32_t)offset;
    return offset;
}

/* ---- opening and closing ---- */

/* What has been written counts from now on. A file that was removed meanwhile stays so, and a draft
 * is dropped when another one that was closed before has taken its name since: files that nobody
 * has closed are closed at some time later, when they are collected. */
static int commit(FlashFs *fs, FlashNode *node) {
    FlashWalk walk;
    FlashName name;
    FlashFound old = {0};
    char text[BLOCK * 8];
    bool there = flashlog_newest(fs, node->id, FLASH_NAME, FLASH_ANY, &walk);
    if (!(node->flags & (CHANGED | DRAFT)) || (there && walk.record.index == FLASH_GONE)) {
        return 0;
    }
    int error = room_for_name(fs, there ? flashlog_size(&walk.record) : FLASHFS_NAME);
    if (error) {
        return error;
    }
    if (!flashlog_newest(fs, node->id, there ? FLASH_NAME : FLASH_DRAFT, FLASH_ANY, &walk)) {
        return -EIO;
    }
    flashlog_read(fs, walk.at + sizeof(FlashRecord), &name, sizeof name);
    uint32_t n = flashlog_size(&walk.record) - (uint32_t)sizeof name;
    if (!there) {
        flashlog_read(fs, walk.at + TEXT, text, n);
        if (look_up(fs, name.parent, text, n, &old) &&
            ((old.kind & FLASH_FOLDER) || old.version > walk.record.version)) {
            node->flags = 0;
            return 0;
        }
    }
    name.size = node->size;
    name.kind = node->flags & ONCE ? FLASH_FILE | FLASH_ONCE : FLASH_FILE;
    error = write_name(fs, node->id, FLASH_NAME, name, NULL, walk.at + TEXT, n);
    if (error == 0) {
        node->flags &= ONCE;
        error = old.there ? write_gone(fs, old.id) : 0;
    }
    return error;
}

/* A free node, or the one that the file has already; NULL: too many are open. It is taken when its
 * count is raised: that is the caller's business. */
static FlashNode *take_node(FlashFs *fs, uint16_t id) {
    FlashNode *node = flashlog_node(fs, id);
    for (int i = 0; node == NULL && i < FLASH_NODES; i++) {
        if (fs->nodes[i].count == 0) {
            node = &fs->nodes[i];
            *node = (FlashNode){.id = id};
        }
    }
    return node;
}

/* The file to be opened is there already, and is to be empty: one with another id, that has the
 * same name when it is closed. */
static int begin_draft(FlashFs *fs, FlashFound *found) {
    int error = room_for_name(fs, found->length);
    if (error == 0) {
        FlashName name = {.parent = found->parent};
        found->id = new_id(fs);
        found->size = 0;
        found->kind = FLASH_FILE | FLASH_ONCE;
        error = write_name(fs, found->id, FLASH_DRAFT, name, found->name, 0, found->length);
    }
    return error;
}

int flashfs_open(FlashFs *fs, const char *path, unsigned flags, FlashFile *file) {
    FlashFound found;
    int error = flashfs_find(fs, path, &found);
    bool draft = false;
    if (error) {
        return error;
    }
    /* Nobody has this id: it is asked for a free node before anything is written. */
    if (!take_node(fs, FLASH_NOBODY)) {
        return -EMFILE;
    }
    if (!found.there) {
        error = flags & PORT_CREATE ? make(fs, &found, FLASH_FILE | FLASH_ONCE) : -ENOENT;
    } else if (found.kind & FLASH_FOLDER) {
        error = -EISDIR;
    } else if (flags & PORT_EXCLUSIVE) {
        error = -EEXIST;
    } else if (flags & PORT_TRUNCATE) {
        draft = true;
        error = begin_draft(fs, &found);
    }
    if (error) {
        return answer(fs, error);
    }
    FlashNode *node = take_node(fs, found.id);
    if (node->count++ == 0) {
        node->size = found.size;
        node->flags = (uint8_t)((draft ? DRAFT : 0) | (found.kind & FLASH_ONCE ? ONCE : 0));
    }
    *file = (FlashFile){(uint8_t)(node - fs->nodes), (uint8_t)flags, 0, 0};
    return answer(fs, 0);
}

int flashfs_flush(FlashFs *fs, FlashFile *file) {
    return answer(fs, commit(fs, node_of(fs, file)));
}

/* The node is given back even after an error; what was written since the last commit is lost then.
 */
int flashfs_close(FlashFs *fs, FlashFile *file) {
    FlashNode *node = node_of(fs, file);
    int error = commit(fs, node);
    node->count--;
    return answer(fs, error);
}

/* ---- the whole device ---- */

/* A name that was replaced is gone, but power may have been lost before that was written: of two
 * with the same name the older one. */
int flashfs_mount(FlashFs *fs, const FlashDevice *device) {
    int error = flashlog_mount(fs, device);
    FlashWalk walk = {0};
    FlashFound found = {0};
    FlashName name;
    char text[FLASHFS_NAME + 16];
    while (error == 0 && flashlog_next(fs, &walk)) {
        if (!read_name(fs, &walk, false, &name)) {
            continue;
        }
        uint16_t id = walk.record.id;
        uint32_t n = flashlog_size(&walk.record) - (uint32_t)sizeof name;
        flashlog_read(fs, walk.at + TEXT, text, n);
        if (look_up(fs, name.parent, text, n, &found) && found.id != id) {
            error = flashlog_make_room(fs, flashlog_room(0), FLASH_FOR_NAMES);
            error = error ? error : write_gone(fs, id);
            walk = (FlashWalk){0}; /* records may have been moved */
        }
    }
    return answer(fs, error);
}

int flashfs_format(FlashFs *fs, const FlashDevice *device) {
    return answer(fs, flashlog_format(fs, device));
}

/* Two pages are never for files: one for cleaning, one for names when all is full. What files take
 * is reckoned from their names. The figures: bytes of a page, pages, free ones, bytes of the
 * longest name. */
int flashfs_space(FlashFs *fs, uint64_t figures[4]) {
    FlashWalk walk = {0};
    FlashName name;
    uint32_t page = fs->device->page_bytes, piece = flashlog_piece(fs);
    uint32_t blocks = fs->device->pages - 2, used = 0;
    while (flashlog_next(fs, &walk)) {
        if (read_name(fs, &walk, false, &name)) {
            uint32_t pieces = (name.size + piece - 1) / piece;
            used += flashlog_room(flashlog_size(&walk.record)) + name.size +
                    pieces * (uint32_t)sizeof(FlashRecord);
        }
    }
    uint32_t room = blocks * (page - FLASH_HEAD);
    figures[0] = page;
    figures[1] = blocks;
    figures[2] = used < room ? (room - used) / page : 0;
    figures[3] = FLASHFS_NAME;
    return answer(fs, 0);
}
