# readinto() that lies about how much it read (expected by hand: CPython 3.11 itself reads out of bounds here)
# faults: lie, resize
import io


class Raw(io.RawIOBase):
    def __init__(self, answer):
        self.answer = answer

    def readinto(self, b):
        return self.answer


for answer in (-1, 10 ** 6, 5, "x"):
    try:
        print(Raw(answer).read(4))
    except Exception as e:
        print(type(e).__name__, e)
