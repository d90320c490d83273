/* SPDX-License-Identifier: MIT */
/* Frames on the stack: placing, pushing, leaving, and what the collector may take for live. The
 * layout is drawn in vm/frame.h. Nothing here runs Python code, but what a return delivers may.
 *
 * Frames of the stack overlap: a callee's base is its caller's call register, and the caller's
 * unused temporaries may lie below it. heap.low is the lowest register of the innermost frame on
 * the stack, or the lowest word of what was placed below that for a call. */
#include "vm/frame.h"

#include <string.h>

#include "builtins.h"

/* Two limits: three quarters of the heap for frames (those of running generators count with
 * their whole object), and sys.setrecursionlimit(). Both raise the same error. */
void frame_check_depth(Vm *vm, size_t words) {
    Heap *heap = &vm->heap;
    size_t most = (size_t)(heap->top - vm->stack_floor);
    size_t frames = (size_t)(heap->top - heap->low) + vm->running_words + words;
    if (frames > most || vm->depth >= vm->depth_limit) {
        vm_raise_format(vm, &type_RecursionError, "maximum recursion depth exceeded");
    }
}

/* Zeroes what frames may lie on since the last collection, so that what is left there by others is
 * never taken for Values. */
void frame_reach(Vm *vm) {
    Heap *heap = &vm->heap;
    while (heap->lowest > heap->low) {
        *--heap->lowest = 0;
    }
}

/* The layout is: n registers, register 0, FRAME_INFO words for link and extras, what was there
 * before. */
Value *frame_place(Vm *vm, size_t n) {
    return frame_take(vm, FRAME_INFO + 1 + n) + n;
}

Value *frame_take(Vm *vm, size_t words) {
    Heap *heap = &vm->heap;
    frame_check_depth(vm, words);
    /* The margin is room for the next few calls. The collection scans the C stack: the caller
     * may hold pointers into the heap. */
    if (heap_run_words(heap) < words + FRAME_MARGIN) {
        heap_collect(vm, true);
        if (heap_run_words(heap) < words) {
            heap_squeeze(vm);
        }
        if (heap_run_words(heap) < words) {
            heap->failed.kind = KIND_LIMIT;
            vm_raise_memory(vm, words * sizeof(Value));
        }
    }
    Value *old = (Value *)heap->low, *low = old - words;
    /* All of it absent: the caller fills it bit by bit, and an allocation in between scans it. */
    for (Value *p = low; p < old; p++) {
        *p = ABSENT;
    }
    frame_set_low(vm, low);
    return low;
}

/* Collects until frames may reach down to `low`; MemoryError when they may not. Sealed: who pushes
 * a frame goes on with no Value but `instance`, and the frame's own are on the stack. */
static void __attribute__((noinline)) make_room(Vm *vm, const uintptr_t *low, Value *instance) {
    Heap *heap = &vm->heap;
    CRoots roots;
    heap_root(heap, &roots, instance, 1);
    uintptr_t *high = vm_seal(vm);
    heap_collect(vm, true);
    if (low < heap->bump + heap->gate.reserve) {
        heap_squeeze(vm);
    }
    vm_unseal(vm, high);
    heap_unroot(heap, &roots);
    if (low < heap->bump + heap->gate.reserve) {
        heap->failed.kind = KIND_LIMIT;
        vm_raise_memory(vm, (size_t)(heap->low - low) * sizeof(Value));
    }
}

/* The callee's registers begin as absent, arguments excepted. Room is checked before anything is
 * changed: what is raised here is raised at the call. With an instance, the frame is that of its
 * __init__, and the instance is the result. `base` is a place of frame_place() whenever extras
 * are needed: a call range of the caller's own registers has only room for pc and link. */
