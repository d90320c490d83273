/* SPDX-License-Identifier: MIT */
/* The machine: all mutable state hangs off one Vm, and the calls every built-in needs. Built-in
 * code includes this header, object/object.h (the generic protocol) and its own.
 *
 * A frame, in the frame stack that grows down (base is the address of register 0):
 *
 *     base[3]   extra: what the return action needs (LINK_EXTRA), e.g. the instance being made
 *     base[2]   link: small int, LINK_ fields: distance to the caller's base, return action
 *     base[1]   pc: small int, offset of the instruction this frame is at
 *     base[0]   register 0: the Function
 *     base[-i]  register i
 *
 * Invariants: when anything may allocate, raise or call, base[1] says where the frame is, vm->base
 * is the running frame and vm->heap.low its lowest register. (A callee begins at an operand of its
 * caller, whose unused temporaries may reach further down: that is heap.h's overhang.) A waiting
 * frame's pc is that of the instruction that waits. A running generator's registers lie in its
 * object (vm->generator is the root that finds them again when it moves). Errors leave through
 * vm_raise and never return. */
#ifndef TERRARIUM_VM_VM_H
#define TERRARIUM_VM_VM_H

#include <setjmp.h>

#include "heap/heap.h"
#include "object/type.h"

/* Root Values of the machine: vm->roots[ROOT_xxx]. */
#define ROOT_TABLE(ROOT)                                                                           \
    ROOT(MODULES)       /* sys.modules: DICT */                                                    \
    ROOT(MAIN)          /* __main__'s DICT */                                                      \
    ROOT(PATH)          /* sys.path: LIST; absent until used: machine_path() */                    \
    ROOT(ARGV)          /* sys.argv: LIST; absent until used: machine_arguments() */               \
    ROOT(OVERLAYS)      /* DICT: flash module -> DICT of changed attributes; absent until used */  \
    ROOT(HANDLED)       /* the exception being handled, or absent */                               \
    ROOT(RAISED)        /* the exception on its way, or absent */                                  \
    ROOT(FINISHED)      /* __class__ cell of a class body whose frame was just left, or absent */  \
    ROOT(GENERATOR)     /* the GENERATOR whose frame runs, or absent: the stack's frame does */    \
    ROOT(COMPILE_UNIT)  /* the compiler's Unit, while it runs */                                   \
    ROOT(COMPILE_INDEX) /* ... and what else it keeps */                                           \
    ROOT(COMPILE_CODE)                                                                             \
    ROOT(COMPILE_MORE)                                                                             \
    ROOT(REPORTED)   /* the exception whose traceback is printed below all Python frames */        \
    ROOT(RESULT)     /* what a finished nested run returns */                                      \
    ROOT(ATTRIBUTES) /* DICT: function -> DICT of its attributes; absent until used */             \
    ROOT(RANDOM)     /* RAW: the state of the random module; absent until used */                  \
    ROOT(MOUNTS)     /* LIST: see storage/vfs.c; absent until something is mounted */              \
    ROOT(PATTERNS)   /* LIST of the patterns that re compiled last; absent until used */           \
    ROOT(DYING)      /* TUPLE of objects whose __del__ is to be called; vm/finalize.c */           \
    ROOT(ATEXIT)     /* what sys.atexit() was given, or absent */                                  \
    ROOT(SCHEDULED)  /* TUPLE of calls that wait; vm/schedule.c; absent until used */              \
    ROOT(EVENTS)     /* LIST of what interrupts call; vm/event.c; absent until used */             \
    ROOT(TIMERS)     /* LIST of the timers that run; module/machine_timer.c; the same */           \
    ROOT(METHODS)    /* LIST of the SLOTMETHODs made so far; absent until used */                  \
    ROOT(GROWTH)     /* what heap.growth() remembers; absent until used; inspect/since.c */        \
    ROOT(PEAK)       /* ... heap.peak(): absent while it is off; inspect/peak.c */                 \
    ROOT(IMPORTS) /* TUPLE: what imports cost; absent unless it is recorded; inspect/imports.c */  \
    ROOT(TELEMETRY) /* TUPLE: see inspect/telemetry.c; absent when it is off */                    \
    ROOT(SITES)     /* STORE: the allocation sites, while they are traced; inspect/sites.h */      \
    ROOT(MONITORS)  /* LIST of BYTEARRAYs: inspect/watch.c; absent if there are none */            \
    ROOT(WATCHED)   /* LIST of ids and notes: inspect/watched.c; absent until used */              \
    ROOT(SCRATCH)

