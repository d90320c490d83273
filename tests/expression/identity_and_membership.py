# is, is not, in, not in over the built-in containers and over user classes.
a = [1, 2]
b = a
c = [1, 2]
print(a is b, a is c, a == c, a is not c, a is not b)
print(None is None, None is not False, a is not c == [1, 2])
print(2 in a, 3 in a, 3 not in a, [1] in [[1]], "" in "abc", "bc" in "abc", "cb" not in "abc")
print("k" in {"k": 0}, 0 in {"k": 0}, 3 in range(0, 10, 3), 4 in range(0, 10, 3))
print(98 in b"abc", b"bc" in b"abc", 2.0 in {1, 2}, True in (1, 2), None in [0, "", None])


class Evens:
    def __contains__(self, n):
        print("asked", n)
        return n if n % 2 == 0 else 0


print(4 in Evens(), 5 in Evens(), 0 in Evens(), 0 not in Evens())
