# complex: literals, repr with all signs, infinities and nans, attributes.
inf, nan = float("inf"), float("nan")
for z in (1j, 0j, -0j, 1 + 2j, -1.5 - 0.5j, complex(0.0, -1), complex(-0.0, 1), complex(inf, nan), complex(nan, -inf), 3 + 0j, complex(-0.0, -0.0), -1j, 1_0.2_5j, 2e3J, .5j, 00j, 012j, 0.25 - 4j):
    print(z, repr(z), z.real, z.imag, z.conjugate(), bool(z), -z, +z, "%s" % z, f"{z!r:>8}")
print(type(1j), isinstance(1j, complex), isinstance(1, complex), 1j .imag, (1j, -1j), {1j: 2})


def f():
    return 2j, 2.0, 2, -0j, 2j


print(f(), eval("3j"), eval("1+1j"))
for text in ("1jx", "0x1j2", "1_j", "1e5jj"):
    try:
        print(eval(text))
    except SyntaxError:
        print("SyntaxError")


class Derived(complex):
    def __repr__(self):
        return "D" + complex.__repr__(self)


print(Derived(1, 2), Derived(1, 2) + 1, Derived("1j").imag, -Derived(1), Derived(2) == 2, hash(Derived(2)) == hash(2))
