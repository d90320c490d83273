# complex(): numbers, text, special methods, and what it refuses.
for text in ("1", "1j", "-j", "+1+2j", " ( 1.5-2e3j ) ", "j", "1+j", "nan+infj", "inf", "1e5j", "1_0j", "(1)", "1e+5-25e-2j", "infinityj", "+nanj", "-1-1J",
             "1+2", "1+2j+3", "", "abc", "(1", "1j2", "1 + 2j", "--1j", "()", "1e", "1ej", "j1", "(1)j", "1,2"):
    try:
        print(repr(text), complex(text))
    except ValueError as error:
        print(repr(text), error)


class C:
    def __complex__(self):
        return 1 + 2j


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 3


class Bad:
    def __complex__(self):
        return 5


for arguments in ((), (1,), (1, 2), (1.5,), (1j, 2j), (1 + 2j,), ("1", "2"), (1, "2"), ([],), (1, []), (True,), (None,), (2, 1j), (C(),), (F(),), (I(), F()), (Bad(),), (C(), C()), (C(), 1),
                  (-0.0, -0.0), (1, True)):
    try:
        print(complex(*arguments))
    except TypeError as error:
        print(error)
print(complex(real=1, imag=2), complex(imag=2))
for function in (int, float, round):
    try:
        function(1j)
    except TypeError:
        print("refused")