void frame_push(Vm *vm, Value *base, enum Action action, Value instance) {
    size_t registers = frame_code(base)->head.registers;
    Value *low = base - (registers - 1);
    if ((uintptr_t *)low < vm->heap.bump + vm->heap.gate.reserve + FRAME_MARGIN) {
        make_room(vm, (uintptr_t *)low, &instance);
    }
    frame_check_depth(vm, registers);
    /* Read after the collections above, which may have moved the code. */
    const Code *code = frame_code(base);
    /* Register 0, the parameters, and the namespace of a body. Temporaries need no clearing:
     * what lies there can only be a Value that is still good (Heap.lowest). */
    size_t given = 1 + code_count_parameters(code) + ((code->head.flags & CODE_NAMES) != 0);
    for (size_t i = given; i < code_fixed(code); i++) {
        base[-(intptr_t)i] = ABSENT;
    }
    uintptr_t link = (uintptr_t)action << LINK_ACTION_SHIFT;
    if (!value_absent(instance)) {
        link |= LINK_INSTANCE;
        base[4] = instance;
    }
    ptrdiff_t distance = vm->base ? vm->base - base : 0;
    /* A caller in the heap has no distance: its GENERATOR says where it is, wherever it moves. A
     * new entry's caller may be further away than a link can say: C code may have placed much
     * between. */
    if (!value_absent(vm->roots[ROOT_GENERATOR])) {
        link |= LINK_FAR;
        base[3] = vm->roots[ROOT_GENERATOR];
        vm->roots[ROOT_GENERATOR] = ABSENT;
    } else if (action == ACTION_ENTRY || distance > LINK_DISTANCE) {
        link |= LINK_FAR;
        /* -1: nothing runs, this is the first frame of all. */
        base[3] = value_int(vm->base ? (Value *)vm->heap.top - vm->base : -1);
    } else {
        link |= (uintptr_t)distance;
    }
    base[1] = value_int(0);
    base[2] = value_int((intptr_t)link);
    vm->base = base;
    vm->depth++;
    frame_set_low(vm, low);
}

/* far is what stands in base[3]: words below heap.top, or the GENERATOR that called. */
Value *frame_far(Vm *vm, Value far) {
    if (value_is_int(far)) {
        return value_to_int(far) < 0 ? NULL : (Value *)vm->heap.top - value_to_int(far);
    }
    return generator_base(far);
}

Value *frame_caller(Vm *vm, const Value *base) {
    uintptr_t link = frame_link(base);
    return link & LINK_FAR ? frame_far(vm, base[3]) : (Value *)base + (link & LINK_DISTANCE);
}

/* Not for generators, which have leave() of their own. The frame's words are not cleared; what
 * the next frame needs absent it clears itself. */
void frame_leave(Vm *vm) {
    Value *base = vm->base, *caller = frame_caller(vm, base);
    uintptr_t link = frame_link(base);
    Value far = link & LINK_FAR ? base[3] : ABSENT;
    vm->depth--;
    if (value_is_object(far)) { /* the caller is a generator: nothing of it is on the stack */
        frame_set_low(vm, base + FRAME_INFO + 1);
        vm->roots[ROOT_GENERATOR] = far;
    } else {
        /* An entry's first frame lies below what C code had placed: entry_close() knows how far. */
        if (caller && frame_action(base) != ACTION_ENTRY) {
            frame_set_low(vm, caller - (frame_code(caller)->head.registers - 1));
        }
    }
    vm->base = caller;
}

/* `return` in all its forms; the loop does the plainest one itself. False: some frame of this entry
 * goes on. */
