# Operators of ints with floats and bools give the right type; wrong types are refused in CPython's words.
for value in (1 + 0.5, 3 * 0.5, 2 - 0.5, 7 / 2, 6 / 3, 7 // 2.0, 7 % 2.5, True + True, True * 3, 5 - True, 2 ** 2.0, True / 2):
    print(type(value).__name__, value)


def attempt(text):
    try:
        print(text, '->', eval(text))
    except TypeError as e:
        print(text, '->', e)


for text in ("1 + '2'", "'1' + 2", '1 - None', '[] - 1', "1 * {}", "'a' * 'b'", '1 / []', '2 // None', "5 % 'a'",
             "2 ** 'x'", '~1.5', "-'a'", '+[]', '1 < "a"', '1 >= None', '(1,) > 2', 'None + 1', '1 @ 2', 'divmod(1, "a")'):
    attempt(text)
