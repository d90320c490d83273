#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the module that bench/import/import.py imports: 60 KB of source, always the same text.

    make_module.py [FILE]     write it to FILE or standard output, and its figures to standard error

It has the shape of an application with its drivers: ten classes and some functions, about 120 in all, that
compute, call each other, loop, test, format text and handle exceptions; 250 distinct names; one table of 1,000
ints; one bytes literal of 4 KB. Statements come from a small grammar over the names of the class at hand, so
that no two functions are alike; every call has a callee of that name and as many arguments as it takes.
"""
import io
import keyword
import random
import sys
import tokenize

TARGET = 60 * 1024
LONGEST = 55  # lines of a function

# Class -> (what it is, whole-number attributes, list, dict, text, methods)
CLASSES = {
    "Sensor": ("a climate sensor on the I2C bus",
               "address gain offset raw humidity pressure", "samples", "registers", "model",
               "read_raw compensate calibrate set_gain average self_test wake sleep_mode read_word dew_point"),
    "Display": ("a 128 x 64 monochrome display",
                "width height contrast cursor_x cursor_y pages", "lines", "glyphs", "font",
                "clear draw_text draw_bar scroll_up set_contrast flush line_width wrap center draw_frame"),
    "Radio": ("a packet radio at 868 MHz",
              "channel power sequence rssi timeout retries", "pending", "peers", "network",
              "send_packet receive next_channel acknowledge checksum frame_size pair forget link_quality"),
    "Motor": ("a stepper motor with ramps",
              "position target speed limit acceleration phase", "ramp", "profiles", "axis",
              "step move_to plan home stop distance braking_point set_profile micro_step"),
    "Storage": ("a log on a small flash chip",
                "page_size head tail erased free", "blocks", "index", "label",
                "append_record read_record compact find_free erase mount verify usage oldest"),
    "Scheduler": ("the list of jobs and their times",
                  "now tick_ms drift overruns next_id", "jobs", "priorities", "clock",
                  "add_job cancel run_due next_due advance postpone busy order"),
    "Menu": ("a menu with two buttons and a knob",
             "selected top depth changes hold repeat", "items", "actions", "title",
             "up down enter leave render edit_value clamp visible"),
    "Filter": ("smoothing and spike removal",
               "order_n window threshold rejected total", "taps", "history", "kind",
               "push median smooth reset slope variance is_spike response"),
    "Protocol": ("the serial protocol of the host tool",
                 "state escape length crc version", "buffer", "handlers", "prompt",
                 "feed decode encode dispatch reply bad_frame crc_update parse_number split_fields"),
    "Controller": ("the greenhouse itself: decides what to heat, water and light",
                   "setpoint hysteresis heating watering alarms", "zones", "limits", "site",
                   "update decide heat water report check_limits night_mode learn summary emergency"),
}
FUNCTIONS = ("crc16 to_fixed from_fixed interpolate lookup median_of format_time hex_dump parse_line scale "
             "clamp_value popcount reverse_bits pack_pair unpack_pair weighted next_power table_slope "
             "decode_temperature").split()
CONSTANTS = ("REG_CONTROL REG_DATA MAX_RETRIES PAGE_COUNT FLAG_READY FLAG_ERROR POLYNOMIAL "
             "FULL_SCALE MINUTE").split()
PARAMETERS = "value count level start name mode".split()
LOCALS = "total result i n low high step_n left word best key item".split()
TEXTS = ("out of range", "no answer", "ready", "checksum", "too long", "not found", "low battery", "retry",
         "calibrated", "full", "unknown command", "started", "over the limit", "skipped", "closed", "level")
HELP_WORDS = ("set get heat water light log page channel zone time limit show clear store read write start stop "
              "the of to in degrees percent minutes sensor motor radio menu value name help all on off").split()


def grouped(text):
    """text in parentheses if it has an operator outside of brackets."""
    depth = 0
    for c in text:
        depth += (c in "([") - (c in ")]")
        if c == " " and depth == 0:
            return "(%s)" % text
    return text


class Writer:
    """Makes statements and expressions over the names of one class, or of none."""

    def __init__(self, rng, owner, signatures):
        self.rng = rng
        self.owner = owner
        self.signatures = signatures  # callable name -> number of arguments
        self.lines = []
        self.numbers = []
        self.spare = []
        self.attributes = []
        if owner:
            _, attributes, self.list, self.dict, self.text, methods = CLASSES[owner]
            self.attributes = ["self." + a for a in attributes.split()]
            self.methods = methods.split()

    def pick(self, choices):
        return choices[int(self.rng.random() * len(choices))]

    def chance(self, share):
        return self.rng.random() < share

    def constant(self):
        if self.chance(0.25):
            return self.pick(CONSTANTS)
        if self.chance(0.2):
            return "0x%x" % self.pick((15, 31, 63, 127, 255, 0x1021, 4095, 0xa0, 0xf4))
        return str(self.pick((1, 2, 3, 4, 5, 7, 8, 10, 12, 16, 20, 24, 60, 100, 250, 1000)))

    def quoted(self, form=""):
        return '"%s%s"' % (self.pick(TEXTS), form)

    def number(self, depth=2):
        """A whole-number expression."""
        r = self.rng.random()
        if depth == 0 or r < 0.22:
            if self.owner and self.chance(0.45):
                return self.pick(self.attributes)
            return self.pick(self.numbers) if self.chance(0.75) else self.constant()
        if r < 0.62:
            operator = self.pick(("+", "-", "*", "+", "-", "//", "%", "&", "|", ">>", "^"))
            right = self.constant() if operator in ("//", "%", ">>") else self.number(depth - 1)
            left = self.number(depth - 1)
            if left == right or left.isdigit():
                left = self.pick(self.numbers + self.attributes)
                right = self.constant()
            return "%s %s %s" % (grouped(left), operator, grouped(right))
        if r < 0.70:
            return "%s(%s, %s)" % (self.pick(("min", "max")), self.number(depth - 1), self.number(0))
        if r < 0.74:
            return "abs(%s)" % self.pick(self.numbers + self.attributes)
        if r < 0.84 and self.owner:
            return self.pick(("len(self.%s)" % self.list, "self.%s[-1]" % self.list,
                              "self.%s[%s]" % (self.list, self.number(0)),
                              "self.%s.get(%s, %s)" % (self.dict, self.number(0), self.constant())))
        if r < 0.80:
            return "CALIBRATION[%s %% 1000]" % self.pick(self.numbers)
        if r < 0.86:
            return "%s if %s > %s else %s" % (self.number(0), self.pick(self.numbers), self.constant(),
                                              grouped(self.number(1)))
        return self.call(depth)

    def call(self, depth):
        if self.owner and self.chance(0.65):
            name = self.pick(self.methods)
            callee = "self." + name
            arguments = self.signatures[self.owner, name]
        else:
            name = callee = self.pick(FUNCTIONS)
            arguments = self.signatures[None, name]
        return "%s(%s)" % (callee, ", ".join(self.number(depth - 1) for _ in range(arguments)))

    def condition(self):
        r = self.rng.random()
        simple = "%s %s %s" % (grouped(self.number(1)), self.pick(("<", ">", "==", "!=", "<=", ">=")),
                               self.number(0))
        if r < 0.5:
            return simple
        if r < 0.65:
            return "%s %s %s > %s" % (simple, self.pick(("and", "or")), self.number(0), self.constant())
        if r < 0.8 and self.owner:
            return "%s %s self.%s" % (self.pick(self.numbers), self.pick(("in", "not in")),
                                      self.pick((self.dict, self.list)))
        if r < 0.9 and self.owner:
            return "not " + self.pick(self.attributes)
        return "%s <= %s < %s" % (self.constant(), self.pick(self.numbers), self.constant())

    def message(self):
        r = self.rng.random()
        if r < 0.5:
            return "%s %% (%s, %s)" % (self.quoted(" %d of %d"), self.number(0), self.number(1))
        if r < 0.75:
            return "%s %% %s" % (self.quoted(": %d"), self.pick(self.numbers))
        return "%s.format(%s, %s)" % (self.quoted(" {} ({:04x})"), self.number(0), self.pick(self.numbers))

    def put(self, indent, text):
        self.lines.append("    " * indent + text)

    def new_local(self):
        if not self.spare:
            return self.pick(self.numbers)
        return self.spare.pop(int(self.rng.random() * len(self.spare)))

    def simple(self, indent):
        """One statement of one line."""
        r = self.rng.random()
        if r < (0.30 if self.owner else 0.55):
            name = self.new_local()
            self.put(indent, "%s = %s" % (name, self.number()))
            if name not in self.numbers:
                self.numbers.append(name)
        elif r < 0.42 or (r < 0.9 and not self.owner):
            self.put(indent, "%s %s %s" % (self.pick(self.numbers), self.pick(("+=", "-=", "&=", "+=", "^=")),
                                           self.number()))
        elif not self.owner or r < 0.47:
            self.put(indent, self.call(2))
        elif r < 0.64:
            self.put(indent, "%s = %s" % (self.pick(self.attributes), self.number()))
        elif r < 0.74:
            self.put(indent, "%s %s %s" % (self.pick(self.attributes), self.pick(("+=", "-=", "+=")),
                                           self.number(1)))
        elif r < 0.80:
            self.put(indent, "self.%s.append(%s)" % (self.list, self.number(1)))
        elif r < 0.86:
            self.put(indent, "self.%s[%s] = %s" % (self.dict, self.number(0), self.number(1)))
        elif r < 0.90:
            a, b = self.pick(self.attributes), self.pick(self.numbers)
            self.put(indent, "%s, %s = %s, %s" % (a, b, self.number(0), self.number(0)))
        elif r < 0.94:
            self.put(indent, "self.%s = [%s for item in self.%s if item %s %s]" % (
                self.list, self.pick(("item", "item + 1", "item >> 1", "item * %s" % self.constant())),
                self.list, self.pick(("<", ">", "!=")), self.number(0)))
        elif r < 0.97:
            self.put(indent, "self.%s = %s" % (self.text, self.message()))
        else:
            self.put(indent, "print(self.%s, %s)" % (self.text, self.message()))

    def body(self, indent, lines):
        """Statements of about that many lines."""
        end = len(self.lines) + lines
        while len(self.lines) < end:
            if end - len(self.lines) < 3 or indent > 4 or self.chance(0.62):
                self.simple(indent)
            else:
                self.block(indent, end - len(self.lines))

    def block(self, indent, room):
        """A compound statement; names assigned inside it are not relied on after it."""
        known, spare = list(self.numbers), list(self.spare)
        inner = min(room - 1, self.pick((1, 2, 2, 3, 4)))
        r = self.rng.random()
        if r < 0.40:
            self.put(indent, "if %s:" % self.condition())
            if self.chance(0.2):
                self.put(indent + 1, "raise ValueError(%s)" % self.message())
            elif self.chance(0.3):
                self.simple(indent + 1)
                self.put(indent + 1, "return %s" % self.number(1))
            else:
                self.body(indent + 1, inner)
                if self.chance(0.4):
                    self.numbers, self.spare = list(known), list(spare)
                    self.put(indent, "else:" if self.chance(0.7) else "elif %s:" % self.condition())
                    self.body(indent + 1, self.pick((1, 1, 2)))
        elif r < 0.60:
            name = self.new_local()
            self.put(indent, "for %s in range(%s):" % (name, self.number(1)))
            self.numbers.append(name)
            self.body(indent + 1, inner)
        elif r < 0.76 and self.owner:
            if self.chance(0.5):
                self.put(indent, "for item in self.%s:" % self.list)
                self.numbers.append("item")
            else:
                self.put(indent, "for key, item in self.%s.items():" % self.dict)
                self.numbers += ["key", "item"]
            self.body(indent + 1, inner)
        elif r < 0.88:
            counter = self.pick(self.numbers)
            self.put(indent, "while %s > %s:" % (counter, self.constant()))
            self.body(indent + 1, inner)
            self.put(indent + 1, "%s -= %s" % (counter, self.pick(("1", "1", "2", "8"))))
        else:
            self.put(indent, "try:")
            self.body(indent + 1, min(inner, 2))
            self.numbers, self.spare = list(known), list(spare)
            if self.chance(0.6):
                self.put(indent, "except (%s):" % self.pick(("ValueError, IndexError", "OSError, KeyError")))
                self.simple(indent + 1)
            else:
                self.put(indent, "except %s as error:" % self.pick(("OSError", "ValueError")))
                self.put(indent + 1, "print(%s, error)" % self.quoted())
            if self.chance(0.2):
                self.put(indent, "finally:")
                self.simple(indent + 1)
        self.numbers, self.spare = known, spare

    def function(self, indent, name, parameters, lines):
        self.lines = []
        given = ["self"] * bool(self.owner) + parameters
        if parameters and self.chance(0.2):
            given[-1] += "=" + self.constant()
        self.put(indent, "def %s(%s):" % (name, ", ".join(given)))
        if self.chance(0.45):
            self.put(indent + 1, '"""%s: %s the %s, %s."""' % (
                name.replace("_", " ").capitalize(), self.pick(("updates", "gives", "works on", "checks")),
                self.pick(HELP_WORDS[:18]), self.pick(TEXTS)))
        elif self.chance(0.4):
            self.put(indent + 1, "# %s when %s, see the data sheet" % (
                self.pick(TEXTS).capitalize(), self.pick(TEXTS)))
        self.numbers = list(parameters)
        self.spare = [n for n in LOCALS if n not in ("item", "key")]
        if not self.numbers:
            self.numbers = [self.new_local()]
            self.put(indent + 1, "%s = %s" % (self.numbers[0],
                                              self.pick(self.attributes) if self.owner else "0"))
        self.body(indent + 1, min(lines, LONGEST - 12))
        self.put(indent + 1, "return %s" % self.number())
        return self.lines


def signatures(rng):
    """How many arguments each method and function takes."""
    counts = {}
    for owner, row in CLASSES.items():
        for name in row[5].split():
            counts[owner, name] = int(rng.random() * 2.6)
    for name in FUNCTIONS:
        counts[None, name] = 1 + int(rng.random() * 2)
    return counts


def int_table(rng):
    lines = ["CALIBRATION = ["]
    value = 200
    row = "   "
    for _ in range(1000):
        value = (value + int(rng.random() * 90) - 30) % 4096
        if len(row) > 92:
            lines.append(row)
            row = "   "
        row += " %d," % value
    return lines + [row, "]"]


def bytes_literal(rng):
    """4,096 bytes: records of a help text, each behind a length and an offset."""
    data = b""
    while len(data) < 4096:
        words = b" ".join(HELP_WORDS[int(rng.random() * len(HELP_WORDS))].encode()
                          for _ in range(3 + int(rng.random() * 6)))
        data += bytes([len(words), int(rng.random() * 256)]) + words
    data = data[:4096]
    lines = ["HELP = ("]
    for start in range(0, 4096, 64):
        lines.append("    %r" % data[start:start + 64])
    return lines + [")"]


def module(fatness):
    """The module's text; fatness scales how many statements a function has."""
    rng = random.Random(1991)
    counts = signatures(rng)
    lines = ['"""Greenhouse control: sensors, display, radio, motors, storage, and what connects them."""', ""]
    for name in CONSTANTS:
        lines.append("%s = %s" % (name, 1 + int(rng.random() * 4000)))
    lines += [""] + int_table(rng) + [""] + bytes_literal(rng)

    def size():
        return max(2, int(fatness * (2 + rng.random() * rng.random() ** 2 * 50)))

    for name in FUNCTIONS:
        writer = Writer(rng, None, counts)
        lines += ["", ""] + writer.function(0, name, writer_parameters(rng, counts[None, name]), size())
    for owner, (what, attributes, list_name, dict_name, text, methods) in CLASSES.items():
        writer = Writer(rng, owner, counts)
        lines += ["", "", "class %s:" % owner, '    """The %s: %s."""' % (owner.lower(), what), ""]
        lines += ["    def __init__(self, name, mode=0):", "        self.%s = name" % text,
                  "        self.%s = []" % list_name, "        self.%s = {}" % dict_name]
        lines += ["        self.%s = %s" % (a, "mode" if i == 0 else writer.constant())
                  for i, a in enumerate(attributes.split())]
        for name in methods.split():
            lines += [""] + writer.function(1, name, writer_parameters(rng, counts[owner, name]), size())
    lines += ["", "", "SITE = Controller(\"glass house\", 3)", "PARTS = {"]
    lines += ["    \"%s\": %s(\"%s %d\")," % (owner.lower(), owner, owner.lower(), i)
              for i, owner in enumerate(CLASSES)]
    return "\n".join(lines + ["}"]) + "\n"