enum Root {
#define ROOT_ENUM(name) ROOT_##name,
    ROOT_TABLE(ROOT_ENUM)
#undef ROOT_ENUM
        ROOT_LIMIT
};

/* The attribute and global cache: two places for each key, emptied at every collection and at every
 * change of a class that counts. What is known of a key: */
enum {
    CACHE_EMPTY,
    CACHE_SLOT,    /* instances of the class have it in slot `place` */
    CACHE_METHOD,  /* they have it from the class: `value` */
    CACHE_BUILTIN, /* no global has the name: `value` is the built-in */
    CACHE_ENTRY    /* word `place` of the entries of the DICT `value` begins its entry, if it is
                      still that of the name */
};
typedef struct {
    Value owner; /* class or namespace DICT */
    Value name;
    Value value;
    int32_t place;
    uint32_t what;
} CacheEntry;
#ifndef VM_CACHE_ENTRIES
#define VM_CACHE_ENTRIES 256 /* power of two; 20 bytes each on 32-bit */
#endif

/* The last str that was found in a large dict or set: see find_str_again() in object/table.c. */
typedef struct {
    Value table; /* the TABLE */
    Value name;  /* the str that was asked for, and the equal one that is there */
    Value key;
    size_t place; /* index of the entry's first Value */
} RecentLookup;

/* Where raising jumps to. A jmp_buf has room for what a core with an FPU must save; without one the
 * compiler's own, which saves five words, leaves more of a small C stack. */
#if defined(__arm__) && !defined(__ARM_FP)
typedef void *VmJump[5];
#define VM_JUMP_HERE(jump) __builtin_setjmp(jump)
#define VM_JUMP_TO(jump) __builtin_longjmp(jump, 1)
#else
typedef jmp_buf VmJump;
#define VM_JUMP_HERE(jump) setjmp(jump)
#define VM_JUMP_TO(jump) longjmp(jump, 1)
#endif

/* One activation of the VM's loop, on the C stack. */
typedef struct VmEntry {
    struct VmEntry *outer;
    VmJump jump;
    /* The stretch of the C stack of what runs in this entry, for the collector. */
    CSegment segment;
    uintptr_t *outer_high; /* of the outer segment, as it was before */
    uintptr_t *low;        /* heap.low as it was before */
    unsigned depth;        /* vm->depth before: frames beyond belong to this entry */
    /* vm->running_words before. */
    size_t running_words;
    struct ReprGuard *repr_guard; /* vm->repr_guard before */
    CRoots *c_roots;              /* heap.c_roots before */
    uint8_t outcome;              /* VM_RUNNING until the entry's first frame is left */
} VmEntry;
/* entry->outcome: what became of its first frame. A generator's may yield as well. */
enum { VM_RUNNING, VM_RETURNED, VM_YIELDED };

typedef struct VmStream VmStream;

/* What interrupts have brought and nobody has looked at yet: see vm/event.h. The first four are
 * written by interrupts. */
enum { VM_EVENTS = 4 };
typedef struct {
    volatile uint8_t queue[VM_EVENTS], head; /* head counts up, as tail does */
    volatile bool alarm, tick;
    volatile uint16_t overruns; /* that found the queue full */
    volatile uint8_t tail;
    bool hard;   /* a hard one is being called */
    bool masked; /* machine.disable_irq() */
} VmEvents;

