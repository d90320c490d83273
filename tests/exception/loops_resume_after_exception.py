# Iterators, loops and half-made objects after exceptions.
def fail(*args):
    raise ValueError("stop")

def many(stack):
    for i in range(50):
        try:
            try:
                stack.append(i)
                if i % 2:
                    fail(i, [i] * 3, {i: i})
                stack.append("ok")
            finally:
                stack.pop()
        except ValueError:
            continue
    return stack

print(len(many([])))

class Half:
    def __init__(self):
        self.a = 1
        registry.append(self)
        fail()

registry = []
try:
    h = Half()
except ValueError:
    print(len(registry), registry[0].a)
print(1 + (lambda: [fail] and 1)(), [1, 2, *[3]])
