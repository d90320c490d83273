# Classes made by a function close over its variables; counting instances.
def make(n):
    class Local:
        size = n
        def grow(self):
            nonlocal n
            n += 1
            return n, self.size
    return Local

A, B = make(1), make(100)
print(A().grow(), A().grow(), B().grow(), A is B, A.__name__ == B.__name__)
class Counter:
    count = 0
    def __init__(self):
        Counter.count += 1
        self.number = Counter.count
print([Counter().number for _ in range(3)], Counter.count)