/* Texts outside of the heap, of which a list is made when it is asked for. */
typedef struct {
    int count;
    const char *const *texts;
} VmTexts;

/* The steps of an import, for VmInspector.import. */
typedef enum {
    VM_IMPORT_SEARCH, /* a module is about to be looked for: true if SETTLE has to come first */
    VM_IMPORT_SETTLE, /* nothing is held: collect, so that all that follows counts from here */
    VM_IMPORT_BEGIN,  /* it was found (its name); what is made from now on is its own */
    VM_IMPORT_FLASH,  /* the same, in flash */
    VM_IMPORT_END,    /* an IMPORT begins, maybe again after a body; or a body was called */
    VM_IMPORT_FAILED  /* it could not be compiled, or its body has raised */
} VmImportStep;

/* What the folder that looks into the heap (src/inspect) adds; any call may be NULL. None allocates
 * or raises, unless it says so. */
typedef struct VmInspector {
    /* An allocation of so many bytes has failed, as heap.failed says, and MemoryError is about to
     * be made. HEADER_LAST_FAILURE is to be cleared where it is set: the new one will have it. */
    void (*failed)(Vm *vm, size_t bytes);
    /* What is known of that failure, in lines, for behind an exception that has the flag; or
     * NULL. */
    const char *(*explain)(void);
    /* Only called while ROOT_IMPORTS is there. SETTLE and END may collect; then nothing
     * that C code of the innermost segment holds stays but `values`, unless `inner`. SETTLE may
     * raise MemoryError. */
    bool (*import)(Vm *vm, VmImportStep step, Value *values, bool inner);
    /* The clock's interrupt has asked for it. `anywhere`: not at a safe point, so nothing may be
     * allocated. True if it has run Python code, else nothing has moved. */
    bool (*tick)(Vm *vm, bool anywhere);
    /* An allocation failed since heap.gate.watch refused it: raises what is to be raised for it. */
    void (*refused)(Vm *vm);
} VmInspector;

/* The machine. machine_init() (vm/machine.h) makes one. Signal handlers may set bits of
 * `interrupt`, and nothing else. */
struct Vm {
    Heap heap; /* first: heap_of() */
    Value roots[ROOT_LIMIT];
    Value *base;           /* register 0 of the running frame; NULL outside */
    VmEntry *entry;        /* innermost VM entry; NULL: raising is fatal */
    uintptr_t c_stack_top; /* where the C stack began, and how far it may grow (bytes) */
    size_t c_stack_limit;
    size_t c_stack_peak;
    uintptr_t *stack_floor;     /* frames may not reach below: three quarters of the heap */
    size_t check_below;         /* bytes of run, reserve included, below which safe points look */
    unsigned depth_limit;       /* sys.setrecursionlimit; UINT_MAX = bounded by memory alone */
    unsigned most_digits;       /* sys.set_int_max_str_digits; 0 = any number */
    unsigned depth;             /* Python frames that wait or run */
    size_t running_words;       /* of generators that wait or run: counted as frames */
    volatile uint8_t interrupt; /* VM_INTERRUPT_ bits, set from signal handlers and polls */
    uint8_t optimize;           /* -O level */
    uint8_t verbose;            /* -v: 2 and more list the instructions of a program */
    uint8_t emergency;          /* a MemoryError is being reported */
    bool settled;               /* the instruction began anew after a collection: not again */
    bool weak_callbacks;        /* some weak reference may have a callback */
    bool scheduling;            /* a scheduled call is being made */
    uint8_t scheduled;          /* how many wait */
    VmEvents events;
    int64_t epoch_shift; /* microseconds that time.time() was set ahead of the port's clock */
    bool reraised;       /* what is on its way was in the running frame's traceback before */
    bool rom_used;       /* code of the ROM has been imported: it must not change */
    bool importing;      /* a file is being compiled: of the port, if `source` is not below 0 */
    int source;
    RecentLookup recent;
    void *port;                   /* the platform's own data */
    const VmInspector *inspector; /* inspect/inspect.h */
    void (*dump_failed)(Vm *vm,
                        size_t bytes); /* when an allocation fails: writes a dump; or NULL */
    const char *dump_path;             /* the file that it writes, or NULL for none */
    bool dump_made;                    /* it holds one */
    VmTexts path, arguments;           /* what ROOT_PATH and ROOT_ARGV begin as */
    void *compiler;                    /* the running compiler's state, or NULL */
    struct ReprGuard *repr_guard; /* containers whose repr is being written (object/sequence.h);
                                     what an exception leaves goes back to its entry's */
    CacheEntry cache[VM_CACHE_ENTRIES]; /* last: it is large, and what lies far is reached by longer
                                           instructions */
};
/* Bits of vm->interrupt, which safe points and backward jumps of the loop look at. WEAK: callbacks
 * of weak references may be due. FINALIZE: so may be __del__. SCHEDULE: vm/schedule.h. TICK:
 * VmInspector.tick is due. EVENT: vm/event.h. */
