# SPDX-License-Identifier: MIT
"""A report from marked-up text: paragraphs are wrapped and justified, lists numbered, tables aligned, headings
collected in a table of contents, pages broken and numbered.

The markup, line by line: `= heading`, `== lower heading`, `* item`, `# numbered item`, `| cells | of a | table`,
`> quotation`; an empty line ends a paragraph; `{name}` is filled in. Everything is a generator of lines, so that a
page is all that is ever held.
"""
import textwrap

WIDTH = 60
PAGE = 40  # lines

SOURCE = """
= Yield of the orchard, {year}

This report is about the {count} trees of the lower orchard, which were planted in three rows between 1998 and 2004
and have been weighed every autumn since. The figures are from the harvest of {year}; those of the year before are
given where they help to judge it.

== The weather

A late frost in the night of {frost} took most of the blossom of the first row, which lies in the hollow by the brook.
The summer was dry. From the middle of June on we watered by hand, as long as the well allowed; a
super-extra-long-word-of-the-kind-that-only-machines-and-committees-produce is here to be broken.

> Whoever plants a pear tree plants it for the grandchildren; whoever plants an apple tree would like to eat the fruit.

== The harvest

| variety | trees | kilograms | a tree
| Boskoop | 12 | 684.5 | 57.0
| Cox Orange | 9 | 301.25 | 33.5
| Gravensteiner | 7 | 98 | 14.0
| Jonagold | 14 | 1020.75 | 72.9

What stands out:

* The Gravensteiner are all in the first row, and the frost explains the whole of their loss.
* Jonagold bears well, but {sick} of the trees show canker, and the fruit did not keep.
* No tree was lost.

= What to do

# Cut out the canker before the end of February, and burn what was cut.
# Keep fleece ready for the first row. It costs less than half of what the frost took, and can be used for
five years.
# Graft two of the old Gravensteiner, on a stock that blossoms late.
# Ask the neighbours about the well.

== Costs

| what | euro
| fleece, 200 m | 148.00
| grafts | 36.50
| saw | 59.90

The sum of {total:.2f} euro is well below what the apples of one good year bring in.
"""

FACTS = {"year": 2019, "count": 12 + 9 + 7 + 14, "frost": "4 May", "sick": "three", "total": 148 + 36.5 + 59.9}


class Block:
    """What stands between two empty lines, or a line with a mark of its own."""

    def __init__(self, kind, text, number=0):
        self.kind = kind
        self.text = text
        self.number = number


MARKS = {"==": "subheading", "=": "heading", "*": "item", "#": "numbered", "|": "table", ">": "quotation"}


def blocks(source, facts):
    """The blocks of a text. Lines without a mark continue what the line above began."""
    kind, lines, number = None, [], 0
    for line in source.strip().split("\n") + [""]:
        mark, _, rest = line.partition(" ")
        new = MARKS.get(mark)
        if lines and (new or not line) and not (new == kind == "table"):
            yield Block(kind, "\n".join(lines).format(**facts), number)
            lines = []
        if not line:
            kind = None
            continue
        if not lines:
            number = number + 1 if new == "numbered" else 0 if new not in (None, "numbered") else number
            kind = new or "paragraph"
        lines.append(rest if new else line)


