/* SPDX-License-Identifier: MIT */
/* The rows of Changes are kept sorted while they are found. */
#include "inspect/changes.h"

#include "inspect/column.h"

static size_t weight(const ChangeRow *row) {
    return row->born_words + (size_t)(row->change < 0 ? -row->change : row->change);
}

static void add(ChangeRow *sum, const ChangeRow *row) {
    sum->born += row->born;
    sum->born_words += row->born_words;
    sum->died += row->died;
    sum->change += row->change;
}

static void insert(Changes *c, const ChangeRow *row) {
    size_t at = c->used;
    while (at > 0 && weight(&c->rows[at - 1]) < weight(row)) {
        at--;
    }
    bool full = c->used == CHANGES_ROWS;
    if (full) {
        add(&c->others, at < CHANGES_ROWS ? &c->rows[CHANGES_ROWS - 1] : row);
    }
    c->used += !full;
    if (at == CHANGES_ROWS) {
        return;
    }
    for (size_t i = c->used - 1; i > at; i--) {
        c->rows[i] = c->rows[i - 1];
    }
    c->rows[at] = *row;
}

/* Where ages are known, what is gone of the objects that were there has died. An object that took
 * the place of another cannot be told by counts, so there a type has either. */
static void visit(void *context, const Change *change) {
    Changes *c = context;
    ChangeRow row = {.key = change->key};
    size_t now = change->old_count + change->born_count;
    if (c->by_count) {
        size_t words = change->old_words + change->born_words;
        row.born = now > change->count ? now - change->count : 0;
        row.died = now < change->count ? change->count - now : 0;
        if (words > change->words && row.born > 0) {
            row.born_words = words - change->words;
        } else {
            row.change = (intptr_t)(words - change->words);
        }
    } else {
        row.born = change->born_count;
        row.born_words = change->born_words;
        row.died = change->count - change->old_count;
        row.change = (intptr_t)(change->old_words - change->words);
    }
    if (row.born + row.born_words + row.died != 0 || row.change != 0) {
        insert(c, &row);
        add(&c->sum, &row);
    }
}

void changes_find(Vm *vm, Changes *changes, Value mark, const Object *border) {
    *changes = (Changes){.by_count = border == NULL};
    histogram_compare(vm, mark, border, visit, changes);
}

enum { COUNT_WIDTH = 7, BYTES_WIDTH = 9 };

static void print_row(Writer *out, const ChangeRow *row) {
    intptr_t word = sizeof(Value);
    column_change(out, (intptr_t)row->born, COUNT_WIDTH);
    column_change(out, (intptr_t)row->born_words * word, BYTES_WIDTH);
    column_change(out, -(intptr_t)row->died, COUNT_WIDTH);
    column_change(out, row->change * word, BYTES_WIDTH);
    writer_text(out, "  ");
}

void changes_write_key(Writer *out, const ChangeRow *row) {
    if (value_absent(row->key)) {
        writer_text(out, "(others)");
    } else {
        census_write_key(out, row->key);
    }
}

void changes_print(Writer *out, const Changes *c) {
    if (c->used == 0) {
        writer_text(out, "nothing has changed\n");
        return;
    }
    column_text(out, "born", COUNT_WIDTH);
    column_text(out, "bytes", BYTES_WIDTH);
    column_text(out, "died", COUNT_WIDTH);
    column_text(out, "bytes", BYTES_WIDTH);
    writer_text(out, "  type\n");
    for (size_t i = 0; i < c->used; i++) {
        print_row(out, &c->rows[i]);
        changes_write_key(out, &c->rows[i]);
        writer_text(out, "\n");
    }
    if (weight(&c->others) + c->others.born + c->others.died != 0) {
        print_row(out, &c->others);
        writer_text(out, "(others)\n");
    }
    print_row(out, &c->sum);
    writer_text(out, "sum\n");
}