enum {
    VM_INTERRUPT_KEYBOARD = 1,
    VM_INTERRUPT_WEAK = 2,
    VM_INTERRUPT_FINALIZE = 4,
    VM_INTERRUPT_SCHEDULE = 8,
    VM_INTERRUPT_TICK = 16,
    VM_INTERRUPT_EVENT = 32
};

/* ---- calls ---- */

/* Calls any callable with n positional arguments in C order; may raise; runs Python code in a
 * nested entry. The arguments may lie in movable memory: they are copied first. */
Value vm_call(Vm *vm, Value callable, const Value *arguments, int n);
/* The same with none, one or two arguments. */
Value vm_call0(Vm *vm, Value callable);
Value vm_call1(Vm *vm, Value callable, Value a);
Value vm_call2(Vm *vm, Value callable, Value a, Value b);
/* With keywords: names is a tuple of str, for the last arguments. */
Value vm_call_keywords(Vm *vm, Value callable, const Value *arguments, int n, Value names);
/* callable(self, a[0], a[-1] ... a[1 - n], **keywords): as a native gets them, registers lie
 * downwards. self, and keywords, which is a dict, may be absent. */
Value vm_call_dict(Vm *vm, Value callable, Value self, const Value *a, int n, Value keywords);
/* The same with the C segment sealed meanwhile: see vm_seal(). */
Value vm_call1_sealed(Vm *vm, Value callable, Value a);
/* Calls a method that object_special() has found: arguments[0] is self, which only a function gets,
 * as what it is bound to; a staticmethod or a callable object goes without. */
Value vm_call_method(Vm *vm, Value method, const Value *arguments, int n);
/* The same with self alone, and with the C segment sealed if it is a function. */
Value vm_call_method_sealed(Vm *vm, Value method, Value self);
/* Calls the method `name` (looked up on the type, as for special methods) if there is one;
 * absent otherwise. At most four arguments. Special methods of built-in types do not count:
 * those are slots. */
Value vm_call_special(Vm *vm, Value self, Value name, const Value *arguments, int n);

/* Runs `body(vm, context)` so that an exception raised inside comes back here: true = finished,
 * false = raised, and *exception is it (handled exception and frames restored). What body has
 * changed in objects stays changed. */
bool vm_try(Vm *vm, void (*body)(Vm *vm, void *context), void *context, Value *exception);

/* ---- the C segment ---- */

/* What a built-in holds on the C stack is pinned by the collections inside it, and leaves holes.
 * The body of a native that calls back, or lets something large grow, avoids that: between
 * vm_seal() and vm_unseal() nothing of the innermost segment is scanned. All Values that anyone
 * in it goes on with are then CRoots, and are read from there again afterwards: also those of the
 * functions between the body and here, and the arguments `a`, which may lie in a generator that
 * moves. Bodies are entered by code that holds nothing (the loop, call_begin() and what it calls)
 * or has a segment of its own (call_native_apart). Raising unseals before it makes the
 * exception. */
