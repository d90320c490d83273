# Names of a class body are not seen by its methods; the body itself sees them and outer locals.
x = "global"

class A:
    x = "class"
    y = x + "!"

    def method(self):
        return x

    z = [x for _ in range(1)]
    first = [v for v in [x]]

print(A.y, A().method(), A.z, A.first)
