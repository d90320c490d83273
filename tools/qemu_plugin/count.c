/* SPDX-License-Identifier: MIT */
/* A QEMU TCG plugin that counts executed instructions of a Cortex-M guest: all of a run, and of
 * regions.
 *
 *     qemu-system-arm ... -plugin libcount.so,call=0x1234,begin=0x2000,end=0x2010 -d plugin -D LOG
 *
 *     call=A          each call of the function at A, with all it calls, up to its return
 *     begin=A,end=B   from each time A is executed until B is executed next
 *
 * Each finished region is one line "region A: N instructions", the run's end is "total: N
 * instructions". Instructions skipped in an IT block count. The return address of call=A is the
 * instruction behind the one that called, so a function that is reached by a tail call cannot be
 * counted this way. Nested calls of A belong to the outermost. Debian does not package the
 * plugin header: the declarations below are from include/qemu/qemu-plugin.h of QEMU 7.2 (plugin
 * API version 1).
 *
 *     gcc -O2 -shared -fPIC -o libcount.so count.c        (tools/qemu_run.sh --count does it)
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t PluginId;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
typedef void VcpuCallback(unsigned vcpu, void *data);
enum { CB_NO_REGISTERS = 0, INLINE_ADD_U64 = 0 };

void qemu_plugin_register_vcpu_tb_trans_cb(PluginId, void (*)(PluginId, struct qemu_plugin_tb *));
void qemu_plugin_register_atexit_cb(PluginId, void (*)(PluginId, void *), void *);
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *, VcpuCallback *, int flags,
                                          void *);
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *, VcpuCallback *, int flags,
                                            void *);
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn *, int op, void *,
                                                uint64_t);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *, size_t);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *);
void qemu_plugin_outs(const char *);

int qemu_plugin_version = 1;

/* A translated block: where it begins, and the address behind its last instruction. */
typedef struct {
    uint64_t start, after;
} Block;

enum { MOST_REGIONS = 16 };
typedef struct {
    uint64_t begin, end; /* end 0: the return of the call */
    bool is_call;
    bool open;
    uint64_t count_at_begin;
} Region;

static uint64_t executed;   /* instructions so far */
static uint64_t last_after; /* Block.after of the block that ran last: who called */
static Region regions[MOST_REGIONS];
static size_t region_count;

static void report(const char *label, uint64_t address, uint64_t n) {
    char line[80];
    if (address != 0) {
        snprintf(line, sizeof line, "%s 0x%llx: %llu instructions\n", label,
                 (unsigned long long)address, (unsigned long long)n);
    } else {
        snprintf(line, sizeof line, "%s: %llu instructions\n", label, (unsigned long long)n);
    }
    qemu_plugin_outs(line);
}

static void close_region(Region *region) {
    region->open = false;
    report("region", region->begin, executed - region->count_at_begin);
}

static void open_region(Region *region) {
    region->open = true;
    region->count_at_begin = executed;
}

/* A block is about to run: calls begin and end at the start of a block. */
static void block_runs(unsigned vcpu, void *data) {
    const Block *block = data;
    (void)vcpu;
    for (size_t i = 0; i < region_count; i++) {
        Region *region = &regions[i];
        if (!region->is_call) {
            continue;
        }
        if (region->open && block->start == region->end) {
            close_region(region);
        } else if (!region->open && block->start == region->begin) {
            region->end = last_after;
            open_region(region);
        }
    }
    last_after = block->after;
}

static void begin_runs(unsigned vcpu, void *data) {
    Region *region = data;
    (void)vcpu;
    if (!region->open) {
        open_region(region);
    }
}

static void end_runs(unsigned vcpu, void *data) {
    Region *region = data;
    (void)vcpu;
    if (region->open) {
        close_region(region);
    }
}

static bool any_call(void) {
    for (size_t i = 0; i < region_count; i++) {
        if (regions[i].is_call) {
            return true;
        }
    }
    return false;
}

static void translate(PluginId id, struct qemu_plugin_tb *tb) {
    (void)id;
    size_t n = qemu_plugin_tb_n_insns(tb);
    if (any_call()) {
        struct qemu_plugin_insn *last = qemu_plugin_tb_get_insn(tb, n - 1);
        Block *block =
            malloc(sizeof *block); /* kept as long as the translation may run: to the end */
        block->start = qemu_plugin_insn_vaddr(qemu_plugin_tb_get_insn(tb, 0));
        block->after = qemu_plugin_insn_vaddr(last) + qemu_plugin_insn_size(last);
        qemu_plugin_register_vcpu_tb_exec_cb(tb, block_runs, CB_NO_REGISTERS, block);
    }
    for (size_t i = 0; i < n; i++) {
        struct qemu_plugin_insn *insn = qemu_plugin_tb_get_insn(tb, i);
        uint64_t address = qemu_plugin_insn_vaddr(insn);
        for (size_t r = 0; r < region_count; r++) {
            if (regions[r].is_call) {
                continue;
            }
            if (address == regions[r].end) {
                qemu_plugin_register_vcpu_insn_exec_cb(insn, end_runs, CB_NO_REGISTERS,
                                                       &regions[r]);
            } else if (address == regions[r].begin) {
                qemu_plugin_register_vcpu_insn_exec_cb(insn, begin_runs, CB_NO_REGISTERS,
                                                       &regions[r]);
            }
        }
        qemu_plugin_register_vcpu_insn_exec_inline(insn, INLINE_ADD_U64, &executed, 1);
    }
}

static void at_exit(PluginId id, void *data) {
    (void)id;
    (void)data;
    report("total", 0, executed);
}

/* call=A, begin=A followed by end=B; the bit that marks Thumb code is ignored. */
static bool parse_argument(const char *argument) {
    const char *value = strchr(argument, '=');
    if (value == NULL) {
        return false;
    }
    size_t length = (size_t)(value - argument);
    uint64_t address = strtoull(value + 1, NULL, 0) & ~(uint64_t)1;
    if (length == 3 && strncmp(argument, "end", 3) == 0 && region_count > 0) {
        regions[region_count - 1].end = address;
        return true;
    }
    bool is_call = length == 4 && strncmp(argument, "call", 4) == 0;
    bool is_begin = length == 5 && strncmp(argument, "begin", 5) == 0;
    if ((!is_call && !is_begin) || region_count == MOST_REGIONS) {
        return false;
    }
    regions[region_count++] = (Region){.begin = address, .is_call = is_call};
    return true;
}

int qemu_plugin_install(PluginId id, const void *info, int argc, char **argv) {
    (void)info;
    for (int i = 0; i < argc; i++) {
        if (!parse_argument(argv[i])) {
            fprintf(stderr, "count: argument not understood: %s\n", argv[i]);
            return -1;
        }
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translate);
    qemu_plugin_register_atexit_cb(id, at_exit, NULL);
    return 0;
}