static inline uintptr_t *vm_seal(Vm *vm) {
    uintptr_t *high = vm->heap.c_segments->high;
    vm->heap.c_segments->high = NULL;
    return high;
}
static inline void vm_unseal(Vm *vm, uintptr_t *high) {
    vm->heap.c_segments->high = high;
}

/* ---- raising: none of these returns ---- */

/* All but vm_raise() and vm_reraise() make the exception, and so allocate. C locals are lost, so
 * what must be undone (an open file, a lock) is done under vm_try(). What is being handled
 * becomes the exception's context. */

_Noreturn void vm_raise(Vm *vm, Value exception);
/* Goes on raising vm->roots[ROOT_RAISED] as it is. */
_Noreturn void vm_reraise(Vm *vm);
/* Format: %s C string, %v str(value) of a Value, %r repr, %t name of a Value's type, %T the same
 * but None for None, %d int, %u size_t, %x the same in hexadecimal, %z intptr_t, %+ with either
 * sign, %c a character (int), %q a Value (str) in quotes, %w a size_t of words as bytes, %% itself.
 * Of %u, %w, %x, %z and %+ digits may say the width: spaces fill it, also in the place of 0 after
 * +. */
_Noreturn void vm_raise_format(Vm *vm, const Type *type, const char *format, ...);
_Noreturn void vm_raise_value(Vm *vm, const Type *type, Value argument); /* KeyError(key) ... */
_Noreturn void vm_raise_type(Vm *vm, const char *format, ...);           /* TypeError */
_Noreturn void vm_raise_value_error(Vm *vm, const char *format, ...);
_Noreturn void vm_raise_index(Vm *vm, const char *what); /* a format without conversions */
_Noreturn void vm_raise_overflow(Vm *vm, const char *what);
_Noreturn void vm_raise_memory(Vm *vm,
                               size_t bytes); /* memory allocation failed, allocating N bytes */
/* AttributeError in the words that CPython has for modules, classes and all other objects. */
_Noreturn void vm_raise_attribute(Vm *vm, Value object, Value name);
/* NameError: name '%v' is not defined. */
_Noreturn void vm_raise_name(Vm *vm, Value name);
/* TypeError: unsupported operand type(s) for +: 'int' and 'str'; symbol is the operator's. */
_Noreturn void vm_raise_unsupported(Vm *vm, const char *symbol, Value left, Value right);

/* ---- guards ---- */

/* Before recursing in C: raises RecursionError when little of the C stack is left. */
void vm_c_stack_check(Vm *vm);
/* Bytes from where the stack began to here. */
size_t vm_c_stack_used(const Vm *vm);
/* In long loops of built-ins: raises KeyboardInterrupt when one is pending, lets a tick through;
 * runs nothing else. */
static inline void vm_poll(Vm *vm);
_Noreturn void vm_raise_interrupt(Vm *vm);
void vm_poll_now(Vm *vm);
static inline void vm_poll(Vm *vm) {
    if (vm->interrupt & (VM_INTERRUPT_KEYBOARD | VM_INTERRUPT_TICK)) {
        vm_poll_now(vm);
    }
}
/* The second half of a tick; true as VmInspector.tick. */
static inline bool vm_tick(Vm *vm, bool anywhere) {
    return vm->inspector->tick != NULL && vm->inspector->tick(vm, anywhere);
}
/* Forgets cached lookups of (dict, name) or of everything (a class changed). */
void vm_cache_forget_global(Vm *vm, Value dict, Value name);
void vm_cache_clear(Vm *vm);

/* Keeps an object in reach (and in place) to here: the compiler has to hold v in a register or on
 * the stack, where a collection finds it. For code that goes on with a pointer into the object. */
static inline void vm_keep(Value v) {
    __asm__ volatile("" : : "r"(v.bits));
}

#endif