def writer_parameters(rng, count):
    start = int(rng.random() * (len(PARAMETERS) - count))
    return PARAMETERS[start:start + count]


def make():
    """The module nearest below 60 KB: the grammar's only free parameter is how long functions get."""
    best = ""
    for hundredths in range(20, 300):
        text = module(hundredths / 100)
        if len(best) < len(text) <= TARGET:
            best = text
    return best


def figures(text):
    """One line about the module, counted from its tokens."""
    names, remarks, longest, started = set(), 0, 0, 0
    previous = tokenize.INDENT
    depth = 0
    functions = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME and not keyword.iskeyword(token.string):
            names.add(token.string)
        if token.type == tokenize.COMMENT:
            remarks += len(token.string)
        if token.type == tokenize.STRING and previous in (tokenize.INDENT, tokenize.NEWLINE, tokenize.NL):
            remarks += len(token.string) * token.string.startswith('"""')
        if token.string == "def":
            functions.append((token.start[0], depth))
        if token.type == tokenize.INDENT:
            depth += 1
        if token.type == tokenize.DEDENT:
            depth -= 1
            if functions and len(functions[-1]) == 2 and functions[-1][1] == depth:
                started = functions[-1][0]
                longest = max(longest, token.start[0] - started)
                functions[-1] += (True,)
        previous = token.type
    return "%d bytes, %d functions, longest %d lines, %d names, %.1f %% comments and docstrings" % (
        len(text), len(functions), longest, len(names), 100 * remarks / len(text))


def main():
    text = make()
    if len(sys.argv) > 1:
        with open(sys.argv[1], "w") as out:
            out.write(text)
    else:
        sys.stdout.write(text)
    print(figures(text), file=sys.stderr)


if __name__ == "__main__":
    main()
