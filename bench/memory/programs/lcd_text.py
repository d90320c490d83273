# Text for a 16 x 2 character display: fields, bars, a menu, scrolling; shown as rows of characters.


class Display:
    def __init__(self, columns, rows):
        self.columns = columns
        self.rows = rows
        self.cells = bytearray(b" " * (columns * rows))

    def clear(self):
        for i in range(len(self.cells)):
            self.cells[i] = 32

    def put(self, column, row, text):
        place = row * self.columns + column
        for c in text[:self.columns - column]:
            self.cells[place] = ord(c)
            place += 1

    def show(self):
        for row in range(self.rows):
            start = row * self.columns
            print("|" + bytes(self.cells[start:start + self.columns]).decode() + "|")
        print("+" + "-" * self.columns + "+")


def bar(value, limit, width):
    filled = value * width // limit
    return "[" + "=" * filled + "." * (width - filled) + "]"


def clock(seconds):
    return "%02d:%02d:%02d" % (seconds // 3600 % 24, seconds // 60 % 60, seconds % 60)


def scroll(text, width):
    padded = text + "   "
    for i in range(len(padded)):
        yield (padded[i:] + padded[:i] + padded)[:width]


def menu(display, items, selected):
    top = min(selected, len(items) - display.rows)
    display.clear()
    for row in range(display.rows):
        mark = ">" if top + row == selected else " "
        display.put(0, row, "%s%d %-13s" % (mark, top + row + 1, items[top + row]))
    display.show()


def main():
    lcd = Display(16, 2)
    lcd.put(0, 0, clock(45296))
    lcd.put(10, 0, "{:>4}mV".format(3300))
    lcd.put(0, 1, bar(37, 100, 10) + "{:3d}%".format(37))
    lcd.show()
    items = ["Brightness", "Contrast", "Wifi network name", "About"]
    for selected in range(len(items)):
        menu(lcd, items, selected)
    lcd.clear()
    for step, line in enumerate(scroll("low battery: please charge", 16)):
        if step % 7 == 0:
            lcd.put(0, 0, line)
            lcd.put(0, 1, "step %2d" % step)
            lcd.show()


main()