bool frame_return(Vm *vm, Value result) {
    Value *base = vm->base;
    uintptr_t link = frame_link(base);
    if (link & LINK_GENERATOR) {
        return generator_finish(vm, result);
    }
    enum Action action = frame_action(base);
    if (link & LINK_INSTANCE) {
        if (!value_is_none(result)) {
            vm_raise_type(vm, "__init__() should return None, not '%t'", result);
        }
        result = base[4];
    }
    if (action == ACTION_CLASS) { /* what class_finish needs is in the frame that ends */
        vm->roots[ROOT_SCRATCH] = base[-1];
        vm->roots[ROOT_RESULT] = base[0];
        bool cell = frame_code(base)->head.flags & CODE_CLASS_CELL;
        vm->roots[ROOT_FINISHED] = cell ? base[-2] : ABSENT;
    }
    /* The action was read before: the link is gone with the frame. */
    frame_leave(vm);
    frame_deliver(vm, action, result);
    return vm->entry->outcome != VM_RUNNING;
}

/* ---- the collector's view ---- */

/* The collector scans the frame stack as one range of Values. What a frame will not read again
 * is cleared before; what it will read follows from the instruction that it waits at. */

/* The number of registers to keep, counted from register 0: the locals, and temporaries as far
 * as the instruction's operands reach. The letters are those of compile/opcodes.h. A destination
 * d is dead itself; what lies below it is live. An instruction with neither d, a nor a range
 * (LISTAPPEND s s) stands in the midst of others' temporaries: all are kept. */
size_t frame_live_registers(const Value *base) {
    const uint8_t *p = frame_instruction(base);
    size_t top = code_fixed(frame_code(base));
    const char *format = opcodes_operands[*p];
    Opcode op = (Opcode)*p++;
    /* Where the range begins whose length the next N says; 0: no range is open. */
    size_t range = 0;
    if (op == OP_DEFINE && frame_code(base)->head.registers > top + 2) {
        return top + 2; /* defaults */
    }
    if (!strpbrk(format, "darcxpq")) { /* it only uses: other temporaries may wait for their turn */
        return frame_code(base)->head.registers;
    }
    for (; *format; format++) {
        size_t r = 255u - *p, end = 0;
        switch (*format) {
        case 'd': end = r; break;
        case 'a':
        case 's': end = r + 1; break;
        /* The call register is d + 2, the digit behind the letter says how many follow it. */
        case 'x': end = r + 3 + (size_t)(*++format - '0'); break;
        case 'p': {
            size_t source = 16u - (*p & 15);
            end = 15u - (*p >> 4);
            end = source > end ? source : end;
            break;
        }
        case 'q': end = 15u - (*p >> 4); break;
        /* These read m + 1 as well: the dict of defaults, the value to be sent. */
        case 'm':
            end = r + 1 + (op == OP_MAKEFUNCTION || op == OP_MAKEFUNCTIONW || op == OP_YIELDFROM);
            end += op == OP_FORANEXT ? 2 : 0;
            break;
        case 'r':
            range = r;
            if (format[1] == '2') {
                end = r + 2;
                format++;
            }
            break;
        /* The callee is not counted by N. */
        case 'c': range = r + 1; break;
        case 'N':
            end = range ? range + *p : 0;
            range = 0;
            break;
        /* Two bytes. */
        case 'K':
        case 'W': p++; break;
        default: break;
        }
        p++;
        top = end > top ? end : top;
    }
    return top;
}

/* The words for a link in the call range of the waiting instruction, unless the callee's frame,
 * which ends at `floor`, has them: frames that were there before may have left Values. */
static void clear_link(Value *base, const Value *floor) {
    const char *letters = opcodes_operands[*frame_instruction(base)];
    int n;
    if (letters[0] == 'x' || (letters[0] == 'd' && letters[1] == 'c')) {
        Value *c = frame_call(base, &n);
        c[1] = &c[1] >= floor ? ABSENT : c[1];
        c[2] = &c[2] >= floor ? ABSENT : c[2];
    }
}

/* What no instruction will read again is made absent, frame by frame, so that it keeps nothing
 * alive and the collector need not know the live rule. `floor` is the end of the frame below,
 * which may cover some of a caller's temporaries: those words are the callee's now. Registers of
 * generators lie in their objects, and so have no floor. */
