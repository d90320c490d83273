# __index__, __float__ and __round__ wherever a number is expected.
class Number:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

    def __float__(self):
        return self.n + 0.5

    def __round__(self, digits=None):
        return "rounded", digits


n = Number(3)
print([10, 20, 30, 40][n], "abcdef"[n], (1, 2, 3, 4)[:n], list(range(n)), [0] * 2, bin(n), hex(n), chr(Number(65)))
print(int(n), float(n), round(n), round(n, 1), range(10)[n], "x" * Number(2), [1] * Number(3), bytes(Number(2)))
lst = list(range(6))
lst[n] = "set"
del lst[Number(-1)]
print(lst, lst[Number(1):Number(4)], lst.pop(Number(0)), "%d" % 3)