def justify(lines, width):
    """Every line but the last stretched to the width; the spaces grow from alternating sides."""
    lines = list(lines)
    for row, line in enumerate(lines[:-1]):
        words = line.split()
        gaps = len(words) - 1
        if not gaps or len(line) < width * 2 // 3:
            yield line
            continue
        missing = width - sum(map(len, words))
        each, extra = divmod(missing, gaps)
        spaces = [each + (i < extra) for i in range(gaps)]
        if row % 2:
            spaces.reverse()
        yield "".join(word + " " * gap for word, gap in zip(words, spaces + [0]))
    if lines:
        yield lines[-1]


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def table(rows, indent="  "):
    """Columns as wide as their widest cell. Numbers are aligned at their points, everything else to the left."""
    rows = [[cell.strip() for cell in row.split("|")] for row in rows]
    columns = list(zip(*rows))
    numeric = [all(map(is_number, column[1:])) for column in columns]

    def align(cell, after):
        # Fill up behind the point, so that what lies before it ends in the same column.
        return cell + " " * (after - (len(cell) - cell.find(".") if "." in cell else 0))

    tails = [max(len(cell) - cell.find(".") if "." in cell else 0 for cell in column[1:]) for column in columns]
    body = [[align(cell, tail) if number else cell for cell, number, tail in zip(row, numeric, tails)]
            for row in rows[1:]]
    widths = [max(map(len, column)) for column in zip(rows[0], *body)]
    rule = indent + "  ".join("-" * width for width in widths)

    def line(row):
        cells = (cell.rjust(width) if number else cell.ljust(width)
                 for cell, width, number in zip(row, widths, numeric))
        return (indent + "  ".join(cells)).rstrip()

    yield line(rows[0])
    yield rule
    yield from map(line, body)
    yield rule


class Layout:
    """Turns blocks into lines, and remembers the headings with the pages they came to lie on."""

    def __init__(self, width=WIDTH):
        self.width = width
        self.chapter = self.section = 0
        self.contents = []

    def heading(self, block):
        self.chapter += 1
        self.section = 0
        title = f"{self.chapter} {block.text}"
        self.contents.append((0, title))
        return [title.upper(), "=" * len(title)]

    def subheading(self, block):
        self.section += 1
        title = f"{self.chapter}.{self.section} {block.text}"
        self.contents.append((1, title))
        return [title, "-" * len(title)]

    def paragraph(self, block):
        return justify(textwrap.wrap(block.text, self.width), self.width)

    def item(self, block):
        return textwrap.wrap(block.text, self.width, initial_indent="  - ", subsequent_indent="    ")

    def numbered(self, block):
        first = f"{block.number:>3}. "
        return textwrap.wrap(block.text, self.width, initial_indent=first, subsequent_indent=" " * len(first))

    def quotation(self, block):
        yield from textwrap.indent(textwrap.fill(block.text, self.width - 12), " " * 6).split("\n")

    def table(self, block):
        return table(block.text.split("\n"))

    def lines(self, source, facts):
        """(line, whether a page may be broken before it)"""
        last = None
        for block in blocks(source, facts):
            if last and not (last == block.kind and last in ("item", "numbered")):
                yield "", True
            last = block.kind
            free = block.kind in ("paragraph", "item", "numbered")
            for line in getattr(self, block.kind)(block):
                yield line, free


def pages(lines, height):
    """Lists of lines, each at most height long. What must stay together moves to the next page together."""
    page, held = [], []
    for line, free in lines:
        if free and held:
            page, held = page + held, []
        if len(page) + len(held) >= height:
            yield page
            page, held = held, []
        if page or held or line:
            held.append(line)
    page += held
    if page:
        yield page


def main():
    layout = Layout()
    where = []
    for number, page in enumerate(pages(layout.lines(SOURCE, FACTS), PAGE), 1):
        while page and not page[-1]:
            page.pop()
        print("\n".join(page))
        print("\n" * (PAGE - len(page)) + f"- {number} -".center(WIDTH).rstrip())
        print("~" * WIDTH)
        where += [number] * (len(layout.contents) - len(where))

    print("CONTENTS".center(WIDTH).rstrip())
    for (level, title), number in zip(layout.contents, where):
        left = "  " * level + title + " "
        print(left + "." * (WIDTH - len(left) - 3) + f"{number:3}")

    words = {}
    for word in SOURCE.lower().replace("\n", " ").split(" "):
        word = word.strip(".,;:?!()")
        if len(word) > 4 and word.isalpha():
            words[word] = words.get(word, 0) + 1
    common = sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
    print("Words used most: " + ", ".join(f"{word} ({count})" for word, count in common) + ".")
    print(textwrap.shorten(SOURCE.strip().split("\n\n")[1].format(**FACTS), WIDTH, placeholder=" ..."))
    print(textwrap.dedent("""
        Set in %d columns,
          %d lines a page.""" % (WIDTH, PAGE)).strip())


main()
