# A character display behind an expander.
import time


class LcdApi:
    LCD_CLR = 1
    LCD_DDRAM = 128

    def __init__(self, num_lines, num_columns):
        self.num_lines = min(num_lines, 4)
        self.num_columns = num_columns
        self.cursor_x = 0
        self.cursor_y = 0
        self.implied_newline = False
        self.clear()

    def clear(self):
        self.hal_write_command(self.LCD_CLR)
        self.cursor_x = 0
        self.cursor_y = 0

    def move_to(self, cursor_x, cursor_y):
        self.cursor_x = cursor_x
        self.cursor_y = cursor_y
        addr = cursor_x & 63
        if cursor_y & 1:
            addr += 64
        if cursor_y & 2:
            addr += self.num_columns
        self.hal_write_command(self.LCD_DDRAM | addr)

    def putchar(self, char):
        if char == '\n':
            if self.implied_newline:
                pass
            else:
                self.cursor_x = self.num_columns
        else:
            self.hal_write_data(ord(char))
            self.cursor_x += 1
        if self.cursor_x >= self.num_columns:
            self.cursor_x = 0
            self.cursor_y += 1
            self.implied_newline = char != '\n'
        if self.cursor_y >= self.num_lines:
            self.cursor_y = 0
        self.move_to(self.cursor_x, self.cursor_y)

    def putstr(self, string):
        for char in string:
            self.putchar(char)

    def custom_char(self, location, charmap):
        location &= 7
        self.hal_write_command(64 | location << 3)
        for i in range(8):
            self.hal_write_data(charmap[i])

    def hal_write_command(self, cmd):
        raise NotImplementedError

    def hal_write_data(self, data):
        raise NotImplementedError


class I2cLcd(LcdApi):

    def __init__(self, bus, *a):
        self.bus = bus
        super().__init__(*a)

    def hal_write_command(self, cmd):
        self.bus.append(bytes([(cmd >> 4 & 15) << 4 | 8, (cmd & 15) << 4 | 8]))

    def hal_write_data(self, data):
        self.bus.append(bytes([1 | 8 | (data >> 4 & 15) << 4, 1 | 8 | (data & 15) << 4]))
bus = []
l = I2cLcd(bus, 2, 16)
l.putstr('Hello\nT=%.1fßC' % 21.5)
l.custom_char(0, bytearray([0, 10, 31, 31, 14, 4, 0, 0]))
print(len(bus), b''.join(bus))
try:
    LcdApi(2, 16)
except NotImplementedError as e:
    print('NIE', e, e.args)