void frame_prepare_stack(Vm *vm) {
    Value *floor = (Value *)heap_frames(&vm->heap);
    for (Value *base = vm->base; base;) {
        size_t live = frame_live_registers(base);
        Value *first_live = base - live + 1;
        Value *low = base - (frame_code(base)->head.registers - 1);
        bool on_stack = !(frame_link(base) & LINK_GENERATOR);
        if (on_stack && low < floor) {
            low = floor;
        }
        for (Value *p = low; p < first_live; p++) {
            *p = ABSENT;
        }
        clear_link(base, on_stack ? floor : NULL);
        uintptr_t link = frame_link(base);
        if (on_stack) {
            /* What lies above the callee's base belongs to it as well: pc and link, and the
             * extras. */
            floor = base + (link & (LINK_FAR | LINK_INSTANCE) ? FRAME_INFO : 2) + 1;
        }
        base = frame_caller(vm, base);
    }
}

/* ---- module code ---- */

/* The lowest place that a jump at or behind `from` leads to. Handlers of exceptions stand behind
 * what they are for, so rows need no look. */
static size_t lowest_target(const Code *code, size_t from) {
    size_t lowest = from;
    for (size_t at = from, size = code_size(code); at < size;) {
        const uint8_t *p = code->bytes + at;
        unsigned length = opcodes_lengths[*p];
        at += length;
        if (strpbrk(opcodes_operands[*p], "jJ")) {
            size_t target =
                at + (size_t)(*p == OP_JUMPW ? (int16_t)operand16(p + 1) : (int8_t)p[length - 1]);
            lowest = target < lowest ? target : lowest;
        }
    }
    return lowest;
}

/* The body of a module runs once, from front to back: what lies before the instruction that its
 * frame is at, and before the loop around it, is given up. The display of a large table, say, is
 * not kept while the program works on the table. Not if C code points into it. */
void frame_trim_code(Vm *vm) {
    for (Value *base = vm->base; base; base = frame_caller(vm, base)) {
        const Code *code = frame_code(base);
        if (!code_is_module(code) || !(code->head.flags & CODE_ONCE) ||
            !heap_contains(&vm->heap, code) || code->header & (HEADER_PINNED | HEADER_HELD)) {
            continue;
        }
        size_t cut = frame_pc(base);
        for (size_t low; (low = lowest_target(code, cut)) < cut;) {
            cut = low;
        }
        if (cut >= sizeof(Value)) {
            code_cut(vm, (Code *)(uintptr_t)code, cut);
            base[1] = value_int((intptr_t)(frame_pc(base) - cut));
        }
    }
}

/* Cached addresses are stale: a generator's frame and whatever the attribute cache knows. Frames
 * of the stack never move. */
void frame_after_collect(Vm *vm) {
    if (!value_absent(vm->roots[ROOT_GENERATOR])) {
        vm->base = generator_base(vm->roots[ROOT_GENERATOR]);
    }
    vm_cache_clear(vm);
    function_forget_dead(vm);
    if (vm->heap.dying_found) {
        vm->interrupt |= VM_INTERRUPT_FINALIZE;
    }
    vm->interrupt |= vm->weak_callbacks ? VM_INTERRUPT_WEAK : 0;
    frame_update_limits(vm);
}

/* How much must be free for the loop's fast check to pass: none of it needs to look at thresholds,
 * stress or the reserve, since they are all in this one figure. */
void frame_update_limits(Vm *vm) {
    const Heap *heap = &vm->heap;
    size_t run = heap_run_words(heap), check = heap->disabled ? 0 : heap_check_words(heap);
    if (heap->threshold && !heap->disabled) {
        /* Little is free once `threshold` words have been allocated from now on. */
        size_t after = run > heap->threshold ? run - heap->threshold : 0;
        check = after > check ? after : check;
    }
    vm->check_below =
        heap->gate.stress ? SIZE_MAX : (check + heap->gate.reserve) * sizeof(uintptr_t);
}
